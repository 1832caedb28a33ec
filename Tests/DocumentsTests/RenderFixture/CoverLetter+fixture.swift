import Resumes

extension CoverLetter {
    static let fixture = CoverLetter(
        sender: Resume.latinFixture.basics,
        recipient: ["Havenmeer Institute", "Lead, Operational Forecasting"],
        subject: "Lead, Operational Forecasting",
        salutation: "Dear hiring team,",
        paragraphs: [
            "Your posting asks for someone who has run a forecasting chain in operation. At Severnside Water Authority I moved the regional inundation model from nightly batches to a run every fifteen minutes, cutting the median age of a published warning from 340 to 22 minutes.",
            "You also ask for ensemble methods and for C++ and Fortran. I introduced ensemble verification with the Brier score, and replaced a licensed solver with an open C++ and Fortran one behind the same interface, saving £180,000 a year.",
            "I would be glad to talk about what your duty officers need to see first.",
        ],
        closing: "Yours sincerely,",
        signature: "Marisol Étienne-Okafor",
        language: "en-GB"
    )
}
