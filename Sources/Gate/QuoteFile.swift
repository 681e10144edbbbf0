public import Input
public import Tracing

/// Attributed quotations in a file of delimited text.
public enum QuoteFile {
    /// Reads a file whose header names a column for the participant (`participant`, `code` or `pseudonym`) and one for the
    /// words (`text` or `quote`); a column `id` or `source` names the origin, else the line does.
    ///
    /// - Throws: `InputProblem` for broken quoting, a missing column, a record of another length, or a record without a
    ///   participant.
    public static func read(file: String, bytes: [UInt8]) throws(InputProblem) -> [AttributedText] {
        var reader = try DelimitedReader(bytes, file: file)
        guard let header = try reader.next() else {
            throw InputProblem(file: file, found: "an empty file", expected: "a header with participant and text")
        }
        let names = header.map { $0.value.lowercased().filter { !$0.isWhitespace } }
        func column(_ choices: [String]) -> Int? { choices.lazy.compactMap { names.firstIndex(of: $0) }.first }
        func required(_ choices: [String]) throws(InputProblem) -> Int {
            if let column = column(choices) { return column }
            throw InputProblem(
                file: file, line: header[0].line, found: "no column “\(choices[0])”",
                expected: "a header with participant and text, such as id,participant,text",
                remedy: "name the column \(choices.map { "“\($0)”" }.joined(separator: " or "))")
        }
        let participant = try required(["participant", "code", "pseudonym"])
        let text = try required(["text", "quote"])
        let origin = column(["id", "source"])
        var quotes: [AttributedText] = []
        while let record = try reader.next() {
            guard record.count == header.count else {
                throw InputProblem(
                    file: file, line: record[0].line, found: "\(record.count) columns",
                    expected: "\(header.count), as in the header",
                    remedy: "wrap fields that hold a comma or a line break in quotation marks")
            }
            guard record[participant].value.contains(where: { !$0.isWhitespace }) else {
                throw InputProblem(
                    file: file, line: record[participant].line, column: record[participant].column,
                    found: "a quotation without a participant", expected: "a code in the column “\(names[participant])”"
                )
            }
            let name = origin.map { record[$0].value } ?? ""
            quotes.append(
                AttributedText(
                    participant: record[participant].value, text: record[text].value,
                    origin: name.isEmpty ? "\(file):\(record[0].line)" : name))
        }
        return quotes
    }
}
