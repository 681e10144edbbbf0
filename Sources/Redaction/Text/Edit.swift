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
        if Self.areApart(candidates) {
            edits = candidates
            return
        }
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

    /// Whether edits are in order already and none reaches into another.
    private static func areApart(_ edits: [Edit]) -> Bool {
        for (one, next) in zip(edits, edits.dropFirst()) {
            // Of two insertions at one place the first alone is made.
            guard one.range.upperBound <= next.range.lowerBound, !next.range.isEmpty || one.range != next.range else {
                return false
            }
        }
        return true
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
        edits.isEmpty ? text : String(decoding: applied(to: Array(text.utf8)), as: UTF8.self)
    }

    private func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        result += bytes[position...]
        return result
    }

    /// The one list that does what this list and then `next` do, in places of the first text.
    ///
    /// `next` applies to the text after this list. Where an edit of `next` reaches into a replacement of this list the
    /// two become one edit, so that every edit can be traced back to the source.
    public func then(_ next: EditList, on text: String) -> EditList {
        if isEmpty { return next }
        if next.isEmpty { return self }
        let source = Array(text.utf8)
        return then(next, source: source, middle: applied(to: source))
    }

    /// The same where the text after this list is known.
    func then(_ next: EditList, source: [UInt8], middle: [UInt8]) -> EditList {
        if isEmpty { return next }
        var first = EditWalk(edits, of: source.count)
        var second = EditWalk(next.edits, of: middle.count)
        var merged = MergedEdit()
        var result: [Edit] = []
        result.reserveCapacity(edits.count + next.edits.count)
        // Both walks stand at the same place of the middle text at the head of this loop, outside any edit.
        while !first.isAtEnd || !second.isAtEnd {
            if !first.isAtEdit, !second.isAtEdit {
                let step = min(first.copyLength, second.copyLength)
                first.copy(step)
                second.copy(step)
                continue
            }
            // Nearly all edits are kept as they are by what comes after.
            if first.isAtEdit, !second.isAtEdit, first.writtenLength <= second.copyLength {
                second.copy(first.writtenLength)
                result.append(edits[first.takeEdit()])
                continue
            }
            let start = first.source
            merged.begin()
            repeat {
                // The walk that lags behind moves on; at the same place whichever has an edit to make, `next` first.
                let secondMoves = first.result != second.source ? second.source < first.result : second.isAtEdit
                if secondMoves, second.isAtEdit {
                    let edit = second.takeEdit()
                    merged.add(next.edits[edit])
                    merged.write(next.edits[edit].replacement.utf8)
                } else if secondMoves {
                    let from = second.source
                    second.copy(min(second.copyLength, first.result - from))
                    merged.write(middle[from..<second.source])
                } else if first.isAtEdit {
                    merged.add(edits[first.takeEdit()])
                } else {
                    first.copy(min(first.copyLength, second.source - first.result))
                }
            } while first.result != second.source
            result.append(merged.edit(of: start..<first.source, in: source))
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

    /// Whether an edit begins here.
    var isAtEdit: Bool { index < edits.count && edits[index].range.lowerBound == source }

    /// How far it is to the next edit or the end.
    var copyLength: Int { (index < edits.count ? edits[index].range.lowerBound : length) - source }

    mutating func copy(_ count: Int) {
        source += count
        result += count
    }

    /// How many bytes the edit that begins here writes.
    var writtenLength: Int { edits[index].replacement.utf8.count }

    /// Makes the edit that begins here, and returns its position in the list.
    mutating func takeEdit() -> Int {
        source = edits[index].range.upperBound
        result += writtenLength
        index += 1
        return index - 1
    }
}

/// One edit in place of several that reach into each other, while they are gathered.
private struct MergedEdit {
    private var category: EditCategory?
    private var rules: [String] = []
    private var replacement: [UInt8] = []

    /// Forgets what was gathered.
    mutating func begin() {
        category = nil
        rules.removeAll(keepingCapacity: true)
        replacement.removeAll(keepingCapacity: true)
    }

    mutating func add(_ edit: Edit) {
        if let known = category {
            if edit.category != known, edit.category.precedence < known.precedence { category = edit.category }
        } else {
            category = edit.category
        }
        if !rules.contains(edit.rule) { rules.append(edit.rule) }
    }

    mutating func write(_ bytes: some Sequence<UInt8>) { replacement.append(contentsOf: bytes) }

    func edit(of range: Range<Int>, in source: [UInt8]) -> Edit {
        Edit(
            range: range, original: String(decoding: source[range], as: UTF8.self),
            replacement: String(decoding: replacement, as: UTF8.self), category: category!,
            rule: rules.count == 1 ? rules[0] : rules.joined(separator: "+"))
    }
}

extension EditCategory {
    /// The order in which a merged edit takes its category: what identifies directly first, mere cleaning last.
    var precedence: Int { Self.places[self]! }

    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
