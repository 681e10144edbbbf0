public import Corpus
import Selection

/// A vignette with its spans and numbers as JSON: what `compose --format json` prints, a script reads and the gate takes
/// for evidence.
///
/// It names fragments and so belongs to the study; the numbers in it are exact.
public struct VignetteDocument: Codable, Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its revision, from 1.
    public let revision: Int
    /// The theme.
    public let theme: String
    /// What the mentoring was about, where all fragments are of one issue.
    public let issue: String?
    /// The title for readers.
    public let title: String
    /// The line below it, where there is one.
    public let subtitle: String?
    /// The words of the sections, parted by empty lines.
    public let text: String
    /// The sections.
    public let sections: [SectionDocument]
    /// The sentence that says that it is a composite.
    public let declaration: String
    /// How many people stand behind it, and how evenly.
    public let contributors: Contributors
    /// How many people fit what it states.
    public let k: Fit
    /// The policy it was composed under.
    public let policy: PolicyReference
    /// The seed.
    public let seed: UInt64
    /// The template.
    public let template: String
    /// Whether no allowed choice of the same units is worth more.
    public let optimal: Bool
    /// What the chosen units are worth, and how sure it is that no others are better.
    public let selection: SelectionDocument?
    /// What was used of what there was.
    public let use: Use
    /// Its length, and how easily it reads.
    public let reading: Readability
    /// Fragments that tell of mentoring that did not help, for the author to mention.
    public let divergent: [String]

    /// How units were chosen. What units are worth is in points.
    public struct SelectionDocument: Codable, Hashable, Sendable {
        /// What the choice is worth.
        public let worth: Double
        /// What each term of the objective adds.
        public let terms: Terms
        /// No allowed choice is worth more.
        public let bound: Double
        /// How much better another choice might be at most, as a share of the bound; 0 where the choice is proved best.
        public let gap: Double
        /// The units to choose from.
        public let units: Int
        /// The places of the template.
        public let places: Int
        /// The partial choices that were looked at.
        public let nodes: Int
        /// The steps of work that were done.
        public let steps: Int
        /// The steps of work that were allowed.
        public let budget: Int
    }

    /// What each term of the objective adds, in points.
    public struct Terms: Codable, Hashable, Sendable {
        /// How well the units serve their functions and read.
        public let salience: Double
        /// How much they are about the theme.
        public let relevance: Double
        /// How well neighbours go together.
        public let coherence: Double
        /// How many categories of the theme are heard.
        public let coverage: Double
        /// What it costs that participants are heard more than once.
        public let variety: Double
        /// What it costs to be longer or shorter than aimed at.
        public let length: Double
        /// What the seed adds.
        public let seed: Double
    }

    /// A section with its spans.
    public struct SectionDocument: Codable, Hashable, Sendable {
        /// Which.
        public let section: Section
        /// Its heading.
        public let title: String
        /// Its words.
        public let text: String
        /// Its spans in order; the text is the spans, joined by a space or, between paragraphs, an empty line.
        public let spans: [SpanDocument]
    }

    /// A stretch of one kind.
    public struct SpanDocument: Codable, Hashable, Sendable {
        /// What it is.
        public let kind: SpanKind
        /// Its words.
        public let text: String
        /// The fragments it rests on.
        public let fragments: [String]
        /// The stretches of those fragments, in Unicode scalars.
        public let sources: [Source]
    }

    /// A stretch of a fragment.
    public struct Source: Codable, Hashable, Sendable {
        /// The fragment.
        public let fragment: String
        /// Where the stretch begins, in Unicode scalars.
        public let start: Int
        /// Where it ends.
        public let end: Int
        /// The SHA-256 of the fragment's text.
        public let digest: String
        /// What turns the stretch into the span's text, in the order of the text.
        public let edits: [Edit]
    }

    /// One change between the words of a fragment and those of a span.
    public struct Edit: Codable, Hashable, Sendable {
        /// Where the replaced words begin in the fragment, in Unicode scalars.
        public let start: Int
        /// Where they end.
        public let end: Int
        /// What stands there in the span.
        public let replacement: String
        /// The rule that made it.
        public let rule: String
    }

    /// How many people stand behind a vignette, and how evenly.
    public struct Contributors: Codable, Hashable, Sendable {
        /// Distinct participants.
        public let count: Int
        /// Distinct participants by section.
        public let perSection: [String: Int]
        /// The effective number: 1 / Σ share².
        public let effective: Double
        /// The largest share, 0…1.
        public let maxShare: Double
        /// The two largest shares together.
        public let topTwoShare: Double
    }

    /// How many people fit what a text states; 0 is nobody.
    public struct Fit: Codable, Hashable, Sendable {
        /// Participants of the study.
        public let study: Int
        /// People of the population table, where there is one.
        public let population: Int?
    }

    /// A policy by name and digest.
    public struct PolicyReference: Codable, Hashable, Sendable {
        /// Its name.
        public let name: String
        /// `sha256:` and 64 hexadecimal digits.
        public let digest: String
    }

    /// What was used of what there was.
    public struct Use: Codable, Hashable, Sendable {
        /// Fragments in the vignette.
        public let fragments: Int
        /// Fragments of the theme that hold a usable sentence.
        public let fragmentsAvailable: Int
        /// Participants whose words might have been used.
        public let participantsAvailable: Int
        /// Whether nobody gave words to both mechanism and outcome.
        public let assembledChain: Bool
    }

    /// Describes a composed vignette.
    public init(_ composed: ComposedVignette) {
        let vignette = composed.vignette
        let evidence = composed.evidence
        id = vignette.id
        revision = vignette.revision
        theme = vignette.theme
        issue = composed.issue
        title = vignette.title
        subtitle = composed.subtitle
        text = vignette.text
        sections = vignette.sections.map { section in
            SectionDocument(
                section: section.section, title: section.title, text: section.text,
                spans: section.spans.map { span in
                    SpanDocument(
                        kind: span.kind, text: span.text, fragments: span.contributions.map(\.fragment),
                        sources: span.contributions.map {
                            Source(
                                fragment: $0.fragment, start: $0.range.lowerBound, end: $0.range.upperBound,
                                digest: $0.digest,
                                edits: $0.edits.map {
                                    Edit(
                                        start: $0.range.lowerBound, end: $0.range.upperBound,
                                        replacement: $0.replacement, rule: $0.rule)
                                })
                        })
                })
        }
        declaration = vignette.declaration
        contributors = Contributors(
            count: evidence.contributors,
            perSection: Dictionary(uniqueKeysWithValues: evidence.perSection.map { ($0.key.rawValue, $0.value) }),
            effective: evidence.effective.rounded(to: 4), maxShare: evidence.maxShare.rounded(to: 4),
            topTwoShare: evidence.topTwoShare.rounded(to: 4))
        k = Fit(study: evidence.studyK, population: evidence.populationK)
        policy = PolicyReference(name: vignette.policyName, digest: "sha256:\(vignette.policyDigest)")
        seed = vignette.seed
        template = composed.template.id
        optimal = composed.search?.result.isOptimal ?? false
        selection = composed.search.map(SelectionDocument.init)
        use = Use(
            fragments: evidence.fragmentsUsed, fragmentsAvailable: evidence.fragmentsAvailable,
            participantsAvailable: evidence.participantsAvailable, assembledChain: evidence.isAssembledChain)
        reading = Readability(of: vignette.text)
        divergent = evidence.divergentFragments
    }
}

extension VignetteDocument.SelectionDocument {
    fileprivate init(_ search: SearchRecord) {
        func points(_ thousandths: Int) -> Double { Double(thousandths) / 1000 }
        let result = search.result
        worth = points(result.worth.total)
        terms = VignetteDocument.Terms(
            salience: points(result.worth.salience), relevance: points(result.worth.relevance),
            coherence: points(result.worth.coherence), coverage: points(result.worth.coverage),
            variety: points(result.worth.variety), length: points(result.worth.length),
            seed: points(result.worth.seed))
        bound = points(result.bound)
        gap = Double(result.gap) / 1_000_000
        units = result.units
        places = result.places
        nodes = search.nodes
        steps = search.steps
        budget = search.budget
    }
}

extension Double {
    /// Rounded to some decimals, half away from zero.
    fileprivate func rounded(to decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}
