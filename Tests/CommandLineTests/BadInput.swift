import Foundation
import ProcessSupport
import Testing

/// A file that no job can be made of.
struct BadInput: CustomTestStringConvertible, Sendable {
    var name: String
    var resume: [UInt8]?
    var posting: [UInt8]?
    var options: [String] = []
    var says: String

    var testDescription: String { self.name }

    /// Stands in every file; must stand in no message.
    static let canary = "Zyxwvutsrqp Canaryson"

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    static let resumes: [BadInput] = [
        BadInput(name: "no JSON", resume: text("\(canary), engineer"), says: "not JSON"),
        BadInput(name: "half a JSON", resume: text("{\"basics\": {\"name\": \"\(canary)\""), says: "not JSON"),
        BadInput(name: "nothing", resume: [], says: "résumé"),
        BadInput(name: "an array", resume: text("[\"\(canary)\"]"), says: "not an object"),
        BadInput(name: "another object", resume: text("{\"colour\": \"\(canary)\"}"), says: "JSON Resume"),
        BadInput(name: "an empty résumé", resume: text("{\"basics\": {\"name\": \"\(canary)\"}, \"work\": []}"), says: "empty"),
        BadInput(name: "an empty object", resume: text("{}"), says: "résumé"),
        BadInput(
            name: "10 MB",
            resume: text("{\"basics\": {\"name\": \"\(canary)\", \"summary\": \"") + [UInt8](repeating: 0x61, count: 10 << 20)
                + text("\"}}"),
            says: "arger"
        ),
        BadInput(name: "deep nesting", resume: [UInt8](repeating: 0x5b, count: 200_000), says: "résumé"),
        BadInput(name: "a PDF", resume: text("%PDF-1.7 \(canary)"), says: "PDF"),
        BadInput(name: "Latin-1", resume: text("{\"basics\": {\"name\": \"") + [0xe9, 0xff] + text(" \(canary)\"}}"), says: "UTF-8"),
        BadInput(name: "UTF-16", resume: [0xff, 0xfe, 0x7b, 0, 0x7d, 0], says: "résumé"),
    ]

    static let postings: [BadInput] = [
        BadInput(name: "an empty posting", posting: [], says: "empty"),
        BadInput(name: "a blank posting", posting: text(" \n\t\n"), says: "empty"),
        BadInput(name: "a binary posting", posting: text(canary) + [0, 1, 2, 3, 0, 0xff, 0xfe, 0], says: "text"),
        BadInput(name: "a posting in Latin-1", posting: text("\(canary) g") + [0xe9] + text("nie logiciel"), says: "UTF-8"),
        BadInput(
            name: "a posting of 2 MB",
            posting: Array(repeatElement(text("Swift and \(canary). "), count: 70_000).joined()),
            says: "arger"
        ),
    ]

    static let options: [BadInput] = [
        BadInput(name: "unknown workflow", options: ["--workflow", "nonesuch"], says: "nonesuch"),
        BadInput(name: "unknown theme", options: ["--theme", "neon"], says: "neon"),
        BadInput(name: "unknown page", options: ["--page", "a3"], says: "a3"),
        BadInput(name: "no pages", options: ["--max-pages", "0"], says: "1 to 10"),
        BadInput(name: "too many pages", options: ["--max-pages", "11"], says: "1 to 10"),
        BadInput(name: "pages in words", options: ["--max-pages", "two"], says: "two"),
        BadInput(name: "unknown priority", options: ["--priority", "urgent"], says: "urgent"),
        BadInput(name: "unknown tone", options: ["--tone", "rude"], says: "rude"),
        BadInput(name: "a bad user", options: ["--user", "a/b"], says: "user"),
        BadInput(name: "absent workflow directory", options: ["--workflows", "/nonexistent/here"], says: "/nonexistent/here"),
    ]
}
