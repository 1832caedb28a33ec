extension Lexicon {
    static let spokenLanguages = """
        [spoken language : language]
        English = Englisch, Englischkenntnisse, anglais, inglés, tiếng Anh, fluent English, English language
        German = Deutsch, Deutschkenntnisse, allemand, alemán, tiếng Đức, German language
        French^ = Französisch, Französischkenntnisse, français, francés, tiếng Pháp, French language
        Spanish = Spanisch, espagnol, español, tiếng Tây Ban Nha
        Italian^ = Italienisch, italien, italiano
        Portuguese = Portugiesisch, portugais, portugués
        Dutch = Niederländisch, néerlandais, neerlandés
        Polish! = Polnisch, polonais
        Russian = Russisch, russe, tiếng Nga
        Ukrainian = Ukrainisch
        Czech = Tschechisch
        Romanian = Rumänisch
        Hungarian = Ungarisch
        Greek = Griechisch
        Turkish = Türkisch
        Arabic = Arabisch, arabe, árabe
        Hebrew
        Hindi
        Urdu
        Bengali
        Tamil
        Mandarin = Mandarin Chinese, Chinesisch, chinois, tiếng Trung, Chinese language
        Cantonese
        Japanese = Japanisch, japonais, tiếng Nhật
        Korean = Koreanisch, coréen, tiếng Hàn
        Vietnamese = Vietnamesisch, vietnamien, vietnamita, tiếng Việt
        Thai
        Indonesian = Bahasa Indonesia
        Malay
        Tagalog = Filipino
        Swedish = Schwedisch, suédois
        Norwegian = Norwegisch
        Danish! = Dänisch
        Finnish = Finnisch
        Swahili
        Persian = Farsi
        Catalan
        American Sign Language = ASL!, sign language
        """

    static let degrees = """
        [degree : degree]
        Bachelor's degree = bachelor degree, bachelors degree, bachelor's, bachelor, undergraduate degree, BSc, B.Sc., B.S.!, BS degree, B.A.!, BA degree, licence universitaire, licenciatura, bằng cử nhân, đại học, Bachelorabschluss, university degree, college degree, degree in, technical degree, quantitative degree, relevant degree, degree-qualified, Hochschulstudium, diplôme en, titulación en, four-year degree, Hochschulabschluss, abgeschlossenes Studium, BA/BS, BS/MS, BS/BA
        Master's degree = master degree, masters degree, master's, MSc, M.Sc., M.S.!, MS degree, M.A.!, maîtrise universitaire, máster, thạc sĩ, Masterabschluss, diplôme d'ingénieur, bac+5, Bac +5
        Doctorate = PhD, Ph.D., doctoral degree, Promotion^, doctorat, doctorado, tiến sĩ
        MBA = Master of Business Administration
        Associate degree = associate's degree, associates degree, two-year degree
        High school diploma = GED!, high school diploma or GED, secondary school diploma, Abitur, baccalauréat, bachillerato, high-school diploma
        Bachelor of Science in Nursing = BSN!
        Associate Degree in Nursing = ADN!
        Master of Science in Nursing = MSN!
        Juris Doctor = JD^, J.D., law degree, LLB, LL.M., LLM degree
        Doctor of Medicine = MD degree, medical degree
        Culinary degree = culinary arts degree, culinary diploma, culinary school
        Vocational training = abgeschlossene Berufsausbildung, abgeschlossene Ausbildung, Berufsausbildung, Ausbildung^, apprenticeship, completed apprenticeship, CAP cuisine, BTS!, formación profesional, trade school
        """

    static let softSkills = """
        [soft skill : soft]
        Communication = communication skills, written communication, verbal communication, oral communication, interpersonal skills, Kommunikationsfähigkeit, Kommunikationsstärke, communicator, kỹ năng giao tiếp, communicate effectively, written and verbal communication, written and oral communication
        Teamwork = team player, collaboration, collaborative, teamfähigkeit, Teamgeist, esprit d'équipe, trabajo en equipo, làm việc nhóm, work in a team
        Leadership = team leadership, leading teams, people management, team management, Führungserfahrung, liderazgo, lãnh đạo, leadership skills
        Problem solving = problem-solving, problem solver, Problemlösung, résolution de problèmes, resolución de problemas, giải quyết vấn đề
        Time management = Zeitmanagement, gestion du temps, prioritization skills, quản lý thời gian
        Attention to detail = detail-oriented, detail oriented, eye for detail, Sorgfalt, rigueur
        Adaptability = adaptable, flexibility, flexible, Flexibilität
        Creativity = creative thinking, Kreativität
        Critical thinking = analytical thinking, analytical mindset
        Self-motivation = self-motivated, self-starter, proactive, initiative, Eigeninitiative, autonomie
        Organisation skills = organizational skills, organisational skills, organized, organised, Organisationstalent
        Work under pressure = working under pressure, ability to work under pressure, Belastbarkeit, resilience, stress resistance, fast-paced environment
        Reliability = reliable, dependable, Zuverlässigkeit, punctuality, punctual
        Empathy = empathetic, compassion, compassionate
        Decision making = decision-making
        Presentation skills = public speaking, presenting, presentations
        Work ethic = strong work ethic
        Curiosity = curious, eager to learn, willingness to learn, Lernbereitschaft
        Accountability = ownership, take ownership
        Multitasking = multi-tasking
        Patience = patient demeanor
        Customer orientation = customer focus, customer-focused, Kundenorientierung
        Physical fitness = lift 50 pounds, lift up to 50 lbs, physical stamina, stand for long periods
        """
}
