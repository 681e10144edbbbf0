public import Redaction

/// The thresholds and rules under which vignettes are composed and reports are checked.
///
/// Read from a YAML file whose every key is described in `Policies/policy.schema.json`; an unknown key is an error.
public struct Policy: Hashable, Sendable {
    /// Its name, such as `publication`.
    public var name: String
    /// What it is for, in a sentence.
    public var summary: String
    /// How many people must stand behind a vignette, and how evenly.
    public var contributors: Contributors
    /// How many people must fit what a text says.
    public var anonymity: Anonymity
    /// The level of each quasi-identifier's hierarchy that may be printed; 0 is the exact value.
    public var attributes: [String: Int]
    /// What is done to the participants' words.
    public var redaction: Redaction
    /// How long a vignette is.
    public var text: TextLength
    /// What an intruder may trace by comparing texts.
    public var tracing: Tracing
    /// What a report as a whole may show.
    public var report: Report
    /// Where the hierarchies and lexicons are, from the policy file's folder.
    public var files: Files

    /// How many people must stand behind a vignette, and how evenly. Shares are of the words of evidence.
    public struct Contributors: Hashable, Sendable {
        /// N: distinct participants in a vignette.
        public var minimum: Int
        /// Distinct participants in each section.
        public var perSection: Int
        /// The largest share of one participant, 0…1.
        public var maxShare: Double
        /// The two largest shares together, 0…1.
        public var maxTopTwoShare: Double
        /// The least effective number of contributors (inverse Simpson index, Hill number of order 2).
        public var minEffective: Double
        /// The most sentences or pairs of sentences of one participant in a vignette; three where the policy says nothing.
        public var maxUnits = 3
        /// The largest share of one participant in the words of all vignettes that are composed together, 0…1; any where the
        /// policy says nothing.
        public var maxReleaseShare = 1.0
        /// p of the p%-rule: what all but the two largest gave is at least so many hundredths of the largest share; `nil`
        /// where it is not asked for.
        public var dominancePercent: Int?
    }

    /// How many people must fit what a text says.
    public struct Anonymity: Hashable, Sendable {
        /// Over the participants of the study.
        public var k: Int
        /// Over the population table, where the study has one; 0 asks for none.
        public var populationK: Int
        /// The share of participants that `assess` may leave out of the optimum, 0…1.
        public var suppressionLimit: Double
        /// How many attributes a vignette may state; four where the policy says nothing.
        public var attributeBudget = 4
    }

    /// What is done to the participants' words.
    public struct Redaction: Hashable, Sendable {
        /// The stages that run.
        public var layers: Set<Redactor.Layer>
        /// Whether fragments that are marked as sensitive may be used.
        public var sensitive: Permission
        /// Whether singular events may be told.
        public var singular: Permission
        /// What is written for he and she; they where the policy says nothing.
        public var pronouns: PronounMode
        /// How much of the noise of speech the stage `verbatim` takes out; standard where the policy says nothing.
        public var verbatim: VerbatimCleaning
    }

    /// Whether material may be used.
    public enum Permission: String, CaseIterable, Sendable {
        case allow, exclude
    }

    /// How participants' words stand in a vignette.
    public enum Style: String, CaseIterable, Sendable {
        /// As the sentences of one story.
        case story
        /// As quotations, each of one participant.
        case quotations
    }

    /// How long a vignette is, in words, and how it is told.
    public struct TextLength: Hashable, Sendable {
        /// At least.
        public var minWords: Int
        /// At most.
        public var maxWords: Int
        /// How participants' words stand in it; as a story where the policy says nothing.
        public var style: Style
    }

    /// What an intruder may trace by comparing texts.
    public struct Tracing: Hashable, Sendable {
        /// How many normalised words in a row count as traced.
        public var runWords: Int
        /// The longest run that a vignette may share with an attributed quotation.
        public var maxRunWords: Int
        /// Where any word can be traced: the least effective number of participants it leads to.
        public var minEffective: Double
        /// How many words of a vignette may stand in a row as they stand in the corpus; `nil` for any.
        public var maxVerbatimWords: Int?
    }

    /// What a report as a whole may show.
    public struct Report: Hashable, Sendable {
        /// Whether participant codes may be printed at all.
        public var codes: Permission
        /// In how many sections a code may be attributed before it links them.
        public var linkSections: Int
        /// How often a code may be attributed before it links quotations.
        public var linkTimes: Int
        /// The set of limits that the policy names, where it names one; its own values come before those of the set.
        public var preset: TablePreset?
        /// The smallest count of people that a table may show, other than 0.
        public var smallCell: Int
        /// Whether a count of 0 may be shown.
        public var zeros: Permission
        /// Which percentages give a small count.
        public var percentages: PercentageReading
        /// The base that published counts are rounded to; `nil` where they are not.
        public var roundingBase: Int?
        /// How many people of a group may be outside one category before the group discloses it; `nil` where nobody asks.
        public var classSlack: Int?
        /// How many words one quotation may have; `nil` for any number.
        public var maxQuoteWords: Int?
        /// How many words all quotations of one code may have together; `nil` for any number.
        public var maxQuoteWordsPerCode: Int?
    }

    /// Which percentages of a known base give a small count.
    public enum PercentageReading: String, CaseIterable, Sendable {
        /// Those that exactly one count gives.
        case unique
        /// Those that small counts only give.
        case strict
    }

    /// Where the hierarchies and lexicons are, from the policy file's folder.
    public struct Files: Hashable, Sendable {
        /// The folder with one hierarchy a quasi-identifier.
        public var hierarchies: String
        /// The folder with the lexicons.
        public var lexicons: String
    }
}
