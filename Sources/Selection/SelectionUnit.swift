/// Something that may stand in a place of a text, described by numbers alone.
///
/// Numbers stand for names of the caller: two units with one participant's number are of one participant. Nothing depends
/// on which number it is.
public struct SelectionUnit: Hashable, Sendable {
    /// Its name, unlike that of any other unit: the order of names decides where everything else is equal.
    public var name: String
    /// Whose words it holds.
    public var participant: Int
    /// The slots in which it may stand, of one section.
    public var slots: [Int]
    /// How many words it has.
    public var words: Int
    /// Where it stands among all that was told: the units of one slot, and those of one participant, keep this order.
    public var order: Int

    /// How well it serves its function and reads, in thousandths of a point.
    public var salience = 0
    /// How much it is about the theme, in thousandths.
    public var relevance = 0
    /// What the seed adds, in thousandths.
    public var seedShare = 0

    /// The round of interviews, by its rank; `nil` where there is none.
    public var wave: Int?
    /// The chain of events that it is part of, of which a text may not tell every section; `nil` for none.
    public var chain: Int?
    /// Its category under the theme.
    public var category: Int?
    /// The situation that it tells of.
    public var situation: Int?
    /// The fragment it comes from.
    public var fragment: Int
    /// Its stretch of the fragment.
    public var source: Range<Int>

    /// Its first words: no two units of a text begin with the same.
    public var opening: Int?
    /// Its first word: neighbours had better begin with different ones.
    public var firstWord: Int?
    /// The words that carry its meaning, ascending, each once.
    public var content: [Int] = []
    /// The facts on which the units of a text must agree.
    public var facts: [SelectionFact] = []
    /// The grammatical person in which it is told.
    public var person: Int?
    /// The tense in which it is told.
    public var tense: Int?

    /// What it states of a person, by the numbers of the problem's statements, ascending.
    public var statements: [Int] = []
    /// The words of it that can be traced, by the person to whom they lead.
    public var traces: [SelectionTrace] = []
    /// The longest run of words that can be traced.
    public var longestRun = 0

    /// Describes a unit by what every unit has.
    public init(
        name: String, participant: Int, slots: [Int], words: Int, order: Int, fragment: Int, source: Range<Int>
    ) {
        self.name = name
        self.participant = participant
        self.slots = slots
        self.words = words
        self.order = order
        self.fragment = fragment
        self.source = source
    }
}

/// A fact that a unit tells.
public struct SelectionFact: Hashable, Sendable {
    /// Which fact.
    public var fact: Int
    /// What is said of it.
    public var value: Int
    /// Whether a text may tell it once only.
    public var once: Bool

    /// Describes a fact.
    public init(fact: Int, value: Int, once: Bool) {
        self.fact = fact
        self.value = value
        self.once = once
    }

    /// Whether a text may not tell both.
    func contradicts(_ other: Self) -> Bool {
        fact == other.fact && (value != other.value || once || other.once)
    }
}

/// Words of a unit that lead an intruder to a person.
public struct SelectionTrace: Hashable, Sendable {
    /// To whom they lead.
    public var person: Int
    /// How many words do.
    public var words: Int

    /// Describes a trace.
    public init(person: Int, words: Int) {
        self.person = person
        self.words = words
    }
}

/// A place or several of a text, one after another, for units of one kind.
public struct SelectionSlot: Hashable, Sendable {
    /// Its section, by number.
    public var section: Int
    /// How many units it takes at least.
    public var minimum: Int
    /// How many units it takes at most.
    public var maximum: Int

    /// Describes a slot.
    public init(section: Int, minimum: Int, maximum: Int) {
        self.section = section
        self.minimum = minimum
        self.maximum = maximum
    }
}
