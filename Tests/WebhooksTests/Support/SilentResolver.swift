import Webhooks

/// Never answers.
struct SilentResolver: HostResolver {
    func addresses(of name: String) async throws(ResolutionError) -> [IPAddress] {
        try? await Task.sleep(for: .seconds(3_600))
        throw .cancelled
    }
}
