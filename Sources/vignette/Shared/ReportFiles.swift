import Foundation
import Gate
import Input
import Policies
import Publication

/// The reports that the user named, and those in folders and patterns.
struct ReportFiles {
    /// A file to check, or one that a list of exceptions leaves out.
    enum Entry: Hashable {
        case report(String)
        case ignored(String, by: String, files: Int)
    }

    /// Extensions of files in a folder that are reports, whether or not they can be read.
    private static let unread: Set<String> = [
        "pdf", "odt", "rtf", "doc", "dot", "pages", "xlsx", "xlsm", "xls", "ods", "numbers", "pptx", "ppt", "odp",
        "key",
        "epub", "wps", "wpd", "tex", "rst", "adoc", "org", "ipynb", "mht", "mhtml", "fodt",
    ]
    /// The largest report that is read, in bytes.
    static let limit = 64 << 20

    private var entries: [Entry] = []
    /// How many files folders and patterns led to, those that were found before included.
    private var met = 0
    /// What was found already, whatever it was called.
    private var seen: Set<FileIdentity> = []
    private var names: Set<String> = []

    /// Finds the reports: files as they are named, folders and patterns resolved, each file once.
    static func find(_ arguments: [String]) throws -> [Entry] {
        var files = ReportFiles()
        for argument in arguments { try files.add(argument) }
        return files.entries
    }

    private mutating func add(_ argument: String) throws {
        guard argument != "-", let kind = FileKind(argument) else {
            if argument != "-", PathPattern.isPattern(argument) { return try addPattern(argument) }
            // Reading says what is wrong with it.
            if names.insert(argument).inserted { entries.append(.report(argument)) }
            return
        }
        guard kind == .folder else {
            if names.insert(argument).inserted {
                entries.append(.report(argument))
                if let identity = FileIdentity(argument) { seen.insert(identity) }
            }
            return
        }
        let before = met
        try walk(argument, lists: try Self.lists(above: argument)) { Self.isReport($0) }
        guard met > before else {
            throw Failure("\(argument): the folder has no reports (.md, .txt, .html, .docx) in it")
        }
    }

    private static func isReport(_ name: [Substring]) -> Bool {
        guard let file = name.last else { return false }
        if Document.Format(fileName: String(file)) != nil { return true }
        return unread.contains((String(file) as NSString).pathExtension.lowercased())
    }

    /// Finds the files of a pattern such as `reports/**/*.md`.
    private mutating func addPattern(_ argument: String) throws {
        var folder: [Substring] = []
        for part in argument.split(separator: "/").dropLast() {
            guard !PathPattern.isPattern(String(part)) else { break }
            folder.append(part)
        }
        let isAbsolute = argument.hasPrefix("/")
        let base = (isAbsolute ? "/" : "") + folder.joined(separator: "/")
        let pattern = PathPattern(argument.split(separator: "/").dropFirst(folder.count).joined(separator: "/"))
        let start = base.isEmpty ? "." : base
        let before = met
        if FileKind(start) == .folder {
            try walk(start, lists: try Self.lists(above: start), isBare: base.isEmpty) { pattern.matches($0) }
        }
        guard met > before else { throw Failure("\(argument): no file fits this pattern") }
    }

    // MARK: The walk

    /// A list of exceptions and the folder whose paths it speaks of, as names below the folder of the walk; what lies above
    /// that is a prefix of every path.
    private typealias List = (list: IgnoreList, depth: Int, prefix: [Substring])

    private mutating func walk(
        _ root: String, lists: [List], isBare: Bool = false, _ isWanted: ([Substring]) -> Bool
    ) throws {
        // A link that leads back to a folder above goes in a circle.
        var visited: Set<FileIdentity> = []
        var above = (Files.realPath(root) as NSString).deletingLastPathComponent
        while above != "/" {
            if let identity = FileIdentity(above) { visited.insert(identity) }
            above = (above as NSString).deletingLastPathComponent
        }
        try walk(root, below: [], lists: lists, isBare: isBare, &visited, isWanted)
    }

    private mutating func walk(
        _ root: String, below path: [Substring], lists: [List], isBare: Bool, _ visited: inout Set<FileIdentity>,
        _ isWanted: ([Substring]) -> Bool
    ) throws {
        func name(_ path: [Substring]) -> String {
            let below = path.joined(separator: "/")
            return isBare ? below : (root as NSString).appendingPathComponent(below)
        }
        let folder = path.isEmpty ? root : name(path)
        // Each folder is walked once, however many links lead to it.
        guard let identity = FileIdentity(folder), visited.insert(identity).inserted else { return }
        let contents: [String]
        do {
            contents = try FileManager.default.contentsOfDirectory(atPath: folder).sorted {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        } catch {
            throw Failure("\(folder): the folder cannot be read: \(Files.reason(error))")
        }
        var lists = lists
        if contents.contains(Self.ignoreFile), let list = try Self.list(in: folder) {
            lists.append((list, path.count, []))
        }
        for item in contents where !item.hasPrefix(".") {
            let below = path + [item[...]]
            let file = name(below)
            let kind = FileKind(file)
            let isWantedFile = kind != .folder && isWanted(below)
            guard kind == .folder || isWantedFile else { continue }
            if let rule = Self.rule(for: below, isFolder: kind == .folder, lists) {
                // A folder that is left out is named once, where reports lie in it.
                let count = kind == .folder ? Self.count(below, in: root, isBare: isBare, isWanted) : 1
                met += count
                if count > 0 {
                    entries.append(.ignored(kind == .folder ? file + "/" : file, by: rule, files: count))
                }
            } else if kind == .folder {
                try walk(root, below: below, lists: lists, isBare: isBare, &visited, isWanted)
            } else {
                met += 1
                let isNew = FileIdentity(file).map { seen.insert($0).inserted } ?? true
                if isNew, names.insert(file).inserted { entries.append(.report(file)) }
            }
        }
    }

    /// How many files that are wanted lie in a folder that is left out.
    private static func count(
        _ path: [Substring], in root: String, isBare: Bool, _ isWanted: ([Substring]) -> Bool
    ) -> Int {
        let below = path.joined(separator: "/")
        let folder = isBare ? below : (root as NSString).appendingPathComponent(below)
        guard let inside = FileManager.default.enumerator(atPath: folder) else { return 0 }
        var count = 0
        while let item = inside.nextObject() as? String {
            let names = item.split(separator: "/")
            guard !names.contains(where: { $0.hasPrefix(".") }), isWanted(path + names) else { continue }
            if FileKind((folder as NSString).appendingPathComponent(item)) != .folder { count += 1 }
        }
        return count
    }

    // MARK: Lists of exceptions

    static let ignoreFile = ".vignetteignore"

    private static func rule(for path: [Substring], isFolder: Bool, _ lists: [List]) -> String? {
        // The innermost list that says anything decides.
        for (list, depth, prefix) in lists.reversed() {
            guard let line = list.verdict(on: prefix + path.dropFirst(depth), isFolder: isFolder) else { continue }
            return line > 0 ? "\(list.file):\(line)" : nil
        }
        return nil
    }

    private static func list(in folder: String) throws -> IgnoreList? {
        let path = folder == "." ? ignoreFile : (folder as NSString).appendingPathComponent(ignoreFile)
        guard Files.exists(path) else { return nil }
        return try IgnoreList(file: path, bytes: try Files.read(path).bytes)
    }

    /// The lists in the folders above, up to the root of the repository; outside one, up to the working folder.
    private static func lists(above folder: String) throws -> [List] {
        var found: [List] = []
        var foundBelow: [List]?
        var prefix: [Substring] = []
        var path = Files.realPath(folder)
        var name = folder
        let working = Files.realPath(FileManager.default.currentDirectoryPath)
        while path != "/" {
            if path == working { foundBelow = found }
            if Files.exists((path as NSString).appendingPathComponent(".git")) { return found }
            prefix.insert((path as NSString).lastPathComponent[...], at: 0)
            path = (path as NSString).deletingLastPathComponent
            name = (name as NSString).appendingPathComponent("..")
            if let list = try list(in: name) { found.insert((list, 0, prefix), at: 0) }
        }
        return foundBelow ?? []
    }

    // MARK: Reading

    /// Reads what was found. A file that cannot be read is named as such, and never skipped.
    static func read(_ entries: [Entry], standardInput: Document.Format?) throws -> [CheckedFile] {
        try entries.map { entry in
            switch entry {
            case .ignored(let name, let rule, let count): .ignored(name: name, by: rule, files: count)
            case .report(let path): try read(path, standardInput: standardInput)
            }
        }
    }

    private static func read(_ path: String, standardInput: Document.Format?) throws -> CheckedFile {
        // A name that does not exist is bad usage, whatever its extension.
        guard path == "-" || FileKind(path) != nil else { throw Failure("\(path): there is no such file") }
        guard let format = path == "-" ? standardInput : Document.Format(fileName: path) else {
            return .unknown(name: path)
        }
        do throws(InputProblem) {
            return .document(try Document(name: path, bytes: try bytes(path), format: format))
        } catch {
            return .unreadable(error)
        }
    }

    private static func bytes(_ path: String) throws(InputProblem) -> [UInt8] {
        if path != "-", let problem = FileKind(path)?.problem(path) { throw problem }
        let bytes: [UInt8]?
        do { bytes = try Files.read(path, limit: limit) } catch let failure as Failure {
            throw InputProblem(
                file: path, found: "a file that \(failure.description)", expected: "a report that can be read")
        } catch {
            throw InputProblem(
                file: path, found: "a file that cannot be read (\(Files.reason(error)))", expected: "a report")
        }
        guard let bytes else {
            throw InputProblem(
                file: path, found: "a file of more than \(limit >> 20) MB", expected: "a report",
                remedy: "divide it")
        }
        return bytes
    }
}

/// A file, whatever it is called.
private struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}

/// What stands at a path.
private enum FileKind {
    case file, folder, other
    /// A link that leads nowhere, or in a circle.
    case brokenLink

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard lstat(path, &status) == 0 else { return nil }
            self = .brokenLink
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        default: self = .other
        }
    }

    func problem(_ path: String) -> InputProblem? {
        switch self {
        case .file: nil
        case .folder: InputProblem(file: path, found: "a folder", expected: "a file")
        case .other: InputProblem(file: path, found: "a device or a pipe", expected: "a file")
        case .brokenLink: InputProblem(file: path, found: "a link that leads nowhere", expected: "a file")
        }
    }
}
