extension Lexicon {
    static let designAndProduct = """
        [design tool : tool]
        Figma = FigJam
        Sketch^ = Sketch app
        Adobe XD
        InVision^
        Framer^
        Zeplin
        Axure
        Balsamiq
        [creative suite : tool]
        Adobe Creative Suite = Adobe Creative Cloud, Creative Suite, Creative Cloud, Adobe CC
        Photoshop = Adobe Photoshop
        Illustrator = Adobe Illustrator
        InDesign = Adobe InDesign
        After Effects = Adobe After Effects
        Premiere Pro = Adobe Premiere
        Lightroom
        Final Cut Pro
        DaVinci Resolve
        Canva
        Affinity Designer
        Procreate
        Blender^
        Cinema 4D
        Maya^ = Autodesk Maya
        3ds Max
        ZBrush
        [design : field]
        UX design = user experience, UX!, user experience design, UX/UI, UI/UX
        UI design = user interface design, UI!, visual design
        User research = UX research, usability testing, user interviews, user testing
        Wireframing = wireframes, wireframe
        Prototyping = interactive prototypes, rapid prototyping
        Design systems = design system, design-system, design tokens
        Interaction design
        Information architecture
        Graphic design = Grafikdesign, diseño gráfico, graphisme
        Typography
        Branding = brand identity, brand design
        Motion design = motion graphics
        Illustration
        Photography = photo editing
        Video editing = video production
        Design thinking
        Service design
        Interior design
        Fashion design
        Packaging design
        Print design = prepress
        [product management : field]
        Product management = product manager experience, Produktmanagement, gestion de produit
        Product strategy = product vision
        Product roadmap = roadmapping, product roadmaps, roadmap
        Product discovery = customer discovery, customer discovery interviews
        Backlog management = product backlog, backlog prioritization, backlog refinement
        User stories = acceptance criteria, user story
        PRD! = product requirements document, product requirements
        OKR = OKRs!, objectives and key results
        KPI = key performance indicators
        Go-to-market = GTM!, go to market strategy
        Market research = competitive analysis, competitor analysis
        Product analytics
        Product marketing
        Customer journey mapping = customer journey, journey maps
        B2B SaaS = B2B software
        SaaS
        Pricing strategy
        Net Promoter Score = NPS!, NPS surveys
        [product analytics tool : tool]
        Amplitude! = Amplitude Analytics
        Mixpanel
        Heap^ = Heap Analytics
        PostHog
        Pendo
        Hotjar = FullStory
        Google Analytics = GA4, GA4!
        Optimizely
        LaunchDarkly = feature flags
        Productboard
        Aha!
        [business analysis : field]
        Business analysis = business analyst experience
        Requirements gathering = requirements engineering, requirements analysis, requirements elicitation
        Process improvement = process optimization, process optimisation, continuous improvement
        Process mapping = BPMN, business process modelling, business process modeling
        UML
        Gap analysis
        Feasibility studies = feasibility study
        [project management : field]
        Project management = Projektmanagement, gestion de projet, gestión de proyectos, quản lý dự án, project manager experience
        Programme management = program management
        Risk management = Risikomanagement
        Change management
        Stakeholder management = stakeholder engagement
        Resource planning
        Budget management = budgeting, budget planning, budget control
        Vendor management = supplier management
        Microsoft Project = MS Project
        Smartsheet
        Gantt charts = Gantt chart
        """
}
