/// Words that layouts draw around a résumé's texts: headings, months, "present", in the languages there are headings for.
enum DrawnWords {
    static let all: Set<String> = Set(
        """
        experience work professional employment history career education skills skill projects project languages language certificates \
        certificate certifications certification awards award honors honours publications publication volunteering volunteer volunteer \
        interests interest references reference summary profile about contact present now current ongoing today page of courses coursework \
        keywords technologies email phone website since until and at in
        berufserfahrung erfahrung berufliche laufbahn ausbildung studium bildung kenntnisse fähigkeiten projekte sprachen zertifikate \
        auszeichnungen veröffentlichungen publikationen ehrenamt engagement interessen referenzen profil zusammenfassung kontakt heute seite von \
        seit kurse weiterbildung
        expérience expériences professionnelle professionnelles formation formations compétences projets langues certifications distinctions \
        prix publications bénévolat intérêts centres références profil résumé contact aujourd hui aujourdhui présent page sur depuis cours
        experiencia laboral profesional educación formación habilidades competencias aptitudes proyectos idiomas certificados certificaciones \
        premios publicaciones voluntariado intereses referencias perfil resumen contacto actualidad presente actual página desde cursos
        kinh nghiệm làm việc học vấn kỹ năng dự án ngôn ngữ chứng chỉ giải thưởng ấn phẩm tình nguyện hoạt động sở thích người tham chiếu tóm tắt \
        giới thiệu mục tiêu liên hệ nay hiện tại trang tháng năm công xuất bản
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        januar februar märz april mai juni juli oktober dezember jän mär okt dez
        janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic
        """
        .split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
