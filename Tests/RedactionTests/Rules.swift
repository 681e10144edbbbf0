import Foundation
import Input
import Policies
import Redaction

/// The rules that come with the program, as the tests use them.
enum Rules {
    private static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) -> [UInt8] {
        guard let data = try? Data(contentsOf: home.appendingPathComponent(path)) else { return [] }
        return Array(data)
    }

    private static func files(_ name: String) -> [NamedFile] {
        let folder = home.appendingPathComponent("Policies/\(name)").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".txt") }.sorted()
            .map { NamedFile(name: $0, bytes: bytes("Policies/\(name)/\($0)")) }
    }

    private static func rulebook(_ name: String) -> Rulebook {
        do {
            return try Rulebook(
                policy: try Policy(file: "\(name).yaml", bytes: bytes("Policies/\(name).yaml")),
                policyFile: "\(name).yaml", hierarchies: files("hierarchies"), lexicons: files("lexicons"))
        } catch { preconditionFailure("the policies do not load: \(error)") }
    }

    static let publication = rulebook("publication")
    static let draft = rulebook("draft")
    private static let redactors = Dictionary(
        uniqueKeysWithValues: Redactor.Layer.allCases.map { ($0, publication.redactor(layers: [$0])) })
    private static let neutral = publication.redactor(layers: [.quasi, .gender])
    private static let whole = publication.redactor()
    private static let wholeDraft = draft.redactor()

    /// A text after one stage of redaction by the publication policy.
    static func redact(_ text: String, _ layer: Redactor.Layer) -> String { redactors[layer]!.redact(text).text }

    /// A text after the stages that make people neutral, relatives included.
    static func neutralise(_ text: String) -> String { neutral.redact(text).text }

    /// A text after one stage, rewritten in another way than the policy's.
    static func redact(
        _ text: String, _ layer: Redactor.Layer, pronouns: PronounMode = .they,
        verbatim: VerbatimCleaning = .standard, keep: [String] = [], only: [String] = []
    ) -> String {
        let options = RewritingOptions(pronouns: pronouns, verbatim: verbatim, keep: keep, only: only)
        return Redactor(
            layers: [layer], lexicons: publication.lexicons, words: publication.words,
            levels: publication.attributeLevels, rewriting: options
        ).redact(text).text
    }

    /// A text after all stages by the publication policy.
    static func publish(_ text: String) -> String { whole.redact(text).text }

    /// A text after all stages by the draft policy.
    static func draft(_ text: String) -> String { wholeDraft.redact(text).text }

    /// The rule and the words of every detection in a text.
    static func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return whole.detections(in: text).map { "\($0.rule): \(String(decoding: bytes[$0.range], as: UTF8.self))" }
    }

    /// The texts of the sample study.
    static func corpus() throws -> [String] {
        var reader = try DelimitedReader(bytes("Corpus/fragments.csv"), file: "fragments.csv", delimiter: .comma)
        guard let column = try reader.next()?.firstIndex(where: { $0.value == "text" }) else { return [] }
        var texts: [String] = []
        while let record = try reader.next() { texts.append(record[column].value) }
        return texts
    }

    /// The secret names of the sample study.
    static func secrets() throws -> [SecretName] {
        var reader = try DelimitedReader(bytes("Corpus/secret-names.csv"), file: "secret-names.csv", delimiter: .comma)
        _ = try reader.next()
        var names: [SecretName] = []
        while let record = try reader.next() {
            names.append(
                SecretName(
                    surface: record[0].value, category: EditCategory(rawValue: record[1].value) ?? .secret,
                    replacement: record[2].value.isEmpty ? nil : record[2].value))
        }
        return names
    }
}
