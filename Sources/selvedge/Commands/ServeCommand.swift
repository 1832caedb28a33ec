import ArgumentParser
import EventSourcing
import HTTPAPI
import JobRuntime
import ServiceLifecycle
import Settings

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer HTTP requests until told to stop (SIGTERM or SIGINT), and run jobs beside it.",
        discussion: """
            The contract is served at /openapi.yaml. 'selvedge token' makes a token for it. On PostgreSQL there may be any number of \
            services and workers; servers that cannot be reached are waited for.
            """
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var workflows: WorkflowOptions

    @Option(
        name: .long,
        help: "Address to listen on; for other machines with TLS. Default: that of the configuration, else 127.0.0.1."
    )
    var host: String?

    @Option(name: .long, help: "Port to listen on; 0 takes a free one. Default: that of the configuration, else 8080.")
    var port: Int?

    @Option(
        name: .long,
        help: "Jobs that run at once in this process, 0 to 256; 0 leaves them to 'selvedge work'. Default: 4, on PostgreSQL 0."
    )
    var workers: Int?

    @Option(name: .long, help: "PEM file of the certificate to speak TLS with, HTTP/2 included; and those that vouch for it.")
    var tlsCertificate: String?

    @Option(name: .long, help: "PEM file of the key to the certificate.")
    var tlsKey: String?

    @OptionGroup var log: LogOptions

    func validate() throws {
        guard self.port.map((0...65_535).contains) ?? true else { throw ValidationError("--port must be 0 to 65535") }
        guard self.host != "" else { throw ValidationError("--host must not be empty") }
        guard (self.tlsCertificate == nil) == (self.tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key belong together")
        }
        guard self.workers.map((0...256).contains) ?? true else { throw ValidationError("--workers must be 0 to 256") }
    }

    func run() async throws {
        let configuration = try self.store.configuration()
        var listen = HTTPConfiguration(configuration.http, host: self.host, port: self.port)
        listen.tls = try self.identity(configuration)
        let process = WorkerID.ofThisProcess()
        let logger = self.log.logger(configuration)
        let metrics = ProgramMetrics()
        metrics.install()
        let traces = ProgramTraces.install(configuration.telemetry, instance: process, logger: logger)
        let authenticator = try await TokenAuthenticator(configuration)
        let service = ServeService(
            configuration: configuration,
            listen: listen,
            library: try self.workflows.library(configuration),
            process: process,
            options: RuntimeOptions(configuration.worker, slots: self.workers, usual: configuration.postgres == nil ? nil : 0),
            authenticator: authenticator,
            metrics: metrics,
            logger: logger
        )
        try await ServiceGroup.run(service, after: [traces, authenticator], logger: logger)
    }

    /// Of the options, else of the configuration.
    private func identity(_ configuration: Configuration) throws(CommandFailure) -> TLSIdentity? {
        guard let certificate = self.tlsCertificate ?? configuration.tls?.certificate, let key = self.tlsKey ?? configuration.tls?.key
        else { return nil }
        do throws(TLSIdentityError) {
            return try TLSIdentity(certificate: certificate, key: key)
        } catch {
            throw .usage("\(error)")
        }
    }
}
