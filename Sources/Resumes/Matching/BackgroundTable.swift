/// How telling a word or term is, from a small table of what nearly every posting and résumé says.
///
/// Weights come from here and never from the two documents at hand: a posting that repeats a word does not make it common.
enum BackgroundTable {
    /// 0 for function words, 0.25 for what every posting says, 0.55 for common words, 1 for all others.
    static func weight(ofWord word: String) -> Double {
        if Self.functionWords.contains(word) { return 0 }
        if Self.ubiquitous.contains(word) { return 0.25 }
        if Self.common.contains(word) { return 0.55 }
        return 1
    }

    /// The same for a term's id; terms of several words count by their own entry only.
    static func weight(ofTerm id: String) -> Double {
        if Self.ubiquitous.contains(id) { return 0.35 }
        if Self.common.contains(id) || Self.commonTerms.contains(id) { return 0.6 }
        return 1
    }

    static let functionWords: Set<String> = Set(
        Self.split(
            """
            a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its may me more \
            most must my no nor not of off on one or our out over own per she should so some such than that the their them then there these \
            they this those through to too under up us very was we were what when where which while who whom why will with within without \
            would you your yours etc eg ie via
            aber alle als am an auf aus bei bin bis das dass dein deine dem den der des die dir du durch ein eine einem einen einer eines er \
            es für haben hat ich ihr ihre ihrem ihren im in ist kann mit nach nicht oder sein seine sich sie sind so sowie über um und uns \
            unser unsere unter vom von vor was wenn wie wir wird zu zum zur
            au aux avec ce ces cette dans de des du elle en est et il ils la le les leur leurs mais nos notre nous ou par pas plus pour que \
            qui sa sans se ses son sont sous sur un une vos votre vous
            al como con cada del desde donde el ella en entre es esta este la las lo los más mi muy no nos o para pero por que se ser si sin \
            sobre son su sus tu un una unos y
            các cho có của được đã để hoặc khi là làm này những tại theo thì trên trong từ và về với một bạn chúng tôi
            """
        )
    )

    private static let ubiquitous: Set<String> = Set(
        Self.split(
            """
            ability able across apply area background based best candidate communication company day degree environment equivalent excellent \
            experience experienced familiarity field good great help high ideal include including industry job join knowledge level looking \
            new opportunity people plus position preferred professional proficiency proficient proven qualifications quality related \
            relevant required requirement requirements responsibilities role skill skills solid strong team teams teamwork understanding use \
            using well work working year years teamfähigkeit erfahrung kenntnisse aufgaben arbeit jahre mindestens gute sehr expérience équipe \
            connaissance connaissances poste travail ans experiencia equipo conocimiento conocimientos trabajo años kinh nghiệm năng kỹ
            """
        )
    )

    private static let common: Set<String> = Set(
        Self.split(
            """
            agile analysis analytical application applications build building business care client clients code collaborate collaboration \
            complex create customer customers daily data deliver delivery design develop developing development drive engineer engineering \
            ensure excel git hands improve improvement leadership lead maintain manage management manager monitor office operations \
            organisation organization own performance plan planning practices presentation problem process processes product production \
            products project projects provide report reporting research service services software solution solutions solving stakeholder \
            stakeholders standards strategy support system systems technical technology test testing time tool tools training user users word \
            write written
            """
        )
    )

    private static let commonTerms: Set<String> = [
        "attention to detail", "microsoft office", "microsoft excel", "microsoft word", "powerpoint", "problem solving", "problem-solving",
        "project management", "time management", "customer service", "stakeholder management", "jira", "scrum", "github",
    ]

    private static func split(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
