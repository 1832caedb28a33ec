extension TargetURL {
    /// Where a `Location` leads from here (RFC 3986 §5.2, without tidying dots away). Its fragment is dropped: no server sees one.
    func redirected(to location: String) throws(TargetRefusal) -> TargetURL {
        guard location.utf8.count <= Self.lengthLimit else { throw .tooLong(limit: Self.lengthLimit) }
        let reference = location.prefix { $0 != "#" }
        if reference.hasPrefix("//") { return try TargetURL("\(self.scheme.rawValue):\(reference)") }
        if reference.hasPrefix("/") { return try TargetURL(self.origin + reference) }
        let firstPart = reference.prefix { $0 != "/" && $0 != "?" }
        if firstPart.contains(":") { return try TargetURL(String(reference)) }
        let path = self.target.prefix { $0 != "?" }
        if reference.isEmpty { return self }
        if reference.hasPrefix("?") { return try TargetURL(self.origin + path + reference) }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return try TargetURL(self.origin + folder + reference)
    }
}
