import Foundation
import Testing

@testable import Authentication

@Suite struct PrivateFileTests {
    @Test("What is made second replaces nothing, is no error and leaves nothing behind")
    func second() throws {
        let directory = try TemporaryDirectory()
        let file = PrivateFile(path: directory.file("f"))
        #expect(try file.read(atMost: 10) == nil)
        try file.create([1])
        try file.create([2])
        #expect(try file.read(atMost: 10) == [1])
        #expect(directory.names == ["f"])
    }

    @Test("One byte more than was expected is read, so that it shows")
    func size() throws {
        let directory = try TemporaryDirectory()
        try directory.write("f", [UInt8](repeating: 7, count: 1000))
        #expect(try PrivateFile(path: directory.file("f")).read(atMost: 10)?.count == 11)
    }
}
