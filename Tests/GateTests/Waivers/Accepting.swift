import Gate
import Input
import Publication
import Testing

/// Waivers without cryptography: a digest that tells texts and keys apart is enough.
enum Accepting {
    static let today = CalendarDay("2026-11-27")!

    static func digest(_ text: String, _ key: [UInt8]) -> String {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in key + Array(text.utf8) { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits + "beyond the sixteenth"
    }

    static func waivers(_ file: WaiverFile? = nil, today: CalendarDay = today) -> Waivers {
        Waivers(file: file, today: today, digest: digest)
    }

    static func document(_ text: String, format: Document.Format = .markdown, name: String = "r.md") throws
        -> CheckedFile
    {
        .document(try Document(name: name, bytes: Array(text.utf8), format: format))
    }

    static let gate = Gate(rulebook: Fixture.publication, evidence: Fixture.sound)

    static func judge(
        _ text: String, format: Document.Format = .markdown, file: WaiverFile? = nil, today: CalendarDay = today
    ) throws -> Judgement {
        gate.judge([try document(text, format: format)], by: waivers(file, today: today))
    }

    /// An attributed code in a link: a finding of VG607 in any paragraph.
    static let leak = "See [these notes](file:///home/somebody/notes.md) for more."
    static let mark = "<!-- gate:allow VG607 until=2027-01-31 by=ethics reason=\"The folder is public by design\" -->"
}

extension Judgement {
    var rules: [String] { findings.map(\.rule) }
    var accepted: [String] { waived.map(\.finding.short) }
}
