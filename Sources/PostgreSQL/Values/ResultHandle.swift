internal import CLibPQ

/// Owns a `PGresult`.
///
/// Unchecked, because a pointer is not Sendable: a result is read-only after it was made and may be read by any thread (libpq manual,
/// "Behavior in Threaded Programs"), and only `deinit` frees it.
final class ResultHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(self.pointer)
    }
}
