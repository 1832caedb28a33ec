internal import Resumes

/// Where an employer's description goes, by its length.
struct EmployerDescription {
    /// A short one stands on the line of the employer's name.
    var beside: String?
    /// A longer one has a line of its own below.
    var below: String?
    /// One of several paragraphs or a long one tells of the work rather than of the employer: it follows the role.
    var detail: String?

    init() {}

    /// - Parameter name: The employer's name if the description's line may share with it.
    init(_ job: Work, name: String?) {
        guard let text = DrawableText.line(job.description) else { return }
        // In bytes: a character of a wide script has three.
        let length = text.utf8.count
        let place = DrawableText.line(job.location) ?? ""
        if length > 180 || DrawableText.paragraphs(job.description).count > 1 {
            self.detail = job.description
        } else if let name, name.utf8.count + length + place.utf8.count <= 78 {
            self.beside = text
        } else {
            self.below = text
        }
    }
}
