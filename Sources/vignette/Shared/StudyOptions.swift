import ArgumentParser
import Corpus
import Foundation

/// Which study a command works on.
struct StudyOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The study; study.sqlite here or in a parent folder where none is named.", valueName: "file")
    )
    var study: String?

    /// The path of the study: the one that was named, or the nearest one from here upwards.
    func path() throws -> String {
        if let study { return study }
        var folder = FileManager.default.currentDirectoryPath
        while true {
            let candidate = (folder as NSString).appendingPathComponent(Study.fileName)
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            let above = (folder as NSString).deletingLastPathComponent
            guard above != folder, !above.isEmpty else { break }
            folder = above
        }
        throw Failure(
            "found no \(Study.fileName) here or in a parent folder; expected one; make a study with `vignette init DIR`, "
                + "or name one with --study")
    }

    /// Opens the study.
    func open() throws -> Study {
        let path = try path()
        return try Self.explaining { try Study.open(at: path) }
    }

    /// Does something with a study; what the store refuses becomes a failure of the command.
    static func explaining<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as StudyError {
            throw Failure(error.description)
        }
    }

    /// The time for the ledger, in UTC.
    static func now() -> String { Date().formatted(.iso8601) }
}
