public import ArgumentParser
public import Documents
public import EventSourcing
public import Resumes

extension Theme: ExpressibleByArgument {}
extension PageSize: ExpressibleByArgument {}
extension LetterTone: ExpressibleByArgument {}

extension Timestamp: ExpressibleByArgument {
    public init?(argument: String) { self.init(rfc3339: argument) }
}
