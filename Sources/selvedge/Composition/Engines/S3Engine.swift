import Artifacts
import S3Artifacts
import Settings
import Synchronization

/// A bucket of a server that speaks the S3 protocol.
enum S3Engine {
    static func open(_ settings: S3Settings) throws -> any ArtifactStore {
        let credentials = S3Credentials(
            accessKey: settings.accessKeyID.revealed,
            secretKey: settings.secretAccessKey.revealed,
            sessionToken: settings.sessionToken?.revealed
        )
        let configuration = try S3Configuration(
            endpoint: settings.endpoint,
            region: settings.region,
            bucket: settings.bucket,
            prefix: settings.prefix,
            credentials: credentials
        )
        let store = try S3ArtifactStore(configuration)
        self.kept.withLock { $0.append(store) }
        return store
    }

    /// A store must be shut down before it goes. A process has one for as long as it lives, so it goes with the process.
    private static let kept = Mutex<[S3ArtifactStore]>([])
}
