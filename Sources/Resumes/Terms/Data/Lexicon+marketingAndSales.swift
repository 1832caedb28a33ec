extension Lexicon {
    static let marketingAndSales = """
        [marketing : field]
        Digital marketing = online marketing, Online-Marketing, marketing digital
        SEO = search engine optimization, search engine optimisation
        SEM! = search engine marketing, paid search, PPC!
        Content marketing = content strategy, content creation
        Social media marketing = social media, social media management, community management
        Email marketing = e-mail marketing, newsletter campaigns
        Performance marketing = paid social, paid media
        Growth marketing = growth hacking
        Brand management = brand strategy
        Copywriting = copy writing, ad copy
        Public relations = PR!, media relations, press releases
        Event management = event planning, event marketing
        Influencer marketing
        Affiliate marketing
        Marketing automation
        Marketing analytics = attribution modelling, attribution modeling, marketing attribution
        Conversion rate optimization = CRO!, conversion optimisation
        Lead generation = demand generation
        Campaign management = campaign planning, marketing campaigns
        Market segmentation = customer segmentation
        Editorial planning = editing, proofreading, copy editing
        Technical writing = technical documentation
        Journalism
        [marketing tool : tool]
        Google Ads = AdWords, Google AdWords
        Meta Ads = Facebook Ads, Meta Ads Manager
        HubSpot
        Marketo
        Mailchimp
        Klaviyo
        Braze^
        Google Tag Manager = GTM container
        Google Search Console
        Semrush = Ahrefs
        Hootsuite = Buffer^
        Salesforce Marketing Cloud
        [sales : field]
        Sales = selling, Vertrieb, ventas, bán hàng
        B2B sales = business-to-business sales
        Business development = new business development
        Account management = key account management, Key Account Management
        Inside sales = telesales
        Cold calling = outbound calls, prospecting
        Negotiation = contract negotiation, negotiating
        Sales forecasting = pipeline management, sales pipeline
        Solution selling = consultative selling
        Retail sales = retail, retail experience, Einzelhandel
        Upselling = cross-selling
        Merchandising = visual merchandising
        Cash handling = POS!, point of sale, cash register, till operation
        E-commerce = ecommerce, online retail, DTC!
        Shopify
        Magento = Adobe Commerce
        Category management
        Pre-sales = presales, sales engineering
        [CRM : tool]
        CRM = customer relationship management
        Salesforce = Salesforce CRM, Sales Cloud
        Microsoft Dynamics = Dynamics 365, MS Dynamics, Dynamics NAV
        Zoho CRM
        Pipedrive
        [customer service : field]
        Customer service = customer support, customer care, Kundenservice, Kundenbetreuung, service client, atención al cliente, chăm sóc khách hàng, guest service
        Customer success = customer success management
        Call centre = call center, contact centre, contact center
        Complaint handling = conflict resolution, complaint resolution
        Live chat support
        """
}
