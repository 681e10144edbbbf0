public import Corpus

/// The shape of a story: which sections it has, what its sentences do, and the words between them.
public struct StoryTemplate: Hashable, Sendable {
    /// Its id, the name by which it is asked for.
    public let id: String
    /// What it is for.
    public let title: String
    /// Whose voice tells the story; `nil` for any.
    public let voice: String?
    /// The sections in the order of the story.
    public let sections: [StorySection]
    /// The sentence that says that the text is a composite; a Mustache text that knows `contributors`.
    public let declaration: String
    /// The whole text as Markdown; a Mustache text that knows `title`, `sections`, `paragraphs` and `declaration`.
    public let body: String

    /// The function that stands for every function.
    static let anyFunction = "any"

    /// The most words that the leads of a story can add: the longest of each slot, as many as a story may take.
    func wordsOfLeads(atMost count: Int) -> Int {
        sections.flatMap(\.slots).map { slot in slot.leads.map(\.words).max() ?? 0 }
            .sorted(by: >).prefix(count).reduce(0, +)
    }

    /// The functions that each section knows.
    var functions: [Section: Set<String>] {
        Dictionary(uniqueKeysWithValues: sections.map { ($0.section, Set($0.slots.map(\.function))) })
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
    /// What the person the story is about is called at their first mention; empty where the slot does not introduce them.
    public let introduces: [String]
}
