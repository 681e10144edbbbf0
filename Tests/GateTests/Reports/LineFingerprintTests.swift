import Testing

@testable import Gate

@Suite struct LineFingerprintTests {
    /// The definition, line by line and without a window: base 37 modulo 2⁶⁴ over 100 units from the start of the line.
    private func defined(_ text: String) -> [String] {
        var units: [UInt64] = []
        var starts: [Int] = [0]
        let all = Array(text.utf16)
        for (index, unit) in all.enumerated() {
            if unit == 0x20 || unit == 0x09 || (unit == 0x0A && index > 0 && all[index - 1] == 0x0D) { continue }
            let isEnd = unit == 0x0A || unit == 0x0D
            units.append(isEnd ? 0x0A : UInt64(unit))
            if isEnd { starts.append(units.count) }
        }
        units.append(0xFFFF)
        var counts: [UInt64: Int] = [:]
        return starts.map { start in
            let window = Array(units[start...].prefix(100))
            let filled = window + [UInt64](repeating: 0, count: 100 - window.count)
            let hash = filled.reduce(UInt64(0)) { 37 &* $0 &+ $1 }
            counts[hash, default: 0] += 1
            return String(hash, radix: 16) + ":\(counts[hash]!)"
        }
    }

    @Test(arguments: [
        "", "\n", "a", "One line.\n", "Two\r\nlines", "Old\rends\r\r", "  blanks \t count for nothing\n\n  \n",
        String(repeating: "The same line again.\n", count: 12), String(repeating: "x", count: 260) + "\nend\n",
        "Umlauts: äöü, and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond sixteen bits\n", "mixed\r\n\n\rends\n\r",
    ])
    func `is what its definition says`(text: String) {
        #expect(LineFingerprint(of: text).lines == defined(text))
    }

    @Test func `a line keeps its fingerprint when others before it go`() {
        let tail = "The line that is meant.\nAnd what comes after it.\n"
        let before = LineFingerprint(of: "First.\n\nSecond.\n" + tail)
        #expect(before.of(line: 4) == LineFingerprint(of: tail).of(line: 1))
        #expect(before.of(line: 99) == LineFingerprint.ofNothing)
    }
}
