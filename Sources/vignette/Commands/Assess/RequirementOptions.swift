import Anonymity
import ArgumentParser

/// What every group of people must fulfil, and how the best generalisation is chosen.
struct RequirementOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The size every group should have; the policy's k if not given.", valueName: "n"))
    var k: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            """
            Further models, with commas between: l=2 (distinct values), entropy-l=1.5, recursive=3:2 (c:l), t=0.2, \
            t-ordered=0.2, t-hierarchical=0.2, beta=1, enhanced-beta=1, k-map=5, presence=0:0.5.
            """, valueName: "models"))
    var require: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("The share of people that may be left out, 0 to 1.", valueName: "share"))
    var suppression: Double?

    @Option(name: .long, help: "What the best generalisation is to keep small.")
    var metric = Metric.loss

    @Option(
        name: .long,
        help: ArgumentHelp("The risk above which somebody is at risk, 0 to 1.", valueName: "risk"))
    var riskThreshold = RiskSummary.defaultThreshold

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The share of the population that the table is; from --population if that is given.", valueName: "share"))
    var samplingFraction: Double?

    @Option(name: .long, help: ArgumentHelp("How many groups to describe one by one.", valueName: "n"))
    var list = 10

    @Flag(
        name: .long,
        help: "Compute every measure, however long it takes. Without it a large table goes without some, and says so.")
    var full = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How many groups the search may look at before it stops and says how far it is from the best.",
            valueName: "n"))
    var steps = OptimalSearch.defaultStepLimit

    /// The metrics by their names.
    enum Metric: String, CaseIterable, ExpressibleByArgument {
        case loss
        case arithmeticLoss = "arithmetic-loss"
        case averageClassSize = "average-class-size"
        case discernibility

        var metric: QualityMetric {
            switch self {
            case .loss: .loss
            case .arithmeticLoss: .arithmeticLoss
            case .averageClassSize: .averageClassSize
            case .discernibility: .discernibility
            }
        }
    }

    func validate() throws {
        if let k, !(1...1_000_000_000).contains(k) { throw ValidationError("--k \(k): expected 1 or more") }
        if let suppression, !(0...1).contains(suppression) {
            throw ValidationError("--suppression \(suppression): expected a share from 0 to 1")
        }
        if !(0...1).contains(riskThreshold) {
            throw ValidationError("--risk-threshold \(riskThreshold): expected a risk from 0 to 1")
        }
        if let samplingFraction, !(samplingFraction > 0 && samplingFraction <= 1) {
            throw ValidationError("--sampling-fraction \(samplingFraction): expected a share above 0, at most 1")
        }
        if list < 0 { throw ValidationError("--list \(list): expected 0 or more") }
        if steps < 1 { throw ValidationError("--steps \(steps): expected 1 or more") }
    }

    /// All models together.
    ///
    /// - Parameter fallback: the size of a group where `--k` does not tell.
    /// - Returns: k-anonymity first, then what `--require` asks.
    /// - Throws: `Failure` for a model that is not known or has a parameter that makes no sense.
    func requirement(k fallback: Int) throws -> Requirement {
        let further = try require.joined(separator: ",").split(separator: ",").map { part in
            guard let model = Self.model(String(part.filter { !$0.isWhitespace })) else {
                throw Failure(
                    "--require \(part): expected l=2, entropy-l=1.5, recursive=3:2, t=0.2, t-ordered=0.2, t-hierarchical=0.2, "
                        + "beta=1, enhanced-beta=1, k-map=5 or presence=0:0.5")
            }
            return model
        }
        return Requirement([.kAnonymity(k ?? fallback)] + further)
    }

    private static func model(_ text: String) -> PrivacyModel? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let numbers = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.allSatisfy({ $0.map { $0.isFinite && $0 >= 0 } ?? false }), let first = numbers[0] else {
            return nil
        }
        func whole(_ number: Double) -> Int? { number >= 1 && number <= 1e9 ? Int(exactly: number) : nil }
        switch (parts[0], numbers.count) {
        case ("l", 1): return whole(first).map(PrivacyModel.distinctDiversity)
        case ("entropy-l", 1): return first >= 1 ? .entropyDiversity(first) : nil
        case ("recursive", 2): return numbers[1].flatMap(whole).map { .recursiveDiversity(c: first, l: $0) }
        case ("t", 1): return .equalCloseness(first)
        case ("t-ordered", 1): return .orderedCloseness(first)
        case ("t-hierarchical", 1): return .hierarchicalCloseness(first)
        case ("beta", 1): return .betaLikeness(first)
        case ("enhanced-beta", 1): return .enhancedBetaLikeness(first)
        case ("k-map", 1): return whole(first).map(PrivacyModel.kMap)
        case ("presence", 2):
            guard let second = numbers[1], first <= second, second <= 1 else { return nil }
            return .deltaPresence(first...second)
        default: return nil
        }
    }

    /// What is asked of an assessment.
    func request(requirement: Requirement, suppressionLimit: Double) -> AssessmentRequest {
        var request = AssessmentRequest()
        request.requirement = requirement
        request.threshold = riskThreshold
        request.samplingFraction = samplingFraction
        request.metric = metric.metric
        request.suppressionLimit = suppression ?? suppressionLimit
        request.stepLimit = steps
        request.listed = list
        if !full {
            // About a tenth of a second each on a laptop.
            request.specialUniques = .within(steps: 16_000_000)
            request.optimum = .within(steps: 16_000_000)
            request.otherLevels = .within(steps: 4_000_000)
        }
        return request
    }
}
