/// Invented résumés in plain text, in the layouts people use.
enum PlainCV {
    static let english = """
        Ada Marlowe
        Senior Software Engineer
        Leeds, UK | ada.marlowe@example.org | +44 113 496 0000 | linkedin.com/in/adamarlowe | https://ada.example.org

        SUMMARY
        Engineer with nine years of work on payment systems,
        mostly in Swift and Go.

        WORK EXPERIENCE

        Senior Software Engineer, Brightline Ltd, Leeds          Mar 2019 – Present
        • Led the move of 14 services to Kubernetes
        • Cut checkout latency by 38 % by rewriting the pricing
          engine in Swift

        Software Engineer, Corvid Systems, York                  Jun 2015 – Feb 2019
        • Built the ledger service in Go
        • Mentored three juniors

        EDUCATION

        University of York
        BSc Computer Science                                      2012 – 2015
        GPA: 3.8

        SKILLS
        Languages: Swift, Go, SQL
        Infrastructure: Kubernetes, Terraform, PostgreSQL

        LANGUAGES
        English (native), German (B2)

        CERTIFICATIONS
        Certified Kubernetes Administrator – Cloud Native Computing Foundation, 2021
        """

    static let german = """
        Lebenslauf

        Name: Jonas Feldkamp
        Anschrift: Gartenweg 3, 48143 Münster
        Telefon: 0251 555 0199
        E-Mail: jonas.feldkamp@example.org

        Berufserfahrung

        04/2018 – heute
        Pflegefachkraft
        Klinikum Westtor, Münster
        - Betreuung von 12 Patienten auf der Intensivstation
        - Einarbeitung neuer Kolleginnen und Kollegen

        09/2014 – 03/2018
        Gesundheits- und Krankenpfleger
        St. Marien Krankenhaus, Hamm
        - Wundversorgung und Medikamentengabe

        Ausbildung

        2011 – 2014
        Ausbildung zum Gesundheits- und Krankenpfleger
        Berufsschule für Pflege, Hamm
        Abschlussnote: 1,7

        Kenntnisse
        Wundmanagement, Beatmung, SAP IS-H

        Sprachen
        Deutsch – Muttersprache
        Englisch – B1
        """

    static let french = """
        Chloé Vasseur
        Cheffe de cuisine
        69003 Lyon, France · chloe.vasseur@example.org · 06 12 34 56 78

        Profil
        Cuisinière passionnée, dix ans en brigade.

        Expériences professionnelles
        Cuisinière chez Auberge du Pont
        de septembre 2016 à aujourd'hui
        * Carte de saison et gestion des stocks
        * Encadrement de 4 commis

        Formation
        CAP Cuisine, Lycée hôtelier de Lyon, 2012

        Langues
        Français : langue maternelle
        Anglais : courant

        Centres d'intérêt
        Randonnée, céramique
        """

    static let spanish = """
        # Marta Ibáñez

        Contacto: marta@example.org

        ## Experiencia laboral

        **Contable** | Gestoría Ruiz S.L. | 2017 - actualidad
        - Cierre mensual de 40 clientes
        - Declaraciones de IVA

        **Auxiliar administrativa** | Talleres Norte S.A. | 2013 - 2017
        - Facturación

        ## Formación

        Grado en Administración de Empresas | Universidad de Zaragoza | 2009 - 2013

        ## Idiomas

        - Español (nativo)
        - Inglés (C1)

        ## Habilidades

        - Excel
        - SAP
        """

    static let vietnamese = """
        NGUYỄN MINH ANH
        Email: minhanh@example.org
        Điện thoại: 090 123 4567
        Địa chỉ: Quận 3, TP. Hồ Chí Minh

        MỤC TIÊU NGHỀ NGHIỆP
        Trở thành trưởng nhóm phát triển ứng dụng di động.

        KINH NGHIỆM LÀM VIỆC
        Lập trình viên iOS tại Công ty TNHH Sao Mai
        03/2019 - nay
        + Phát triển ứng dụng ngân hàng bằng Swift
        + Viết kiểm thử tự động

        HỌC VẤN
        Đại học Bách khoa TP. HCM
        2014 - 2018
        Kỹ sư Khoa học Máy tính

        KỸ NĂNG
        Swift, Objective-C, Git

        NGOẠI NGỮ
        Tiếng Anh: IELTS 7.0
        """

    static let bare = """
        Tom Hale
        tom@example.org

        Line Cook, The Copper Pot, 2018 - 2022
        - Ran the grill station
        - Trained two apprentices

        Kitchen Porter, Hotel Aurora, 2016 - 2018
        - Kept the kitchen clean
        """

    static let roles = """
        Priya Raman

        Experience

        Northgate Bank, London
        Engineering Manager    2021 – present
        - Manages nine engineers
        Senior Engineer    2018 – 2021
        - Owned the card ledger
        """

    static let all = [Self.english, Self.german, Self.french, Self.spanish, Self.vietnamese, Self.bare, Self.roles]
}
