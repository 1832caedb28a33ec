extension Lexicon {
    static let health = """
        [nursing : field]
        Patient care = direct patient care, bedside care, Patientenversorgung, Krankenpflege, soins infirmiers
        Patient assessment = assess patients, nursing assessment, patient assessments
        Medication administration = administering medication, administer medications, medication management, administering medications
        Wound care = wound management, wound dressing
        IV therapy = intravenous therapy, IV insertion, peripheral IV, IV therapy administration
        Phlebotomy = blood draws, venipuncture, venepuncture
        Vital signs = vital sign monitoring, vitals
        Triage = emergency triage
        Critical care = intensive care, ICU!, ICU nursing, intensive care unit
        Emergency medicine = emergency department, emergency room, ED nursing
        Medical-surgical nursing = med-surg, medical surgical, med/surg
        Telemetry = cardiac monitoring, telemetry monitoring
        Paediatrics = pediatrics, pediatric care, paediatric care, PICU
        Obstetrics = labor and delivery, labour and delivery, midwifery, maternity care
        Geriatrics = elderly care, geriatric care, aged care, long-term care
        Palliative care = hospice care, hospice, end-of-life care
        Oncology = oncology nursing, chemotherapy administration
        Psychiatric nursing = mental health nursing, mental health care
        Perioperative care = operating room, operating theatre, perioperative nursing
        Home health care = home care, home health
        Ventilator management = mechanical ventilation, ventilators
        Tracheostomy care
        Catheterization = Foley catheter, catheter care
        Dialysis = hemodialysis, haemodialysis
        Infection control = infection prevention, aseptic technique
        Care plans = care planning, care plan, nursing care plans
        Patient education = patient teaching, discharge planning, educating patients
        Patient monitoring = hemodynamic monitoring, haemodynamic monitoring, vital signs monitoring, intracranial pressure monitoring, fetal monitoring
        Charge nurse = charge nurse experience
        Clinical documentation = charting, medical documentation, patient records
        Patient safety
        Case coordination = care coordination
        [allied health : field]
        Physiotherapy = physical therapy
        Occupational therapy
        Speech therapy = speech-language pathology
        Radiology = X-ray imaging, radiography, CT imaging, MRI!
        Ultrasound = sonography
        Respiratory therapy
        Dentistry = dental care, dental hygiene, dental assisting
        Pharmacy = dispensing, pharmacy practice
        Medical coding = ICD-10, ICD-10 coding, CPT coding, medical billing
        Medical terminology
        Nutrition = dietetics, diet planning
        Counselling = counseling, psychotherapy, cognitive behavioral therapy, cognitive behavioural therapy
        Social work = Soziale Arbeit, casework
        Public health = epidemiology, health promotion
        Veterinary care = animal care
        Caregiving = personal care, activities of daily living, ADL!
        First aid = Erste Hilfe, premiers secours
        Surgery = surgical procedures
        Anaesthesia = anesthesia, anesthesiology
        Optometry
        Childcare = child care, Kinderbetreuung
        [health record system : tool]
        Electronic health records = EHR!, EMR!, electronic medical records, electronic health record, EHR systems
        Epic^ = Epic EHR, Epic Systems, EpicCare
        Cerner = Oracle Health
        Meditech
        Athenahealth
        PointClickCare
        """
}
