import Corpus
import Redaction

/// A change of a decision as it is printed in JSON.
struct PrintedChange: Encodable {
    let entry: Int
    let time: String?
    let by: String?
    let about: String
    let group: Int64
    let id: Int64?
    let fragment: String?
    let category: String?
    let original: String?
    let from: String
    let to: String
    let reason: String?

    init(_ change: DecisionChange) {
        entry = change.entry
        time = change.time
        by = change.by.isEmpty ? nil : change.by
        about = change.redaction == nil ? "original" : "occurrence"
        group = change.group
        id = change.redaction
        fragment = change.fragment
        category = change.category?.rawValue
        original = change.original
        from = change.from.rawValue
        to = change.to.rawValue
        reason = change.reason
    }
}

/// Changes that were made together: at one time, by one person, for one reason, from one state to another, all of them about
/// originals or all about occurrences of one category.
struct ChangesTogether {
    private struct Key: Hashable {
        let entry: Int
        let isAboutOriginals: Bool
        let category: EditCategory?
        let from: Decision
        let to: DecisionChange.Outcome
        let by: String
        let reason: String?
        let time: String?

        init(_ change: DecisionChange) {
            entry = change.entry
            isAboutOriginals = change.redaction == nil
            category = change.category
            from = change.from
            to = change.to
            by = change.by
            reason = change.reason
            time = change.time
        }
    }

    private let changes: [DecisionChange]

    /// Puts together what was made together, in the order of the first of each.
    static func of(_ changes: [DecisionChange]) -> [ChangesTogether] {
        var places: [Key: Int] = [:]
        var together: [[DecisionChange]] = []
        for change in changes {
            let key = Key(change)
            if let place = places[key] {
                together[place].append(change)
            } else {
                places[key] = together.count
                together.append([change])
            }
        }
        return together.map(ChangesTogether.init)
    }

    /// The cells of a line about them.
    func cells(withOriginal: Bool) -> [String] {
        let first = changes[0]
        let outcome = "\(first.from.rawValue) → \(first.to.rawValue)" + (first.reason.map { ": \($0.onOneLine)" } ?? "")
        return [
            first.entry == 0 ? "–" : String(first.entry), first.time ?? "–",
            first.by.isEmpty ? "–" : first.by.onOneLine,
        ] + (withOriginal ? [words] : []) + [subject, outcome]
    }

    private var words: String {
        let groups = Set(changes.map(\.group)).count
        guard let category = changes[0].category, let original = changes[0].original else {
            return groups == 1 ? "(words deleted)" : "(words of \(groups) originals deleted)"
        }
        return groups == 1
            ? "“\(original.onOneLine.cut(to: 36))” (\(category.rawValue))"
            : "\(groups) originals (\(category.rawValue))"
    }

    private var subject: String {
        guard let redaction = changes[0].redaction else { return changes.count == 1 ? "the original" : "the originals" }
        guard changes.count == 1 else { return counted(changes.count, "occurrence") }
        return "id \(redaction)" + (changes[0].fragment.map { " in \($0)" } ?? "")
    }
}
