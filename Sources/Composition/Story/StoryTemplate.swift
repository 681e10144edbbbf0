public import Corpus

/// The shape of a story: which sections it has, what its sentences do, and the words between them.
public struct StoryTemplate: Hashable, Sendable {
    /// Its id, the name by which it is asked for.
    public let id: String
    /// What it is for.
    public let title: String
    /// Whose voice tells the story; `nil` for any.
    public let voice: String?
    /// Other voices that are retold in the story's own, such as the mentee's: “I was tired” as “They were tired”.
    public let retells: Set<String>
    /// Words behind the title that say what the story is about; a Mustache text that knows `issue`, `nil` for none.
    public let subtitle: String?
    /// The sections in the order of the story. Several may draw on one section of the evidence, each under its own title.
    public let sections: [StorySection]
    /// A sentence for the declaration where fragments say that mentoring did not help, such as “Not everybody found it
    /// helpful.”; `nil` for none.
    public let dissent: String?
    /// The sentence that says that the text is a composite; a Mustache text that knows `contributors`.
    public let declaration: String
    /// The whole text as Markdown; a Mustache text that knows `title`, `subtitle`, `sections`, `paragraphs` and
    /// `declaration`.
    public let body: String

    /// The function that stands for every function.
    static let anyFunction = "any"

    /// The most words that the leads of a story can add: the longest of each slot, as many as a story may take.
    func wordsOfLeads(atMost count: Int) -> Int {
        sections.flatMap(\.slots).map { slot in slot.leads.map(\.words).max() ?? 0 }
            .sorted(by: >).prefix(count).reduce(0, +)
    }

    /// The functions of all sections, in the order of the story, each once.
    public var functions: [String] {
        sections.flatMap(\.slots).map(\.function).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The functions of a section, in the order of the story, each once.
    public func functions(in section: Section) -> [String] {
        sections.filter { $0.section == section }.flatMap(\.slots).map(\.function)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The functions that a section knows; those of all sections for `nil`.
    func functions(of section: Section?) -> Set<String> {
        Set(sections.filter { section == nil || $0.section == section }.flatMap(\.slots).map(\.function))
    }
}

/// A section of a template.
public struct StorySection: Hashable, Sendable {
    /// Which.
    public let section: Section
    /// The heading that readers see.
    public let title: String
    /// The places for sentences, in the order of the story.
    public let slots: [Slot]
}

/// A place in a story for units of one function.
public struct Slot: Hashable, Sendable {
    /// What its units do; `any` for whatever comes.
    public let function: String
    /// How many units it takes at least.
    public let minimum: Int
    /// How many units it takes at most.
    public let maximum: Int
    /// Whether it begins a paragraph.
    public let beginsParagraph: Bool
    /// Sentences of which one may stand before its units; claims nothing.
    public let leads: [String]
    /// Words of which one may be put before a sentence that begins like the one before it, such as “And” or “Besides,”.
    public let joins: [String]
    /// What the person the story is about is called at their first mention; empty where the slot does not introduce them.
    public let introduces: [String]
}
