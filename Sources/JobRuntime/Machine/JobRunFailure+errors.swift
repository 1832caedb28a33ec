import EventSourcing
import Vault

extension VaultError {
    var isDamage: Bool {
        switch self {
        case .damaged: true
        case .erased, .wrongMasterKey, .masterKey, .store: false
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
