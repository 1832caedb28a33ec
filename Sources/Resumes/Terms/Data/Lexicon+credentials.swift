extension Lexicon {
    static let credentials = """
        [nursing licence : credential]
        Registered Nurse = RN!, RN license, RN licence, registered nurse license, registered nursing licence, state RN license
        Licensed Practical Nurse = LPN!, LVN!
        Nurse Practitioner = NP!
        Certified Nursing Assistant = CNA!
        Basic Life Support = BLS!, BLS certification
        Advanced Cardiovascular Life Support = ACLS!, Advanced Cardiac Life Support
        Pediatric Advanced Life Support = PALS!
        CPR! = CPR certification, cardiopulmonary resuscitation, CPR/First Aid
        CCRN!
        Emergency Medical Technician = EMT!, EMT-B
        Paramedic licence = paramedic license, paramedic certification
        Medical licence = medical license, Approbation
        NMC registration = NMC pin
        Pharmacist licence = pharmacist license
        [finance certificate : credential]
        CPA! = Certified Public Accountant, CPA license
        CMA! = Certified Management Accountant
        CFA! = Chartered Financial Analyst
        ACCA!
        CIMA!
        CIA certification = Certified Internal Auditor
        Steuerberater = Bilanzbuchhalter
        Series 7 = FINRA Series 7, Series 63
        FRM! = Financial Risk Manager
        [management certificate : credential]
        PMP! = Project Management Professional, PMP certification
        PRINCE2
        CAPM!
        Certified ScrumMaster = CSM!, Certified Scrum Master, PSM I
        CSPO!
        ITIL certification = ITIL Foundation, ITIL v4
        Six Sigma Green Belt = Green Belt
        Six Sigma Black Belt = Black Belt
        SHRM-CP = SHRM-SCP, PHR!, SPHR
        CIPD
        [IT certificate : credential]
        AWS Certified = AWS certification, AWS Certified Solutions Architect, AWS Solutions Architect
        Azure certification = AZ-900, AZ-104
        Google Cloud certification = Google Cloud Certified
        CKA! = Certified Kubernetes Administrator, CKAD!
        CCNA = Cisco Certified Network Associate
        CCNP
        CompTIA A+ = A+ certification
        CompTIA Network+ = Network+
        CompTIA Security+ = Security+
        CISSP
        CISM
        CISA!
        CEH! = Certified Ethical Hacker
        OSCP
        RHCSA = RHCE
        Oracle Certified Professional
        Salesforce Certified Administrator = Salesforce certification
        ISTQB
        TOGAF
        [driving licence : credential]
        Driving licence = driver's license, driving license, driver's licence, drivers license, Führerschein, Führerschein Klasse B, permis de conduire, permis B, carné de conducir, bằng lái xe, valid driver license
        CDL! = commercial driver's license, CDL Class A, Class A CDL, Class A Commercial Driver License, commercial drivers license
        HGV licence = LGV licence, HGV license
        Forklift licence = forklift license, forklift certification, forklift certified, Staplerschein, forklift certificate, CACES
        Crane operator licence = crane operator license
        Pilot licence = pilot's license
        [trade licence : credential]
        Journeyman electrician = journeyman license, journeyman electrician license, journeyman licence
        Master electrician = master electrician license
        NVQ Level 3 = NVQ Level 3 Electrical, City & Guilds
        ECS card = JIB gold card
        CSCS! = CSCS card
        OSHA 10 = OSHA-10
        OSHA 30 = OSHA-30
        EPA 608 = EPA Section 608, EPA certification
        AWS D1.1 = certified welder
        Gas Safe = Gas Safe registered
        Plumbing licence = plumber license
        Security guard licence = SIA licence, guard card
        [food certificate : credential]
        ServSafe = ServSafe certification, ServSafe Manager
        Food handler certificate = food handler's card, food handlers card, food handler card, food handler certification, Food Hygiene Level 2, Level 2 Food Hygiene
        Personal alcohol licence = alcohol server permit
        WSET
        [teaching licence : credential]
        Teaching licence = teaching license, teaching certificate, state teaching certification, teacher certification, teaching certification, teaching credential
        Qualified Teacher Status = QTS!
        PGCE
        TEFL! = TEFL certificate, TESOL!, CELTA
        DBS check = enhanced DBS, enhanced DBS check
        Lehramt = zweites Staatsexamen
        [legal licence : credential]
        Bar admission = admitted to the bar, state bar, bar membership, admission to the bar, licensed attorney, Rechtsanwalt^
        Solicitor qualification = qualified solicitor
        Real estate licence = real estate license
        Professional Engineer = PE license
        Chartered Engineer = CEng
        LEED = LEED AP
        Security clearance = TS/SCI, Secret clearance, SC clearance
        """
}
