/// Capitalised words that are no terms: places, days, months, currencies, companies' forms, titles, benefits, and what starts sentences.
enum StopNames {
    static func contains(_ text: String) -> Bool { Self.names.contains(text.lowercased()) }

    private static let names: Set<String> = Set(Self.lines.flatMap { $0.split(separator: " ").map(String.init) })

    private static let lines = [
        "us usa uk eu uae nyc la sf dc hq emea apac latam dach mena anz uki eea ny ca tx wa il fl ma nj pa nz hk sg de fr es vn",
        "europe asia africa america germany france spain italy poland vietnam japan china india canada australia ireland netherlands switzerland austria portugal sweden norway denmark finland singapore brazil mexico",
        "london berlin munich münchen hamburg paris lyon madrid barcelona amsterdam dublin lisbon zurich vienna wien warsaw prague copenhagen stockholm oslo helsinki york boston chicago seattle austin denver toronto vancouver sydney melbourne tokyo hanoi hà nội saigon bangalore mumbai",
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mon tue wed thu fri sat sun",
        "am pm est pst cst cet cest gmt utc eur usd gbp chf vnd eod asap tbd tba faq fyi rsvp",
        "ceo cto cfo coo cmo cio cpo cso vp svp evp md hr gm hod pto rto ote fte wfh eeo eeoc ada dei de&i d&i lgbt lgbtq lgbtq+ esop rsu rsus espp hsa fsa hmo ppo 401k bupa bike2work cv cvs id ids nda pdf ok vs ii iii iv xi",
        "url http https www docx",
        "gmbh ag se llc ltd inc plc corp co kg ug sa sas sarl bv nv ab as oy spa srl pty m/w/d w/m/d f/m/d m/f/d h/f mfd wmd",
        "linkedin facebook instagram youtube glassdoor indeed whatsapp tiktok fortune forbes nasdaq nyse ftse ipo b-corp",
        "we you our your the this that these those a an in at on for with to of as by and or but if when what who why how it is are be will can must should may their they he she i my",
        "please join apply about note both all any some each every more most other others strong good great excellent solid proven experience knowledge ability working work team teams company role position job english",
        "covid covid-19 stem it r&d b2b b2c c-suite c-level ph.d e.g i.e etc yes no not new north south east west global international senior junior lead staff principal manager managers engineer engineers developer developers analyst analysts scientist scientists director directors head designer designers architect architects nurse nurses teacher teachers specialist specialists consultant consultants",
    ]
}
