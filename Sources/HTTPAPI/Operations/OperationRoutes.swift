import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// What operators and their machines ask; nothing about any user.
struct OperationRoutes: Sendable {
    let readiness: Readiness
    /// In the text format of Prometheus; nil when nobody gathers them.
    let metrics: (@Sendable () async -> String)?

    func add(to router: Router<APIContext>) {
        router.get("healthz") { _, _ in JSONAnswer.response(Array(#"{"status":"ok"}"#.utf8)) }
        router.get("readyz") { _, _ in
            let report = await self.readiness.report()
            return JSONAnswer.response(report.json, status: report.isReady ? .ok : .serviceUnavailable)
        }
        router.get("metrics") { _, _ in
            guard let text = await self.metrics?() else { throw Problem(.notFound, "nobody gathers metrics here") }
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: text))
            )
        }
    }
}
