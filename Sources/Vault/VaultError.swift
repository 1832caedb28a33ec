public import EventSourcing

/// Why the vault could not seal or open. Texts name users and files, never what was sealed.
public enum VaultError: Error, Sendable, Equatable {
    /// The user's key was destroyed: what it sealed cannot be read by anybody.
    case erased(UserID)
    /// The stored data keys were wrapped by another master key.
    case wrongMasterKey
    /// What is stored is not what was sealed: another key, another place or changed bytes.
    case damaged(reason: String)
    /// The master key's file cannot be used.
    case masterKey(path: String, reason: String)
    case store(StoreError)
}

extension VaultError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .erased(let user): "what user \(user) sent was erased"
        case .wrongMasterKey: "the master key is not the one this store was made with"
        case .damaged(let reason): "a sealed payload is damaged: \(reason)"
        case .masterKey(let path, let reason): "the master key at \(path) cannot be used: \(reason)"
        case .store(let error): error.description
        }
    }
}
