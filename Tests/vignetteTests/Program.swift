import Foundation
import Synchronization
import Testing

/// The built program, run as a user runs it.
enum Program {
    /// How a run ended and what it said.
    struct Outcome: Sendable {
        let status: Int32
        let output: Data
        let errors: Data

        var text: String { String(decoding: output, as: UTF8.self) }
        var complaint: String { String(decoding: errors, as: UTF8.self) }
        /// All that was printed, to either stream.
        var everything: String { text + complaint }
    }

    /// The root of the repository, which holds the policies, templates and the sample study.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program beside the test bundle.
    private static let executable: Result<URL, NotBuilt> = {
        let bundles = CommandLine.arguments.filter { $0.contains(".xctest") }
        let paths = bundles + [Bundle.main.executablePath].compactMap { $0 } + Bundle.allBundles.map(\.bundlePath)
        for path in paths {
            var folder = URL(fileURLWithPath: path).standardizedFileURL
            for _ in 0..<4 {
                folder.deleteLastPathComponent()
                let candidate = folder.appendingPathComponent("vignette")
                var isDirectory: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory),
                    !isDirectory.boolValue
                {
                    return .success(candidate)
                }
            }
        }
        return .failure(NotBuilt(looked: paths))
    }()

    /// There is no program beside the tests.
    struct NotBuilt: Error, CustomStringConvertible {
        let looked: [String]

        var description: String {
            "no program “vignette” was found beside \(looked.joined(separator: ", ")); build it with swift build --build-tests"
        }
    }

    /// One start at a time: a child must not inherit the pipes of another that is being made.
    private static let starting = Mutex<Void>(())

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: what follows the name of the program.
    ///   - folder: where it is run; kept until the end.
    ///   - standardInput: what it may read.
    ///   - added: what it finds in its environment beside the usual.
    ///   - below: a folder inside, in which it is run.
    /// - Returns: how it ended and what it said.
    /// - Throws: where it cannot be started.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder, standardInput: Data = Data(),
        environment added: [String: String] = [:],
        below: String = ""
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = try executable.get()
        process.arguments = arguments
        process.currentDirectoryURL = below.isEmpty ? folder.url : folder.url.appendingPathComponent(below)
        var environment = ProcessInfo.processInfo.environment
        environment["VIGNETTE_HOME"] = root.path
        environment["SWIFT_BACKTRACE"] = "enable=no"
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "VIGNETTE_POLICY"] { environment[name] = added[name] }
        environment.merge(added) { $1 }
        process.environment = environment
        let (input, output, errors) = try starting.withLock { _ in
            let pipes = (Pipe(), Pipe(), Pipe())
            process.standardInput = pipes.0
            process.standardOutput = pipes.1
            process.standardError = pipes.2
            try process.run()
            return pipes
        }
        // A program that does not read what it is given closes the pipe: no reason for the tests to end.
        signal(SIGPIPE, SIG_IGN)
        let group = DispatchGroup()
        let (read, complained) = (Received(), Received())
        for (pipe, received) in [(output, read), (errors, complained)] {
            let handle = pipe.fileHandleForReading
            Thread.detachNewThread(in: group) { received.take((try? handle.readToEnd()) ?? Data()) }
        }
        let writing = input.fileHandleForWriting
        Thread.detachNewThread(in: group) {
            try? writing.write(contentsOf: standardInput)
            try? writing.close()
        }
        withExtendedLifetime(folder) { process.waitUntilExit() }
        group.wait()
        return Outcome(status: process.terminationStatus, output: read.data, errors: complained.data)
    }

    /// What came out of a pipe.
    private final class Received: Sendable {
        private let bytes = Mutex(Data())

        var data: Data { bytes.withLock { $0 } }

        func take(_ data: Data) { bytes.withLock { $0 = data } }
    }
}

extension Thread {
    /// Does something on a thread of its own, as one of a group.
    fileprivate static func detachNewThread(in group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
        group.enter()
        detachNewThread {
            body()
            group.leave()
        }
    }
}

/// A fresh folder of one test, removed with it.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vignette-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Removes the folder when the tests end, for one that tests share and nothing releases.
    func removeAtExit() {
        Self.shared.withLock { $0.append(url) }
        atexit { TemporaryFolder.shared.withLock { for url in $0 { try? FileManager.default.removeItem(at: url) } } }
    }

    private static let shared = Mutex<[URL]>([])

    /// The path of something in the folder.
    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Writes a file.
    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    /// Writes a file.
    func write(_ bytes: Data, to name: String) throws { try bytes.write(to: url.appendingPathComponent(name)) }

    /// Reads a file.
    func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }

    /// Copies a file or folder of the repository.
    func copy(_ name: String) throws {
        try FileManager.default.copyItem(
            at: Program.root.appendingPathComponent(name), to: url.appendingPathComponent(name))
    }

    /// Everything below the folder, hidden files too, in the order of their paths.
    func contents() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted() }

    /// Who may do what with a file.
    func mode(of name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    /// Runs the program here.
    func run(_ arguments: String..., standardInput: String = "") throws -> Program.Outcome {
        try Program.run(arguments, in: self, standardInput: Data(standardInput.utf8))
    }
}
