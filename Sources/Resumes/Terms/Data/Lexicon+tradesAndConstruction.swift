extension Lexicon {
    static let tradesAndConstruction = """
        [electrical : field]
        Electrical installation = electrical installations, Elektroinstallation, electrical wiring, wiring, rewiring
        Electrical maintenance = electrical repair, electrical repairs
        National Electrical Code = NEC!, electrical code, electrical codes
        BS 7671 = wiring regulations, 18th Edition
        VDE! = DIN VDE, VDE regulations
        Conduit bending = conduit installation, conduit
        Switchgear = panel boards, panelboards, distribution boards
        Motor controls = motor control, variable frequency drives, VFD!
        Fault diagnosis = electrical troubleshooting, electrical fault finding
        Blueprint reading = reading blueprints, read blueprints, technical drawings, wiring diagrams, schematics
        Inspection and testing = electrical testing, electrical inspection
        Solar installation = photovoltaics, solar PV, PV systems
        Fire alarm systems = fire alarms
        Fibre optics = fiber optics, structured cabling, data cabling
        Lockout/tagout = LOTO!, lockout tagout, lock-out tag-out
        High voltage = high-voltage systems, medium voltage
        [building trade : field]
        Plumbing = pipe fitting, pipefitting, plumbing systems
        HVAC = heating ventilation and air conditioning, refrigeration, HVAC systems
        Carpentry = joinery, woodworking, cabinet making
        Welding = MIG welding, TIG welding, arc welding, stick welding
        Masonry = bricklaying, stonemasonry
        Painting and decorating = house painting
        Drywall = plastering
        Roofing
        Tiling
        Flooring = floor installation
        Concrete work = concrete finishing, concrete pouring
        Landscaping = gardening, groundskeeping
        Demolition
        Scaffolding
        Locksmithing
        [construction management : field]
        Construction management = site management, Bauleitung, construction supervision
        Cost estimation = estimating, quantity surveying, cost estimating
        Site safety = construction safety, CDM regulations
        Quantity takeoff = quantity take-off
        Building codes = building regulations, building code
        Structural engineering = structural analysis, structural design
        Civil engineering = Bauingenieurwesen
        Surveying = land surveying
        Building information modelling = BIM!, building information modeling
        Tendering = bid management
        Contract administration = subcontractor management
        Architecture design drawings = architectural design
        Property management = real estate management
        Real estate = real estate sales
        [CAD : tool]
        AutoCAD = Auto CAD
        SolidWorks = Solid Works
        Revit = Autodesk Revit
        CATIA
        Siemens NX = NX CAD
        Inventor^ = Autodesk Inventor
        SketchUp
        Fusion 360
        Rhino^ = Rhino 3D
        ArchiCAD
        Creo^ = PTC Creo
        CAD = computer-aided design
        Primavera P6 = Primavera
        Procore
        Bluebeam = Bluebeam Revu
        ANSYS = finite element analysis, FEA!, Abaqus
        GIS! = ArcGIS, QGIS, geographic information systems
        [workplace safety : field]
        OSHA = OSHA regulations, OSHA standards
        Occupational safety = health and safety, workplace safety, Arbeitssicherheit, safety procedures, EHS!, HSE!
        Personal protective equipment = PPE!
        COSHH
        Hand tools = power tools, hand and power tools
        Preventive maintenance = preventative maintenance, planned maintenance, equipment maintenance
        Working at heights = ladder work, aerial lift, scissor lift
        """
}
