import Resumes

extension JSONValue {
    /// A member of the object that this is; nil when there is none, or this is no object.
    func member(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
