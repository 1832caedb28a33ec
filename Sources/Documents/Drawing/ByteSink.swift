internal import CPangoCairo

/// Collects what cairo writes.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    /// cairo's callback; the closure is a ``ByteSink`` that outlives the surface.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
            .bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
