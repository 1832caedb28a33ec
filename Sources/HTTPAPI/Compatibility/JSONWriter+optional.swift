import EventSourcing

extension JSONWriter {
    /// Members that older clients always look for are there even when there is nothing to say.
    mutating func memberOrNull(_ key: StaticString, _ value: String?) {
        if let value { self.member(key, value) } else { self.null(key) }
    }
}
