/// How to reach a database: libpq's connection string and what to add where it is silent.
public struct PostgreSQLConfiguration: Sendable {
    let parameters: ConnectionParameters
    /// How long one attempt to connect may take, all hosts together; each gets an equal share of what is left.
    public var connectTimeout: Duration = .seconds(5)

    /// - Parameters:
    ///   - url: a URI (`postgresql://…`) or `keyword=value` pairs, as libpq takes them: several hosts, `sslmode`, `sslrootcert`,
    ///     `target_session_attrs` and so on come through it.
    ///   - applicationName: what the server shows for the session, unless the string says another.
    ///   - settings: the server's run-time parameters for the session, such as `statement_timeout`.
    /// - Throws: `unreadableURL`; the reason quotes nothing of the string.
    public init(url: String, applicationName: String, settings: [String: String] = [:]) throws(PostgreSQLError) {
        var parameters = try ConnectionParameters(parsing: url)
        parameters.setDefault("application_name", applicationName)
        parameters.setDefault("client_encoding", "UTF8")
        // A network that goes silent is noticed within about 15 seconds, with or without data under way.
        parameters.setDefault("keepalives_idle", "5")
        parameters.setDefault("keepalives_interval", "3")
        parameters.setDefault("keepalives_count", "3")
        parameters.setDefault("tcp_user_timeout", "15000")
        if parameters.hosts.count > 1 { parameters.setDefault("target_session_attrs", "read-write") }
        parameters.addSettings(settings)
        self.parameters = parameters
    }
}
