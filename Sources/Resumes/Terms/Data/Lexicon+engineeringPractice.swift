extension Lexicon {
    static let engineeringPractice = """
        [API : field]
        REST^ = REST API, RESTful, RESTful API, RESTful services, RESTful web services
        GraphQL
        gRPC = Protocol Buffers, protobuf
        SOAP! = SOAP API
        OpenAPI = Swagger
        API design = API development, designing APIs
        Webhooks = webhook
        API = application programming interface
        Postman!
        JSON
        XML = XSLT
        OAuth = OAuth2, OAuth 2.0, OpenID Connect, OIDC!
        SAML = single sign-on, SSO!
        JWT!
        [software architecture : field]
        Microservices = microservice architecture, microservices architecture, micro services
        Event-driven architecture = event driven systems, event-driven messaging, event-driven systems
        Domain-driven design = DDD!
        CQRS
        Event sourcing
        Distributed systems = distributed system, distributed computing
        System design = systems design, software architecture, architecture design, solution architecture
        Design patterns = design pattern
        Object-oriented programming = OOP!, object oriented design, object-oriented design
        Functional programming
        Serverless = serverless architecture
        Monorepo
        Multithreading = multi-threading, concurrent programming, concurrency
        Algorithms = algorithm design, data structures, data structures and algorithms
        Caching = caching strategies, caching patterns, cache invalidation
        Scalability = scalable systems, high-throughput, high throughput
        Performance optimization = performance tuning, performance optimisation, profiling
        Technical debt = legacy modernization, legacy modernisation
        [testing : field]
        Unit testing = unit tests
        Integration testing = integration tests
        End-to-end testing = E2E testing, E2E tests, end-to-end tests
        Test automation = automated testing, automated tests, QA automation
        Test-driven development = TDD!
        Behaviour-driven development = BDD!, behavior-driven development
        Quality assurance = QA!, software testing, software quality assurance
        Manual testing = exploratory testing
        Regression testing
        Load testing = stress testing, performance testing
        Code review = code reviews, peer review of code
        [test tool : tool]
        Jest! = Jest framework
        Vitest
        Mocha^
        Cypress! = Cypress.io
        Playwright! = Playwright tests
        Selenium = Selenium WebDriver
        pytest
        JUnit
        XCTest = Swift Testing
        RSpec
        JMeter
        k6!
        Appium
        Cucumber^ = Gherkin
        [version control : tool]
        Git = version control, source control
        GitHub
        GitLab
        Bitbucket
        Subversion = SVN!
        Perforce
        [agile method : field]
        Agile = agile methodology, agile development, agile environment
        Scrum = sprint planning
        Kanban
        SAFe! = Scaled Agile
        Extreme programming
        Waterfall = waterfall methodology
        Pair programming
        Software development lifecycle = SDLC!, software development life cycle
        [collaboration tool : tool]
        Jira
        Confluence
        Trello
        Asana
        Notion!
        Slack!
        Microsoft Teams = MS Teams
        Linear^
        Monday.com
        Miro
        Azure DevOps = Azure Boards
        [developer assistant : tool]
        GitHub Copilot = Copilot
        Cursor^
        Claude Code
        [embedded : field]
        Embedded systems = embedded software, embedded development, firmware, firmware development
        Embedded C
        RTOS = real-time operating system, FreeRTOS, Zephyr^
        Arduino
        Raspberry Pi
        ARM Cortex = Cortex-M, ARM architecture
        FPGA = Verilog, VHDL, SystemVerilog
        I2C = SPI!, UART
        CAN bus = CANopen
        AUTOSAR
        ROS! = ROS2, Robot Operating System
        IoT = Internet of Things
        MQTT
        PCB design = Altium Designer, Altium, KiCad
        Device drivers = driver development, kernel development
        [blockchain : field]
        Blockchain = distributed ledger
        Solidity
        Ethereum
        Smart contracts = smart contract
        Web3
        """
}
