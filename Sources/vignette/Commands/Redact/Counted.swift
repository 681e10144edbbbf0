/// A number with its noun in the right form: `1 redaction`, `2 redactions`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
