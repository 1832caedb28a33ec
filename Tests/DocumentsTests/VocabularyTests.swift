import Resumes
import Testing

@testable import Documents

@Suite struct VocabularyTests {
    private func words(_ tag: String) -> Vocabulary {
        DocumentLanguage(given: tag, texts: []).vocabulary
    }

    @Test(arguments: [
        ("en", "Mar 2021 – present"), ("de-AT", "März 2021 – heute"), ("fr", "mars 2021 – aujourd’hui"), ("es", "mar. 2021 – actualidad"),
        ("vi", "03/2021 – nay"), ("ru", "март 2021 – настоящее время"), ("ja", "2021年3月 – 現在"), ("zh-TW", "2021年3月 – 至今"),
        ("ko", "2021년 3월 – 현재"), ("ar", "مارس 2021 – الحاضر"), ("pl", "Mar 2021 – present"),
    ])
    func writesDatesInTheDocumentsLanguage(_ tag: String, _ expected: String) {
        #expect(self.words(tag).range(from: ResumeDate(year: 2021, month: 3, day: 9), to: nil, ongoing: true) == expected)
    }

    @Test func showsOneDateWhenBothEndsReadTheSame() {
        let day = ResumeDate(year: 2020, month: 5, day: 1)
        #expect(self.words("en").range(from: day, to: ResumeDate(year: 2020, month: 5, day: 30), ongoing: true) == "May 2020")
        #expect(self.words("en").range(from: nil, to: ResumeDate(year: 2020), ongoing: true) == "2020")
        #expect(self.words("en").range(from: day, to: nil, ongoing: false) == "May 2020")
        #expect(self.words("en").range(from: nil, to: nil, ongoing: true) == nil)
    }

    @Test(arguments: ["en", "de", "fr", "es", "vi", "ru", "ja", "zh", "zh-Hant", "ko", "ar"])
    func hasAHeadingForEverySection(_ tag: String) {
        let headings = SectionTitle.allCases.map { self.words(tag).heading($0) }
        #expect(Set(headings).count == SectionTitle.allCases.count)
    }

    @Test(arguments: [
        ("日本語のテキスト", "ja"), ("中文简历文本", "zh"), ("한국어 이력서", "ko"), ("سيرة ذاتية", "ar"), ("Резюме инженера", "ru"),
        ("Plain English with 漢", "en"), ("", "en"),
    ])
    func fallsBackToTheLanguageOfTheScript(_ text: String, _ expected: String) {
        #expect(DocumentLanguage(given: nil, texts: [text]).tag == expected)
        #expect(DocumentLanguage(given: "not a tag!", texts: [text]).tag == expected)
    }
}
