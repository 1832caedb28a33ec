internal import Crypto
import Encodings

/// The secret of a store's directory: 32 random bytes in base64url, and a line end.
public enum SecretFile {
    public static let fileName = "token.secret"
    private static let characters = 43

    /// Reads the secret of a store's directory, or makes one there (mode 0600) when there is none.
    public static func load(directory: String, createIfMissing: Bool) throws(SecretError) -> SigningSecret {
        try self.load(path: directory + "/" + self.fileName, createIfMissing: createIfMissing)
    }

    /// The same for a file of any name. Of processes that start at once one wins, and all read the winner's secret.
    ///
    /// A file that others than its owner may read or write is refused: whoever has read it can make tokens for anybody, and
    /// going on would hide that.
    public static func load(path: String, createIfMissing: Bool) throws(SecretError) -> SigningSecret {
        let file = PrivateFile(path: path)
        if let bytes = try file.read(atMost: 128) { return try self.secret(bytes, path) }
        guard createIfMissing else { throw SecretError(path: path, reason: "there is no such file") }
        let random = SymmetricKey(size: .bits256).withUnsafeBytes { Base64URL.encode($0) }
        try file.create(Array("\(random)\n".utf8))
        guard let bytes = try file.read(atMost: 128) else {
            throw SecretError(path: path, reason: "it was removed while it was being made")
        }
        return try self.secret(bytes, path)
    }

    private static func secret(_ bytes: [UInt8], _ path: String) throws(SecretError) -> SigningSecret {
        guard bytes.count == self.characters + 1, bytes.last == UInt8(ascii: "\n"), Base64URL.decode(bytes.dropLast()) != nil,
            let secret = SigningSecret(bytes: bytes.dropLast())
        else { throw SecretError(path: path, reason: "it does not hold 43 characters of base64url and a line end") }
        return secret
    }
}
