/// Pointers to the bytes of many parameters at once, without copying them.
enum ParameterPointers {
    static func with<Value>(_ parameters: [Parameter], _ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
        var pointers: [UnsafePointer<CChar>?] = []
        pointers.reserveCapacity(parameters.count)
        return self.descend(parameters[...], &pointers, body)
    }

    /// One level per parameter: a pointer into an array is valid in the closure it was given to only.
    private static func descend<Value>(
        _ rest: ArraySlice<Parameter>,
        _ pointers: inout [UnsafePointer<CChar>?],
        _ body: ([UnsafePointer<CChar>?]) -> Value
    ) -> Value {
        guard let parameter = rest.first else { return body(pointers) }
        guard let bytes = parameter.bytes else {
            pointers.append(nil)
            return self.descend(rest.dropFirst(), &pointers, body)
        }
        // A null pointer means NULL to libpq, so an empty value points at something.
        return (bytes.isEmpty ? [0] : bytes)
            .withUnsafeBytes { raw in
                pointers.append(raw.baseAddress?.assumingMemoryBound(to: CChar.self))
                return self.descend(rest.dropFirst(), &pointers, body)
            }
    }
}
