/// Why a host name has no address.
struct LookupFailure: Error {
    let reason: String
}
