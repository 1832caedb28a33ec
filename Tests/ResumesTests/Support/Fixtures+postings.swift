import Resumes

extension Fixtures {
    static let backendPosting = PostingFixture(
        title: "Senior Backend Engineer",
        employer: "Larkfield Logistics",
        must: [
            "5+ years of experience with Go or Java",
            "Deep knowledge of PostgreSQL and Kafka",
            "Kubernetes in production",
            "Bachelor's degree in Computer Science or a related field",
            "Fluent English",
        ],
        nice: ["Terraform", "Rust", "Experience with gRPC"],
        duties: [
            "Design and run services that plan delivery routes", "Mentor engineers and review code",
            "Be on call for the platform you build",
        ]
    )

    static let nursePosting = PostingFixture(
        title: "Registered Nurse, Intensive Care",
        employer: "Saint Brannoc Hospital",
        must: [
            "3+ years of critical care nursing",
            "BLS and ACLS certification",
            "Experience with ventilator management",
            "Bachelor of Science in Nursing",
            "Electronic health records, ideally Epic",
        ],
        nice: ["CCRN certification", "Spanish spoken"],
        duties: ["Assess patients and plan their care", "Teach new nurses on the ward", "Work with families in difficult moments"]
    )

    static let accountantPosting = PostingFixture(
        title: "Senior Accountant",
        employer: "Pellam Tools",
        must: ["CPA", "US GAAP and month-end close", "Advanced Excel", "Bachelor's degree in Accounting or Finance"],
        nice: ["NetSuite", "SOX"],
        duties: ["Prepare the audit with external auditors", "Reconcile accounts and post journal entries"]
    )

    static let teacherPosting = PostingFixture(
        title: "Primary School Teacher",
        employer: "Wendle Primary",
        must: ["Lesson planning for mixed classes", "Classroom management", "Safeguarding of children"],
        nice: ["Phonics", "Special educational needs"],
        duties: ["Report to parents", "Lead a school club"]
    )

    static let chefPosting = PostingFixture(
        title: "Sous Chef",
        employer: "The Copper Ladle",
        must: ["HACCP and food safety", "Menu planning and food costing", "4+ years in a professional kitchen"],
        nice: ["Pastry"],
        duties: ["Train commis chefs", "Order from suppliers and keep waste low"]
    )

    static let germanPosting = PostingFixture(
        title: "Bilanzbuchhalterin",
        employer: "Morgentau GmbH",
        language: "de",
        must: ["Sichere Kenntnisse in DATEV und HGB", "Erfahrung mit Monatsabschluss und Jahresabschluss", "Verhandlungssicheres Deutsch"],
        nice: ["SAP"],
        duties: ["Abstimmung der Konten", "Ansprechpartnerin für Wirtschaftsprüfer"]
    )

    static let vaguePosting = PostingFixture(title: nil, employer: nil, duties: ["Do good work with nice people"])

    static let postings: [PostingFixture] = [
        Self.backendPosting, Self.nursePosting, Self.accountantPosting, Self.teacherPosting, Self.chefPosting, Self.germanPosting,
        Self.vaguePosting,
    ]
}
