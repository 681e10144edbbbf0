/// Rows in columns as wide as their widest field.
struct TextTable {
    /// The text, a line a row, indented by two.
    let text: String

    /// Sets rows.
    ///
    /// - Parameters:
    ///   - rows: the fields; all rows have as many.
    ///   - right: the columns that are set to the right, such as those of numbers.
    init(_ rows: [[String]], right: Set<Int> = []) {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        text = rows.map { row in
            var line = ""
            for (column, field) in row.enumerated() {
                let space = String(repeating: " ", count: widths[column] - field.count)
                if right.contains(column) {
                    line += space + field
                } else {
                    line += column == row.count - 1 ? field : field + space
                }
                if column < row.count - 1 { line += "  " }
            }
            while line.last == " " { line.removeLast() }
            return "  " + line
        }
        .joined(separator: "\n")
    }
}

/// A share as a percentage with one decimal.
func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    // A risk that is there is not printed as none.
    if tenths == 0, share > 0 { return "< 0.1 %" }
    return "\(tenths / 10).\(tenths % 10) %"
}

/// A number with at most four decimals.
func decimal(_ number: Double) -> String {
    guard abs(number) < 1e14 else { return "\(number)" }
    if number == number.rounded() { return String(Int(number)) }
    let scaled = Int((abs(number) * 10_000).rounded())
    if scaled == 0 { return "< 0.0001" }
    var fraction = String(scaled % 10_000)
    fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let whole = (number < 0 ? "-" : "") + String(scaled / 10_000)
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
}
