import Attestation
import GRDB

/// A value of the detail of a ledger entry.
enum LedgerValue {
    case text(String)
    case number(Int)
    case numbers([Int64])

    /// As JSON.
    var json: String {
        switch self {
        case .text(let text): JSONText.quoted(text)
        case .number(let number): String(number)
        case .numbers(let numbers): "[" + numbers.map { String($0) }.joined(separator: ",") + "]"
        }
    }
}

/// Writing the ledger, inside the transaction of what it tells.
enum Ledger {
    /// Adds an entry at the end.
    static func append(
        to db: Database, action: String, subject: String, detail: [String: LedgerValue], time: String?
    ) throws {
        let last = try Row.fetchOne(db, sql: "SELECT * FROM ledger ORDER BY sequence DESC LIMIT 1").map(entry)
        // Canonical: keys in order, no space.
        let json = detail.sorted { $0.key < $1.key }
            .map { "\(JSONText.quoted($0.key)):\($0.value.json)" }.joined(separator: ",")
        let entry = LedgerEntry(after: last, action: action, subject: subject, detail: "{\(json)}", time: time)
        try db.execute(
            sql: """
                INSERT INTO ledger (sequence, action, subject, detail, time, previous, digest)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                entry.sequence, entry.action, entry.subject, entry.detail, entry.time, entry.previous, entry.digest,
            ])
    }

    /// The number that the next entry will have, for what refers to it in the same transaction.
    static func nextSequence(in db: Database) throws -> Int {
        1 + (try Int.fetchOne(db, sql: "SELECT max(sequence) FROM ledger") ?? 0)
    }

    /// An entry as it was stored.
    static func entry(_ row: Row) -> LedgerEntry {
        LedgerEntry(
            sequence: row["sequence"], action: row["action"], subject: row["subject"], detail: row["detail"],
            time: row["time"], previous: row["previous"], digest: row["digest"])
    }
}

/// Text as a JSON string, for canonical JSON: only what must be escaped is.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
