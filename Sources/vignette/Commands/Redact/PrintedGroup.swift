import Corpus
import Redaction

/// Where a group stands in the list: what needs a person's eye comes first.
enum ListHeading: Int, CaseIterable, Comparable {
    case secondLook, open, rejected, accepted

    init(_ group: RedactionGroup) {
        if group.secondLooks > 0 {
            self = .secondLook
        } else if group.isOpen {
            self = .open
        } else {
            self = group.counts[.rejected] == nil ? .accepted : .rejected
        }
    }

    var title: String {
        switch self {
        case .secondLook: "LOOK AGAIN: rejected before these came; nobody has looked, and their words stay in print"
        case .open: "NOT DECIDED: replaced unless you reject it"
        case .rejected: "REJECTED: these words stay in print"
        case .accepted: "ACCEPTED: replaced"
        }
    }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension RedactionGroup {
    /// What needs a decision first, of that what rules are least sure of; then by category, the most frequent first.
    static func inOrderOfNeed(_ groups: [RedactionGroup]) -> [RedactionGroup] {
        func rank(_ group: RedactionGroup) -> (Int, Int, Int, Int) {
            let heading = ListHeading(group)
            let confidence = heading == .open ? group.confidence?.rawValue ?? Confidence.high.rawValue + 1 : 0
            return (heading.rawValue, confidence, group.category.order, -group.count)
        }
        return groups.map { (rank($0), $0) }.sorted { left, right in
            if left.0 != right.0 { return left.0 < right.0 }
            if left.1.original != right.1.original { return left.1.original < right.1.original }
            return left.1.id < right.1.id
        }.map(\.1)
    }

    /// The most frequent spelling, in quotation marks, and how many others there are.
    var said: String {
        "“\(original.onOneLine.cut(to: 36))”" + (spellings.count > 1 ? " +\(spellings.count - 1)" : "")
    }

    /// What stands in its place, in quotation marks, and how many other things may.
    var becomes: String {
        guard let first = replacements.first else { return "" }
        let shown = first.isEmpty ? "(nothing)" : "“\(first.onOneLine.cut(to: 28))”"
        return replacements.count > 1 ? "\(shown) +\(replacements.count - 1)" : shown
    }

    /// How many are decided how, where they differ; else how far the decision reaches.
    var note: String {
        if counts.count > 1 {
            return [Decision.proposed, .accepted, .rejected]
                .compactMap { decision in counts[decision].map { "\($0) \(decision.rawValue)" } }
                .joined(separator: ", ")
        }
        if secondLooks > 0 { return "\(secondLooks) to look at" }
        if standing != nil { return "now and later" }
        return counts[.proposed] != nil ? "" : "these only"
    }
}

/// A group as it is printed in JSON.
struct PrintedGroup: Encodable {
    let group: Int64
    let original: String
    let spellings: [String]
    let replacements: [String]
    let category: String
    let rules: [String]
    let confidence: String?
    let decision: String
    let standing: String?
    let accepted: Int
    let rejected: Int
    let proposed: Int
    let secondLook: Int
    let count: Int
    let ids: [Int64]
    let fragments: [String]

    init(_ group: RedactionGroup) {
        self.group = group.id
        original = group.original
        spellings = group.spellings
        replacements = group.replacements
        category = group.category.rawValue
        rules = group.rules
        confidence = group.confidence?.storedName
        decision = group.decision?.rawValue ?? "mixed"
        standing = group.standing?.rawValue
        accepted = group.counts[.accepted] ?? 0
        rejected = group.counts[.rejected] ?? 0
        proposed = group.counts[.proposed] ?? 0
        secondLook = group.secondLooks
        count = group.count
        ids = group.redactions
        fragments = group.fragments
    }
}

/// An occurrence as it is printed in JSON; offsets count Unicode scalars.
struct PrintedOccurrence: Encodable {
    let id: Int64
    let fragment: String
    let start: Int
    let end: Int
    let left: String
    let original: String
    let right: String
    let replacement: String
    let rule: String
    let confidence: String?
    let decision: String
    let about: String?
    let secondLook: Bool
    let by: String?
    let reason: String?

    init(_ line: Concordance.Line) {
        let record = line.record
        id = record.id
        fragment = record.fragment
        start = record.range.lowerBound
        end = record.range.upperBound
        left = line.left
        original = record.original
        right = line.right
        replacement = record.replacement
        rule = record.rule
        confidence = record.confidence?.storedName
        decision = record.decision.rawValue
        about = record.decision == .proposed && !record.isShared ? nil : record.isShared ? "original" : "occurrence"
        secondLook = record.needsSecondLook
        by = record.by.isEmpty ? nil : record.by
        reason = record.reason
    }
}
