import ArgumentParser
import Attestation
import Foundation
import Gate
import Policies

/// Which findings are accepted, and by which day that is judged.
struct WaiverOptions: ParsableArguments {
    /// The file of waivers of a project.
    static let fileName = ".vignette-waivers.yaml"

    /// A finding that is to be accepted: its rule and, where several are of that rule, its place.
    struct Selection: ExpressibleByArgument {
        let rule: String
        let file: String?
        let line: Int?

        init?(argument: String) {
            let parts = argument.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
            rule = parts[0].uppercased()
            guard parts.count == 2 else {
                (file, line) = (nil, nil)
                return
            }
            let place = parts[1]
            if let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]) {
                file = colon == place.startIndex ? nil : String(place[..<colon])
                self.line = line
            } else if let line = Int(place) {
                (file, self.line) = (nil, line)
            } else {
                (file, line) = (String(place), nil)
            }
        }

        func fits(_ finding: Finding) -> Bool {
            finding.rule == rule && (file == nil || finding.file == file) && (line == nil || finding.line == line)
        }
    }

    @Option(
        name: .long,
        help: ArgumentHelp("The file of waivers; the nearest \(fileName) where none is named.", valueName: "file"))
    var waivers: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The day by which waivers are judged (2027-01-31); today, in UTC.", valueName: "day"))
    var today: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Accept findings: write them into the file of waivers. Needs --reason, --by and --until; may be repeated.",
            valueName: "rule[@[file:]line]"))
    var waive: [Selection] = []

    @Option(name: .long, help: ArgumentHelp("Why they are accepted, in 10 characters or more.", valueName: "text"))
    var reason: String?

    @Option(name: .long, help: ArgumentHelp("Who accepts them.", valueName: "person"))
    var by: String?

    @Option(name: .long, help: ArgumentHelp("The last day, at most 366 days ahead.", valueName: "day"))
    var until: String?

    func validate() throws {
        if let today, CalendarDay(today) == nil {
            throw ValidationError("--today \(today): expected a day, such as 2027-01-31")
        }
        guard !waive.isEmpty else {
            if reason != nil || by != nil || until != nil {
                throw ValidationError("--reason, --by and --until belong to --waive")
            }
            return
        }
        for selection in waive {
            guard let rule = Rule(rawValue: selection.rule) else {
                throw ValidationError("--waive: there is no rule \(selection.rule); --list-rules names them all")
            }
            guard rule.canBeWaived else {
                throw ValidationError("--waive: \(selection.rule) cannot be waived. \(rule.remedy)")
            }
        }
        guard let reason, reason.filter({ !$0.isWhitespace }).count >= Waiver.leastReason else {
            throw ValidationError("--waive needs a --reason of \(Waiver.leastReason) characters or more")
        }
        guard let by, by.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--waive needs --by, a person")
        }
        guard let until, let last = CalendarDay(until) else {
            throw ValidationError("--waive needs --until, a day such as 2027-01-31")
        }
        guard (0...Waiver.mostDays).contains(last - day) else {
            throw ValidationError(
                "--until \(until): expected a day from \(day) on, at most \(Waiver.mostDays) days ahead")
        }
    }

    /// The day by which waivers are judged.
    var day: CalendarDay {
        today.flatMap { CalendarDay($0) } ?? CalendarDay(secondsSince1970: Int(Date().timeIntervalSince1970))
    }

    /// The path of the file of waivers, whether or not it is there.
    private var path: String {
        if let named = waivers ?? ProjectFiles.nearest(Self.fileName) { return named }
        let root = ProjectFiles.root
        return root == FileManager.default.currentDirectoryPath ? Self.fileName : "\(root)/\(Self.fileName)"
    }

    /// Reads the file of waivers, where there is one.
    func load() throws -> Waivers {
        let path = path
        var file: WaiverFile?
        if Files.exists(path) {
            let read = try Files.read(path)
            file = try WaiverFile(file: read.name, bytes: read.bytes)
        } else if waivers != nil, waive.isEmpty {
            throw Failure("--waivers \(path): there is no such file; --waive writes one")
        }
        let folder = (path as NSString).deletingLastPathComponent
        let base = folder.isEmpty ? "." : folder
        return Waivers(
            file: file, today: day, digest: { KeyedDigest(of: $0, key: $1).hexadecimal },
            name: { ProjectFiles.name(of: $0, from: base) },
            exists: { $0 == "-" || Files.exists((base as NSString).appendingPathComponent($0)) })
    }

    /// Writes the waivers that were asked for.
    ///
    /// - Parameters:
    ///   - findings: what is open.
    ///   - waivers: the waivers there are.
    ///   - identities: by what each of them is known again.
    /// - Returns: the waivers there are now.
    /// - Throws: `Failure` where no such finding is open, or several lines have one.
    func written(
        _ findings: [Finding], over waivers: Waivers, _ identities: (Waivers) -> [Finding: FindingIdentity]
    ) throws -> Waivers {
        guard let reason, let by, let last = until.flatMap({ CalendarDay($0) }) else { return waivers }
        var waivers = waivers
        var file = waivers.file ?? WaiverFile(salt: (0..<16).map { _ in UInt8.random(in: .min ... .max) })
        waivers.file = file
        let names = identities(waivers)
        for selection in waive {
            let chosen = findings.filter(selection.fits)
            guard let first = chosen.first else {
                throw Failure("--waive \(selection.rule): there is no such finding there that is not accepted already")
            }
            let lines = Set(chosen.map { "\($0.file):\($0.line)" })
            guard lines.count == 1 else {
                throw Failure(
                    "--waive \(selection.rule): \(lines.count) lines have such a finding; name one: "
                        + "--waive \(selection.rule)@\(first.file):\(first.line)")
            }
            for identity in chosen.compactMap({ names[$0] }) {
                file.add(identity, reason: reason, person: by, until: last)
            }
        }
        let path = path
        let text = file.text
        try Files.write(Array(text.utf8), to: path, mode: 0o644)
        Output.complain("vignette: \(path): written")
        waivers.file = try WaiverFile(file: path, bytes: Array(text.utf8))
        return waivers
    }
}
