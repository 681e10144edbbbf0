/// By what GitHub's code scanning knows a line again after others have moved it.
///
/// A rolling hash with base 37 modulo 2⁶⁴ over the first 100 UTF-16 units that are neither space nor tab, from the start of
/// the line on and beyond its end, in hexadecimal; then `:` and how many lines up to this one have it.
struct LineFingerprint {
    /// The fingerprint of each line; the first line's is at 0.
    let lines: [String]

    /// The fingerprint of a file of which nothing was read.
    static let ofNothing = LineFingerprint(of: "").lines[0]

    private static let width = 100

    init(of text: some StringProtocol) {
        var roller = Roller()
        for unit in text.utf16 { roller.take(unit) }
        lines = roller.finished()
    }

    /// The fingerprint of a line, counted from 1.
    func of(line: Int) -> String { lines.indices.contains(line - 1) ? lines[line - 1] : Self.ofNothing }

    private struct Roller {
        private var window = [UInt64](repeating: 0, count: width)
        /// Whether a line begins at a place of the window.
        private var begins = [Bool](repeating: false, count: width)
        private var index = 0
        private var hash: UInt64 = 0
        private let first = (0..<width).reduce(UInt64(1)) { power, _ in power &* 37 }
        private var isLineStart = true
        private var followsReturn = false
        private var counts: [UInt64: Int] = [:]
        private var lines: [String] = []

        mutating func take(_ unit: UInt16) {
            let isSecondHalf = followsReturn && unit == 0x0A
            followsReturn = unit == 0x0D
            if unit == 0x20 || unit == 0x09 || isSecondHalf { return }
            let unit = unit == 0x0D ? 0x0A : unit
            close()
            if isLineStart { begins[index] = true }
            isLineStart = unit == 0x0A
            roll(UInt64(unit))
        }

        /// The end of the file is a unit of its own, and nothing follows it.
        mutating func finished() -> [String] {
            followsReturn = false
            take(0xFFFF)
            for _ in 0..<LineFingerprint.width {
                close()
                roll(0)
            }
            return lines
        }

        private mutating func close() {
            guard begins[index] else { return }
            begins[index] = false
            counts[hash, default: 0] += 1
            lines.append("\(String(hash, radix: 16)):\(counts[hash]!)")
        }

        private mutating func roll(_ unit: UInt64) {
            let old = window[index]
            window[index] = unit
            hash = 37 &* hash &+ unit &- first &* old
            index = (index + 1) % LineFingerprint.width
        }
    }
}
