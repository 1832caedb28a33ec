/// How an address that is listened on is written for people.
enum HTTPAddress {
    static func url(_ host: String, _ port: Int, isSecure: Bool = false) -> String {
        "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
