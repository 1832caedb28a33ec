import Testing

@testable import Resumes

@Suite("Reading résumés in plain text")
struct ResumeTextLayoutTests {
    @Test("nothing is lost and nothing invented in any layout", arguments: PlainCV.all) func accounting(text: String) {
        let reading = ResumeTextReader.read(text)
        #expect(Accounting.lost(of: text, in: reading) == [])
        #expect(Accounting.invented(reading.resume, from: text) == [])
        #expect(!reading.resume.isEmpty)
        #expect(reading.resume.basics.name != nil)
    }

    @Test("what is read passes as a JSON Resume", arguments: PlainCV.all) func roundTrip(text: String) throws {
        let reading = ResumeTextReader.read(text)
        #expect(try ResumeReader.read(reading.resume.strictJSON()).resume == reading.resume)
    }

    @Test("an English résumé with times in a column of their own") func english() {
        let reading = ResumeTextReader.read(PlainCV.english)
        let resume = reading.resume
        #expect(reading.notUnderstood == [])
        #expect(resume.basics.name == "Ada Marlowe")
        #expect(resume.basics.label == "Senior Software Engineer")
        #expect(resume.basics.email == "ada.marlowe@example.org")
        #expect(resume.basics.phone == "+44 113 496 0000")
        #expect(resume.basics.url == "https://ada.example.org")
        #expect(resume.basics.profiles == [Profile(network: "LinkedIn", username: "adamarlowe", url: "https://linkedin.com/in/adamarlowe")])
        #expect(resume.basics.location?.city == "Leeds")
        #expect(resume.basics.summary == "Engineer with nine years of work on payment systems, mostly in Swift and Go.")
        #expect(resume.work.map(\.name) == ["Brightline Ltd", "Corvid Systems"])
        #expect(resume.work.map(\.position) == ["Senior Software Engineer", "Software Engineer"])
        #expect(resume.work.map(\.location) == ["Leeds", "York"])
        #expect(resume.work.map(\.startDate) == [ResumeDate(year: 2019, month: 3), ResumeDate(year: 2015, month: 6)])
        #expect(resume.work.map(\.endDate) == [nil, ResumeDate(year: 2019, month: 2)])
        #expect(resume.work[0].highlights[1] == "Cut checkout latency by 38 % by rewriting the pricing engine in Swift")
        #expect(resume.education.map(\.institution) == ["University of York"])
        #expect(resume.education.map(\.studyType) == ["BSc Computer Science"])
        #expect(resume.education.map(\.score) == ["3.8"])
        #expect(resume.skills.map(\.name) == ["Languages", "Infrastructure"])
        #expect(resume.skills.first?.keywords == ["Swift", "Go", "SQL"])
        #expect(resume.languages.map(\.language) == ["English", "German"])
        #expect(resume.languages.map(\.fluency) == ["native", "B2"])
        #expect(resume.certificates.map(\.name) == ["Certified Kubernetes Administrator"])
        #expect(resume.certificates.map(\.issuer) == ["Cloud Native Computing Foundation"])
        #expect(resume.certificates.map(\.date) == [ResumeDate(year: 2021)])
        #expect(resume.language == "en")
    }

    @Test("a German Lebenslauf with times above their entries") func german() {
        let reading = ResumeTextReader.read(PlainCV.german)
        let resume = reading.resume
        #expect(reading.notUnderstood == [])
        #expect(resume.basics.name == "Jonas Feldkamp")
        #expect(resume.basics.location == Location(address: "Gartenweg 3", postalCode: "48143", city: "Münster"))
        #expect(resume.basics.phone == "0251 555 0199")
        #expect(resume.work.map(\.name) == ["Klinikum Westtor", "St. Marien Krankenhaus"])
        #expect(resume.work.map(\.position) == ["Pflegefachkraft", "Gesundheits- und Krankenpfleger"])
        #expect(resume.work.map(\.highlights.count) == [2, 1])
        #expect(resume.education.map(\.institution) == ["Berufsschule für Pflege, Hamm"])
        #expect(resume.education.map(\.score) == ["1,7"])
        #expect(resume.skills.map(\.name) == ["Wundmanagement", "Beatmung", "SAP IS-H"])
        #expect(resume.languages.map(\.fluency) == ["Muttersprache", "B1"])
    }

    @Test("a French CV with employers behind “chez”") func french() {
        let resume = ResumeTextReader.read(PlainCV.french).resume
        #expect(resume.basics.label == "Cheffe de cuisine")
        #expect(resume.basics.location?.postalCode == "69003")
        #expect(resume.work.map(\.position) == ["Cuisinière"])
        #expect(resume.work.map(\.name) == ["Auberge du Pont"])
        #expect(resume.work.map(\.startDate) == [ResumeDate(year: 2016, month: 9)])
        #expect(resume.work.map(\.highlights.count) == [2])
        #expect(resume.languages.map(\.language) == ["Français", "Anglais"])
        #expect(resume.interests.map(\.name) == ["Randonnée", "céramique"])
    }

    @Test("a Spanish CV in Markdown") func spanish() {
        let reading = ResumeTextReader.read(PlainCV.spanish)
        let resume = reading.resume
        #expect(reading.notUnderstood == [])
        #expect(resume.basics.name == "Marta Ibáñez")
        #expect(resume.basics.email == "marta@example.org")
        #expect(resume.work.map(\.position) == ["Contable", "Auxiliar administrativa"])
        #expect(resume.work.map(\.name) == ["Gestoría Ruiz S.L.", "Talleres Norte S.A."])
        #expect(resume.education.map(\.institution) == ["Universidad de Zaragoza"])
        #expect(resume.languages.map(\.fluency) == ["nativo", "C1"])
        #expect(resume.skills.map(\.name) == ["Excel", "SAP"])
    }

    @Test("a Vietnamese CV") func vietnamese() {
        let resume = ResumeTextReader.read(PlainCV.vietnamese).resume
        #expect(resume.basics.name == "NGUYỄN MINH ANH")
        #expect(resume.basics.phone == "090 123 4567")
        #expect(resume.work.map(\.position) == ["Lập trình viên iOS"])
        #expect(resume.work.map(\.name) == ["Công ty TNHH Sao Mai"])
        #expect(resume.work.map(\.highlights.count) == [2])
        #expect(resume.education.map(\.institution) == ["Đại học Bách khoa TP. HCM"])
        #expect(resume.languages.map(\.language) == ["Tiếng Anh"])
        #expect(resume.language == "vi")
    }

    @Test("without headings entries show by their times") func bare() {
        let resume = ResumeTextReader.read(PlainCV.bare).resume
        #expect(resume.work.map(\.position) == ["Line Cook", "Kitchen Porter"])
        #expect(resume.work.map(\.name) == ["The Copper Pot", "Hotel Aurora"])
        #expect(resume.work.map(\.highlights.count) == [2, 1])
    }

    @Test("roles beneath one employer are entries of that employer's") func roles() {
        let resume = ResumeTextReader.read(PlainCV.roles).resume
        #expect(resume.work.map(\.name) == ["Northgate Bank", "Northgate Bank"])
        #expect(resume.work.map(\.position) == ["Engineering Manager", "Senior Engineer"])
    }
}
