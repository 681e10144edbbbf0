import Anonymity
import Input

/// A table with its quasi-identifiers generalised or left out, ready to be written.
struct TransformedTable {
    private let read: AssessedTable
    private let recoding: Recoding?
    private let reason: String

    /// Changes a table.
    ///
    /// - Throws: `Failure` where the way of changing it does not suit what is asked.
    init(_ read: AssessedTable, _ assessment: Assessment, by way: TableOptions.Transformation) throws {
        self.read = read
        let table = read.microdata
        let k = assessment.requirement.k
        if way != .optimum, assessment.requirement.models.count > 1 {
            throw Failure(
                "--transform \(way.rawValue): gives k-anonymity only; leave --require out, or use --transform optimum")
        }
        switch way {
        case .optimum:
            recoding = assessment.best.map { table.recoded(by: $0, for: assessment.requirement) }
            reason = "no generalisation fulfils what is asked"
        case .localSuppression:
            guard table.scales.count <= LocalSuppression.maxAttributes else {
                throw Failure(
                    "--transform local-suppression: found \(table.scales.count) quasi-identifiers; expected at most "
                        + "\(LocalSuppression.maxAttributes)")
            }
            let suppression = table.locallySuppressed(k: k)
            recoding = suppression?.recoding
            reason = "the table has fewer than \(k) people"
            if let suppression {
                Output.complain(
                    "vignette: \(suppression.suppressed) values of \(suppression.touched) people are left out; at least "
                        + "\(suppression.lowerBound) have to be: "
                        + zip(table.attributes, suppression.suppressedOfAttribute).map { "\($0) \($1)" }.joined(
                            separator: ", "))
            }
        case .localRecoding:
            let local = table.locallyRecoded(k: k)
            recoding = local?.recoding
            reason = "the table has fewer than \(k) people"
            if let local {
                Output.complain(
                    "vignette: \(local.classes) groups, the smallest of \(local.smallest), loss \(percent(local.loss))")
            }
        }
    }

    /// Writes the quasi-identifiers as changed, the sensitive column and the columns to keep. People who are left out have no
    /// line.
    ///
    /// - Returns: `false` where there is nothing to write, which is said.
    func write(to path: String) throws -> Bool {
        guard let recoding else {
            Output.complain("vignette: \(path): nothing is written: \(reason)")
            return false
        }
        let table = read.microdata
        let writer = DelimitedWriter.commas
        let header = table.attributes + (table.sensitive.map { [$0.scale.attribute] } ?? []) + read.kept.map(\.name)
        var lines: [String] = []
        for record in 0..<table.records {
            guard var fields = recoding.labels(of: record) else { continue }
            if let sensitive = table.sensitive {
                fields.append(sensitive.scale.labels[0][Int(sensitive.column[record])])
            }
            for column in read.kept { fields.append(column.values[Int(column.codes[record])]) }
            lines.append(fields.map(writer.harmlessField).joined(separator: ",") + "\n")
        }
        // In an order of their own: that of the table would tell whose line is whose.
        let text = header.map(writer.harmlessField).joined(separator: ",") + "\n" + lines.sorted().joined()
        if let written = WrittenTable(recoding, of: table) { Output.complain("vignette: \(written.text)") }
        try Files.write(Array(text.utf8), to: path)
        return true
    }
}

/// What a written table achieves by itself, as its reader sees it.
private struct WrittenTable {
    let text: String

    /// Groups the written lines anew; `nil` where there is none.
    init?(_ recoding: Recoding, of table: Microdata) {
        var columns = table.attributes.map { _ in [UInt32]() }
        var codes = table.attributes.map { _ in [String: UInt32]() }
        var sensitive: [UInt32] = []
        for record in 0..<table.records {
            guard let labels = recoding.labels(of: record) else { continue }
            for (attribute, label) in labels.enumerated() {
                let code = codes[attribute][label] ?? UInt32(codes[attribute].count)
                codes[attribute][label] = code
                columns[attribute].append(code)
            }
            if let own = table.sensitive { sensitive.append(own.column[record]) }
        }
        guard !columns[0].isEmpty else { return nil }
        let scales = zip(table.attributes, codes).map { name, codes in
            Scale(plain: name, values: codes.sorted { $0.value < $1.value }.map(\.key))
        }
        var request = AssessmentRequest()
        request.optimum = .within(steps: 0)
        request.specialUniques = .within(steps: 0)
        request.otherLevels = .within(steps: 0)
        request.listed = 0
        let written = Microdata(
            scales: scales, columns: columns,
            sensitive: table.sensitive.map { .init(scale: $0.scale, column: sensitive) })
        let assessment = Assessment(written, request)
        var figures = ["\(assessment.records) people in \(assessment.risk.classes) groups, k = \(assessment.risk.k)"]
        if let l = assessment.models.distinctL, let t = assessment.models.equalT {
            figures.append("distinct l = \(l), t = \(decimal(t)) from its own distribution")
        }
        text = "the written table: " + figures.joined(separator: "; ")
    }
}
