/// What a replaced stretch of text is, and so why it was replaced.
public enum EditCategory: String, CaseIterable, Sendable, Codable {
    // Direct identifiers.
    case person, organisation, email, phone, postcode, identifier, url, secret
    // Quasi-identifiers and what implies them.
    case place, date, age, role, specialty, family, nationality, language, religion
    case gender
    // Clean verbatim.
    case filler, repetition, stageDirection
    // The composer's own small changes: capitals, full stops, sentences left out.
    case prose
}

/// One replacement of one stretch of text.
public struct Edit: Hashable, Sendable {
    /// The stretch, in UTF-8 bytes of the text that the edit applies to.
    public var range: Range<Int>
    /// What stands there.
    public var original: String
    /// What stands there afterwards; empty for a deletion.
    public var replacement: String
    /// What the stretch is.
    public var category: EditCategory
    /// The rule that proposed it, such as `pronoun.subject`.
    public var rule: String

    /// Describes a replacement.
    public init(range: Range<Int>, original: String, replacement: String, category: EditCategory, rule: String) {
        self.range = range
        self.original = original
        self.replacement = replacement
        self.category = category
        self.rule = rule
    }

    /// The same edit in a text that has so many bytes more before it.
    func moved(by bytes: Int) -> Edit {
        var edit = self
        edit.range = (range.lowerBound + bytes)..<(range.upperBound + bytes)
        return edit
    }
}

/// Edits of one text that do not overlap, in the order of their places.
public struct EditList: Hashable, Sendable {
    /// The edits.
    public let edits: [Edit]

    /// No edits.
    public static let none = EditList([])

    /// Keeps edits in order. Where two overlap the longer wins, of equal ones the first given: the result does not depend
    /// on anything else, and every stretch is replaced once.
    public init(_ candidates: [Edit]) {
        let byLength = candidates.enumerated().sorted { left, right in
            if left.element.range.count != right.element.range.count {
                return left.element.range.count > right.element.range.count
            }
            if left.element.range.lowerBound != right.element.range.lowerBound {
                return left.element.range.lowerBound < right.element.range.lowerBound
            }
            return left.offset < right.offset
        }
        var occupancy = Occupancy(candidates.map(\.range))
        var kept: [Edit] = []
        for (_, edit) in byLength where occupancy.take(edit.range) { kept.append(edit) }
        edits = kept.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }

    /// Keeps edits that are known to be in order and apart.
    init(ordered edits: [Edit]) { self.edits = edits }

    /// Whether there are none.
    public var isEmpty: Bool { edits.isEmpty }

    /// The edits that are to be made: the list without those somebody has rejected.
    ///
    /// Edits of one list lie apart, so that any of them can be left out without moving another.
    public func keeping(where isKept: (Edit) -> Bool) -> EditList { EditList(ordered: edits.filter(isKept)) }

    /// The text after the edits.
    public func applied(to text: String) -> String {
        guard !edits.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }

    /// The one list that does what this list and then `next` do, in places of the first text.
    ///
    /// `next` applies to the text after this list. Where an edit of `next` reaches into a replacement of this list the
    /// two become one edit, so that every edit can be traced back to the source.
    public func then(_ next: EditList, on text: String) -> EditList {
        if isEmpty { return next }
        if next.isEmpty { return self }
        let source = Array(text.utf8)
        let middle = Array(applied(to: text).utf8)
        var first = EditWalk(edits, of: source.count)
        var second = EditWalk(next.edits, of: middle.count)
        var result: [Edit] = []
        // Both walks stand at the same place of the middle text at the head of this loop, outside any edit.
        while !first.isAtEnd || !second.isAtEnd {
            if first.edit == nil, second.edit == nil {
                let step = min(first.copyLength, second.copyLength)
                first.copy(step)
                second.copy(step)
                continue
            }
            let start = first.source
            var parts: [Edit] = []
            var replacement: [UInt8] = []
            repeat {
                // The walk that lags behind moves on; at the same place whichever has an edit to make, `next` first.
                let secondMoves = first.result != second.source ? second.source < first.result : second.edit != nil
                if secondMoves {
                    if let edit = second.takeEdit() {
                        parts.append(edit)
                        replacement += edit.replacement.utf8
                    } else {
                        let from = second.source
                        second.copy(min(second.copyLength, first.result - from))
                        replacement += middle[from..<second.source]
                    }
                } else if let edit = first.takeEdit() {
                    parts.append(edit)
                } else {
                    first.copy(min(first.copyLength, second.source - first.result))
                }
            } while first.result != second.source
            result.append(
                Edit(merging: parts, range: start..<first.source, source: source, replacement: replacement))
        }
        return EditList(ordered: result)
    }
}

/// A walk along the edits of a text: over what is kept and what is replaced, in step with the text they make.
private struct EditWalk {
    private let edits: [Edit]
    private let length: Int
    private var index = 0
    /// The place in the text that the edits apply to.
    private(set) var source = 0
    /// The place in the text that the edits make.
    private(set) var result = 0

    init(_ edits: [Edit], of length: Int) {
        self.edits = edits
        self.length = length
    }

    var isAtEnd: Bool { index == edits.count && source == length }

    /// The edit that begins here.
    var edit: Edit? { index < edits.count && edits[index].range.lowerBound == source ? edits[index] : nil }

    /// How far it is to the next edit or the end.
    var copyLength: Int { (index < edits.count ? edits[index].range.lowerBound : length) - source }

    mutating func copy(_ count: Int) {
        source += count
        result += count
    }

    mutating func takeEdit() -> Edit? {
        guard let edit else { return nil }
        index += 1
        source = edit.range.upperBound
        result += edit.replacement.utf8.count
        return edit
    }
}

extension Edit {
    /// One edit in place of several that reach into each other.
    fileprivate init(merging parts: [Edit], range: Range<Int>, source: [UInt8], replacement: [UInt8]) {
        let leading = parts.min { $0.category.precedence < $1.category.precedence }!
        var rules: [String] = []
        for part in parts where !rules.contains(part.rule) { rules.append(part.rule) }
        self.init(
            range: range, original: String(decoding: source[range], as: UTF8.self),
            replacement: String(decoding: replacement, as: UTF8.self),
            category: leading.category, rule: rules.joined(separator: "+"))
    }
}

extension EditCategory {
    /// The order in which a merged edit takes its category: what identifies directly first, mere cleaning last.
    var precedence: Int { Self.allCases.firstIndex(of: self)! }
}
