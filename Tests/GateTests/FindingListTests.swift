import Publication
import Testing

@testable import Gate

@Suite struct FindingListTests {
    private func finding(_ rule: Rule, _ line: Int, level: FindingLevel? = nil) -> Finding {
        let place = Place(line: line, column: 1)
        return Finding(rule: rule, level: level, file: "a.md", start: place, end: place, message: "Told.")
    }

    @Test func `lists all findings up to the most of a rule`() {
        var list = FindingList()
        list += (1...FindingList.most).map { finding(.personName, $0) }
        list.append(finding(.fineSite, 1))
        #expect(list.all.count == FindingList.most + 1)
        #expect(list.all.allSatisfy { $0.message == "Told." })
    }

    @Test func `what is not listed is a finding of its own, as grave as the gravest of it`() {
        var list = FindingList()
        list += (1...FindingList.most).map { finding(.personName, $0, level: .note) }
        list.append(finding(.personName, 9_998, level: .warning))
        list.append(finding(.personName, 9_999, level: .note))
        let all = list.all
        #expect(all.count == FindingList.most + 1)
        #expect(all.last?.rule == "VG904")
        #expect(all.last?.level == .warning)
        #expect(all.last?.message.hasPrefix("VG202 finds 2 more in this file than the 5000 that are listed.") == true)
    }

    @Test func `a file of nothing but names ends in a list that a person can read`() throws {
        let names = ["Helen", "Morag", "Priya", "Kieran"]
        let text = "# T\n\n" + (0..<4_000).map { "> \(names[$0 % 4]), \(names[($0 + 1) % 4]).\n\n" }.joined()
        let findings = try Fixture.check(text)
        #expect(findings.count { $0.rule == "VG202" } == FindingList.most)
        #expect(findings.first { $0.rule == "VG904" }?.message.contains("VG202 finds 3000 more in this file") == true)
    }
}
