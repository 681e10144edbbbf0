import Anonymity
import Attestation
import Composition
import Corpus
import Foundation
import Gate
import Policies
import Redaction
import Tracing

extension StudyOptions {
    /// Opens the study that was named, or the nearest one from here upwards; `nil` where none was named and there is none.
    func openIfPresent() throws -> Study? {
        if study == nil, (try? path()) == nil { return nil }
        return try open()
    }
}

extension Study {
    /// The path of the study's own policy.
    func policyPath() throws -> String {
        let policy = try StudyOptions.explaining { try information().policy }
        if (policy as NSString).isAbsolutePath { return policy }
        return ((path as NSString).deletingLastPathComponent as NSString).appendingPathComponent(policy)
    }

    /// What the composer is given of the study.
    ///
    /// - Parameter published: quotations that an intruder can read elsewhere with a code beside them.
    /// - Returns: everything the composer reads.
    /// - Throws: `StudyError` where the store cannot be read.
    func material(published: [AttributedText] = []) throws -> Material {
        Material(
            participants: try participants(), fragments: try fragments(), codebook: try codebook(),
            population: try population(), secrets: try secretNames(),
            rejected: try rejectedRedactions().mapValues { records in
                records.map { RejectedEdit(range: $0.range, replacement: $0.replacement) }
            },
            published: published)
    }

    /// The corpus as attributed texts: what an insider with the transcripts could trace.
    func attributedFragments() throws -> [AttributedText] {
        try StudyOptions.explaining {
            try fragments().map { AttributedText(participant: $0.participant, text: $0.text, origin: $0.id) }
        }
    }

    /// What the gate is told of the study: counts, names and, for runs of words, the corpus.
    func gateFacts(rulebook: Rulebook) throws -> StudyFacts {
        try StudyOptions.explaining {
            let participants = try participants().filter { $0.consent != .withdrawn }
            let population = try population()
            let hierarchies = rulebook.quasiIdentifiers
            _ = try ParticipantTable.microdata(of: participants, by: rulebook)
            return StudyFacts(
                people: People(hierarchies: hierarchies, rows: participants.map { (rulebook.named($0.attributes), 1) }),
                population: population.isEmpty
                    ? nil
                    : People(hierarchies: hierarchies, rows: population.map { (rulebook.named($0.labels), $0.count) }),
                vignettes: try recordedEvidence(), secretNames: try secretNames(),
                participantIDs: Set(participants.map(\.id)), fragments: try attributedFragments())
        }
    }

    /// The evidence of the recorded vignettes, as it was measured when they were composed. A vignette that rests on somebody
    /// who has withdrawn, or on a fragment that has changed, has none any more.
    private func recordedEvidence() throws -> [VignetteEvidence] {
        let consenting = Set(try participants().filter(\.consent.allowsWords).map(\.id))
        let digests = Dictionary(
            uniqueKeysWithValues: try fragments().map { ($0.id, ContentDigest(of: $0.text).hexadecimal) })
        return try vignettes().flatMap { vignette -> [VignetteEvidence] in
            let stands = vignette.spans.flatMap(\.contributions).allSatisfy {
                consenting.contains($0.participant) && digests[$0.fragment] == $0.digest
            }
            guard stands else { return [] }
            guard let json = try evidence(of: vignette.id, revision: vignette.revision) else { return [] }
            return try EvidenceFile(file: path, bytes: Array(json.utf8), report: nil).vignettes
        }
    }
}
