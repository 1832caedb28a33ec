import HTTPAPI
import Settings

extension HTTPConfiguration {
    /// The command line wins over the configuration.
    init(_ settings: HTTPSettings, host: String?, port: Int?) {
        self.init(host: host ?? settings.host ?? "127.0.0.1", port: port ?? settings.port ?? 8080)
        if let requests = settings.requestsAtOnce { self.limits.requestsAtOnce = requests }
        if let memory = settings.bodyMemory { self.limits.bodyBytesAtOnce = memory << 20 }
        if let streams = settings.streams { self.limits.streams = streams }
        if let streams = settings.streamsPerUser { self.limits.streamsPerUser = streams }
        self.limits.shutdownNotice = settings.shutdownNotice ?? .seconds(1)
    }
}
