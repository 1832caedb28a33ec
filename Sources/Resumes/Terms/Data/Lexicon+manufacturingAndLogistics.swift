extension Lexicon {
    static let manufacturingAndLogistics = """
        [manufacturing : field]
        CNC machining = CNC!, CNC programming, CNC milling, CNC turning, machining, Zerspanung
        PLC programming = PLC!, Siemens S7, Allen-Bradley, ladder logic, SPS-Programmierung
        SCADA = HMI!
        Industrial automation = automation technology, Automatisierungstechnik
        Robotics = industrial robots, FANUC, KUKA
        Injection moulding = injection molding
        Sheet metal = sheet metal fabrication, metal fabrication
        3D printing = additive manufacturing
        Assembly = assembly line, mechanical assembly, Montage^
        Quality control = quality inspection, Qualitätskontrolle, QC!
        Metrology = coordinate measuring machine, CMM!, calipers, micrometers
        GD&T = geometric dimensioning and tolerancing
        Production planning = Produktionsplanung, production scheduling
        Mechanical engineering = mechanical design, Maschinenbau
        Electrical engineering = Elektrotechnik, circuit design
        Chemical engineering = process engineering
        Hydraulics = pneumatics, hydraulic systems
        Soldering = IPC-A-610
        Textile production = sewing, tailoring of garments
        [lean and quality : field]
        Lean manufacturing = Lean^, lean production, lean principles
        Six Sigma = Lean Six Sigma, DMAIC
        Kaizen
        5S!
        Total productive maintenance = TPM!
        FMEA = failure mode and effects analysis
        Statistical process control = SPC!
        ISO 9001 = ISO9001, quality management system, quality management, Qualitätsmanagement
        IATF 16949
        GMP = good manufacturing practice, cGMP, good manufacturing practices
        ISO 14001
        ISO 13485
        [logistics : field]
        Logistics = Logistik, logistique, logística, hậu cần
        Supply chain management = supply chain, SCM!
        Warehouse operations = warehousing, warehouse work, warehouse experience, Lagerlogistik, warehouse environment
        Inventory management = inventory control, stock control, stock management, cycle counts, cycle counting, inventory
        Order picking = picking and packing, pick and pack, order fulfilment, order fulfillment, Kommissionierung
        Shipping and receiving = receiving goods, goods receipt, goods in, dispatching
        Forklift operation = forklift, forklift driving, Gabelstapler, reach truck, pallet jack, operate forklifts
        Freight forwarding = customs clearance, Incoterms, import/export
        Transport planning = route planning, fleet management
        Truck driving = delivery driving, commercial driving, lorry driving
        Last-mile delivery
        Loading and unloading = load and unload trucks, loading trucks
        RF scanners = RF scanner, barcode scanner, barcode scanning, handheld scanner
        Demand planning = S&OP
        Hazardous materials = hazmat, dangerous goods
        Returns handling = reverse logistics
        Palletizing = palletising, stacking pallets
        [warehouse system : tool]
        Warehouse management system = WMS!, Manhattan WMS, SAP EWM
        Transportation management system = TMS!
        [vehicle : field]
        Vehicle maintenance = automotive repair, vehicle repair, auto mechanics
        Vehicle diagnostics = OBD-II
        Aircraft maintenance = avionics
        Marine engineering
        Heavy equipment operation = excavator, heavy machinery, crane operation
        """
}
