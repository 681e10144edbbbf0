import Attestation
import Testing

@Suite struct LedgerChainTests {
    private static func chain() -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        for number in 1...5 {
            entries.append(
                LedgerEntry(
                    after: entries.last, action: "import", subject: "file \(number)", detail: "{\"rows\":\(number)}",
                    time: number == 3 ? nil : "2026-01-0\(number)T10:00:00Z"))
        }
        return entries
    }

    @Test func `a chain as it was written holds`() {
        let entries = Self.chain()
        let verification = LedgerVerification(of: entries)
        #expect(verification.holds)
        #expect(verification.entries == 5)
        #expect(verification.head == entries[4].digest)
        #expect(Set(entries.map(\.digest)).count == 5)
    }

    @Test func `an empty ledger holds and ends at the origin`() {
        let verification = LedgerVerification(of: [])
        #expect(verification.holds)
        #expect(verification.head == String(repeating: "0", count: 64))
    }

    /// One field of an entry at a time.
    enum Field: String, CaseIterable {
        case sequence, action, subject, detail, time, timeRemoved, previous, digest

        func tampered(_ entry: LedgerEntry) -> LedgerEntry {
            LedgerEntry(
                sequence: self == .sequence ? entry.sequence + 1 : entry.sequence,
                action: self == .action ? "export" : entry.action,
                subject: self == .subject ? entry.subject + " " : entry.subject,
                detail: self == .detail ? "{\"rows\":0}" : entry.detail,
                time: self == .time ? "2027" : self == .timeRemoved ? nil : entry.time,
                previous: self == .previous ? String(repeating: "a", count: 64) : entry.previous,
                digest: self == .digest ? String(repeating: "b", count: 64) : entry.digest)
        }
    }

    @Test(arguments: Field.allCases, [0, 1, 4])
    func `a change of any field is found at its place`(field: Field, index: Int) {
        var entries = Self.chain()
        entries[index] = field.tampered(entries[index])
        let verification = LedgerVerification(of: entries)
        #expect(verification.fault?.place == index + 1)
    }

    @Test func `a changed entry with a digest of its own breaks the next one`() {
        var entries = Self.chain()
        let forged = LedgerEntry(after: entries[0], action: "import", subject: "another file", detail: "{}")
        entries[1] = forged
        #expect(LedgerVerification(of: entries).fault == .init(place: 3, kind: .previous))
    }

    @Test func `an entry that was removed, moved or added is found`() {
        let entries = Self.chain()
        #expect(LedgerVerification(of: Array(entries[1...])).fault == .init(place: 1, kind: .sequence))
        #expect(LedgerVerification(of: [entries[0]] + entries[2...]).fault == .init(place: 2, kind: .sequence))
        #expect(LedgerVerification(of: [entries[0], entries[2], entries[1]]).fault?.place == 2)
        #expect(LedgerVerification(of: [entries[0], entries[0]] + entries[1...]).fault?.place == 2)
    }

    @Test func `where one field ends and the next begins is part of the digest`() {
        let left = LedgerEntry(after: nil, action: "ab", subject: "c", detail: "")
        let right = LedgerEntry(after: nil, action: "a", subject: "bc", detail: "")
        #expect(left.digest != right.digest)
        let empty = LedgerEntry(after: nil, action: "ab", subject: "c", detail: "", time: "")
        #expect(empty.digest != left.digest)
    }

    @Test func `the digest is SHA-256 over lengths and fields`() {
        // Computed apart from this program, from the encoding that the source describes.
        let entry = LedgerEntry(
            after: nil, action: "init", subject: "study", detail: "{}", time: "2026-01-01T00:00:00Z")
        #expect(entry.digest == "362b9cb628715f68cc92179b0c7baeb1c1d600a5af8f0bb9044e75761073ef6d")
    }
}
