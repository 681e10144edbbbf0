import Input
import Testing

/// Eight bytes at a time must find what one at a time finds, wherever it stands.
@Suite struct ByteScanTests {
    private static let texts: [[UInt8]] = (0..<40).flatMap { length -> [[UInt8]] in
        let plain = [UInt8](repeating: 0x61, count: length)
        return [plain]
            + (0..<length).flatMap { place in
                ([0x00, 0x0A, 0x0D, 0x22, 0x5C, 0x60, 0x80, 0xC3, 0xFF] as [UInt8]).map { byte in
                    var text = plain
                    text[place] = byte
                    return text
                }
            }
    }

    @Test func `finds a byte, a byte below, and a byte beyond ASCII where they stand`() {
        for text in Self.texts {
            text.withUnsafeBufferPointer { bytes in
                let scan = ByteScan(bytes)
                for start in [0, 1, 7].filter({ $0 <= bytes.count }) {
                    let rest = bytes[start...]
                    #expect(scan.first(0x0A, from: start) == rest.firstIndex(of: 0x0A))
                    #expect(scan.first(0, from: start) == rest.firstIndex(of: 0))
                    #expect(scan.firstBelow(0x0E, from: start) == rest.firstIndex { $0 < 0x0E } ?? bytes.count)
                    #expect(scan.firstBeyondASCII(from: start) == rest.firstIndex { $0 >= 0x80 } ?? bytes.count)
                    #expect(
                        scan.first(0x22, 0x5C, orBeyondASCIIFrom: start)
                            == rest.firstIndex { $0 == 0x22 || $0 == 0x5C || $0 >= 0x80 } ?? bytes.count)
                    #expect(
                        scan.continuations(in: start..<bytes.count) == rest.count { $0 & 0xC0 == 0x80 })
                }
            }
        }
    }

    @Test func `says how far two texts are the same and plain`() {
        let long = [UInt8](repeating: 0x61, count: 40)
        for text in Self.texts {
            text.withUnsafeBufferPointer { bytes in
                long.withUnsafeBufferPointer { other in
                    let length = ByteScan(bytes).common(
                        0..<bytes.count, with: ByteScan(other), from: 0, without: 0x5C, or: 0x26)
                    #expect(length == bytes.firstIndex { $0 != 0x61 } ?? bytes.count)
                }
            }
        }
    }

    @Test(arguments: [
        ("abc", "b", 1..<2), ("abab", "ab", 0..<2), ("aab", "ab", 1..<3), ("abc", "abcd", nil), ("", "a", nil),
        ("A", "a", nil), ("é – x", "–", 3..<6),
    ])
    func `finds a text in another`(text: String, part: String, place: Range<Int>?) {
        #expect(text.firstPlace(of: part) == place)
        #expect(text.holds(part) == (place != nil))
    }

    @Test(arguments: [("Works Cited", "works cited", true), ("STÄNDE", "st", true), ("Literatur", "literature", false)])
    func `takes capitals for small letters where it folds`(text: String, part: String, isHeld: Bool) {
        #expect(text.holdsFolded(part) == isHeld)
        #expect(text.hasFoldedPrefix(part) == isHeld)
    }
}
