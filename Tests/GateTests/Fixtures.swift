import Foundation
import Gate
import Policies
import Publication
import Redaction
import Tracing

/// The policies that come with the program.
enum Fixture {
    static let publication = rulebook("publication")

    /// A rulebook of the project's own lexicons and hierarchies.
    static func rulebook(_ name: String, replacing: [(String, String)] = []) -> Rulebook {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Policies")
        func bytes(_ url: URL) -> [UInt8] { (try? Data(contentsOf: url)).map(Array.init) ?? [] }
        func files(_ name: String, _ extensions: Set<String>) -> [NamedFile] {
            let urls =
                (try? FileManager.default.contentsOfDirectory(
                    at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil)) ?? []
            return urls.filter { extensions.contains($0.pathExtension) }.sorted { $0.path < $1.path }
                .map { NamedFile(name: $0.path, bytes: bytes($0)) }
        }
        var text = String(decoding: bytes(folder.appendingPathComponent("\(name).yaml")), as: UTF8.self)
        for (old, new) in replacing {
            precondition(text.contains(old), "the policy has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        do {
            return try Rulebook(
                policy: Policy(file: "\(name).yaml", bytes: Array(text.utf8)), policyFile: "\(name).yaml",
                hierarchies: files("hierarchies", ["csv"]), lexicons: files("lexicons", ["csv", "txt"]))
        } catch {
            fatalError("the project's own policy cannot be read: \(error)")
        }
    }

    /// A vignette as `compose` writes it.
    static let paragraphs = [
        "I had finished the course some months before, and a colleague came to me who was finding the work heavy.",
        "We met every few weeks in a quiet room, and after a while they talked about what lay beneath it.",
        "They are back at work now, and they say that the plan held. I learned to listen for longer.",
    ]
    static let declaration =
        "This is a composite: it joins what several people told us, and nobody lived it as it stands here."

    static func report(_ paragraphs: [String] = paragraphs, before: String = "", after: String = "") -> String {
        """
        # Finding support
        \(before)
        <!-- vignette:begin V-0001@1 -->
        ## Finding support

        ### Context

        \(paragraphs[0])

        ### What mentoring did

        \(paragraphs[1])

        ### Outcome

        \(paragraphs[2])

        *\(declaration)*

        <!-- vignette:end -->
        \(after)
        """
    }

    static func evidence(
        id: String = "V-0001", revision: Int? = 1, text: String? = nil, contributors: Int = 6,
        perSection: [String: Int] = ["context": 3, "mechanism": 3, "outcome": 2], effective: Double = 4.5,
        maxShare: Double = 0.3, topTwoShare: Double = 0.55, kStudy: Int = 0, kPopulation: Int? = 12,
        maxVerbatimWords: Int? = nil
    ) -> VignetteEvidence {
        VignetteEvidence(
            id: id, revision: revision, text: text, contributors: contributors, perSection: perSection,
            effective: effective, maxShare: maxShare, topTwoShare: topTwoShare, kStudy: kStudy,
            kPopulation: kPopulation, maxVerbatimWords: maxVerbatimWords, policyName: "publication", policyDigest: "0")
    }

    static let sound = [EvidenceFile(report: nil, vignettes: [evidence()])]

    /// What the gate finds in Markdown: `rule line:column-endLine:endColumn`.
    static func check(
        _ text: String, rulebook: Rulebook = publication, study: StudyFacts? = nil,
        evidence: [EvidenceFile] = sound, quotes: [AttributedText] = [], format: Document.Format = .markdown
    ) throws -> [Finding] {
        let document = try Document(name: "r.md", bytes: Array(text.utf8), format: format)
        return Gate(rulebook: rulebook, study: study, evidence: evidence, quotes: quotes).check([.document(document)])
    }
}

extension Finding {
    /// The rule and the place in short.
    var short: String { "\(rule) \(line):\(column)-\(endLine):\(endColumn)" }
}

extension String {
    /// The place of the first occurrence of `word`: `line:column-line:column`.
    func place(of word: String) -> String {
        let lines = components(separatedBy: "\n")
        for (number, line) in lines.enumerated() {
            guard let found = line.range(of: word) else { continue }
            let start = line[..<found.lowerBound].unicodeScalars.count + 1
            return "\(number + 1):\(start)-\(number + 1):\(start + word.unicodeScalars.count)"
        }
        return "nowhere"
    }
}
