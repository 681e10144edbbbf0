import ArgumentParser
import Corpus
import Foundation
import Policies

extension Vignette {
    /// Makes the folder of a new study.
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a new study.",
            discussion: """
                The folder gets the study itself (study.sqlite, readable by you only), copies of the policies and templates \
                that you may change, an empty codebook, and a .gitignore that keeps participants' words out of git.
                """)

        /// The policies that come with the program.
        enum PolicyName: String, ExpressibleByArgument, CaseIterable {
            case draft, publication
        }

        @Argument(help: ArgumentHelp("The folder of the study; it is made.", valueName: "dir"))
        var folder: String

        @Option(help: "What the study is called; the name of the folder where none is given.")
        var name: String?

        @Option(help: "The policy of the study.")
        var policy: PolicyName = .publication

        func run() throws {
            let name = self.name ?? URL(fileURLWithPath: folder).lastPathComponent
            var site = StudyFolder(path: folder)
            do {
                try site.make(name: name, policy: policy.rawValue)
            } catch {
                site.removeWhatWasMade()
                throw error
            }
            Output.print(site.nextSteps)
        }
    }
}

/// The folder of a study in the making. Remembers what it has made, so that a failure leaves nothing behind.
struct StudyFolder {
    /// The folder.
    let path: String
    /// What was made, in the order of making.
    private var made: [String] = []

    init(path: String) { self.path = path }

    /// The header of an empty codebook.
    static let codebook = "theme,title,category,section,description\n"

    /// What keeps the corpus out of git.
    static let gitignore = """
        # Participants' words, names and codes stay out of git. The policy, its hierarchies and lexicons may go in.
        *.sqlite
        *.sqlite-*
        *.csv
        *.tsv
        *.xls
        *.xlsx
        *.ods
        *.qdpx
        *.qdc
        *.wav
        *.mp3
        *.m4a
        # What names fragments and participants.
        *.review.md
        *.json
        !*.evidence.json
        *.part
        transcripts/
        interviews/
        !Policies/hierarchies/*.csv
        !Policies/lexicons/*.csv

        """

    /// Makes everything.
    mutating func make(name: String, policy: String) throws {
        let manager = FileManager.default
        let study = inside(Study.fileName)
        guard !manager.fileExists(atPath: study) else {
            throw Failure("\(study): found a study already; expected none; choose another folder")
        }
        for folder in ["Policies", "Templates"] where manager.fileExists(atPath: inside(folder)) {
            throw Failure(
                "\(inside(folder)): found a folder already; expected none; choose another folder for the study")
        }
        let shared = try SharedFiles.home()
        try makeFolders()
        for folder in ["Policies", "Templates"] {
            made.append(inside(folder))
            do {
                try manager.copyItem(
                    atPath: (shared as NSString).appendingPathComponent(folder), toPath: inside(folder))
            } catch {
                throw Failure("\(inside(folder)): cannot be copied: \(Files.reason(error))")
            }
        }
        try write(Self.codebook, to: "codebook.csv")
        try write(Self.gitignore, to: ".gitignore")
        _ = try StudyOptions.explaining {
            try Study.create(
                at: study, name: name, policy: "Policies/\(policy).yaml", time: StudyOptions.now())
        }
        made.append(study)
    }

    /// Removes what was made, the last first. What was there before stays.
    mutating func removeWhatWasMade() {
        for path in made.reversed() { try? FileManager.default.removeItem(atPath: path) }
        made = []
    }

    /// What a newcomer does now.
    var nextSteps: String {
        """
        \(path) is ready.
        Next:
          1. Describe themes and categories in \(inside("codebook.csv")).
          2. Bring in your tables:
             vignette import participants.csv codebook.csv fragments.csv --study \(inside(Study.fileName))
          3. Look at what would be redacted, and who could be recognised:
             vignette redact, vignette assess
          4. Compose: vignette compose --all

        """
    }

    /// Makes the folder, and the ones above it that are not there.
    private mutating func makeFolders() throws {
        var missing: [String] = []
        var folder = URL(fileURLWithPath: path).standardizedFileURL.path
        var isDirectory: ObjCBool = false
        while !FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) {
            missing.append(folder)
            folder = (folder as NSString).deletingLastPathComponent
        }
        guard isDirectory.boolValue else { throw Failure("\(folder): found a file; expected a folder or nothing") }
        for folder in missing.reversed() {
            try Files.createFolder(folder)
            made.append(folder)
        }
    }

    /// Writes a small file, unless the user has one already; a `.gitignore` that is there gets what it lacks.
    private mutating func write(_ text: String, to name: String) throws {
        if FileManager.default.fileExists(atPath: inside(name)) {
            guard name == ".gitignore" else { return }
            let own = String(decoding: try Files.read(inside(name)).bytes, as: UTF8.self)
            guard !own.contains(text) else { return }
            try Files.write(Array((own + (own.hasSuffix("\n") ? "" : "\n") + text).utf8), to: inside(name))
            return
        }
        try Files.write(Array(text.utf8), to: inside(name))
        made.append(inside(name))
    }

    private func inside(_ name: String) -> String { (path as NSString).appendingPathComponent(name) }
}
