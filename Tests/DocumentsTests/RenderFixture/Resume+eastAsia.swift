import Resumes

extension Resume {
    static let japaneseFixture = Resume(
        basics: Basics(
            name: "早瀬 灯里",
            label: "組込みソフトウェアエンジニア",
            email: "akari@hayase.example",
            phone: "+81 3 5550 0142",
            url: "https://hayase.example",
            summary: "産業用ロボットの制御ソフトウェアを九年間開発。リアルタイム処理と安全規格への適合を得意とし、現場の声を設計に戻すことを大切にしている。直近では骨格となる通信基盤を刷新し、停止時間を大幅に減らした。",
            location: Location(city: "浜松市", region: "静岡県")
        ),
        work: [
            Work(
                name: "東雲精機株式会社",
                location: "浜松",
                position: "主任技術者",
                url: "https://shinonome.example",
                startDate: ResumeDate(year: 2019, month: 4),
                summary: "六軸ロボット制御装置の設計責任者。",
                highlights: [
                    "制御周期を2ミリ秒から0.5ミリ秒へ短縮し、溶接精度を18%改善した。",
                    "C++17とRTOSによる通信基盤を新規に設計し、出荷後の不具合を年間41件から7件に減らした。",
                    "新人教育の教材を作成し、四年間で十二名を指導した。",
                ]
            ),
            Work(
                name: "北辰電装",
                location: "名古屋",
                position: "ソフトウェア開発",
                startDate: ResumeDate(year: 2015, month: 4),
                endDate: ResumeDate(year: 2019, month: 3),
                highlights: ["車載ECUの診断機能を開発。", "自動試験環境をPythonで構築し、回帰試験を三日から四時間に短縮。"]
            ),
        ],
        education: [
            Education(
                institution: "遠州工科大学",
                area: "情報工学",
                studyType: "学士",
                startDate: ResumeDate(year: 2011, month: 4),
                endDate: ResumeDate(year: 2015, month: 3)
            )
        ],
        skills: [Skill(name: "言語", keywords: ["C++", "Rust", "Python"]), Skill(name: "規格", keywords: ["ISO 10218", "IEC 61508"])],
        languages: [LanguageSkill(language: "日本語", fluency: "母語"), LanguageSkill(language: "英語", fluency: "上級")],
        language: "ja"
    )

    static let chineseFixture = Resume(
        basics: Basics(
            name: "顾晚舟",
            label: "供应链分析师",
            email: "wanzhou@gu.example",
            phone: "+86 571 5550 0188",
            summary: "七年供应链规划经验，擅长需求预测与库存优化。曾主导跨部门项目，将缺货率从百分之九降至百分之三，并建立了可复用的预测流程。",
            location: Location(city: "杭州")
        ),
        work: [
            Work(
                name: "云杉物流科技",
                location: "杭州",
                position: "高级供应链分析师",
                startDate: ResumeDate(year: 2020, month: 7),
                highlights: [
                    "搭建基于Python与SQL的需求预测模型，覆盖一万二千个品类，平均误差下降23%。",
                    "重新设计安全库存规则，每年释放流动资金约860万元。",
                    "与仓储团队合作，将拣货路径缩短三分之一。",
                ]
            ),
            Work(
                name: "江南纺织集团",
                location: "苏州",
                position: "采购专员",
                startDate: ResumeDate(year: 2017, month: 7),
                endDate: ResumeDate(year: 2020, month: 6),
                highlights: ["管理六十家供应商的合同与交期。", "推动电子招标，采购周期由二十天缩短到八天。"]
            ),
        ],
        education: [
            Education(
                institution: "钱塘财经大学",
                area: "物流管理",
                studyType: "本科",
                startDate: ResumeDate(year: 2013, month: 9),
                endDate: ResumeDate(year: 2017, month: 6)
            )
        ],
        skills: [Skill(name: "工具", keywords: ["Python", "SQL", "Tableau", "SAP"])],
        language: "zh-CN"
    )

    static let koreanFixture = Resume(
        basics: Basics(
            name: "서하늘",
            label: "데이터 시각화 디자이너",
            email: "haneul@seo.example",
            summary: "공공 데이터를 누구나 읽을 수 있는 그림으로 바꾸는 일을 여섯 해 동안 해 왔습니다. 지도와 시계열을 주로 다루며, 접근성 기준을 지키는 색과 글자를 고집합니다.",
            location: Location(city: "전주")
        ),
        work: [
            Work(
                name: "푸른섬 연구소",
                location: "서울",
                position: "책임 디자이너",
                startDate: ResumeDate(year: 2021, month: 2),
                highlights: [
                    "기후 지도 서비스를 D3와 TypeScript로 다시 만들어 월 방문자를 네 배로 늘렸습니다.",
                    "색각 이상 사용자를 위한 색상 체계를 정하고 열두 개 기관에 보급했습니다.",
                ]
            )
        ],
        education: [
            Education(institution: "한밭디자인대학교", area: "시각디자인", studyType: "학사", endDate: ResumeDate(year: 2018, month: 2))
        ],
        skills: [Skill(name: "도구", keywords: ["D3", "TypeScript", "QGIS"])],
        language: "ko"
    )
}
