import HTTPTypes
import Hummingbird
import HummingbirdCore
import Mustache
import NIOCore

/// The templates of all pages, read once.
struct PageTemplates: Sendable {
    /// Names of templates that are pages; the others are parts of them.
    enum Page: String, CaseIterable {
        case signIn = "sign-in"
        case jobs
        case new
        case job
        case problem
    }

    static let sources: [String: [UInt8]] = [
        "layout": PackageResources.layout_mustache,
        "sign-in": PackageResources.sign_in_mustache,
        "jobs": PackageResources.jobs_mustache,
        "new": PackageResources.new_mustache,
        "job": PackageResources.job_mustache,
        "job-steps": PackageResources.job_steps_mustache,
        "job-actions": PackageResources.job_actions_mustache,
        "job-files": PackageResources.job_files_mustache,
        "job-results": PackageResources.job_results_mustache,
        "job-report": PackageResources.job_report_mustache,
        "job-history": PackageResources.job_history_mustache,
        "problem": PackageResources.problem_mustache,
    ]

    private let library: MustacheLibrary

    /// Throws for a template that cannot be read; a mistake of the program, which a test finds.
    init() throws {
        MustacheContentTypes.register(PageEscaping(), named: PageEscaping.name)
        var library = MustacheLibrary()
        for (name, source) in Self.sources {
            // Every template begins so, since the library goes back to its own escaping in each.
            let text = "{{% CONTENT_TYPE:\(PageEscaping.name)}}" + String(decoding: source, as: UTF8.self)
            try library.register(text, named: name)
        }
        self.library = library
    }

    func html(_ page: Page, _ model: some Sendable) -> String { self.library.render(model, withTemplate: page.rawValue) ?? "" }

    /// - Parameter closesConnection: whether the connection ends with the page, because the rest of the request is not worth reading.
    func response(
        _ page: Page,
        _ model: some Sendable,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:],
        closesConnection: Bool = false
    ) -> Response {
        let buffer = ByteBuffer(string: self.html(page, model))
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentLength] = "\(buffer.readableBytes)"
        guard closesConnection else { return Response(status: status, headers: headers, body: .init(byteBuffer: buffer)) }
        headers[.connection] = "close"
        let body = ResponseBody(contentLength: buffer.readableBytes) { writer in
            try await writer.write(buffer)
            try await writer.finish(nil)
            throw ConnectionEnd()
        }
        return Response(status: status, headers: headers, body: body)
    }
}
