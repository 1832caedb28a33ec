extension Lexicon {
    static let languagesAndFrameworks = """
        [systems language : tool]
        C^ = ANSI C, C language, C99, C11
        C++ = CPP, C plus plus, Modern C++
        Rust^ = Rust lang, Rustlang
        Zig^
        Ada^
        Assembly language = x86 assembly, assembler language
        Fortran
        [backend language : tool]
        Go^ = Golang, Go lang
        Java = Core Java, Java SE, Java EE, J2EE, Jakarta EE
        Kotlin
        Scala
        C# = C sharp, CSharp
        F# = F sharp
        Elixir^ = Elixir language
        Erlang
        Clojure = ClojureScript
        Haskell
        OCaml
        Ruby^ = Ruby language
        PHP = PHP8
        Perl
        Groovy^ = Apache Groovy
        COBOL
        Delphi
        Visual Basic = VB.NET, VBA, Visual Basic for Applications
        [scripting language : tool]
        Python = CPython, Python programming
        JavaScript = JS!, ECMAScript, ES6
        TypeScript = Type Script
        Bash = Bash scripting, shell scripting, shell script, Unix shell
        PowerShell
        Lua
        Dart^ = Dart language
        [statistical language : tool]
        R^ = R programming, R language, RStudio, R Studio, tidyverse
        MATLAB = Simulink
        SAS! = SAS programming, SAS Enterprise Guide
        SPSS = IBM SPSS
        Stata
        Julia^ = Julia language
        [mobile development : tool]
        Swift^ = Swift language, Swift 5, Swift 6
        SwiftUI = Swift UI
        UIKit
        Objective-C = ObjC, Obj-C
        iOS = iOS development, iOS SDK
        Android = Android SDK, Android development
        Jetpack Compose
        Flutter^ = Flutter SDK
        React Native
        Xamarin = .NET MAUI
        Ionic^ = Ionic Framework
        Xcode
        [.NET : tool]
        .NET = dotnet, dot net, .NET Core, .NET Framework
        ASP.NET = ASP.NET Core, ASP.NET MVC
        Entity Framework = EF Core
        Blazor
        WPF
        [frontend framework : tool]
        React! = React.js, ReactJS
        Angular! = AngularJS, Angular.js
        Vue.js = Vue!, VueJS, Vue 3
        Svelte = SvelteKit
        Next.js = NextJS
        Nuxt = Nuxt.js
        Remix^
        Gatsby^
        Ember.js = EmberJS
        jQuery
        Backbone.js
        Alpine.js
        htmx
        [state management : tool]
        Redux = Redux Toolkit
        MobX
        Zustand
        Pinia
        RxJS
        [web fundamentals : tool]
        HTML = HTML5
        CSS = CSS3, cascading style sheets
        Sass! = SCSS
        Tailwind CSS = Tailwind, TailwindCSS
        Bootstrap!
        CSS-in-JS = styled-components, styled components
        Material UI = MUI!
        Webpack
        Vite^ = Vite.js
        Babel^
        WebAssembly = Wasm
        WebSocket = web socket
        WebRTC
        Progressive web apps = PWA, progressive web app
        Server-side rendering = SSR!, server components
        Core Web Vitals = web vitals
        Web accessibility = WCAG, WCAG 2.1, WCAG 2.2, a11y, ARIA!, accessibility standards, accessibility compliance
        Responsive design = responsive web design
        Storybook! = Storybook.js
        Web performance = frontend performance
        [JavaScript runtime : tool]
        Node.js = NodeJS, Node JS
        Deno
        Bun^
        Express^ = Express.js, ExpressJS
        NestJS = Nest.js
        Fastify
        npm = Yarn^, pnpm
        [Python web framework : tool]
        Django = Django REST Framework, DRF!
        Flask! = Flask framework
        FastAPI = Fast API
        SQLAlchemy
        Celery^
        asyncio = async Python, asynchronous Python
        Pydantic
        [JVM framework : tool]
        Spring^ = Spring Boot, SpringBoot, Spring Framework, Spring MVC, Spring Cloud, Spring Security
        Hibernate^ = JPA!, Hibernate ORM
        Quarkus
        Micronaut
        Maven^ = Apache Maven
        Gradle
        Akka
        Ktor
        [web framework : tool]
        Ruby on Rails = Rails!, RoR!
        Laravel
        Symfony
        Phoenix^ = Phoenix Framework, Phoenix LiveView
        Gin^ = Gin framework
        Vapor^ = Vapor framework
        CodeIgniter
        [content management : tool]
        WordPress = Word Press, WooCommerce
        Drupal
        Joomla
        Contentful
        Sitecore
        Adobe Experience Manager = AEM!
        Webflow
        Strapi
        Headless CMS
        CMS! = content management system
        [desktop and graphics : tool]
        Qt!
        CMake
        Electron^ = Electron.js
        OpenGL
        Vulkan
        CUDA
        OpenCL
        Unity^ = Unity3D, Unity engine
        Unreal Engine = Unreal^, UE5!
        Godot
        Three.js
        WebGL
        """
}
