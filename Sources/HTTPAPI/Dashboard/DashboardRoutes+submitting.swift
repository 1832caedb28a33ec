import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime

extension DashboardRoutes {
    /// Of a form whose sender is not, or no longer, signed in: it only comes back as it was typed.
    private static let strangersBytes = 64 << 10

    /// `GET /new`: the form that makes a job.
    func form(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        return self.templates.response(.new, self.page(FormFields(), user: caller.userID.name))
    }

    /// `POST /new`: makes a job and shows it, or shows the form again with what is wrong and all that was typed.
    func submit(_ request: Request, _ context: APIContext) async throws -> Response {
        let user = context.principal?.userID.name
        let bound = user == nil ? Self.strangersBytes : .max
        let fields = JobForm.settled(try await self.fields(request, upTo: bound))
        do throws(Problem) {
            let form = try JobForm(fields, maximumDepth: self.limits.jsonDepth)
            let key = fields.word("key").flatMap { form.key($0) }
            let job = try await self.submitter.submit(form.members, as: KeyedRequest(.job, key, form.members), context)
            return Self.redirect("/jobs/\(job.jobID)")
        } catch {
            return self.templates.response(.new, self.page(fields, user: user, error), status: error.type.status)
        }
    }

    private func page(_ typed: FormFields, user: String?, _ problem: Problem? = nil) -> NewJobPage {
        let key = typed.word("key") ?? Self.formKey()
        let choices = self.dependencies.submissions.choices
        return NewJobPage(frame: PageFrame(user: user), choices: choices, typed: typed, key: key, problem: problem)
    }

    private static func formKey() -> String {
        var random = SystemRandomNumberGenerator()
        return String(random.next() as UInt64, radix: 36) + String(random.next() as UInt64, radix: 36)
    }
}
