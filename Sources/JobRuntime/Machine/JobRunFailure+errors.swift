import EventSourcing
import Vault

extension VaultError {
    /// Whether this process would read it no better at another try.
    var isUnreadable: Bool {
        switch self {
        case .damaged, .erased, .wrongMasterKey, .masterKey: true
        case .store: false
        }
    }

    /// Whether a worker with another master key might read it.
    var mayOpenElsewhere: Bool {
        switch self {
        case .wrongMasterKey, .masterKey: true
        case .damaged, .erased, .store: false
        }
    }
}

extension JobRunFailure {
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = .store(error)
        case let error as JobReadError: self = .read(error)
        case VaultError.store(let error): self = .store(error)
        case let error as VaultError: self = .vault(error)
        default: self = .cancelled
        }
    }
}
