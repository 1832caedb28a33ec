/// Phrases that only stand in equal-opportunity, pay, benefit, visa and application texts.
enum BoilerplateAnchors {
    static func match(_ words: [String]) -> Bool { Self.phrases.matches(words) }

    private static let phrases = PhraseSet([
        "equal opportunity", "equal employment", "regardless of race", "without regard to race", "sexual orientation", "gender identity",
        "protected veteran",
        "reasonable accommodation", "all qualified applicants", "affirmative action", "background check will", "e verify",
        "we celebrate diversity",
        "vacation days", "days of vacation", "flexible hours", "flexible working hours", "days of leave", "tuition assistance",
        "paid time off", "parental leave", "401 k", "401k", "pension scheme", "health insurance",
        "dental and vision", "gym membership", "stock options",
        "wellness budget", "free lunch", "free fruit", "sabbatical", "employee discount", "employee assistance", "life insurance",
        "company paid", "annual leave", "sick leave", "training budget",
        "salary range", "base salary", "per annum", "annual bonus", "pay range", "competitive salary", "competitive compensation",
        "salary is",
        "visa sponsorship", "sponsor visas", "work authorization", "privacy notice", "privacy policy", "send your cv", "send your resume",
        "send us your", "click apply", "apply via", "apply by", "apply now",
        "recruitment agencies", "unsolicited resumes", "cookie", "recruitment scams", "relocation", "we will never ask you",
        "ungeachtet", "unabhängig von geschlecht", "schwerbehinderung", "schwerbehinderte", "menschen mit behinderung", "urlaubstage",
        "tage urlaub", "altersvorsorge", "bewerbungsunterlagen", "gehaltsvorstellung", "bewirb dich",
        "égalité des chances", "situation de handicap", "tickets restaurant", "mutuelle", "jours de rtt", "congés payés",
        "envoyez votre cv",
        "igualdad de oportunidades", "seguro médico", "días de vacaciones", "envía tu cv", "retribución flexible",
        "bảo hiểm", "lương tháng 13", "gửi cv", "nghỉ phép",
    ])
}
