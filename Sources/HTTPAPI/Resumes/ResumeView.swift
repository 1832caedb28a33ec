import EventSourcing

/// A version of a stored résumé as clients see it.
struct ResumeView {
    private let resumeID: ResumeID
    private let version: Int
    private let createdAt: Timestamp
    private let updatedAt: Timestamp

    /// The newest version.
    init(_ row: ResumeRow) {
        self.resumeID = row.resumeID
        self.version = row.version
        self.createdAt = row.createdAt
        self.updatedAt = row.updatedAt
    }

    init(_ version: ResumeVersion) {
        self.resumeID = version.row.resumeID
        self.version = version.version
        self.createdAt = version.row.createdAt
        self.updatedAt = version.writtenAt
    }

    static func path(_ id: ResumeID) -> String { "/api/v1/resumes/\(id)" }

    /// What is written as a version never changes.
    static func tag(_ version: Int) -> EntityTag { EntityTag("\(version)") }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.endObject()
        return json.bytes
    }

    /// - Parameter resume: JSON, which goes in as it is.
    func json(with resume: [UInt8]) -> [UInt8] {
        self.json.dropLast() + Array(",\"resume\":".utf8) + resume + [UInt8(ascii: "}")]
    }

    func write(to json: inout JSONWriter) {
        json.member("id", self.resumeID.description)
        json.member("version", self.version)
        json.member("createdAt", self.createdAt.description)
        json.member("updatedAt", self.updatedAt.description)
        json.beginObject("links")
        json.member("self", Self.path(self.resumeID))
        json.endObject()
    }
}
