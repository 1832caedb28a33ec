public import ArgumentParser
public import EventSourcing

extension JobID: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension UserID: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Priority: ExpressibleByArgument {}
