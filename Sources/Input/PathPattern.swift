/// A pattern of paths as `.gitignore` and shells write them: `*` and `?` inside a name, `[abc]`, `**` over folders.
public struct PathPattern: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        /// Any number of folders.
        case anyFolders
        case name(String)
    }

    private let parts: [Part]

    /// Reads a pattern whose names are divided by `/`.
    public init(_ pattern: String) {
        parts = pattern.split(separator: "/").map { $0 == "**" ? .anyFolders : .name(String($0)) }
    }

    /// Whether a text holds signs of a pattern.
    public static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

    /// Whether a path, given by its names, is one of the pattern's.
    public func matches(_ path: [Substring]) -> Bool {
        // The positions of the pattern that may come next, so that the time is the product of both lengths at most.
        var states = closed([0])
        for name in path {
            var next: Set<Int> = []
            for state in states where state < parts.count {
                switch parts[state] {
                case .anyFolders: next.insert(state)
                case .name(let pattern): if Self.matches(name, pattern) { next.insert(state + 1) }
                }
            }
            states = closed(next)
            if states.isEmpty { return false }
        }
        return states.contains(parts.count)
    }

    /// The positions with those behind `**`, which may stand for nothing.
    private func closed(_ states: Set<Int>) -> Set<Int> {
        var states = states
        for start in states.sorted() {
            var state = start
            while state < parts.count, parts[state] == .anyFolders {
                state += 1
                states.insert(state)
            }
        }
        return states
    }

    /// Whether a name fits a pattern without `/`.
    static func matches(_ name: Substring, _ pattern: String) -> Bool {
        let name = Array(name.unicodeScalars)
        let pattern = Array(pattern.unicodeScalars)
        var (position, index) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while position < name.count {
            if index < pattern.count, pattern[index] == "*" {
                star = (index, position)
                index += 1
            } else if let next = step(pattern, index, name[position]) {
                index = next
                position += 1
            } else if let (starIndex, starPosition) = star {
                // The last star takes one more.
                star = (starIndex, starPosition + 1)
                index = starIndex + 1
                position = starPosition + 1
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == "*" }
    }

    /// Where a pattern goes on after one scalar; `nil` where that does not fit.
    private static func step(_ pattern: [Unicode.Scalar], _ index: Int, _ scalar: Unicode.Scalar) -> Int? {
        guard index < pattern.count else { return nil }
        switch pattern[index] {
        case "?": return index + 1
        case "\\" where index + 1 < pattern.count: return pattern[index + 1] == scalar ? index + 2 : nil
        case "[":
            var position = index + 1
            let isNegated = position < pattern.count && (pattern[position] == "!" || pattern[position] == "^")
            if isNegated { position += 1 }
            var isIn = false
            let first = position
            while position < pattern.count, pattern[position] != "]" || position == first {
                if position + 2 < pattern.count, pattern[position + 1] == "-", pattern[position + 2] != "]" {
                    if pattern[position] <= scalar, scalar <= pattern[position + 2] { isIn = true }
                    position += 3
                } else {
                    if pattern[position] == scalar { isIn = true }
                    position += 1
                }
            }
            // Without its end a bracket is a sign like others.
            guard position < pattern.count else { return scalar == "[" ? index + 1 : nil }
            return isIn != isNegated ? position + 1 : nil
        case scalar: return index + 1
        default: return nil
        }
    }
}
