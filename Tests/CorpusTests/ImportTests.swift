import GRDB
import Redaction
import Testing

@testable import Corpus

@Suite struct ImportTests {
    @Test func `tables come back as they were given`() throws {
        let study = try Tables.all().study
        #expect(
            try study.fragments() == [
                Fragment(
                    id: "F1", participant: "P1", source: "I1", wave: "A", theme: "nights", category: "arriving",
                    section: .context, text: "The corridor hummed like a fridge."),
                Fragment(
                    id: "F2", participant: "P2", source: "I2", wave: "B", theme: "nights", category: "help",
                    section: .mechanism, issue: "calls", situation: "C1", voice: "mentor",
                    text: "She rang at three, and I came.", attributes: ["mood": "calm"]),
            ])
        #expect(try study.participants().map(\.id) == ["P1", "P2", "P3"])
        #expect(try study.participants().map(\.consent) == [.quote, .compositeOnly, .withdrawn])
        #expect(
            try study.participants()[0].attributes
                == ["role": "consultant", "specialty": "cardiology", "gender": "female", "place": "Leeds"])
        #expect(try study.codebook().map(\.category) == ["arriving", "help", "sleep"])
        #expect(try study.codebook()[2].section == nil)
        #expect(
            try study.population() == [
                PopulationRow(labels: ["role": "consultant", "place": "North"], count: 40),
                PopulationRow(labels: ["role": "nurse", "place": "North"], count: 0),
            ])
        #expect(
            try study.secretNames() == [
                SecretName(surface: "Zebulon", category: .person, replacement: "a colleague"),
                SecretName(surface: "Moorside", category: .place, replacement: nil),
            ])
    }

    @Test(arguments: [
        // Order and case of names, space around them; line ends; byte order mark; semicolons.
        "TEXT, Id ,participant,source,theme,category,Section\n\"a, b\",F,P1,I,nights,help,\n",
        "id,participant,source,theme,category,section,text\r\nF,P1,I,nights,help,,\"a, b\"\r\n",
        "\u{FEFF}id,participant,source,theme,category,section,text\nF,P1,I,nights,help,,\"a, b\"",
        "id;participant;source;theme;category;section;text\nF;P1;I;nights;help;;a, b\n",
        "id,participant,source,theme,category,section,text\n F ,P1,I,nights, help,,\"a, b\"\n",
    ])
    func `the same table may be written in several ways`(text: String) throws {
        let temporary = try TemporaryStudy(("p", Tables.participants), ("c", Tables.codebook), ("f", text))
        #expect(
            try temporary.study.fragments() == [
                Fragment(
                    id: "F", participant: "P1", source: "I", theme: "nights", category: "help", text: "a, b")
            ])
    }

    @Test func `quotes and line breaks in fields are kept, line ends made uniform and counted`() throws {
        let temporary = try TemporaryStudy(("p", Tables.participants))
        let report = try temporary.study.importTables([
            ImportFile(
                "f.csv",
                "id,participant,source,theme,category,section,text\n"
                    + "F1,P1,I,n,h,,\"  Said \"\"no\"\".\r\nTwice.\"\nF2,P1,I, n,h,,x\nF3,P1,I,n,h,,y\n")
        ])
        #expect(try temporary.study.fragments()[0].text == "  Said \"no\".\nTwice.")
        #expect(report.files[0].kept == 1)
        #expect(report.files[0].changed == 2)
        #expect(
            report.files[0].reasons == [
                LossReason(reason: "line ends inside a cell made uniform", rows: 1),
                LossReason(reason: "space around a cell removed", rows: 1),
            ])
    }

    @Test func `empty rows, as spreadsheets leave them, are dropped and counted`() throws {
        let temporary = try TemporaryStudy()
        let report = try temporary.study.importTables([
            ImportFile("p.csv", "participant,role,specialty,gender,place\nP1,a,b,c,d\n,,,,\n, ,,,\n")
        ])
        #expect(report.files[0].kept == 1)
        #expect(report.files[0].dropped == 2)
        #expect(report.files[0].reasons == [LossReason(reason: "empty row", rows: 2)])
    }

    @Test func `traces that a stopped program left go with the next import`() throws {
        let temporary = try TemporaryStudy(("p", Tables.participants))
        // As after the transaction of an import that was stopped before its traces were erased.
        try temporary.study.queue.write { db in
            try db.execute(sql: "INSERT INTO secret_name (name, category) VALUES ('Quillbrook', 'place')")
        }
        try temporary.study.queue.write { db in
            try db.execute(sql: "DELETE FROM secret_name")
            try db.execute(sql: "UPDATE study SET has_traces = 1")
        }
        #expect(try temporary.holds("Quillbrook"))
        _ = try temporary.study.importTables([ImportFile("p", Tables.participants)])
        #expect(try !temporary.holds("Quillbrook"))
        let traces = try temporary.study.queue.read { try Bool.fetchOne($0, sql: "SELECT has_traces FROM study") }
        #expect(traces == false)
    }

    @Test func `the words of somebody who withdrew are not stored, and the report says so`() throws {
        let temporary = try TemporaryStudy(("p", Tables.participants))
        let report = try temporary.study.importTables([
            ImportFile(
                "f.csv",
                "id,participant,source,theme,category,section,text\nF1,P3,I,n,h,,Unsayable.\nF2,P1,I,n,h,,Fine.\n")
        ])
        #expect(try temporary.study.fragments().map(\.id) == ["F2"])
        #expect(report.files[0].dropped == 1)
        #expect(report.files[0].reasons == [LossReason(reason: "the participant withdrew", rows: 1)])
        #expect(try !temporary.holds("Unsayable"))
        #expect(report.description.contains("the participant withdrew: 1 row"))
    }

    @Test func `without a column of consent quotation is assumed, said, and never widens what is known`() throws {
        let temporary = try TemporaryStudy(("p", Tables.participants))
        let report = try temporary.study.importTables(
            [
                ImportFile(
                    "p.csv",
                    "participant,role,specialty,gender,place\nP2,registrar,surgery,male,Hull\nP4,nurse,surgery,male,Hull\n"
                )
            ], replacing: true)
        #expect(report.notes.contains { $0.contains("consent") && $0.contains("quote") })
        let people = try temporary.study.participants()
        #expect(people.first { $0.id == "P4" }?.consent == .quote)
        #expect(people.first { $0.id == "P2" }?.consent == .compositeOnly)
        #expect(people.first { $0.id == "P2" }?.attributes["place"] == "Hull")
    }

    @Test func `further columns of participants are quasi-identifiers`() throws {
        let temporary = try TemporaryStudy(
            ("p", "Tenure,participant,role,specialty,gender,place\nlong,P1,a,b,c,d\n"))
        #expect(try temporary.study.participants()[0].attributes["tenure"] == "long")
    }

    @Test func `importing the same files again changes nothing`() throws {
        let temporary = try Tables.all()
        let study = temporary.study
        let before = try study.ledger()
        let report = try study.importTables([
            ImportFile("f", Tables.fragments), ImportFile("p", Tables.participants), ImportFile("c", Tables.codebook),
            ImportFile("n", Tables.population), ImportFile("s", Tables.secretNames),
        ])
        #expect(report.files.map(\.unchanged) == [2, 3, 3, 2, 2])
        #expect(report.files.allSatisfy { $0.rows == $0.unchanged })
        #expect(try study.ledger() == before)
        #expect(try study.fragments().count == 2)
    }

    @Test func `with replace changed rows take the place of earlier ones`() throws {
        let study = try Tables.all().study
        let report = try study.importTables(
            [
                ImportFile("f", Tables.fragments.replacing("rang at three", with: "called at four")),
                ImportFile("c", Tables.codebook.replacing("How a night begins.", with: "Coming in.")),
                ImportFile("n", "role,place,count\nconsultant,North,41\nvet,South,3\n"),
                ImportFile("s", Tables.secretNames.replacing("a colleague", with: "someone")),
            ], replacing: true)
        #expect(report.files.map(\.replaced) == [1, 1, 1, 1])
        #expect(report.files.map(\.unchanged) == [1, 2, 0, 1])
        #expect(try study.fragments()[1].text == "She called at four, and I came.")
        #expect(try study.codebook()[0].description == "Coming in.")
        #expect(try study.population().map(\.count) == [41, 3])
        #expect(try study.secretNames()[0].replacement == "someone")
        #expect(try study.search("three").isEmpty)
        #expect(try study.search("four").map(\.fragment) == ["F2"])
    }

    @Test func `texts that differ in their code points only are not the same`() throws {
        let header = "id,participant,source,theme,category,section,text\n"
        let temporary = try TemporaryStudy(("p", Tables.participants), ("f", header + "F1,P1,I,n,h,,caf\u{E9}\n"))
        let other = ImportFile("f", header + "F1,P1,I,n,h,,cafe\u{301}\n")
        #expect(throws: (any Error).self) { try temporary.study.importTables([other]) }
        _ = try temporary.study.importTables([other], replacing: true)
        #expect(try Array(temporary.study.fragments()[0].text.utf8) == Array("cafe\u{301}".utf8))
    }

    @Test func `a participant who withdraws later loses the words, without a trace in the files`() throws {
        let temporary = try Tables.all()
        let report = try temporary.study.importTables(
            [ImportFile("p", Tables.participants.replacing("Leeds,quote", with: "Leeds,withdrawn"))], replacing: true)
        #expect(try temporary.study.fragments().map(\.id) == ["F2"])
        #expect(report.notes.contains { $0.contains("1 fragments of a participant who withdrew") })
        #expect(try !temporary.holds("corridor"))
        #expect(try temporary.study.search("corridor").isEmpty)
    }

    @Test func `a replaced word is nowhere in the files`() throws {
        let temporary = try TemporaryStudy(("p", Tables.participants))
        let header = "id,participant,source,theme,category,section,text\n"
        let rows = (1...300).map { "F\($0),P1,I,n,h,,Ordinary words number \($0).\n" }.joined()
        _ = try temporary.study.importTables([
            ImportFile("f", header + rows + "G,P1,I,n,h,,It was Xylograph who came.\n")
        ])
        #expect(try temporary.holds("Xylograph"))
        #expect(try temporary.holds("xylograph"))
        _ = try temporary.study.importTables(
            [ImportFile("g", header + "G,P1,I,n,h,,It was somebody who came.\n")], replacing: true)
        // The text in the rows, and the folded word in the search index.
        #expect(try !temporary.holds("Xylograph"))
        #expect(try !temporary.holds("xylograph"))
        #expect(try temporary.study.search("somebody").count == 1)
    }

    @Test func `categories that the codebook does not list are noted`() throws {
        let temporary = try TemporaryStudy(
            ("p", Tables.participants),
            ("f", "id,participant,source,theme,category,section,text\nF1,P1,I,n,h,,x\n"))
        let report = try temporary.study.importTables([ImportFile("c", Tables.codebook)])
        #expect(report.notes == ["1 fragments of the study are coded to categories that the codebook does not list"])
        #expect(try temporary.study.codebook().count == 3)
    }

    /// Doubles quotation marks, also where an accent stands on one.
    private func doubled(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }))
    }

    @Test(arguments: 1...20)
    func `any text comes back as it was written`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array("ab ,;\"\n\t'’“”é😀e\u{301}\u{200D}中.*?!<>&|%_\\\u{A0}".unicodeScalars)
        var texts: [String: String] = [:]
        var csv = "id,participant,source,theme,category,section,text\n"
        for number in 1...30 {
            var text = "x"
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                text.unicodeScalars.append(alphabet.randomElement(using: &generator)!)
            }
            texts["F\(number)"] = text
            csv += "F\(number),P1,I,n,h,,\"\(doubled(text))\"\n"
        }
        let temporary = try TemporaryStudy(("p", Tables.participants), ("f", csv))
        let fragments = try temporary.study.fragments()
        #expect(fragments.count == 30)
        for fragment in fragments {
            #expect(Array(fragment.text.utf8) == Array((texts[fragment.id] ?? "").utf8))
        }
    }
}

@Suite struct LossReportTests {
    @Test func `a table for people`() throws {
        let study = try TemporaryStudy().study
        let report = try study.importTables([
            ImportFile("people.csv", Tables.participants), ImportFile("f.csv", Tables.fragments),
        ])
        #expect(
            report.description == """
                file        is            rows  kept  changed  unchanged  replaced  dropped
                people.csv  participants     3     3        0          0         0        0
                f.csv       fragments        2     2        0          0         0        0

                """)
    }
}
