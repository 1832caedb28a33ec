import Foundation
import NIOCore
import Resumes

/// Bodies of `POST /api/v1/jobs`.
struct HTTPOrders: Sendable {
    let examples: Examples

    /// The example résumé in a variant of its own, tailored to the example posting.
    func tailoring(_ seed: UInt64) throws -> ByteBuffer {
        try self.order("tailor", resume: self.examples.resume(seed).strictJSON())
    }

    /// A job that stands still as soon as it is taken.
    func standing() throws -> ByteBuffer { try self.order("standing", resume: self.examples.resume.strictJSON()) }

    private func order(_ workflow: String, resume: [UInt8]) throws -> ByteBuffer {
        let resume = try JSONSerialization.jsonObject(with: Data(resume))
        let posting = ["text": String(decoding: self.examples.posting, as: UTF8.self)]
        let order: [String: Any] = ["workflow": workflow, "resume": resume, "posting": posting]
        return ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: order, options: .sortedKeys))
    }
}
