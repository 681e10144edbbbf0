import Foundation
import Input
import Redaction
import Testing

@testable import Tracing

/// How well the attack works on talk that no rule was made for: the invented study that comes with the program.
@Suite struct SampleStudyTests {
    private static let fragments: [AttributedText] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Corpus/fragments.csv")
        guard let bytes = try? Data(contentsOf: file),
            var reader = try? DelimitedReader(Array(bytes), file: "fragments.csv"),
            let header = try? reader.next()?.map(\.value), let id = header.firstIndex(of: "id"),
            let participant = header.firstIndex(of: "participant"), let text = header.firstIndex(of: "text")
        else { return [] }
        var fragments: [AttributedText] = []
        while let record = try? reader.next() {
            fragments.append(
                AttributedText(
                    participant: record[participant].value, text: record[text].value, origin: record[id].value))
        }
        return fragments
    }()

    private static let normaliser = TraceNormaliser(lexicons: LexiconSet([]))
    private static let swapped = [
        "she": "they", "he": "they", "her": "their", "his": "their", "him": "them", "a": "the", "the": "a",
        "my": "their",
        "I": "they",
    ]

    /// A sentence as an author might print it who wants it not to be known again.
    private static func disguised(_ sentence: String, _ generator: inout TracingProperties.Generator) -> String {
        var words: [String] = []
        for word in sentence.split(separator: " ").map(String.init) {
            if Int.random(in: 0..<100, using: &generator) < 6 { continue }
            let isSwapped = Int.random(in: 0..<10, using: &generator) < 7
            words.append(isSwapped ? swapped[word] ?? word : word)
            if Int.random(in: 0..<100, using: &generator) < 5 { words.append("you know,") }
        }
        return words.joined(separator: " ")
    }

    @Test func `finds nearly every sentence in disguise, and whose it is`() {
        var generator = TracingProperties.Generator(state: 11)
        let index = TraceIndex(Self.fragments, normaliser: Self.normaliser, runWords: 5)
        let sentences = Self.fragments.flatMap { fragment in
            fragment.text.split(whereSeparator: { ".!?".contains($0) }).filter { $0.split(separator: " ").count >= 9 }
                .map { (fragment.participant, String($0)) }
        }.shuffled(using: &generator).prefix(200)
        var found = 0
        var mistaken = 0
        for (participant, sentence) in sentences {
            let words = index.trace(Self.disguised(sentence, &generator)).byParticipant
            if words[participant] != nil { found += 1 }
            if words.contains(where: { $0.key != participant && $0.value > words[participant] ?? 0 }) { mistaken += 1 }
        }
        #expect(sentences.count == 200)
        #expect(found >= 190, "\(found) of 200")
        #expect(mistaken <= 2, "\(mistaken) of 200")
    }

    @Test func `traces little by chance`() {
        let people = Set(Self.fragments.map(\.participant)).sorted()
        let half = Set(people.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
        let index = TraceIndex(
            Self.fragments.filter { half.contains($0.participant) }, normaliser: Self.normaliser, runWords: 5)
        let trace = index.trace(
            Self.fragments.filter { !half.contains($0.participant) }.map(\.text).joined(separator: "\n\n"))
        #expect(trace.words > 5000)
        #expect(trace.traceableWords * 100 < trace.words * 3, "\(trace.traceableWords) of \(trace.words)")
    }
}
