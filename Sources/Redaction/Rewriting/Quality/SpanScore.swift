/// A stretch of a text with what it is: marked by a person, or found by a detector.
public struct LabelledSpan: Hashable, Sendable {
    /// The stretch, in any unit that both sides share.
    public let range: Range<Int>
    /// What it is.
    public let category: String

    /// Describes a stretch.
    public init(range: Range<Int>, category: String) {
        self.range = range
        self.category = category
    }
}

/// What a detector finds of what a person has marked, and how much of what it finds was marked.
///
/// A marked span is found where a detection of its category overlaps it, and seen where any detection does. A detection is
/// right where it overlaps a marked span of any category: what is hidden under another name is hidden.
public struct SpanScore: Hashable, Sendable {
    /// Spans that a person has marked.
    public private(set) var marked = 0
    /// Those found as what they are.
    public private(set) var found = 0
    /// Those found as anything.
    public private(set) var seen = 0
    /// Those found as what they are with exactly their ends.
    public private(set) var exact = 0
    /// What the detector found.
    public private(set) var detections = 0
    /// What of that was marked.
    public private(set) var right = 0

    /// No spans.
    public init() {}

    /// The share of marked spans found as what they are, 0…1; `nil` where none is marked.
    public var recall: Double? { marked == 0 ? nil : Double(found) / Double(marked) }
    /// The share of marked spans found as anything, 0…1; `nil` where none is marked.
    public var coverage: Double? { marked == 0 ? nil : Double(seen) / Double(marked) }
    /// The share of detections that were marked, 0…1; `nil` where there are none.
    public var precision: Double? { detections == 0 ? nil : Double(right) / Double(detections) }

    /// Adds another score.
    public static func += (left: inout Self, right: Self) {
        left.marked += right.marked
        left.found += right.found
        left.seen += right.seen
        left.exact += right.exact
        left.detections += right.detections
        left.right += right.right
    }

    /// The scores by category of one text.
    ///
    /// - Parameters:
    ///   - marked: what a person has marked.
    ///   - found: what the detector found.
    /// - Returns: a score for each category that either side names.
    public static func byCategory(marked: [LabelledSpan], found: [LabelledSpan]) -> [String: SpanScore] {
        var scores: [String: SpanScore] = [:]
        for span in marked {
            let overlapping = found.filter { $0.range.overlaps(span.range) }
            let alike = overlapping.filter { $0.category == span.category }
            scores[span.category, default: SpanScore()].marked += 1
            if !overlapping.isEmpty { scores[span.category]!.seen += 1 }
            if !alike.isEmpty { scores[span.category]!.found += 1 }
            if alike.contains(where: { $0.range == span.range }) { scores[span.category]!.exact += 1 }
        }
        for span in found {
            scores[span.category, default: SpanScore()].detections += 1
            if marked.contains(where: { $0.range.overlaps(span.range) }) { scores[span.category]!.right += 1 }
        }
        return scores
    }
}
