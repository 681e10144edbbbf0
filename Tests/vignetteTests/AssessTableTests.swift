import Foundation
import Testing

/// `assess --table`: any CSV, without a study.
@Suite struct AssessTableTests {
    /// Twelve invented doctors.
    private static let doctors = """
        name,role,town,age,illness,topics
        A,consultant,Leeds,51,none,stress|workload
        B,consultant,Leeds,54,none,stress
        C,consultant,York,58,asthma,workload
        D,consultant,York,52,none,stress|workload
        E,registrar,Leeds,33,migraine,exam
        F,registrar,Leeds,31,none,exam|stress
        G,registrar,York,34,none,exam
        H,registrar,York,38,asthma,exam|workload
        I,GP,Leeds,44,none,stress
        J,GP,York,47,none,workload
        K,GP,York,41,migraine,stress
        L,nurse,York,29,none,bullying
        """ + "\n"
    private static let roles = """
        consultant;senior doctor;doctor;*
        GP;senior doctor;doctor;*
        registrar;trainee;doctor;*
        nurse;nurse;nurse;*
        """ + "\n"
    private static let towns = "Leeds;Yorkshire;*\nYork;Yorkshire;*\n"
    private static let illnesses = "none;none;*\nasthma;ill;*\nmigraine;ill;*\n"

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.doctors, to: "doctors.csv")
        try FileManager.default.createDirectory(atPath: folder.path("h"), withIntermediateDirectories: true)
        try folder.write(Self.roles, to: "h/role.csv")
        try folder.write(Self.towns, to: "h/town.csv")
        try folder.write(Self.illnesses, to: "h/illness.csv")
        return folder
    }

    private static let base = [
        "assess", "--table", "doctors.csv", "--quasi-identifiers", "role,town,age", "--hierarchies", "h", "--generate",
        "age=bands:10,20",
    ]

    private func run(_ folder: TemporaryFolder, _ further: String...) throws -> Program.Outcome {
        try Program.run(Self.base + further, in: folder)
    }

    private func json(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any], "\(outcome.complaint)")
    }

    @Test func `the page is as it was read and approved`() throws {
        let outcome = try run(
            folder(), "--sensitive", "illness", "--items", "topics", "--k", "3", "--suppression", "0.1",
            "--sampling-fraction", "0.2")
        #expect(outcome.status == 1)
        #expect(outcome.complaint == "")
        try Golden.expect(outcome.text, equals: "assess-table.txt")
    }

    @Test func `every key that scripts rely on is there`() throws {
        let result = try json(
            run(folder(), "--sensitive", "illness", "--k", "3", "--suppression", "0.1", "--format", "json"))
        #expect(result["records"] as? Int == 12)
        #expect(result["classes"] as? Int == 12)
        #expect(result["k"] as? Int == 1)
        #expect(result["uniques"] as? Int == 12)
        let risk = try #require(result["risk"] as? [String: Any])
        for attacker in ["prosecutor", "journalist", "marketer"] {
            #expect(risk[attacker] as? [String: Double] == ["highest": 1, "average": 1, "atRisk": 1])
        }
        let optimum = try #require(result["optimum"] as? [String: Any])
        #expect(optimum["levels"] as? [String: Int] == ["role": 0, "town": 1, "age": 1])
        #expect(optimum["suppressed"] as? Int == 1)
        #expect(optimum["nodes"] as? Int == 4 * 3 * 4)
        #expect(optimum["proven"] as? Bool == true)
        for key in ["classes", "loss", "evaluated"] { #expect(optimum[key] is NSNumber, "\(key)") }
        let suda = try #require(result["suda"] as? [String: Any])
        #expect(suda["uniques"] as? Int == 12)
        for key in ["maxScore", "sumScore"] { #expect(suda[key] is NSNumber, "\(key)") }
        let models = try #require(result["models"] as? [String: Any])
        #expect(models["k-anonymity"] as? Int == 1)
        #expect(models["distinct-l-diversity"] as? Int == 1)
        #expect(abs(try #require(models["t-closeness"] as? Double) - 10.0 / 12) < 1e-12)
    }

    @Test func `the order of the lines changes no figure`() throws {
        let folder = try folder()
        let first = try json(run(folder, "--format", "json", "--list", "0"))
        let lines = Self.doctors.split(separator: "\n")
        try folder.write(([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n"), to: "doctors.csv")
        let second = try json(run(folder, "--format", "json", "--list", "0"))
        #expect(first as NSDictionary == second as NSDictionary)
    }

    @Test func `a table that is read from standard input, with semicolons, gives the same`() throws {
        let folder = try folder()
        let text = Self.doctors.replacingOccurrences(of: ",", with: ";")
        var arguments = Self.base + ["--format", "json"]
        let fromFile = try Program.run(arguments, in: folder)
        arguments[2] = "-"
        let fromInput = try Program.run(arguments, in: folder, standardInput: Data(text.utf8))
        #expect(fromFile.output == fromInput.output)
    }

    @Test func `a population gives the journalist's risk and k-map`() throws {
        let folder = try folder()
        try folder.write(
            "role,town,age,count\nconsultant,Leeds,51,8\nGP,York,41,4\nnurse,York,29,1\nnurse,York,30,5\n",
            to: "all.csv")
        let result = try json(run(folder, "--population", "all.csv", "--require", "k-map=2", "--format", "json"))
        let risk = try #require(result["risk"] as? [String: Any])
        let journalist = try #require(risk["journalist"] as? [String: Double])
        #expect(journalist["highest"] == 1)
        // Nine people whom the population does not know count as present.
        #expect(journalist["average"] == (1.0 / 8 + 1.0 / 4 + 10) / 12)
        #expect(risk["journalistBasis"] as? String == "population")
        #expect((result["models"] as? [String: Any])?["k-map"] as? Int == 0)
        let population = try #require(result["population"] as? [String: Any])
        #expect(population["notCovered"] as? Int == 9)
        #expect(population["people"] as? Int == 18)
    }

    @Test(arguments: ["optimum", "local-suppression", "local-recoding"])
    func `a written table holds what was asked, and nothing that nobody asked for`(way: String) throws {
        let folder = try folder()
        let outcome = try run(
            folder, "--k", "3", "--suppression", "0.1", "--sensitive", "illness", "--write", "out.csv", "--transform",
            way)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let rows = try folder.text(of: "out.csv").split(separator: "\n").map {
            $0.split(separator: ",").map(String.init)
        }
        #expect(rows[0] == ["role", "town", "age", "illness"])
        #expect(rows.count == (way == "optimum" ? 12 : 13))
        var sizes: [[String]: Int] = [:]
        for row in rows.dropFirst() { sizes[Array(row.prefix(3)), default: 0] += 1 }
        #expect(sizes.values.allSatisfy { $0 >= 3 })
        #expect(try folder.mode(of: "out.csv") == 0o600)
    }

    @Test func `columns are kept only where they are named, and formulas lose their teeth`() throws {
        let folder = try folder()
        try folder.write("role,town,age,note\nGP,York,41,=1+1\nGP,York,42,-5\nGP,York,43,ok\n", to: "doctors.csv")
        _ = try run(folder, "--k", "2", "--write", "out.csv", "--keep", "note")
        let notes = try folder.text(of: "out.csv").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",").last!
        }
        #expect(notes == ["'=1+1", "-5", "ok"])
    }

    @Test func `nothing is written where nothing fulfils what is asked`() throws {
        let folder = try folder()
        let outcome = try run(folder, "--k", "13", "--write", "out.csv")
        #expect(outcome.status == 1)
        #expect(outcome.complaint.contains("nothing is written"))
        #expect(try !folder.contents().contains("out.csv"))
    }

    @Test func `made hierarchies can be looked at and used again`() throws {
        let folder = try folder()
        let made = try run(folder, "--write-hierarchies", "made", "--format", "json")
        #expect(try folder.text(of: "made/age.csv").hasPrefix("29;20-29;20-39;*\n31;30-39;20-39;*\n"))
        try FileManager.default.copyItem(atPath: folder.path("made/age.csv"), toPath: folder.path("h/age.csv"))
        let used = try Program.run(Self.base.dropLast(2) + ["--format", "json"], in: folder)
        #expect(made.output == used.output)
    }

    @Test(arguments: [
        ("role;town;age\nGP;York;41\nGP;Oban;42\n", "doctors.csv:3: found the value “Oban” of “town”"),
        ("role,town,age\nGP,,41\n", "doctors.csv:2: found an empty value of “town”"),
        ("role,town,age\nGP,York,old\n", "doctors.csv:2: found the value “old” of “age”; expected a number"),
        ("role,town\nGP,York\n", "doctors.csv:1: found no column “age”"),
        ("role,town,age\nGP,York\n", "doctors.csv:2: found 2 fields"),
    ])
    func `a table that does not fit is named by line and value`(text: String, message: String) throws {
        let folder = try folder()
        try folder.write(text, to: "doctors.csv")
        let outcome = try run(folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(message), "\(outcome.complaint)")
        #expect(outcome.text == "")
    }

    @Test(arguments: [
        ("Leeds;Yorkshire;*\nYork;*\n", "h/town.csv:2: found 2 levels"),
        ("Leeds;Yorkshire;*\nYork;;*\n", "h/town.csv:2:6: found an empty label"),
        ("Leeds;A;B;*\nYork;A;C;*\n", "h/town.csv:2:8: found “A” under “C”"),
        ("Leeds;Yorkshire;*\nLeeds;Yorkshire;*\n", "h/town.csv:2:1: found the value “Leeds” a second time"),
    ])
    func `a hierarchy that does not hold together is named by line`(text: String, message: String) throws {
        let folder = try folder()
        try folder.write(text, to: "h/town.csv")
        let outcome = try run(folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(message), "\(outcome.complaint)")
    }

    @Test(
        arguments: [
            (["--require", "l=2"], "--sensitive"), (["--require", "k-map=2"], "--population"),
            (["--require", "l=two"], "expected l=2"), (["--generate", "age=bands:10,25"], "multiple"),
            (["--sensitive", "town"], "quasi-identifier"), (["--m", "5"], "1 to 4"),
            (["--keep", "name"], "--write"), (["--policy", "draft"], "without a study"),
            (
                ["--write", "x.csv", "--transform", "local-suppression", "--sensitive", "illness", "--require", "l=2"],
                "k-anonymity only"
            ),
        ] as [([String], String)])
    func `options that do not go together are told apart`(further: [String], message: String) throws {
        let arguments = Self.base.filter { !$0.hasPrefix("age=") && $0 != "--generate" }
        let outcome = try Program.run(arguments + ["--generate", "age=star"] + further, in: folder())
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(message), "\(outcome.complaint)")
    }
}
