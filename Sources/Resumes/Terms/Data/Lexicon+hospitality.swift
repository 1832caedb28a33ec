extension Lexicon {
    static let hospitality = """
        [kitchen : field]
        Cooking = culinary skills, food production, line cooking, cuisine, Kochen^
        Food preparation = food prep, mise en place
        Menu planning = menu development, menu design, menu creation
        Food safety = food hygiene, Lebensmittelhygiene, safe food handling, food handling, sanitation standards
        HACCP
        Kitchen management = kitchen supervision, back of house, running a kitchen, leading a kitchen
        Food costing = food cost control, food cost, food costs, recipe costing, cost of goods
        Portion control
        Plating = food presentation, plate presentation
        Knife skills
        Grilling = grill station
        Sautéing = sauté station, saute station, sauté
        Butchery = meat cutting, filleting
        Pastry = baking, patisserie, pâtisserie, pastry making
        Bread making
        French cuisine = classical French technique
        Italian cuisine = fresh pasta, pasta making
        Asian cuisine = sushi, dim sum
        Vegan cooking = plant-based cooking, vegetarian cuisine
        Allergen management = allergens, allergen awareness, dietary requirements
        Catering^ = catering services, banquets, banqueting, event catering
        Kitchen sanitation = cleaning schedules, kitchen hygiene
        Ordering supplies = stock ordering, supplier ordering, ordering stock
        Food and beverage management = F&B, food and beverage
        Recipe development
        À la carte = a la carte service, fine dining
        Waste reduction = food waste
        [service : field]
        Table service = waiting tables, waiter experience, serving guests, waitressing
        Bartending = mixology, cocktail making
        Barista skills = barista, latte art
        Wine knowledge = sommelier skills, wine service, wine pairing
        Hotel front office = hotel reception, check-in and check-out, guest check-in
        Housekeeping = room cleaning, Zimmerreinigung
        Guest relations = guest satisfaction, guest experience
        Reservations = reservation systems, booking systems
        Tour guiding
        Cleaning^ = janitorial, cleaning services, deep cleaning, Reinigung
        Security guarding = CCTV, patrol duties
        Hairdressing = hair cutting, hair colouring
        Beauty therapy = cosmetology
        Personal training = fitness instruction
        Flight attendance = cabin crew experience
        [hospitality system : tool]
        Opera PMS = Oracle Opera, Fidelio
        Toast POS
        Micros^ = Oracle Micros
        OpenTable
        Amadeus^ = Sabre^, GDS!
        """

    static let science = """
        [laboratory : field]
        PCR = qPCR, RT-PCR, polymerase chain reaction
        Cell culture = tissue culture
        Western blot = western blotting, immunoblotting
        ELISA
        Flow cytometry = FACS!
        HPLC = high performance liquid chromatography
        Mass spectrometry = LC-MS, GC-MS, LC-MS/MS
        Gas chromatography = chromatography
        Spectroscopy = NMR!, FTIR, UV-Vis
        Microscopy = confocal microscopy, electron microscopy
        CRISPR = gene editing
        DNA sequencing = next-generation sequencing, NGS!, RNA-seq
        Bioinformatics = genomics
        Molecular biology = cloning, gel electrophoresis
        Microbiology
        Biochemistry
        Organic chemistry = chemical synthesis
        Analytical chemistry = titration
        Pharmacology
        Immunology
        Protein purification
        Histology = immunohistochemistry
        Animal models = in vivo studies
        Good laboratory practice = GLP!
        Good clinical practice = GCP guidelines, ICH-GCP
        Clinical trials = clinical research, clinical studies
        Laboratory safety = biosafety, BSL-2
        Laboratory techniques = lab techniques, laboratory skills
        Scientific writing = grant writing, manuscript writing
        Experimental design = design of experiments, DoE!
        Literature review = systematic reviews
        Regulatory affairs = FDA submissions, FDA regulations
        Validation protocols = process validation, IQ/OQ/PQ
        Environmental science = environmental monitoring, environmental impact assessment
        Geology
        Physics = optics
        Materials science
        Survey research = survey design, qualitative research, focus groups
        LIMS = laboratory information management system
        LaTeX!
        GraphPad Prism = GraphPad
        Pipetting
        Quality by design
        Sustainability = ESG!, carbon accounting
        Agriculture = crop production, agronomy
        """
}
