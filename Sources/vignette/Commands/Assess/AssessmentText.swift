/// The assessment as a reviewer reads it: each figure with what it means.
extension AssessmentResult {
    /// The whole page.
    var text: String {
        ([figures, attributeTable, belowTable, optimumText, populationTable].filter { !$0.isEmpty })
            .joined(separator: "\n\n") + "\n"
    }

    private var people: String { unit == "person" ? "people" : "\(unit)s" }

    private var figures: String {
        let verdict =
            records == 0
            ? "There are no \(people): nothing is shown."
            : isMet
                ? "Every \(unit) shares all that may be said with at least \(k - 1) others: k = \(k), \(required) asked for."
                : "Not met: k = \(k), \(required) asked for."
        return """
            \(verdict)

            records   \(pad(records))  \(people) in the table, at the levels of \(levelsFrom)
            classes   \(pad(classes))  groups of \(people) who are alike in \(order.joined(separator: ", "))
            k         \(pad(k))  the smallest group
            uniques   \(pad(uniques))  \(people) who are alone in their group
            prosecutor risk  \(percent(risk.highestProsecutor)) highest, \(percent(risk.averageProsecutor)) on average: how likely \
            an intruder who knows that
                      somebody took part, and knows all of these attributes, picks the right person
            at risk   \(percent(risk.shareAtRisk)) of the \(people) are in groups smaller than \(required)
            """
    }

    private var attributeTable: String {
        var rows = [["attribute", "level", "labels", "loss", "k if exact", "k if withheld"]]
        for cost in attributes {
            rows.append([
                cost.attribute, "\(cost.level) of \(cost.top)", "\(cost.labels)", percent(cost.loss),
                "\(cost.kIfExact)",
                "\(cost.kIfWithheld)",
            ])
        }
        return
            "What each attribute's level costs: its loss is 0 % for exact values and 100 % for no value at all (ARX's Loss).\n"
            + "The last two columns say what k would be if this attribute alone were exact, or left out.\n"
            + Self.table(rows) + "\nloss over all attributes: \(percent(loss))"
    }

    private var belowTable: String {
        guard !belowK.isEmpty else { return "" }
        let rows =
            [["size"] + order + [people]]
            + belowK.map { [String($0.size)] + labels($0.labels) + [$0.members.joined(separator: " ")] }
        return "Groups smaller than \(required) (sealed: these ids are not for print):\n" + Self.table(rows)
    }

    private var optimumText: String {
        guard let optimum else {
            return "No generalisation reaches \(required): the table has fewer than \(required) \(people)."
        }
        var lines = [
            "The least loss that reaches \(required): "
                + order.map { "\($0) \(optimum.levels[$0] ?? 0)" }.joined(separator: ", ")
                + " – loss \(percent(optimum.loss)), k = \(optimum.k), \(optimum.classes) groups, "
                + "\(optimum.suppressed) \(people) left out.",
            "Loss of each: "
                + order.map { "\($0) \(percent(optimum.lossOfAttribute[$0] ?? 0))" }.joined(separator: ", ") + ".",
            "It is the best of all \(optimum.nodes) combinations of levels; \(optimum.evaluated) had to be grouped, the "
                + "others are worse by their bound.",
        ]
        if !optimum.ties.isEmpty {
            lines.append("As good, and not chosen because their levels come later in the order above:")
            lines += optimum.ties.map { tie in "  " + order.map { "\($0) \(tie[$0] ?? 0)" }.joined(separator: ", ") }
        }
        return lines.joined(separator: "\n")
    }

    private var populationTable: String {
        guard let population else { return "" }
        let rows =
            [["population"] + order + ["study"]]
            + population.classes.map { [String($0.population)] + labels($0.labels) + [String($0.size)] }
        let verdict =
            population.required == 0
            ? "the policy asks for none"
            : population.k >= population.required
                ? "\(population.required) asked for" : "\(population.required) asked for: not met"
        return
            "Population table, \(population.people) people: the fewest who share a group's labels are \(population.k) "
            + "(k-map; \(verdict)).\n"
            + "0 means that the table does not know of anybody like the group: look at its coverage first.\n"
            + Self.table(rows)
    }

    private func labels(_ labels: [String: String]) -> [String] { order.map { labels[$0] ?? "" } }

    private func pad(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(0, 6 - digits.count)) + digits
    }

    /// A share as a percentage with one decimal.
    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// Rows in columns as wide as their widest field.
    static func table(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, field) in row.enumerated() {
                line +=
                    column == row.count - 1
                    ? field : field + String(repeating: " ", count: widths[column] - field.count + 2)
            }
            return "  " + line
        }
        .joined(separator: "\n")
    }
}
