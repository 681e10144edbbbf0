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
        var text = writer.line(
            table.attributes + (table.sensitive.map { [$0.scale.attribute] } ?? []) + read.kept.map(\.name))
        for record in 0..<table.records {
            guard var fields = recoding.labels(of: record) else { continue }
            if let sensitive = table.sensitive {
                fields.append(sensitive.scale.labels[0][Int(sensitive.column[record])])
            }
            for column in read.kept { fields.append(column.values[Int(column.codes[record])]) }
            text += fields.map(writer.harmlessField).joined(separator: ",") + "\n"
        }
        try Files.write(Array(text.utf8), to: path)
        return true
    }
}
