internal import EventSourcing
internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// An SQLite error with what is needed to say what it means for the store. Texts are SQLite's own and hold no values.
struct SQLiteFailure: Error {
    var extendedCode: Int32
    var message: String
    /// `errno` of the last failed system call, 0 when unknown.
    var systemError: Int32 = 0
    /// Set when the error was a ``StoreError`` already.
    var known: StoreError?

    /// The last error of a connection.
    init(handle: OpaquePointer?) {
        self.extendedCode = sqlite3_extended_errcode(handle)
        self.message = String(cString: sqlite3_errmsg(handle))
        self.systemError = sqlite3_system_errno(handle)
    }

    init(_ error: any Error, on db: Database? = nil) {
        switch error {
        case let failure as SQLiteFailure: self = failure
        case let error as DatabaseError:
            self.extendedCode = error.extendedResultCode.rawValue
            self.message = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
            self.systemError = db?.sqliteConnection.map(sqlite3_system_errno) ?? 0
        case let error as StoreError:
            self.extendedCode = SQLITE_ERROR
            self.message = error.description
            self.known = error
        default:
            self.extendedCode = SQLITE_ERROR
            self.message = "an error outside SQLite"
        }
    }

    /// SQLite's own word on this code: the disk is most likely full. It leaves no system error.
    private var cannotGrowIndex: Bool { self.extendedCode == SQLITE_IOERR | 19 << 8 }

    func storeError(path: String) -> StoreError {
        if let known { return known }
        let reason = "\(self.message) (SQLite code \(self.extendedCode))"
        switch self.extendedCode & 0xff {
        case SQLITE_FULL: return .full(path: path)
        case SQLITE_IOERR where self.systemError == ENOSPC || self.systemError == EDQUOT || self.cannotGrowIndex: return .full(path: path)
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: return .unwritable(path: path, reason: reason)
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CONSTRAINT, SQLITE_MISMATCH: return .damaged(reason: reason)
        case SQLITE_ERROR where self.message.hasPrefix("no such"): return .damaged(reason: reason)
        default: return .unavailable(reason: reason)
        }
    }
}
