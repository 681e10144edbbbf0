/// What every class of a table must fulfil so that it may be published.
///
/// A class that does not is suppressed; a table of which no more is suppressed than allowed fulfils the model.
public enum PrivacyModel: Hashable, Sendable {
    /// At least k records in the class (Samarati and Sweeney 1998).
    case kAnonymity(Int)
    /// At least k people of the population in the class (Sweeney 2002).
    case kMap(Int)
    /// At least l different sensitive values (Machanavajjhala et al. 2007).
    case distinctDiversity(Int)
    /// The entropy of the sensitive values is at least ln l (Machanavajjhala et al. 2007).
    case entropyDiversity(Double)
    /// The most frequent value occurs less than c times as often as the l-th and all rarer ones together
    /// (Machanavajjhala et al. 2007).
    case recursiveDiversity(c: Double, l: Int)
    /// The distribution of the sensitive values is no further than t from that of the table, every two values equally far
    /// apart (Li et al. 2007).
    case equalCloseness(Double)
    /// As `equalCloseness`, the values at equal steps in their order.
    case orderedCloseness(Double)
    /// As `equalCloseness`, two values as far apart as the level at which they meet in their hierarchy.
    case hierarchicalCloseness(Double)
    /// The share of the population's people who are among the records is between two bounds (Nergiz et al. 2007).
    case deltaPresence(ClosedRange<Double>)
    /// No sensitive value is more than β times likelier than in the table, over its own likelihood there
    /// (Cao and Karras 2012, basic).
    case betaLikeness(Double)
    /// As `betaLikeness`, and no more than −ln of the likelihood in the table (Cao and Karras 2012, enhanced).
    case enhancedBetaLikeness(Double)

    /// Whether the model looks at sensitive values.
    public var needsSensitive: Bool {
        switch self {
        case .kAnonymity, .kMap, .deltaPresence: false
        default: true
        }
    }

    /// Whether the model looks at the population.
    public var needsPopulation: Bool {
        switch self {
        case .kMap, .deltaPresence: true
        default: false
        }
    }

    /// Whether a class that fulfils the model still does after any other class is joined to it.
    ///
    /// Where it does, generalising never makes more records to suppress, and one node decides about all below it.
    /// The other models hold for the union of two classes that fulfil them, but may fail where one of the two does not.
    var survivesEveryUnion: Bool {
        switch self {
        case .kAnonymity, .kMap, .distinctDiversity: true
        default: false
        }
    }
}

/// Models that a table must fulfil together.
public struct Requirement: Hashable, Sendable {
    /// The models; every class must fulfil all of them.
    public let models: [PrivacyModel]

    /// Joins models.
    public init(_ models: [PrivacyModel]) { self.models = models }

    /// The size that the classes must have at least: the largest k among the models, at least 1.
    public var k: Int {
        models.reduce(1) { k, model in
            if case .kAnonymity(let own) = model { max(k, own) } else { k }
        }
    }

    var needsDetail: Bool { models.contains { $0.needsSensitive || $0.needsPopulation } }
}
