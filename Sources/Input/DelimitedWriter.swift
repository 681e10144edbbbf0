/// Writes fields as RFC 4180 text.
public struct DelimitedWriter: Sendable {
    /// Fields with commas between.
    public static let commas = DelimitedWriter(delimiter: ",")
    /// Fields with semicolons between.
    public static let semicolons = DelimitedWriter(delimiter: ";")

    private let delimiter: Character

    /// One line of fields, with its end.
    public func line(_ fields: [String]) -> String {
        // A line with nothing in it is read as no record at all.
        if fields == [""] { return "\"\"\n" }
        return fields.map(field).joined(separator: String(delimiter)) + "\n"
    }

    /// A field, quoted where it has to be.
    public func field(_ value: String) -> String {
        let mustBeQuoted = value.utf8.contains { byte in
            byte == 0x22 || byte == 0x0A || byte == 0x0D || byte == delimiter.asciiValue
        }
        guard mustBeQuoted else { return value }
        // By scalars: a combining mark may follow the quotation mark.
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in value.unicodeScalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// A field that a spreadsheet does not take for a formula: text that begins with `=`, `+`, `-` or `@` and is no number
    /// gets an apostrophe before it.
    public func harmlessField(_ value: String) -> String {
        guard let first = value.utf8.first, "=+-@\t\r".utf8.contains(first), Double(value) == nil else {
            return field(value)
        }
        return field("'" + value)
    }
}
