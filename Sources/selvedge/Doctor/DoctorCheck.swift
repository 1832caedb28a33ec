/// One thing that was looked at.
struct DoctorCheck: Sendable, Equatable, Encodable {
    enum Status: String, Sendable, Encodable {
        case ok
        /// It works, but not as it should, or not for long.
        case warn
        /// It does not work.
        case fail = "FAIL"
    }

    var name: String
    var status: Status
    var detail: String
    /// How to mend it; nil when there is nothing to mend.
    var remedy: String?

    static func ok(_ name: String, _ detail: String) -> Self { Self(name: name, status: .ok, detail: detail) }

    static func warn(_ name: String, _ detail: String, mend remedy: String) -> Self {
        Self(name: name, status: .warn, detail: detail, remedy: remedy)
    }

    static func fail(_ name: String, _ detail: String, mend remedy: String) -> Self {
        Self(name: name, status: .fail, detail: detail, remedy: remedy)
    }

    /// One line.
    var line: String {
        "\(self.status.rawValue.padded(to: 4))  \(self.name.padded(to: 12))  \(self.detail)" + (self.remedy.map { "; \($0)" } ?? "")
    }
}
