import Foundation
import Testing

@Suite struct DecisionTests {
    /// A study of two fragments that both name the same person, with proposals.
    private static func study() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let made = try made.get()
        for name in try FileManager.default.contentsOfDirectory(atPath: made.url.path) {
            try FileManager.default.copyItem(atPath: made.path(name), toPath: folder.path(name))
        }
        return folder
    }

    /// The study, made once and copied for each test.
    private static let made = Result {
        let folder = try TemporaryFolder()
        folder.removeAtExit()
        #expect(try folder.run("init", ".").status == 0)
        try folder.write(
            """
            participant,role,specialty,gender,place,consent
            A1,nurse,acute medicine,female,Hull,quote
            """, to: "people.csv")
        try folder.write(
            """
            id,participant,source,theme,category,section,text
            X1,A1,i1,nights,quiet,context,I rang Dr Helen Quarmby before the ward woke.
            X2,A1,i1,nights,quiet,outcome,After that Dr Helen Quarmby rang me.
            """, to: "said.csv")
        try folder.write(
            "theme,title,category,section,description\nnights,Nights,quiet,,Quiet hours.\n", to: "themes.csv")
        #expect(try folder.run("import", "people.csv", "themes.csv", "said.csv").status == 0)
        #expect(try folder.run("redact", "propose").status == 0)
        return folder
    }

    private struct Group: Decodable {
        let group: Int64
        let original: String
        let category: String
        let confidence: String?
        let decision: String
        let standing: String?
        let secondLook: Int
        let ids: [Int64]
        let fragments: [String]
    }

    private static func people(in folder: TemporaryFolder) throws -> [Group] {
        let outcome = try folder.run("redact", "list", "--category", "person", "--format", "json")
        return try JSONDecoder().decode([Group].self, from: outcome.output)
    }

    /// Adds a third fragment that names the same person.
    private static func sayOnceMore(in folder: TemporaryFolder) throws {
        try folder.write(
            """
            id,participant,source,theme,category,section,text
            X3,A1,i2,nights,quiet,outcome,Nobody else would ring dr helen quarmby or DR HELEN QUARMBY at four.
            X4,A1,i2,nights,quiet,outcome,I thanked Dr Helen Quarmby in Leeds.
            """, to: "more.csv")
        #expect(try folder.run("import", "more.csv").status == 0)
    }

    private static func applied(in folder: TemporaryFolder) throws -> [String] {
        try folder.run("redact", "apply").text.split(separator: "\n").map(String.init)
    }

    @Test func `what nobody has decided is applied`() throws {
        let folder = try Self.study()
        let lines = try Self.applied(in: folder)
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { !$0.contains("Quarmby") })
    }

    @Test func `a rejection with a name and a reason leaves that original, and only that`() throws {
        let folder = try Self.study()
        let id = try #require(try Self.people(in: folder).flatMap(\.ids).min())
        let outcome = try folder.run(
            "redact", "reject", "--id", String(id), "--by", "A reviewer", "--reason", "an author of ours")
        #expect(outcome.status == 0)
        #expect(
            outcome.text == "1 redaction rejected, 1 of them anew.\nThese words stay in print: “Dr Helen Quarmby”.\n")
        let lines = try Self.applied(in: folder)
        #expect(lines[1].hasSuffix(",I rang Dr Helen Quarmby before the ward woke."))
        #expect(!lines[2].contains("Quarmby"))
        // Proposing anew keeps the decision.
        #expect(try folder.run("redact", "propose").status == 0)
        #expect(try Self.applied(in: folder) == lines)
        // Accepting takes it back.
        #expect(try folder.run("redact", "accept", "--id", String(id), "--by", "A reviewer").status == 0)
        #expect(try Self.applied(in: folder).allSatisfy { !$0.contains("Quarmby") })
    }

    @Test(arguments: [
        ["--by", "A reviewer"], ["--by", "A reviewer", "--reason", "  "], ["--reason", "an author of ours"],
        ["--by", " ", "--reason", "an author of ours"],
    ])
    func `a rejection without a name or a reason changes nothing`(options: [String]) throws {
        let folder = try Self.study()
        let id = try #require(try Self.people(in: folder).flatMap(\.ids).min())
        let before = try folder.run("log", "--format", "json").output
        let outcome = try Program.run(["redact", "reject", "--id", String(id)] + options, in: folder)
        #expect(outcome.status == 2)
        #expect(try Self.people(in: folder).allSatisfy { $0.decision == "proposed" })
        #expect(try folder.run("log", "--format", "json").output == before)
        #expect(try Self.applied(in: folder).allSatisfy { !$0.contains("Quarmby") })
    }

    @Test func `all redactions of one original are decided together`() throws {
        let folder = try Self.study()
        let outcome = try folder.run(
            "redact", "reject", "--original", "Dr Helen Quarmby", "--by", "A reviewer", "--reason", "an author of ours")
        #expect(outcome.status == 0)
        #expect(try Self.people(in: folder).filter { $0.decision == "rejected" }.flatMap(\.fragments) == ["X1", "X2"])
        #expect(try Self.applied(in: folder).count { $0.contains("Dr Helen Quarmby") } == 2)
    }

    // MARK: Originals and occurrences

    @Test func `an original is decided whatever its case, now and later`() throws {
        let folder = try Self.study()
        let outcome = try folder.run("redact", "accept", "--original", "dr helen QUARMBY", "--by", "A reviewer")
        #expect(outcome.text == "1 original accepted, now and later: 2 redactions, 2 of them anew.\n")
        try Self.sayOnceMore(in: folder)
        let proposed = try folder.run("redact", "propose").text
        #expect(proposed.contains("of the new ones are accepted, as their originals were before.\n"))
        #expect(!proposed.contains("LOOK AGAIN"))
        let group = try #require(try Self.people(in: folder).first { $0.original == "Dr Helen Quarmby" })
        #expect(group.decision == "accepted")
        #expect(group.standing == "accepted")
        #expect(group.fragments.contains("X4"))
    }

    @Test func `a rejection that reaches later words asks for a second look until there was one`() throws {
        let folder = try Self.study()
        let rejection = [
            "redact", "reject", "--original", "Dr Helen Quarmby", "--by", "A reviewer", "--reason", "an author of ours",
        ]
        #expect(try Program.run(rejection, in: folder).status == 0)
        #expect(try folder.run("redact", "list", "--second-look").text == "no redaction is like that\n")
        try Self.sayOnceMore(in: folder)
        #expect(try folder.run("redact", "propose").text.contains("\nLOOK AGAIN: "))
        let list = try folder.run("redact", "list").text
        #expect(list.hasPrefix("LOOK AGAIN: "))
        #expect(list.contains(" to look at again.\n"))
        #expect(try folder.run("redact", "show", "--original", "dr helen quarmby").text.contains("rejected?"))
        #expect(try Self.applied(in: folder).contains { $0.contains("I thanked Dr Helen Quarmby") })
        #expect(try Program.run(rejection, in: folder).status == 0)
        #expect(try folder.run("redact", "list", "--second-look").text == "no redaction is like that\n")
        #expect(try !folder.run("redact", "list").text.contains("LOOK AGAIN"))
    }

    @Test func `only the occurrences there are now are decided where that is wanted`() throws {
        let folder = try Self.study()
        let outcome = try folder.run(
            "redact", "reject", "--original", "Dr Helen Quarmby", "--only-now", "--by", "A reviewer", "--reason",
            "known")
        #expect(
            outcome.text == "2 redactions rejected, 2 of them anew.\nThese words stay in print: “Dr Helen Quarmby”.\n")
        try Self.sayOnceMore(in: folder)
        #expect(try !folder.run("redact", "propose").text.contains("LOOK AGAIN"))
        #expect(try Self.applied(in: folder).allSatisfy { !$0.contains("I thanked Dr Helen") })
    }

    @Test func `a mind can be changed`() throws {
        let folder = try Self.study()
        let before = try Self.applied(in: folder)
        for about in [["--original", "Dr Helen Quarmby"], ["--category", "person"], ["--fragment", "X1"]] {
            let reject = ["redact", "reject", "--by", "A", "--reason", "known"] + about
            #expect(try Program.run(reject, in: folder).status == 0)
            #expect(try Self.applied(in: folder) != before)
            #expect(try Program.run(["redact", "reset", "--by", "B"] + about, in: folder).status == 0)
            #expect(try Self.applied(in: folder) == before)
        }
    }

    @Test func `a trial says what would be and changes nothing`() throws {
        let folder = try Self.study()
        let before = try folder.run("log").text
        let outcome = try folder.run(
            "redact", "reject", "--original", "Dr Helen Quarmby", "--by", "A", "--reason", "known", "--dry-run")
        #expect(outcome.text.hasPrefix("A trial; nothing was changed. This would be:\n1 original rejected"))
        #expect(try Self.people(in: folder).allSatisfy { $0.decision == "proposed" })
        #expect(try folder.run("log").text == before)
    }

    @Test(arguments: [
        ([], "Which redactions?"), (["--id", "1", "--category", "person"], "--id"),
        (["--group", "1", "--original", "x"], "--original"), (["--category", "person", "--only-now"], "--only-now"),
        (["--original", "x", "--by", " "], "--by"), (["--original", "no such words"], "no redaction is meant"),
        (["--group", "999"], "999"), (["--id", "1", "999"], "999"), (["--category", "people"], "--category"),
    ])
    func `a choice that makes no sense is explained and changes nothing`(options: [String], word: String) throws {
        let folder = try Self.study()
        let before = try folder.run("log").text
        let by = options.contains("--by") ? [] : ["--by", "A"]
        let outcome = try Program.run(["redact", "accept"] + by + options, in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(word))
        #expect(try folder.run("log").text == before)
    }

    // MARK: Looking

    @Test func `a concordance has the originals under each other`() throws {
        let folder = try Self.study()
        let lines = try folder.run("redact", "show", "--original", "Dr Helen Quarmby", "--context", "3").text
            .split(separator: "\n")
        let shown = lines.filter { $0.contains("«") }
        #expect(shown.count == 2)
        #expect(shown[0].hasSuffix("    I rang «Dr Helen Quarmby» before the ward…"))
        #expect(shown[1].hasSuffix("After that «Dr Helen Quarmby» rang me."))
        let places = shown.compactMap { line in
            line.firstIndex(of: "«").map { line.distance(from: line.startIndex, to: $0) }
        }
        #expect(Set(places).count == 1)
        let list = try folder.run("redact", "list", "--category", "person", "--context", "1").text
        #expect(list.contains("…rang «Dr Helen Quarmby» before…"))
    }

    @Test func `a list says how much it leaves out`() throws {
        let folder = try Self.study()
        try Self.sayOnceMore(in: folder)
        #expect(try folder.run("redact", "propose").status == 0)
        let all = try folder.run("redact", "list", "--all")
        let count = try JSONDecoder().decode(
            [Group].self, from: folder.run("redact", "list", "--format", "json").output
        ).count
        #expect(count > 1)
        #expect(!all.text.contains("left out"))
        let one = try folder.run("redact", "list", "--limit", "1")
        #expect(one.text.contains("\n\(count - 1) of \(count) originals are left out: "))
        let json = try folder.run("redact", "list", "--limit", "1", "--format", "json")
        #expect(try JSONDecoder().decode([Group].self, from: json.output).count == 1)
        #expect(json.complaint.contains("\(count - 1) of \(count)"))
    }

    @Test func `a list is shown page by page`() throws {
        let folder = try Self.study()
        try Self.sayOnceMore(in: folder)
        #expect(try folder.run("redact", "propose").status == 0)
        func groups(_ arguments: String...) throws -> [Int64] {
            let outcome = try Program.run(["redact", "list", "--format", "json"] + arguments, in: folder)
            return try JSONDecoder().decode([Group].self, from: outcome.output).map(\.group)
        }
        let all = try groups()
        #expect(all.count > 1)
        #expect(try groups("--limit", "1") + groups("--skip", "1") == all)
        #expect(try groups("--skip", "1", "--limit", "1") == [all[1]])
        #expect(try groups("--skip", "\(all.count)").isEmpty)
        #expect(
            try folder.run("redact", "list", "--skip", "1").text.contains(
                "\n1 of \(all.count) originals are left out: "))
        #expect(try folder.run("redact", "list", "--skip", "-1").status == 2)
    }

    @Test func `each of many redactions of one fragment has the confidence of what was found there`() throws {
        let folder = try Self.study()
        let said = (0..<800).map { "I wrote to desk\($0)@ward.example and then Dr Helen Quarmby rang \($0 + 1) times." }
        try folder.write(
            "id,participant,source,theme,category,section,text\nX9,A1,i9,nights,quiet,outcome,"
                + said.joined(separator: " ") + "\n", to: "long.csv")
        #expect(try folder.run("import", "long.csv").status == 0)
        let proposed = try folder.run("redact", "propose", "--format", "json").text
        #expect(proposed.contains("\"email\" : 800"))
        #expect(proposed.contains("\"person\" : 802"))
        let outcome = try folder.run("redact", "list", "--fragment", "X9", "--format", "json")
        let groups = try JSONDecoder().decode([Group].self, from: outcome.output)
        #expect(groups.filter { $0.category == "email" }.count == 800)
        #expect(groups.allSatisfy { $0.confidence == "high" })
        // What was decided about one of them holds for that one.
        let one = try #require(groups.first { $0.original.contains("desk417@") })
        #expect(
            try folder.run("redact", "reject", "--id", "\(one.ids[0])", "--by", "A", "--reason", "a made-up address")
                .status == 0)
        let applied = try #require(try Self.applied(in: folder).first { $0.hasPrefix("X9,") })
        #expect(applied.contains("desk417@ward.example"))
        #expect(!applied.contains("desk416@") && !applied.contains("desk418@"))
    }

    @Test func `what needs a person's eye comes first`() throws {
        let folder = try Self.study()
        try Self.sayOnceMore(in: folder)
        #expect(try folder.run("redact", "propose").status == 0)
        #expect(try folder.run("redact", "accept", "--fragment", "X1", "--by", "A").status == 0)
        let groups = try JSONDecoder().decode(
            [Group].self, from: folder.run("redact", "list", "--format", "json").output)
        let ranks = groups.map { group in
            group.decision == "accepted" ? 9 : ["low", "medium", "high"].firstIndex(of: group.confidence ?? "") ?? 3
        }
        #expect(ranks == ranks.sorted())
        #expect(groups.allSatisfy { $0.confidence != nil || $0.category != "person" })
    }

    // MARK: Log and changes

    @Test func `decisions go to a file that is closed to others, and back`() throws {
        let folder = try Self.study()
        #expect(
            try folder.run(
                "redact", "reject", "--original", "Dr Helen Quarmby", "--by", "A", "--reason", "=known"
            ).status == 0)
        #expect(try folder.run("redact", "accept", "--fragment", "X2", "--by", "B").status == 0)
        let outcome = try folder.run("redact", "export", "decisions.csv")
        #expect(outcome.status == 0)
        #expect(outcome.complaint.contains("CONFIDENTIAL"))
        #expect(outcome.complaint.contains("beside the study"))
        #expect(!outcome.everything.contains("Quarmby"))
        #expect(try folder.mode(of: "decisions.csv") == 0o600)
        let file = try folder.text(of: "decisions.csv")
        #expect(file.hasPrefix("about,category,original,replacement,fragment,start,end,decision,by,reason,time\n"))
        #expect(file.contains(",rejected,A,'=known,"))
        let other = try Self.study()
        try other.write(file, to: "decisions.csv")
        let trial = try other.run("redact", "import", "decisions.csv", "--dry-run")
        #expect(trial.text.hasPrefix("A trial"))
        let taken = try other.run("redact", "import", "decisions.csv")
        #expect(taken.status == 0, "\(taken.complaint)")
        #expect(trial.text.hasSuffix(taken.text))
        #expect(!taken.everything.contains("Quarmby"))
        #expect(try other.run("redact", "export", "again/../again.csv").status == 2)
        #expect(try other.run("redact", "export", "again.csv").status == 0)
        #expect(try other.text(of: "again.csv") == file)
        #expect(try Self.applied(in: other) == Self.applied(in: folder))
        let again = try other.run("redact", "import", "-", standardInput: file)
        #expect(again.text.contains(" 0 changed, "))
    }

    @Test func `what nobody has decided goes to a file of its own`() throws {
        let folder = try Self.study()
        #expect(try folder.run("redact", "accept", "--original", "Dr Helen Quarmby", "--by", "A").status == 0)
        try folder.write(
            """
            id,participant,source,theme,category,section,text
            X5,A1,i2,nights,quiet,outcome,We met in Leeds.
            """, to: "more.csv")
        #expect(try folder.run("import", "more.csv").status == 0)
        #expect(try folder.run("redact", "propose").status == 0)
        #expect(try folder.run("redact", "export", "open.csv", "--undecided").status == 0)
        let open = try folder.text(of: "open.csv")
        #expect(open.contains("Leeds"))
        #expect(!open.contains("Quarmby"))
        #expect(try folder.run("redact", "export", "decided.csv").status == 0)
        #expect(try !folder.text(of: "decided.csv").contains("Leeds"))
    }

    @Test func `one fault in a file of decisions keeps all of them out`() throws {
        let folder = try Self.study()
        try folder.write(
            """
            about,category,original,replacement,fragment,start,end,decision,by,reason,time
            original,person,Dr Helen Quarmby,,,,,accepted,A,,
            original,person,someone,,,,,rejected,A,,
            """, to: "d.csv")
        let before = try folder.run("log").text
        let outcome = try folder.run("redact", "import", "d.csv")
        #expect(outcome.status == 2)
        #expect(outcome.complaint.hasPrefix("vignette: d.csv:3:40: found no reason"))
        #expect(try folder.run("log").text == before)
        #expect(try Self.people(in: folder).allSatisfy { $0.decision == "proposed" })
    }

    @Test func `changes are shown since an entry, a day or the last composition`() throws {
        let folder = try Self.study()
        #expect(
            try folder.run(
                "redact", "reject", "--original", "Dr Helen Quarmby", "--by", "A reviewer", "--reason", "our author"
            ).status == 0)
        #expect(
            try folder.run("redact", "changes").text.hasPrefix("Nothing has been composed yet. Since the beginning: "))
        let text = try folder.run("redact", "changes", "--since", "2020-01-01").text
        #expect(text.contains("1 decision about originals, 0 about occurrences; "))
        #expect(text.contains("“Dr Helen Quarmby” (person)"))
        #expect(text.contains("proposed → rejected: our author"))
        #expect(text.contains("\nNEWLY PROPOSED\n"))
        #expect(try folder.run("redact", "accept", "--category", "person", "--by", "B").status == 0)
        let together = try folder.run("redact", "changes", "--since", "4").text
        #expect(together.contains("0 decisions about originals, 2 about occurrences; "))
        #expect(together.contains("  B    “Dr Helen Quarmby” (person)  2 occurrences  rejected → accepted\n"))
        let none = try folder.run("redact", "changes", "--since", "5", "--format", "json").text
        #expect(none.contains("\"decisions\" : [\n\n  ]"))
        for (since, word) in [("99", "99"), ("yesterday", "--since"), ("-1", "--since")] {
            let outcome = try folder.run("redact", "changes", "--since", since)
            #expect(outcome.status == 2, "\(since)")
            #expect(outcome.complaint.contains(word))
        }
    }

    @Test func `the ledger counts decisions and holds no words`() throws {
        let folder = try Self.study()
        for option in [["--original", "Dr Helen Quarmby"], ["--fragment", "X1"]] {
            #expect(
                try Program.run(
                    ["redact", "reject", "--by", "A", "--reason", "Quarmby wrote it"] + option, in: folder
                ).status == 0)
        }
        #expect(try folder.run("redact", "export", "d.csv").status == 0)
        #expect(try folder.run("redact", "reset", "--category", "person", "--by", "A").status == 0)
        #expect(try folder.run("redact", "import", "d.csv").status == 0)
        let log = try folder.run("log").text
        #expect(log.contains("\"originals\":1,\"redactions\":2"))
        #expect(log.contains("import-decisions"))
        #expect(!log.lowercased().contains("quarmby"))
        #expect(try folder.run("log", "verify").status == 0)
    }

    @Test func `who withdraws leaves nothing behind in what was decided`() throws {
        let folder = try Self.study()
        #expect(
            try folder.run(
                "redact", "reject", "--original", "Dr Helen Quarmby", "--by", "A", "--reason", "Quarmby is our author"
            ).status == 0)
        #expect(
            try folder.run(
                "redact", "reject", "--fragment", "X1", "--by", "A", "--reason", "Dr Helen Quarmby is our author"
            ).status == 0)
        try folder.write(
            """
            participant,role,specialty,gender,place,consent
            A1,nurse,acute medicine,female,Hull,withdrawn
            """, to: "people.csv")
        #expect(try folder.run("import", "people.csv", "--replace").status == 0)
        for name in try folder.contents() where name.hasPrefix("study.sqlite") {
            let bytes = try Data(contentsOf: folder.url.appendingPathComponent(name))
            for word in ["Quarmby", "quarmby"] { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name)") }
        }
        #expect(try folder.run("redact", "changes", "--since", "0").text.contains("rejected → gone"))
    }

    // MARK: Applying

    @Test func `applied fragments are tidy CSV that imports again`() throws {
        let folder = try Self.study()
        #expect(try folder.run("redact", "apply", "--output", "redacted.csv").status == 0)
        #expect(try folder.mode(of: "redacted.csv") == 0o600)
        #expect(try folder.run("init", "second").status == 0)
        let outcome = try folder.run(
            "import", "people.csv", "themes.csv", "redacted.csv", "--study", "second/study.sqlite")
        #expect(outcome.status == 0, "\(outcome.complaint)")
    }
}
