public import Artifacts
public import EventSourcing

/// Why a partition was not archived or dropped.
public enum RetentionError: Error, Sendable, Equatable {
    /// So many of its jobs are not settled, or have changed too recently.
    case unsettled(Int)
    case store(StoreError)
    /// Artifacts cannot be read, copied or removed.
    case artifacts(ArtifactError)
    /// The archive cannot be written or read.
    case file(path: String, errno: Int32)
    /// The archive is not what was written: the first line that is wrong, from 1.
    case damaged(path: String, line: Int)
}

extension RetentionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsettled(let count): "\(count) of its jobs are not settled yet, or have changed too recently"
        case .store(let error): error.description
        case .artifacts(let error): "\(error)"
        case .file(let path, let number): "cannot write or read the archive at \(path) (error \(number))"
        case .damaged(let path, let line): "the archive at \(path) is damaged in line \(line)"
        }
    }
}
