import Foundation
import Gate
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What the Ant schema asks for.
@Suite struct JUnitReportTests {
    private func suites(_ run: CheckRun) throws -> [XMLElement] {
        let document = try XMLDocument(xmlString: JUnitReport(run).text)
        let root = try #require(document.rootElement())
        #expect(root.name == "testsuites")
        return root.elements(forName: "testsuite")
    }

    private func value(_ element: XMLElement, _ name: String) -> String? {
        element.attribute(forName: name)?.stringValue
    }

    @Test func `a suite for each file, a case for each rule, those that pass too`() throws {
        let suites = try suites(try Running.run())
        #expect(suites.compactMap { value($0, "name") } == ["docs/a b.md", "docs/b.md", "docs/c.md"])
        #expect(suites.compactMap { value($0, "id") } == ["0", "1", "2"])
        #expect(suites.compactMap { value($0, "failures") } == ["1", "1", "0"])
        for suite in suites {
            let cases = suite.elements(forName: "testcase")
            #expect(cases.count == Rule.allCases.count)
            #expect(value(suite, "tests") == String(cases.count))
            for name in ["package", "hostname", "timestamp", "time", "errors"] { #expect(value(suite, name) != nil) }
            for name in ["name", "classname", "time"] { #expect(cases.allSatisfy { value($0, name) != nil }) }
            #expect(
                suite.children?.compactMap(\.name).filter { $0 != "testcase" } == [
                    "properties", "system-out", "system-err",
                ])
        }
    }

    @Test func `a failing case tells places, a lighter finding is said aside`() throws {
        let suite = try #require(try suites(try Running.run()).first)
        let failed = suite.elements(forName: "testcase").filter { !$0.elements(forName: "failure").isEmpty }
        #expect(failed.compactMap { value($0, "name") } == ["VG606 image not checked"])
        #expect(failed.first?.stringValue == "2:1: warning: An image, 100 % unchecked.")
        #expect(suite.elements(forName: "system-out").first?.stringValue == "1:3: note: A <place> | \"here\" & there.")
    }

    @Test func `the level that fails decides`() throws {
        #expect(try suites(try Running.run(failLevel: .note)).compactMap { value($0, "failures") } == ["2", "1", "0"])
        #expect(try suites(try Running.run(failLevel: .error)).compactMap { value($0, "failures") } == ["0", "1", "0"])
    }

    @Test func `what is broken is an error of its own`() throws {
        let suites = try suites(try Running.run(problems: ["e.json: found <nothing>"]))
        #expect(value(try #require(suites.last), "errors") == "1")
        #expect(suites.last?.elements(forName: "testcase").first?.stringValue == "e.json: found <nothing>")
    }
}
