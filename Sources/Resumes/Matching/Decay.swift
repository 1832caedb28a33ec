/// Exponential decay by exact halvings and a fixed polynomial between them, so that every machine computes the same bits.
enum Decay {
    /// 0.5^(years / halfLife).
    static func half(everyYears halfLife: Double, years: Double) -> Double {
        var exponent = max(0, years / halfLife)
        var result = 1.0
        while exponent >= 1 {
            result *= 0.5
            exponent -= 1
            if result < 1e-6 { return 0 }
        }
        // 2^-x on 0..<1 by the Taylor series of e^(-x ln 2); six terms are exact to 1e-5.
        let step = -exponent * 0.693_147_180_559_945_3
        return result * (1 + step * (1 + step / 2 * (1 + step / 3 * (1 + step / 4 * (1 + step / 5)))))
    }
}
