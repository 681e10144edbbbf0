import Input
import Policies
import Redaction

/// A list of names to hide: `name,category,replacement`, the last two optional.
enum SecretNamesFile {
    private static let columns = ["name", "category", "replacement"]

    /// Reads the list.
    static func read(_ path: String) throws -> [SecretName] {
        let file = try Files.read(path)
        var reader = try DelimitedReader(file.bytes, file: file.name)
        guard let header = try reader.next() else {
            throw InputProblem(file: file.name, found: "an empty file", expected: "a line name,category,replacement")
        }
        var position: [String: Int] = [:]
        for (index, field) in header.enumerated() {
            guard columns.contains(field.value), position[field.value] == nil else {
                throw InputProblem(
                    file: file.name, line: field.line, column: field.column, found: "the column “\(field.value)”",
                    expected: "each of \(columns.joined(separator: ", ")) at most once")
            }
            position[field.value] = index
        }
        guard let nameColumn = position["name"] else {
            throw InputProblem(
                file: file.name, line: 1, found: "no column “name”", expected: columns.joined(separator: ","))
        }
        var names: [SecretName] = []
        while let record = try reader.next() {
            guard record.count == header.count else {
                throw InputProblem(
                    file: file.name, line: record[0].line, found: "\(record.count) fields", expected: "\(header.count)")
            }
            let name = record[nameColumn]
            guard !name.value.isEmpty else {
                throw InputProblem(
                    file: file.name, line: name.line, column: name.column, found: "an empty name", expected: "a name")
            }
            var category = EditCategory.secret
            if let field = position["category"].map({ record[$0] }), !field.value.isEmpty {
                guard let known = EditCategory(rawValue: field.value), categories.contains(known) else {
                    throw InputProblem(
                        file: file.name, line: field.line, column: field.column,
                        found: "the category “\(field.value)”",
                        expected: "one of " + categories.map(\.rawValue).joined(separator: ", "))
                }
                category = known
            }
            let replacement = position["replacement"].map { record[$0].value } ?? ""
            let secret = SecretName(
                surface: name.value, category: category, replacement: replacement.isEmpty ? nil : replacement)
            guard !secret.replacementTellsName else {
                throw InputProblem(
                    file: file.name, line: name.line, found: "a replacement that tells the name it replaces",
                    expected: "words without the name")
            }
            names.append(secret)
        }
        return names
    }

    /// What a secret name may name.
    private static let categories: [EditCategory] = [.person, .organisation, .place, .secret]
}
