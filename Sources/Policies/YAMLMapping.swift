package import Input
import Yams

/// A mapping of a YAML file whose keys are asked for one by one; what nobody asked for is an error.
///
/// Yams' own decoder leaves misspelt keys out without a word, and a policy with `minimun: 20` must not pass for one without
/// a minimum.
package struct YAMLMapping {
    private let file: String
    private let path: String
    private let mark: Mark?
    private var values: [String: Entry] = [:]

    /// A key with its value, and where it stands.
    private struct Entry {
        let file: String
        let key: Node
        let value: Node
        /// The entries of the same key that this one is laid over, the nearest first.
        var below: [Entry] = []

        /// The entry without keys of its mapping, in all layers.
        func without(_ keys: Set<String>) -> Entry {
            var value = value
            if let mapping = value.mapping {
                let kept = mapping.filter { $0.key.scalar.map { !keys.contains($0.string) } ?? true }
                value = .mapping(Node.Mapping(Array(kept), mapping.tag, mapping.style, mapping.mark))
            }
            return Entry(file: file, key: key, value: value, below: below.map { $0.without(keys) })
        }
    }

    /// Reads the mapping at the root of a file.
    package init(file: String, text: String) throws(InputProblem) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw Self.problem(error, file: file)
        } catch {
            throw InputProblem(file: file, found: "text that is not YAML", expected: "a YAML mapping")
        }
        guard let root else {
            throw InputProblem(file: file, found: "an empty file", expected: "a YAML mapping")
        }
        try self.init(file: file, path: "", node: root)
    }

    private init(file: String, path: String, node: Node) throws(InputProblem) {
        guard let mapping = node.mapping else {
            throw InputProblem(
                file: file, line: node.mark?.line, column: node.mark?.column,
                found: path.isEmpty ? "something other than a mapping" : "something other than a mapping at “\(path)”",
                expected: "key: value pairs")
        }
        self.file = file
        self.path = path
        mark = node.mark
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw InputProblem(
                    file: file, line: key.mark?.line, column: key.mark?.column,
                    found: "a key that is not a word", expected: "key: value pairs")
            }
            values[name] = Entry(file: file, key: key, value: value)
        }
    }

    private static func problem(_ error: YamlError, file: String) -> InputProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return InputProblem(
                file: file, line: mark.line, column: mark.column, found: problem, expected: "well-formed YAML")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
            return InputProblem(
                file: file, line: context.mark.line, column: context.mark.column, found: "the key “\(names)” twice",
                expected: "each key once")
        default:
            return InputProblem(file: file, found: "text that is not YAML", expected: "a YAML mapping")
        }
    }

    /// The full name of a key, such as `contributors.minimum`.
    private func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// Refuses every key that is not in `known`.
    package func refuseKeys(otherThan known: [String]) throws(InputProblem) {
        let unknown = values.filter { !known.contains($0.key) }
            .sorted { ($0.value.key.mark?.line ?? 0, $0.key) < ($1.value.key.mark?.line ?? 0, $1.key) }
        guard let first = unknown.first else { return }
        throw InputProblem(
            file: first.value.file, line: first.value.key.mark?.line, column: first.value.key.mark?.column,
            found: "the unknown key “\(name(first.key))”", expected: "one of " + known.joined(separator: ", "))
    }

    /// Whether a key is given.
    package func has(_ key: String) -> Bool { values[key] != nil }

    /// The keys, in alphabetical order.
    package var keys: [String] { values.keys.sorted() }

    /// The line at which the mapping begins.
    package var line: Int? { mark?.line }

    /// The mapping under a key.
    package func mapping(_ key: String) throws(InputProblem) -> YAMLMapping {
        let node = try node(key, expected: "a mapping")
        guard let entry = values[key], !entry.below.isEmpty else {
            return try YAMLMapping(file: values[key]?.file ?? file, path: name(key), node: node)
        }
        var mapping: YAMLMapping?
        for layer in entry.below.reversed() + [entry] {
            let own = try YAMLMapping(file: layer.file, path: name(key), node: layer.value)
            mapping = mapping?.overlaid(by: own) ?? own
        }
        return mapping!
    }

    /// The mapping with the values of another in place of its own; a mapping of both is joined in the same way.
    package func overlaid(by other: YAMLMapping) -> YAMLMapping {
        var result = self
        for (key, entry) in other.values {
            var entry = entry
            if entry.value.mapping != nil, let own = values[key] { entry.below += [own] + own.below }
            result.values[key] = entry
        }
        return result
    }

    /// The mapping without a key.
    package func without(_ key: String) -> YAMLMapping {
        var result = self
        result.values[key] = nil
        return result
    }

    /// The mapping without keys of the mapping under a key.
    package func without(_ keys: Set<String>, in key: String) -> YAMLMapping {
        var result = self
        result.values[key] = values[key]?.without(keys)
        return result
    }

    /// The file and the line that a key's value comes from; `nil` where it is not given.
    package func origin(of key: String) -> (file: String, line: Int)? {
        values[key].map { ($0.file, $0.key.mark?.line ?? 1) }
    }

    /// The mappings of the list under a key.
    package func mappings(_ key: String) throws(InputProblem) -> [YAMLMapping] {
        let node = try node(key, expected: "a list")
        guard let sequence = node.sequence else { throw problem(at: node, key: key, expected: "a list of mappings") }
        var result: [YAMLMapping] = []
        for (index, element) in sequence.enumerated() {
            result.append(try YAMLMapping(file: file, path: "\(name(key))[\(index)]", node: element))
        }
        return result
    }

    /// The text under a key.
    package func text(_ key: String) throws(InputProblem) -> String {
        let node = try node(key, expected: "text")
        guard let scalar = node.scalar, !scalar.string.isEmpty else {
            throw problem(at: node, key: key, expected: "text")
        }
        return scalar.string
    }

    /// The texts of the list under a key.
    package func texts(_ key: String) throws(InputProblem) -> [String] {
        let node = try node(key, expected: "a list")
        guard let sequence = node.sequence else { throw problem(at: node, key: key, expected: "a list of words") }
        var result: [String] = []
        for element in sequence {
            guard let scalar = element.scalar else { throw problem(at: element, key: key, expected: "a list of words") }
            result.append(scalar.string)
        }
        return result
    }

    /// The whole number under a key, in decimal digits only: YAML would read `010` as 8.
    package func integer(_ key: String, in range: ClosedRange<Int>) throws(InputProblem) -> Int {
        let node = try node(key, expected: "a whole number")
        guard let string = node.scalar?.string, let value = Int(string), String(value) == string, range.contains(value)
        else {
            throw problem(
                at: node, key: key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// The whole number under a key that may be left out or say `off`.
    package func optionalInteger(
        _ key: String, in range: ClosedRange<Int>, otherwise value: Int? = nil
    ) throws(InputProblem) -> Int? {
        guard has(key) else { return value }
        return try text(key) == "off" ? nil : try integer(key, in: range)
    }

    /// The number under a key.
    package func number(_ key: String, in range: ClosedRange<Double>) throws(InputProblem) -> Double {
        let node = try node(key, expected: "a number")
        let isDecimal: (String) -> Bool = { $0.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } }
        guard let string = node.scalar?.string, isDecimal(string), let value = Double(string), range.contains(value)
        else { throw problem(at: node, key: key, expected: "a number from \(range.lowerBound) to \(range.upperBound)") }
        return value
    }

    /// One of a fixed set of words under a key.
    package func word<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type = Choice.self
    ) throws(InputProblem) -> Choice where Choice.RawValue == String {
        let node = try node(key, expected: "a word")
        guard let string = node.scalar?.string, let choice = Choice(rawValue: string) else {
            throw problem(
                at: node, key: key, expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    /// A problem with the value under a key, at its place.
    package func problem(_ key: String, expected: String) -> InputProblem {
        guard let entry = values[key] else {
            return InputProblem(
                file: file, line: mark?.line, column: mark?.column, found: "no “\(name(key))”", expected: expected)
        }
        return problem(at: entry.value, key: key, expected: expected)
    }

    private func node(_ key: String, expected: String) throws(InputProblem) -> Node {
        guard let entry = values[key] else {
            throw InputProblem(
                file: file, line: mark?.line, column: mark?.column, found: "no “\(name(key))”",
                expected: "“\(name(key))” with \(expected)")
        }
        return entry.value
    }

    private func problem(at node: Node, key: String, expected: String) -> InputProblem {
        let found =
            switch node {
            case .scalar(let scalar): "“\(scalar.string)” for “\(name(key))”"
            case .mapping: "a mapping for “\(name(key))”"
            case .sequence: "a list for “\(name(key))”"
            default: "an alias for “\(name(key))”"
            }
        return InputProblem(
            file: values[key]?.file ?? file, line: node.mark?.line, column: node.mark?.column, found: found,
            expected: expected)
    }
}
