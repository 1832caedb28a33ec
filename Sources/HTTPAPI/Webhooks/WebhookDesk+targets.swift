import Webhooks

extension WebhookDesk {
    /// How long to look a name up before its URL is taken as it is.
    private static let lookup: Duration = .seconds(2)

    /// A URL that webhooks may go to as far as can be said now. A name that cannot be resolved is no reason to refuse it: it is looked up
    /// again, and checked again, at every try.
    func target(_ text: String, at pointer: JSONPointer) async throws(Problem) -> TargetURL {
        do throws(TargetRefusal) {
            let url = try self.targets.read(text)
            let targets = self.targets
            let found: Result<PinnedTarget, TargetRefusal>? = try? await Deadline.within(Self.lookup) {
                do throws(TargetRefusal) {
                    return .success(try await targets.pin(text))
                } catch {
                    return .failure(error)
                }
            }
            if case .failure(.addressNotAllowed(let kind)) = found { throw .addressNotAllowed(kind) }
            return url
        } catch {
            throw Problem(.invalidFields, fields: [FieldProblem(.body(pointer.text), "is not allowed: \(error) (\(error.code))")])
        }
    }
}
