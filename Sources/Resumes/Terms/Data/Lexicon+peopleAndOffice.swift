extension Lexicon {
    static let peopleAndOffice = """
        [human resources : field]
        Human resources = HR!, Personalwesen, ressources humaines, recursos humanos, nhân sự
        Recruiting = recruitment, talent acquisition, sourcing candidates, Personalbeschaffung
        Onboarding = employee onboarding
        Employee relations = labour relations, labor relations
        Performance management = performance reviews, performance appraisals
        Compensation and benefits = comp and benefits, benefits administration
        Learning and development = L&D!, staff training, employee training
        Succession planning
        HR information systems = HRIS!, BambooHR, SuccessFactors, ADP!
        Applicant tracking systems = applicant tracking system, Greenhouse^, Lever^
        Workforce planning = rostering, staff scheduling, shift planning
        Employer branding
        Diversity and inclusion programmes = diversity programs
        [office suite : tool]
        Microsoft Office = MS Office, Office 365, Microsoft 365, MS-Office, Microsoft Office Suite, M365
        Excel^ = Microsoft Excel, MS Excel, advanced Excel, Excel spreadsheets, pivot tables, VLOOKUP, XLOOKUP
        Word^ = Microsoft Word, MS Word
        PowerPoint = Power Point, MS PowerPoint
        Outlook^ = Microsoft Outlook, MS Outlook
        Access^ = Microsoft Access, MS Access
        SharePoint
        OneNote
        Visio = Microsoft Visio
        Power Automate = Power Apps, Power Platform
        Google Workspace = G Suite, Google Docs, Google Sheets
        LibreOffice
        [office administration : field]
        Office administration = administrative support, administrative tasks, office management, Büroorganisation
        Calendar management = diary management, scheduling appointments, appointment scheduling
        Travel arrangements = travel booking, travel management
        Filing = record keeping, records management, document management
        Reception = front desk, receptionist experience
        Executive assistance = executive support, personal assistant experience
        Minute taking = meeting minutes
        Typing = touch typing
        Transcription
        Translation = document translation, Übersetzung
        Language interpreting = simultaneous interpreting
        Correspondence = business correspondence
        Facility management = facilities management
        """
}
