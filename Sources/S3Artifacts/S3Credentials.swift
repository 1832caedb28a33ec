/// Who asks an S3 server, and the secret that proves it. No description or mirror shows the secret.
public struct S3Credentials: Sendable, Equatable {
    public let accessKey: String
    let secretKey: String
    let sessionToken: String?

    /// - Parameter sessionToken: comes with temporary credentials and must be sent with them.
    public init(accessKey: String, secretKey: String, sessionToken: String? = nil) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.sessionToken = sessionToken
    }
}

extension S3Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "access key \(self.accessKey)" }

    public var debugDescription: String { self.description }

    public var customMirror: Mirror { Mirror(self, children: ["accessKey": self.accessKey]) }
}
