/// An RGB colour, 0…1 a channel.
struct Colour: Sendable, Hashable {
    var red: Double
    var green: Double
    var blue: Double

    init(_ red: Double, _ green: Double, _ blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    static func grey(_ level: Double) -> Colour { Colour(level, level, level) }

    /// Contrast against white paper by WCAG 2.1's formula, 1…21.
    var contrastOnWhite: Double {
        func linear(_ value: Double) -> Double {
            value <= 0.04045 ? value / 12.92 : Self.power((value + 0.055) / 1.055)
        }
        let luminance = 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
        return 1.05 / (luminance + 0.05)
    }

    /// x^2.4 without libm: x² · x^0.4, the root by Newton's method on y⁵ = x².
    private static func power(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<40 {
            let fourth = root * root * root * root
            root -= (fourth * root - square) / (5 * fourth)
        }
        return square * root
    }
}
