extension String {
    /// Whether both are the same bytes. Equal texts may not be: `==` takes one form of an accented letter for another, and names
    /// in tokens are compared without any such help (RFC 7519 §7.3).
    func isSpelt(_ other: String) -> Bool { self.utf8.elementsEqual(other.utf8) }
}
