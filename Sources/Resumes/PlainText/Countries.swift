/// Names of countries as people end their place with, in the languages that this program prints. For telling a place from a title only.
enum Countries {
    static func isName(_ text: String) -> Bool { self.names.contains(PhraseSet.words(of: text).joined(separator: " ")) }

    private static let names: Set<String> = [
        "germany", "deutschland", "allemagne", "alemania", "đức", "austria", "österreich", "autriche", "switzerland", "schweiz", "suisse",
        "france", "frankreich", "francia", "pháp", "spain", "spanien", "españa", "espagne", "portugal", "italy", "italien", "italia",
        "italie",
        "uk", "united kingdom", "england", "scotland", "wales", "ireland", "irland", "usa", "us", "united states", "việt nam", "vietnam",
        "viet nam", "canada", "kanada", "mexico", "méxico", "brazil", "brasil", "argentina", "chile", "colombia", "peru", "perú",
        "netherlands", "niederlande", "pays bas", "belgium", "belgien", "belgique", "luxembourg", "denmark", "dänemark", "sweden",
        "schweden",
        "norway", "norwegen", "finland", "finnland", "iceland", "poland", "polen", "czech republic", "czechia", "tschechien", "slovakia",
        "hungary", "ungarn", "romania", "rumänien", "bulgaria", "greece", "griechenland", "turkey", "türkei", "türkiye", "ukraine",
        "russia",
        "россия", "украина", "india", "indien", "pakistan", "bangladesh", "sri lanka", "china", "中国", "japan", "日本", "korea", "south korea",
        "singapore", "singapur", "malaysia", "indonesia", "thailand", "philippines", "taiwan", "hong kong", "australia", "australien",
        "new zealand", "south africa", "nigeria", "kenya", "ghana", "egypt", "morocco", "maroc", "tunisia", "israel", "uae",
        "united arab emirates", "saudi arabia", "qatar", "estonia", "latvia", "lithuania", "croatia", "serbia", "slovenia",
    ]
}
