import Glibc
import NIOSSL

/// Who the service is to its clients: a certificate with those that vouch for it, and the key to it. From PEM files.
public struct TLSIdentity: Sendable {
    /// The first that both sides know is spoken.
    private static let protocols = ["h2", "http/1.1"]

    let context: NIOSSLContext

    /// Reads and checks the files.
    public init(certificate certificatePath: String, key keyPath: String) throws(TLSIdentityError) {
        let chain: [NIOSSLCertificate]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(certificatePath)
        } catch {
            throw .certificate(path: certificatePath, Self.reason(certificatePath, "no certificate in PEM"))
        }
        guard !chain.isEmpty else { throw .certificate(path: certificatePath, "no certificate in PEM") }
        let key: NIOSSLPrivateKey
        do {
            key = try NIOSSLPrivateKey(file: keyPath, format: .pem)
        } catch {
            throw .key(path: keyPath, Self.reason(keyPath, "no private key in PEM, or one with a passphrase"))
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = Self.protocols
        do {
            self.context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw .mismatch(certificate: certificatePath, key: keyPath)
        }
    }

    /// What the file system says against the file; else what is wrong with what is in it.
    private static func reason(_ path: String, _ content: String) -> String {
        guard let file = fopen(path, "r") else { return String(cString: strerror(errno)) }
        fclose(file)
        return content
    }
}
