import Corpus
import Policies
import Selection
import Testing

@testable import Composition

/// What an author asks of a composition beside the policy.
@Suite struct RequestTests {
    private static let theme = "well-being"

    private func compose(
        _ change: (inout CompositionRequest) -> Void, theme: String = Self.theme,
        rulebook: Rulebook = SampleStudy.publication
    ) throws -> Composition {
        var request = CompositionRequest()
        change(&request)
        return try SampleStudy.composer(seed: 1, rulebook).compose(
            [theme], templates: [SampleStudy.mentoring], request: request)[0]
    }

    private func fragments(_ composed: ComposedVignette) -> Set<String> {
        Set(composed.vignette.spans.flatMap(\.contributions).map(\.fragment))
    }

    private func told(_ composition: Composition) throws -> ComposedVignette {
        guard case .composed(let composed) = composition else { throw NotTold() }
        return composed
    }

    private struct NotTold: Error {}

    @Test func alternativesHoldThePolicyAndDifferInHalfOfTheirSentences() throws {
        let first = try told(try compose({ $0.alternatives = 4 }, theme: "relationships"))
        #expect(first.alternatives.count == 3)
        let all = [first] + first.alternatives
        let texts = all.map { Set($0.vignette.spans.filter(\.kind.isEvidence).map(\.contributions)) }
        for (index, composed) in all.enumerated() {
            #expect(composed.evidence.rules(of: SampleStudy.publication.policy).allSatisfy { $0.holds })
            #expect(composed.search!.result.isOptimal)
            for other in texts[..<index] { #expect(2 * texts[index].intersection(other).count <= texts[index].count) }
        }
        let worths = all.map(\.search!.result.worth.total)
        #expect(worths == worths.sorted(by: >))
    }

    @Test func alternativesTellOfAnotherIssueWhereOneHasNoMore() throws {
        let first = try told(try compose { $0.alternatives = 4 })
        #expect(first.alternatives.count == 3)
        #expect(Set(([first] + first.alternatives).map(\.issue)).count > 1)
    }

    @Test func whatIsBannedIsNotToldAndWhatIsPinnedIs() throws {
        let first = try told(try compose { _ in })
        let banned = try #require(fragments(first).sorted().first)
        let second = try told(try compose { $0.bans = [banned] })
        #expect(!fragments(second).contains(banned))
        #expect(second.search!.result.worth.total <= first.search!.result.worth.total || second.issue != first.issue)
        let pinned = try #require(fragments(second).subtracting(fragments(first)).sorted().first)
        let third = try told(try compose { $0.pins = [pinned] })
        #expect(fragments(third).contains(pinned))
    }

    @Test func aPinThatCannotBeToldIsExplained() throws {
        let reading = UnitReader(material: SampleStudy.material, rulebook: SampleStudy.publication).read(
            SampleStudy.material.fragments.filter { $0.theme == Self.theme },
            for: SampleStudy.mentoring)
        let usable = Set(reading.units.map(\.fragment))
        let refused = try #require(reading.refused.first { !usable.contains($0.fragment) })
        guard case .infeasible(let shortfall) = try compose({ $0.pins = [refused.fragment] }) else {
            Issue.record("a fragment without a usable sentence was told")
            return
        }
        #expect(
            shortfall.missing.contains {
                $0.contains("the pinned fragment \(refused.fragment)") && $0.contains(refused.reason.inWords)
            })
        #expect(shortfall.remedies.contains("leave out --pin \(refused.fragment)"))
    }

    @Test func rulesThatClashAreNamedWithAChangeThatHelps() throws {
        let strict = SampleStudy.rulebook("publication") { $0.contributors.minimum = 40 }
        guard case .infeasible(let shortfall) = try compose({ _ in }, rulebook: strict) else {
            Issue.record("told by more participants than there are")
            return
        }
        #expect(shortfall.missing.contains { $0.contains("at least 40 participants are heard") })
        let way = try #require(shortfall.remedies.first { $0.hasPrefix("contributors.minimum: ") })
        let value = try #require(Int(way.split(separator: " ")[1]))
        let eased = SampleStudy.rulebook("publication") { $0.contributors.minimum = value }
        guard case .composed = try compose({ _ in }, rulebook: eased) else {
            Issue.record("the change that was named does not help")
            return
        }
    }

    @Test func noParticipantHasMoreOfAReleaseThanThePolicyAllows() throws {
        let limited = SampleStudy.rulebook("publication") { $0.contributors.maxReleaseShare = 0.25 }
        let composer = SampleStudy.composer(seed: 1, limited)
        var words: [String: Int] = [:]
        for case .composed(let composed) in try composer.compose(composer.themes, templates: [SampleStudy.mentoring]) {
            for span in composed.vignette.spans {
                for contribution in span.contributions {
                    words[contribution.participant, default: 0] += span.text.words
                }
            }
        }
        let total = words.values.reduce(0, +)
        #expect(total > 0)
        #expect(words.values.allSatisfy { Double($0) <= 0.26 * Double(total) })
    }

    @Test func aSmallBudgetIsStatedWithItsGap() throws {
        guard case .composed(let composed) = try compose({ $0.budget = 20_000 }) else { return }
        #expect(composed.search!.budget == 20_000)
        #expect(composed.search!.result.bound >= composed.search!.result.worth.total)
        let notes = EvidenceTable.notes(of: composed)
        #expect(notes.contains { $0.contains("of 20000 steps of work") })
    }
}
