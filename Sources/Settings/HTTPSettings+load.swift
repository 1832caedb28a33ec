extension HTTPSettings {
    init(_ reader: SettingReader) throws(ConfigurationError) {
        self.init()
        self.host = try reader.host(.httpHost)
        self.port = try reader.number(.httpPort, in: 0...65_535)
        self.requestsPerSecond = try Self.rate(reader)
        self.burst = try reader.number(.httpBurst, in: 1...1_000_000)
        self.jobsPerHour = try reader.number(.httpJobsPerHour, in: 0...1_000_000_000)
        self.requestsAtOnce = try reader.number(.httpRequestsAtOnce, in: 1...100_000)
        self.bodyMemory = try reader.number(.httpBodyMemory, in: 8...65_536)
        self.streams = try reader.number(.httpStreams, in: 0...1_000_000)
        self.streamsPerUser = try reader.number(.httpStreamsPerUser, in: 0...1_000_000)
        self.shutdownNotice = try reader.duration(.httpShutdownNotice, from: .zero, to: .seconds(300))
    }

    /// One request in a thousand seconds is the least that is a rate.
    private static func rate(_ reader: SettingReader) throws(ConfigurationError) -> Double? {
        guard let value = reader.value(.httpRequestsPerSecond) else { return nil }
        guard let rate = Double(value.text), rate == 0 || (0.001...1_000_000).contains(rate) else {
            throw value.error("is “\(value.text.prefix(40))”; write a number from 0.001 to 1000000, or 0 for no limit")
        }
        return rate
    }
}
