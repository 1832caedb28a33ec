/// What a proxy has been told.
struct ProxySettings: Sendable {
    enum Mode: Sendable {
        case passing
        case holding
        case swallowing
    }

    var mode = Mode.passing
    var latency = Duration.zero
    var isRefusing = false
    var isStopped = false
    var traps: [ProxyTrap] = []
    /// To be done once.
    var cutAll: TCPProxy.Cut?
    var cuts = 0
}
