import Anonymity

/// The assessment as a reviewer reads it: each figure with what it means.
extension AssessmentResult {
    /// The whole page.
    var text: String {
        ([
            verdict, comparison, exposed, insider, attributeTable, best, modelTable, uniqueness, told, populationTable,
            remarks,
        ]
        .filter { !$0.isEmpty }).joined(separator: "\n\n") + "\n"
    }

    private var people: String { page.unit == "person" ? "people" : "\(page.unit)s" }
    private var alike: String { page.order.joined(separator: ", ") }

    private var verdict: String {
        if records == 0 { return "There are no \(people): nothing is shown." }
        let asked = ["every group of \(people) who are alike has at least \(required)"] + page.asked
        let what =
            "Asked: " + asked.joined(separator: "; ") + ".\nAlike: in \(alike), at the levels of \(page.levelsFrom)."
        let found =
            holds
            ? "Met: nobody is in a group of fewer than \(required) (k = \(k))."
            : "Not met: k = \(k), \(required) asked for; \(failing) of \(records) \(people) are in groups that do not suffice."
        var lines = [found]
        if let model = kmAnonymity, !model.holds {
            lines.append(
                "But \(model.exposedByKnowing.last ?? 0) of \(records) \(people) are one of fewer than \(model.k) to somebody who "
                    + "knows any \(model.m) things that were told of them: see “What was told”.")
        }
        if holds, page.exact.uniques > 0, exactRisk != nil {
            lines.append(
                "In exact values \(page.exact.uniques) of \(records) \(people) are unique: it holds for what is told at these levels "
                    + "only.")
        }
        return (lines + [what]).joined(separator: "\n")
    }

    /// The figures before and after, each beside its definition.
    private var comparison: String {
        guard records > 0 else { return "" }
        var columns = [("exact", page.exact)]
        if exactRisk != nil { columns.append(("as told", page.risk)) }
        if let best = page.bestRisk { columns.append(("best levels", best)) }
        func row(_ name: String, _ value: (RiskSummary) -> String, _ meaning: String) -> [String] {
            [name] + columns.map { value($0.1) } + [meaning]
        }
        let at = "1 in \(decimal(1 / risk.threshold))"
        var rows = [["figure"] + columns.map(\.0) + ["what it is"]]
        rows += [
            row(people, { String($0.records) }, "in the table; those that are left out are not counted"),
            row("groups", { String($0.classes) }, "sets of \(people) who are alike (equivalence classes)"),
            row("k", { String($0.k) }, "the smallest group"),
            row("uniques", { String($0.uniques) }, "alone in their group (sample uniques)"),
            row(
                "highest risk", { percent($0.prosecutor.highest) }, "prosecutor: knows that a certain person took part"),
            row("average risk", { percent($0.prosecutor.average) }, "groups over \(people)"),
            row("at risk", { percent($0.prosecutor.atRisk) }, "\(people) whose risk is above \(at)"),
        ]
        if page.risk.kMap != nil {
            func known(_ value: @escaping (RiskSummary) -> Double) -> (RiskSummary) -> String {
                { $0.kMap == nil ? "–" : percent(value($0)) }
            }
            rows += [
                row(
                    "journalist, highest", known(\.journalist.highest),
                    "knows that somebody of the population took part"),
                row("journalist, average", known(\.journalist.average), "over the groups' sizes in the population"),
                row("journalist, at risk", known(\.journalist.atRisk), "\(people) whose risk is above \(at)"),
                row("marketer", known(\.marketer), "wants to find as many as possible: the share that is found"),
                row("k-map", { $0.kMap.map(String.init) ?? "–" }, "the fewest of the population who are like a group"),
            ]
        }
        return "Risk\n" + TextTable(rows, right: Set(1...columns.count)).text
    }

    private var exposed: String {
        guard !individuals.isEmpty else { return "" }
        var lines = [
            "Who is exposed, and why (\(individuals.count) of \(classesBelowK) groups smaller than \(required))"
        ]
        for individual in individuals {
            let more = individual.membersOmitted > 0 ? " and \(individual.membersOmitted) more" : ""
            var facts = individual.tellingSets.first.map {
                "\($0.count) fact\($0.count == 1 ? "" : "s") suffice\($0.count == 1 ? "s" : "")"
            }
            if individual.score > 0 {
                facts =
                    (facts.map { $0 + "; " } ?? "")
                    + "SUDA \(decimal(individual.score)), DIS \(decimal(individual.dis))"
            }
            lines.append(
                "  \(individual.members.joined(separator: ", "))\(more): \(individual.reason)"
                    + (facts.map { " (\($0))" } ?? ""))
            for (position, fix) in individual.fixes.enumerated() {
                let changed = fix.steps.filter { $0.label != "*" }.map { "\($0.attribute) as “\($0.label)”" }
                let without = fix.steps.filter { $0.label == "*" }.map(\.attribute)
                let steps = changed + (without.isEmpty ? [] : ["without " + without.joined(separator: " and ")])
                lines.append(
                    "      \(position == 0 ? "cheapest:" : "or:      ") \(steps.joined(separator: ", ")) – then one of \(fix.size), "
                        + "loss +\(percent(fix.addedLoss))")
            }
        }
        if individuals.contains(where: { $0.fixes.isEmpty }) {
            lines.append(
                "  Where nothing is named, no change of one or two attributes suffices: take the best levels, or leave the "
                    + "\(page.unit) out.")
        }
        if page.unit == "participant" { lines.append("  (These ids are sealed: they are not for print.)") }
        return lines.joined(separator: "\n")
    }

    /// What insiders find.
    private var insider: String {
        guard let suda, records > 0 else { return "" }
        let rows =
            [["facts known", "exposed", ""]]
            + suda.insider.enumerated().map { index, exposed in
                ["any \(index + 1)", String(exposed), percent(Double(exposed) / Double(records))]
            }
        return """
            Insiders: how many \(people) are the only ones of their kind to somebody who knows some facts about them, as told
            at \(exactRisk == nil ? "exact values" : "these levels")
            \(TextTable(rows, right: [1, 2]).text)
            """
    }

    private var attributeTable: String {
        let showsOthers = attributes.contains { $0.kIfExact != nil }
        var rows = [["attribute", "level", "labels", "alone tells apart", "loss"]]
        if suda != nil { rows[0].append("in uniques") }
        if showsOthers { rows[0] += ["k if exact", "k if left out"] }
        if optimum != nil { rows[0] += ["best level", "which is"] }
        for cost in attributes {
            var row = [
                cost.attribute, "\(cost.level) of \(cost.top)", "\(cost.labels)", percent(cost.separation),
                percent(cost.loss),
            ]
            if let suda { row.append(percent(suda.contribution[cost.attribute] ?? 0)) }
            if showsOthers { row += [cost.kIfExact.map(String.init) ?? "–", cost.kIfWithheld.map(String.init) ?? "–"] }
            if let optimum {
                row += ["\(optimum.levels[cost.attribute] ?? 0)", page.examples[cost.attribute] ?? ""]
            }
            rows.append(row)
        }
        let numbers = Set(1..<rows[0].count - (optimum == nil ? 0 : 1))
        return """
            What each attribute tells and costs: how often two \(people) taken at random differ in it (separation); what its level
            loses, from 0 % for exact values to 100 % for none (ARX's Loss)\
            \(suda == nil ? "" : "; the share of the SUDA scores that it is part of")
            \(TextTable(rows, right: numbers).text)
              loss over all attributes at these levels: \(percent(loss))
            """
    }

    private var best: String {
        guard let optimum else {
            switch optimumStatus {
            case "impossible" where records > 0:
                return "No generalisation fulfils what is asked, not even with every value left out."
            case "not-found":
                return "No generalisation was found before the search reached its limit; --steps raises it."
            default: return ""
            }
        }
        let levels = page.order.map { "\($0) \(optimum.levels[$0] ?? 0)" }.joined(separator: ", ")
        let leftOut =
            optimum.suppressed == 0
            ? "nobody is left out"
            : "\(optimum.suppressed) \(optimum.suppressed == 1 ? "\(page.unit) is" : "\(people) are") left out (at most \(optimum.suppressionBudget) may be)"
        var lines = [
            "The best levels that fulfil it: \(levels)",
            "  loss \(percent(optimum.loss)), k = \(optimum.k), \(optimum.classes) groups, \(leftOut)"
                + (optimum.metric == "loss" ? "" : "; \(optimum.metric) \(decimal(optimum.value))"),
        ]
        let size = optimum.nodes.map { "all \($0) combinations of levels" } ?? "all combinations of levels"
        lines.append(
            optimum.proven
                ? "  It is the best of \(size): \(optimum.evaluated) were counted, the others are decided by these."
                : "  The search reached its limit after \(optimum.evaluated) of \(size): no combination can be below "
                    + "\(decimal(optimum.bound)), this one is \(decimal(optimum.value)).")
        if !optimum.ties.isEmpty {
            lines.append(
                "  As good, and not chosen because they leave more out, lose more, or come later in the order of levels:"
            )
            lines += optimum.ties.prefix(5).map { tie in
                "    " + page.order.map { "\($0) \(tie[$0] ?? 0)" }.joined(separator: ", ")
            }
            if optimum.ties.count > 5 { lines.append("    and \(optimum.ties.count - 5) more") }
        }
        return lines.joined(separator: "\n")
    }

    private var modelTable: String {
        let now = models.figures
        guard now.distinctL != nil || now.kMap != nil else { return "" }
        let then = optimum?.models.figures
        func row(_ name: String, _ value: (ModelFigures) -> String?, _ meaning: String) -> [String]? {
            guard let figure = value(now) else { return nil }
            return [name, figure] + (then == nil ? [] : [then.flatMap(value) ?? "–"]) + [meaning]
        }
        func finite(_ number: Double) -> String { number.isFinite ? decimal(number) : "none" }
        let rows = [
            ["model", "now"] + (then == nil ? [] : ["best levels"]) + ["what it is"],
            row("distinct l", { $0.distinctL.map(String.init) }, "the fewest different sensitive values in a group"),
            row("entropy l", { $0.entropyL.map(decimal) }, "e to the smallest entropy of them in a group"),
            row(
                "recursive c", { $0.recursiveC.map(finite) },
                "(c,l)-diversity with l = \(now.recursiveL) holds for every c above it"),
            row("t, equal", { $0.equalT.map(decimal) }, "how far a group's sensitive values are from the table's"),
            row("t, ordered", { $0.orderedT.map(decimal) }, "the same with the values in their order"),
            row("t, hierarchical", { $0.hierarchicalT.map(decimal) }, "the same along their hierarchy"),
            row("beta, basic", { $0.beta.map(decimal) }, "the largest relative gain of what an attacker believes"),
            row(
                "beta, enhanced",
                { figures in figures.enhancedBeta.map { decimal($0) + (figures.hasEnhancedBeta ? "" : " (none)") } },
                "the same, at most −ln of how frequent the value is; (none): no beta suffices"),
            row(
                "presence, most", { $0.deltaMax.map(finite) }, "the largest share of a group's population in the table"),
            row("presence, least", { $0.deltaMin.map(finite) }, "the smallest"),
        ].compactMap { $0 }
        return "Models\n" + TextTable(rows, right: then == nil ? [1] : [1, 2]).text
    }

    private var uniqueness: String {
        guard let estimate = populationUniqueness else { return "" }
        let estimators = ["pitman": "Pitman", "zayatz": "Zayatz", "snb": "SNB"]
        func figure(_ value: Double?) -> String { value.map(percent) ?? "no solution" }
        var lines = [
            "Population uniqueness: between \(percent(estimate.low)) and \(percent(estimate.high)) of the population are unique, "
                + "if the table is \(percent(estimate.samplingFraction)) of it",
            "  estimators: Pitman \(figure(estimate.pitman)), Zayatz \(figure(estimate.zayatz)), SNB \(figure(estimate.snb))"
                + (estimate.chosen.map { "; Dankar's rule takes \(estimators[$0] ?? $0)" } ?? ""),
        ]
        switch estimate.caution {
        case "tooFewRecords":
            lines.append(
                "  The table is too small to say: no model can be fitted to so few \(people). The interval is what the count allows at 95 %."
            )
        case "estimatorsDisagree": lines.append("  The estimators disagree widely: take the interval, not one figure.")
        case "everythingSampled": lines.append("  The table is taken for the whole population: the figures are counts.")
        default: break
        }
        return lines.joined(separator: "\n")
    }

    private var told: String {
        guard let model = kmAnonymity else { return "" }
        let rows =
            [["things known", "sets", "fewer than \(model.k) have them", "exposed"]]
            + model.setsOfSize.indices.map {
                [
                    "any \($0 + 1)", String(model.setsOfSize[$0]), String(model.violatingOfSize[$0]),
                    String(model.exposedByKnowing[$0]),
                ]
            }
        var lines = [
            "What was told (k^m-anonymity, m = \(model.m)): \(people) who can be narrowed down to fewer than \(model.k) by what is "
                + "known of them",
            TextTable(rows, right: [1, 2, 3]).text,
        ]
        for violation in model.violations.prefix(5) {
            lines.append(
                "  \(violation.people.joined(separator: ", ")): only they have "
                    + violation.items.joined(separator: " + "))
        }
        let more = model.violations.count - 5 + model.violationsOmitted
        if more > 0 { lines.append("  and \(more) more sets that hold no smaller one") }
        return lines.joined(separator: "\n")
    }

    private var populationTable: String {
        guard let population, let classes = population.classes else { return "" }
        let rows =
            [["population"] + page.order + ["study"]]
            + classes.map { group in
                [String(group.population)] + page.order.map { group.labels[$0] ?? "" } + [String(group.size)]
            }
        let verdict =
            population.required == 0
            ? "the policy asks for none"
            : population.k >= population.required
                ? "\(population.required) asked for" : "\(population.required) asked for: not met"
        return
            "Population table, \(population.people) people: the fewest who share a group's labels are \(population.k) "
            + "(k-map; \(verdict)).\n"
            + "0 means that the table does not know of anybody like the group: look at its coverage first.\n"
            + TextTable(rows, right: [0]).text
    }

    private var remarks: String {
        guard !notes.isEmpty else { return "" }
        return (["Notes"] + notes.map { "  " + $0 }).joined(separator: "\n")
    }
}
