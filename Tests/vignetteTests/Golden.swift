import Foundation
import Testing

/// Output that people read, kept beside the tests.
///
/// With RECORD_GOLDEN=1 in the environment the files are written anew, and the test fails so that nobody forgets to read
/// what has changed.
enum Golden {
    static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("\(name) was recorded: read it, then run the tests again", sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, (line, wanted)) in zip(lines, expectedLines).enumerated() where line != wanted {
            Issue.record("\(name):\(number + 1): “\(line)”, expected “\(wanted)”", sourceLocation: sourceLocation)
            return
        }
        #expect(lines.count == expectedLines.count, sourceLocation: sourceLocation)
    }
}
