import Foundation
import Jobs
import Testing
import Workflows

@Suite struct WorkflowLibraryTests {
    private static let uses = ["letter", "prepare", "render", "save", "tailor", "validate"]

    @Test func `the built-in workflows are embedded and valid`() throws {
        let library = try WorkflowLibrary(uses: Self.uses)
        #expect(library.names == ["cover-letter", "tailor"])
        let tailor = try #require(try library.definition("tailor"))
        #expect(tailor.steps.map(\.name) == ["validate", "prepare", "tailor", "render", "save"])
        let letter = try #require(try library.definition("cover-letter"))
        #expect(letter.steps.map(\.name) == ["validate", "prepare", "letter", "render", "save"])
        #expect([tailor, letter].allSatisfy { $0.steps.last?.effects == .external })
        #expect(library.path(of: "tailor") == nil)
    }

    @Test func `a built-in workflow has the same hash every time`() throws {
        let hashes = try (0..<3).map { _ in try WorkflowLibrary(uses: Self.uses).definition("tailor")?.hash }
        #expect(Set(hashes).count == 1)
    }

    @Test func `a directory adds and overrides by file name`() throws {
        try Self.withDirectory([
            "tailor.yaml": "steps: [{name: only, uses: tailor}]",
            "mine.yml": "name: mine\nsteps: [{name: a, uses: save}]",
            "notes.txt": "not a workflow",
            ".hidden.yaml": "nor this",
        ]) { directory in
            let library = try WorkflowLibrary(uses: Self.uses, directory: directory)
            #expect(library.names == ["cover-letter", "mine", "tailor"])
            #expect(try library.definition("tailor")?.steps.map(\.name) == ["only"])
            #expect(try library.definition("mine")?.steps.map(\.name) == ["a"])
            #expect(library.path(of: "mine") == "\(directory)/mine.yml")
        }
    }

    @Test func `a broken file spoils only its own workflow`() throws {
        try Self.withDirectory(["broken.yaml": "steps: none"]) { directory in
            let library = try WorkflowLibrary(uses: Self.uses, directory: directory)
            let errors = #expect(throws: WorkflowErrors.self) { try library.definition("broken") }
            #expect(errors?.errors.first?.file == "\(directory)/broken.yaml")
            #expect(try library.definition("tailor") != nil)
        }
    }

    @Test func `two files for one name are refused`() throws {
        try Self.withDirectory(["a.yaml": "", "a.yml": ""]) { directory in
            #expect(throws: WorkflowErrors.self) { try WorkflowLibrary(uses: Self.uses, directory: directory) }
        }
    }

    @Test func `an absent directory or file is an error that names it`() {
        let path = "/nonexistent/flows"
        let errors = #expect(throws: WorkflowErrors.self) { try WorkflowLibrary(uses: [], directory: path) }
        #expect(errors?.description.hasPrefix(path) == true)
        #expect(throws: WorkflowErrors.self) { try WorkflowLoader.load(path: "\(path)/a.yaml", uses: []) }
    }

    @Test func `an unknown name gets a suggestion`() throws {
        let library = try WorkflowLibrary(uses: Self.uses)
        #expect(try library.definition("tailr") == nil)
        #expect(library.unknown("tailr").hasSuffix("did you mean “tailor”?"))
    }

    private static func withDirectory(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "workflows-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, content) in files { try Data(content.utf8).write(to: directory.appending(path: name)) }
        try body(directory.path)
    }
}
