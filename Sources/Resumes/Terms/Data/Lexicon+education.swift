extension Lexicon {
    static let education = """
        [teaching : field]
        Teaching = classroom teaching, Unterricht, enseignement, docencia, giảng dạy, teaching experience
        Lesson planning = lesson plans, lesson plan, Unterrichtsplanung
        Curriculum development = curriculum design, curriculum planning, curriculum
        Classroom management = behaviour management, behavior management
        Differentiated instruction = differentiated teaching
        Formative assessment = student assessment, grading, assessment design
        Special education = special educational needs, SEN!, SEND!, inclusive education, IEP!
        Early childhood education = early years, EYFS, preschool, kindergarten
        Primary education = elementary education, primary school teaching, Key Stage 2
        Secondary education = secondary school teaching, high school teaching, GCSE, A-level teaching
        ESL = TEFL teaching, English as a second language, EFL!, ELL!
        Mathematics teaching = teaching mathematics, maths teaching, math teaching
        STEM education
        Literacy instruction = phonics, reading instruction
        Tutoring = private tuition, tutor
        Instructional design = e-learning design, course design
        E-learning = elearning, online learning, blended learning
        Parent communication = parent-teacher conferences, parent engagement
        Safeguarding = child protection, safeguarding children
        Pastoral care
        Academic advising = student advising
        Coaching = athletic coaching
        Mentoring = mentorship, mentoring juniors
        Training delivery = workshop facilitation, facilitation, delivering training
        Higher education teaching = university teaching, lecturing
        Library science = cataloguing
        [education technology : tool]
        Google Classroom
        Canvas LMS = Canvas^
        Moodle
        Blackboard^ = Blackboard Learn
        Learning management system = LMS!
        Kahoot
        Articulate Storyline = Articulate 360
        PowerSchool
        Smart boards = interactive whiteboard, interactive whiteboards
        """
}
