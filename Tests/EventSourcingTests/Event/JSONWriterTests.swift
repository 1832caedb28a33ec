import EventSourcing
import Testing

@Suite("The JSON writer")
struct JSONWriterTests {
    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        json.beginObject()
        write(&json)
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test("an object has its members in the order they were written")
    func order() {
        #expect(self.written { _ in } == "{}")
        let text = self.written {
            $0.member("b", 1)
            $0.member("a", true)
            $0.member("c", false)
            $0.member("a", "again")
        }
        #expect(text == #"{"b":1,"a":true,"c":false,"a":"again"}"#)
    }

    @Test("objects and arrays nest, with commas between members only")
    func nests() {
        let text = self.written {
            $0.beginObject("o")
            $0.endObject()
            $0.member("list", ["x", "y"])
            $0.member("none", [])
            $0.beginArray("rows")
            for row in 1...2 {
                $0.beginObject()
                $0.member("n", row)
                $0.endObject()
            }
            $0.element("end")
            $0.endArray()
            $0.member("last", 0)
        }
        #expect(text == #"{"o":{},"list":["x","y"],"none":[],"rows":[{"n":1},{"n":2},"end"],"last":0}"#)
    }

    @Test("numbers are written in full")
    func numbers() {
        let text = self.written {
            $0.member("a", Int64.min)
            $0.member("b", UInt64.max)
            $0.member("c", UInt8(0))
        }
        #expect(text == #"{"a":-9223372036854775808,"b":18446744073709551615,"c":0}"#)
    }

    @Test("strings escape quotes, backslashes and control characters, and nothing else")
    func strings() {
        #expect(
            self.written { $0.member("s", "\"\\\u{0}\n\u{1f} /\u{7f}é\u{2028}👍") }
                == "{\"s\":\"\\\"\\\\\\u0000\\u000a\\u001f /\u{7f}é\u{2028}👍\"}"
        )
    }
}
