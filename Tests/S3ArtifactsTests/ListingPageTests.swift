import Testing

@testable import S3Artifacts

@Suite("Reading a server's XML")
struct ListingPageTests {
    private func page(_ inside: String) throws(S3Failure) -> ListingPage {
        let document =
            "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\(inside)</ListBucketResult>"
        return try ListingPage(document: Array(document.utf8))
    }

    @Test("Keys come in order, entities are read, and the token only when more is to come")
    func pages() throws {
        let contents = "<Contents><Key>a/1</Key><Size>3</Size></Contents><Contents><Key>b&amp;&lt;2</Key></Contents>"
        let token = "<NextContinuationToken>1+/=</NextContinuationToken>"
        let more = try self.page("<IsTruncated>true</IsTruncated>\(contents)\(token)")
        #expect(more.keys == ["a/1", "b&<2"])
        #expect(more.next == "1+/=")
        let last = try self.page("\(contents)<IsTruncated>false</IsTruncated>\(token)")
        #expect(last.next == nil)
        #expect(try self.page("<IsTruncated>false</IsTruncated>").keys == [])
    }

    @Test(
        "What is not a listing is incomprehensible",
        arguments: ["", "<html>", "{}", "<ListBucketResult/>", "<a><IsTruncated>true</IsTruncated></a>"]
    )
    func damaged(_ text: String) {
        #expect(throws: S3Failure.incomprehensible) { try ListingPage(document: Array(text.utf8)) }
    }

    @Test("Files that a document names are not read")
    func externalEntities() {
        let document = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY name SYSTEM "file:///etc/hostname">]>
            <a><IsTruncated>false</IsTruncated><Key>x&name;</Key></a>
            """
        let keys = try? ListingPage(document: Array(document.utf8)).keys
        #expect(keys == nil || keys == ["x"] || keys == ["x&name;"])
    }

    @Test("A refusal's code is taken when it is a word, and never when it is anything else")
    func codes() {
        func code(_ text: String) -> String? {
            S3ErrorCode(document: Array("<Error><Code>\(text)</Code><Message>no</Message></Error>".utf8))?.description
        }
        #expect(code("NoSuchKey") == "NoSuchKey")
        for text in ["", "two words", "a\nb", String(repeating: "a", count: 65)] { #expect(code(text) == nil) }
        #expect(S3ErrorCode(document: Array("not XML".utf8)) == nil)
    }
}
