extension LetterPhrases {
    static func vietnamese(_ tone: LetterTone) -> LetterPhrases {
        switch tone {
        case .professional:
            LetterPhrases(
                subject: ["Đơn ứng tuyển: {title}"],
                salutation: ["Kính gửi Quý công ty,"],
                opening: [
                    "Tôi xin ứng tuyển vị trí {title} tại {employer}.", "Tôi xin ứng tuyển vị trí {title}.",
                    "Tôi xin ứng tuyển vào {employer}.",
                    "Tôi xin ứng tuyển vị trí Quý công ty đang tuyển.",
                ],
                who: ["Tôi có {years} năm kinh nghiệm làm việc."],
                deeds: [],
                quotes: [
                    [
                        "Tin tuyển dụng nhắc đến {terms}. Một ví dụ từ công việc của tôi {at}: “{quote}”.",
                        "Một ví dụ từ công việc của tôi {at}: “{quote}”.",
                    ],
                    ["Về {terms}, tôi xin nêu thêm, {at}: “{quote}”.", "Tôi xin nêu thêm, {at}: “{quote}”."],
                    ["Ngoài ra, về {terms}, {at}: “{quote}”.", "Ngoài ra, {at}: “{quote}”."],
                ],
                skills: ["Kinh nghiệm của tôi còn bao gồm {skills}."],
                credentials: ["Chứng chỉ: {credentials}."],
                degree: ["Bằng cấp: {degree}."],
                languages: ["Ngôn ngữ: {languages}."],
                ending: ["Tôi mong có cơ hội trao đổi trực tiếp với Quý công ty."],
                closing: "Trân trọng,",
                facts: 3,
                and: " và "
            )
        case .warm:
            LetterPhrases(
                subject: ["Mong được cùng làm việc: {title}"],
                salutation: ["Chào đội ngũ {employer},", "Chào anh chị,"],
                opening: [
                    "Tôi rất vui khi đọc tin tuyển {title}, và rất muốn được làm công việc này cùng anh chị.",
                    "Tôi rất vui khi đọc tin tuyển dụng, và rất muốn được làm việc cùng anh chị.",
                ],
                who: ["Đôi lời về tôi: {years} năm kinh nghiệm làm việc."],
                deeds: [],
                quotes: [
                    [
                        "Khi đọc thấy {terms} trong tin tuyển dụng, tôi nghĩ đến công việc của mình {at}: “{quote}”.",
                        "Tôi nghĩ đến công việc của mình {at}: “{quote}”.",
                    ],
                    ["Anh chị cũng nhắc đến {terms}; một ví dụ, {at}: “{quote}”.", "Tôi cũng thích nhớ lại, {at}: “{quote}”."],
                    ["Và thêm nữa, về {terms}, {at}: “{quote}”.", "Và thêm nữa, {at}: “{quote}”."],
                ],
                skills: ["Trong công việc của tôi còn có {skills}."],
                credentials: ["Chứng chỉ: {credentials}."],
                degree: ["Bằng cấp: {degree}."],
                languages: ["Các ngôn ngữ của tôi: {languages}."],
                ending: [
                    "Tôi rất mong được nghe thêm về đội ngũ và kể thêm về công việc của mình. Cảm ơn anh chị đã dành thời gian đọc thư."
                ],
                closing: "Thân mến,",
                facts: 3,
                and: " và "
            )
        case .concise:
            LetterPhrases(
                subject: ["{title}: ứng tuyển"],
                salutation: ["Chào anh chị,"],
                opening: [
                    "Tôi muốn làm {title} tại {employer}.", "Tôi muốn làm {title} cùng anh chị.", "Tôi muốn làm việc tại {employer}.",
                    "Tôi muốn làm việc cùng anh chị.",
                ],
                who: ["Tóm tắt: {years} năm kinh nghiệm."],
                deeds: [],
                quotes: [["{Terms}: “{quote}” ({at}).", "“{quote}” ({at})."], ["{Terms}: “{quote}” ({at}).", "“{quote}” ({at})."]],
                skills: ["Ngoài ra: {skills}."],
                credentials: ["Chứng chỉ: {credentials}."],
                degree: [],
                languages: ["Ngôn ngữ: {languages}."],
                ending: ["Mong được trao đổi với anh chị."],
                closing: "Trân trọng,",
                facts: 2,
                and: " và "
            )
        }
    }
}
