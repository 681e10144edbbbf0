import Redaction
import Testing

/// The project's own evaluation set: how far the rewriting is from what a person wrote.
@Suite struct RewritingEvaluationTests {
    private struct Pair {
        let source: String
        let reference: String
    }

    private func pairs() -> [Pair] {
        String(decoding: Rules.bytes("Tests/RedactionTests/Evaluation/pairs.tsv"), as: UTF8.self)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t") }
            .map { Pair(source: String($0[0]), reference: String($0[1])) }
    }

    @Test func `rewrites pronouns with a word error rate of at most 0.30 per cent`() {
        let pairs = pairs()
        #expect(pairs.count >= 150)
        var errors = WordErrors()
        for pair in pairs {
            let result = Rules.redact(pair.source, .gender)
            let own = WordErrors(of: result, against: pair.reference)
            if own.edits > 0 { print("should be: \(pair.reference)\nis:        \(result)") }
            errors += own
        }
        #expect(errors.rate <= 0.30)
    }

    @Test func `would be far from the references if it did nothing`() {
        var errors = WordErrors()
        for pair in pairs() { errors += WordErrors(of: pair.source, against: pair.reference) }
        #expect(errors.rate > 15)
    }

    @Test func `changes nothing that tells no gender`() {
        for pair in pairs() { #expect(Rules.redact(pair.reference, .gender) == pair.reference) }
    }
}
