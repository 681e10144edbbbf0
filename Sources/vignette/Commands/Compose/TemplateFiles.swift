import Composition
import Corpus
import Foundation
import Policies

/// Finds templates.
enum TemplateFiles {
    /// The templates by file or name, the preferred first; mentoring and general where none is named.
    static func load(_ names: [String], study: Study) throws -> [StoryTemplate] {
        try (names.isEmpty ? ["mentoring", "general"] : names).map { name in
            let file = try Files.read(try path(of: name, study: study))
            return try StoryTemplate(file: file.name, bytes: file.bytes)
        }
    }

    private static func path(of name: String, study: Study) throws -> String {
        if name.contains("/") || name.contains(".") { return name }
        let folder = (study.path as NSString).deletingLastPathComponent
        let own = (folder as NSString).appendingPathComponent("Templates/\(name).mustache")
        if FileManager.default.fileExists(atPath: own) { return own }
        let shared = try SharedFiles.path("Templates", "\(name).mustache")
        guard FileManager.default.fileExists(atPath: shared) else {
            throw Failure("--template \(name): neither the study nor the program has a template of that name")
        }
        return shared
    }
}
