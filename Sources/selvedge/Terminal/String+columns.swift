extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - self.count)) }

    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - self.count)) + self }

    var trimmedRight: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
