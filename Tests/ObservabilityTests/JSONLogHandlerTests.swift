import Foundation
import Logging
import Observability
import Testing

@Suite struct JSONLogHandlerTests {
    @Test("An event is one object on one line: time, level, message, logger, then the metadata by key")
    func shape() {
        let lines = Lines()
        var logger = lines.logger()
        logger[metadataKey: "worker"] = "w-1"
        logger.info("job completed", metadata: ["job": "j-1", "attempt": "2"])
        #expect(
            lines.texts == [
                #"{"time":"2026-11-21T14:00:00.000042Z","level":"info","message":"job completed","logger":"selvedge","#
                    + #""attempt":"2","job":"j-1","worker":"w-1"}"# + "\n"
            ]
        )
    }

    @Test(
        "Nothing in a text ends the line or the string early",
        arguments: [
            "a\nb", "a\r\nb", "a\"b", "a\\b", "a\u{0}b", "a\u{1b}[31mb", "a\u{2028}b", "a\u{2029}b", "a\u{85}b", "a\u{7f}b", "é😀",
            "\"}\n{\"",
        ]
    )
    func escaping(text: String) throws {
        let lines = Lines()
        lines.logger()
            .warning("\(text)", metadata: ["value": "\(text)", "\(text)": "x", "list": ["\(text)"], "map": ["\(text)": "\(text)"]])
        let written = try #require(lines.texts.first)
        #expect(written.hasSuffix("}\n"))
        let inner = written.dropLast().unicodeScalars
        #expect(inner.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) && $0 != "\u{2028}" && $0 != "\u{2029}" })
        let members = try lines.members()
        #expect(members["message"] as? String == text)
        #expect(members["value"] as? String == text)
        #expect(members[text] as? String == "x")
        #expect(members["list"] as? [String] == [text])
        #expect(members["map"] as? [String: String] == [text: text])
    }

    @Test("Metadata cannot take the place of the line's own members")
    func reservedKeys() throws {
        let lines = Lines()
        lines.logger().info("real", metadata: ["message": "forged", "level": "debug", "time": "never", "logger": "other"])
        let members = try lines.members()
        #expect(members["message"] as? String == "real" && members["message_"] as? String == "forged")
        #expect(members["level"] as? String == "info" && members["time"] as? String == "2026-11-21T14:00:00.000042Z")
        #expect(members["logger"] as? String == "selvedge")
    }

    @Test("G13: an error is named by its type; what it quotes is not written")
    func errors() throws {
        struct Quoting: Error, CustomStringConvertible { var description: String { "résumé of Ada" } }
        let lines = Lines()
        lines.logger().error("failed", error: Quoting())
        #expect((try lines.members()["error"] as? String)?.hasSuffix("Quoting") == true)
        #expect(!lines.texts[0].contains("Ada"))
    }

    @Test("Long texts are cut and deep metadata ends, so that a line stays a line")
    func limits() throws {
        let lines = Lines()
        var deep: Logger.MetadataValue = "x"
        for _ in 0..<50 { deep = ["d": deep] }
        lines.logger().info("\(String(repeating: "ä", count: 100_000))", metadata: ["deep": deep])
        #expect(lines.all[0].count < 5000)
        #expect((try lines.members()["message"] as? String)?.count == 2001)
    }

    @Test("What is below the level is not written")
    func levels() {
        let lines = Lines()
        let logger = lines.logger(level: .warning)
        logger.info("quiet")
        logger.error("loud")
        #expect(lines.all.count == 1)
    }

    @Test(
        "Times are RFC 3339 in UTC, before and after the epoch",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"), (951_782_400_123_456, "2000-02-29T00:00:00.123456Z"),
        ] as [(Int64, String)]
    )
    func times(microseconds: Int64, text: String) {
        #expect("\(LogTime(microseconds: microseconds))" == text)
    }
}
