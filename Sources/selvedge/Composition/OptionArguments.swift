public import ArgumentParser
public import Documents
public import Resumes

extension Theme: ExpressibleByArgument {}
extension PageSize: ExpressibleByArgument {}
extension LetterTone: ExpressibleByArgument {}
