extension Lexicon {
    static let financeAndLegal = """
        [accounting : field]
        Accounting = accountancy, Buchhaltung, comptabilité, contabilidad, kế toán
        Bookkeeping = book-keeping
        Accounts payable = AP!, Kreditorenbuchhaltung, vendor invoices
        Accounts receivable = AR!, Debitorenbuchhaltung
        General ledger = GL!, general ledger accounting
        Month-end close = month end close, month-end closing, monthly close, month-end, Monatsabschluss
        Year-end close = year-end closing, annual financial statements, Jahresabschluss
        Financial statements = financial statement preparation
        Account reconciliation = bank reconciliation, reconciliations, balance sheet reconciliation, reconciliation
        Journal entries = journal entry
        Cost accounting = Kostenrechnung
        Fixed assets = fixed asset accounting
        Consolidation = group consolidation, intercompany accounting
        Payroll = payroll processing, Lohnbuchhaltung, nóminas
        Invoicing = billing, invoice processing
        Revenue recognition = ASC 606, IFRS 15
        [accounting standard : field]
        US GAAP = GAAP, U.S. GAAP
        IFRS
        HGB!
        UK GAAP = FRS 102
        VAS!
        [tax and audit : field]
        Tax preparation = tax returns, tax filing, tax compliance
        Taxation = corporate tax, income tax, tax law, Steuerrecht
        VAT! = value added tax, sales tax, Umsatzsteuer, GST!
        Auditing = external audit, audit, audits, statutory audit
        Internal audit = internal auditing
        Internal controls = SOX!, Sarbanes-Oxley
        Transfer pricing
        [finance : field]
        Financial analysis = financial analyst experience
        Financial modelling = financial modeling, financial models
        Financial planning = FP&A, financial planning and analysis
        Financial reporting
        Controlling^ = Controlling-Erfahrung, management accounting
        Cash flow management = cash flow forecasting, cash management, treasury
        Variance analysis
        Valuation = DCF!, company valuation
        Investment banking
        Mergers and acquisitions = M&A, due diligence
        Portfolio management = asset management
        Equity research
        Credit analysis = credit risk, underwriting
        Insurance claims = claims handling, claims processing
        Anti-money laundering = AML!, KYC!, know your customer
        Derivatives = options trading, fixed income
        Fund accounting
        Financial advice = wealth management, financial advisory
        Actuarial science = actuarial analysis
        Procurement = purchasing, strategic sourcing, Einkauf, compras
        [ERP : tool]
        ERP = enterprise resource planning
        SAP = SAP S/4HANA, S/4HANA, SAP ERP, SAP FI, SAP FICO, SAP HANA, SAP R/3, SAP MM
        Oracle Financials = Oracle EBS, Oracle Fusion, JD Edwards
        NetSuite = Oracle NetSuite
        Workday = Workday Financials, Workday HCM
        Microsoft Business Central = Dynamics 365 Business Central
        Odoo
        Infor^ = Infor LN
        [accounting software : tool]
        QuickBooks = QuickBooks Online, Quick Books
        Xero
        Sage^ = Sage 50, Sage Intacct
        DATEV
        MISA
        BlackLine
        Anaplan = Adaptive Planning
        Hyperion^ = Oracle Hyperion
        Concur^ = SAP Concur
        Bloomberg Terminal = Bloomberg^
        Stripe^
        [law : field]
        Contract law = contract drafting, contract review, drafting contracts, contract management, commercial contracts
        Corporate law = corporate governance, company law, Gesellschaftsrecht
        Litigation = civil litigation, dispute resolution, arbitration
        Legal research
        Legal writing = legal drafting, drafting pleadings
        Employment law = labour law, labor law, Arbeitsrecht
        Intellectual property = IP law, patent law, trademark law, patents
        Compliance = regulatory compliance
        Criminal law
        Family law
        Real estate law = property law, conveyancing
        Immigration law
        Bankruptcy law = insolvency law
        Depositions = discovery process, e-discovery, eDiscovery
        Case management = docket management
        Paralegal = paralegal experience
        Notarial services = notary public
        Westlaw
        LexisNexis
        Clio^
        """
}
