import ArgumentParser
import Corpus
import Foundation
import Input

/// What a command could not do, in words for the user: ends the program with code 2.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension ExitCode {
    /// Findings, or a policy that cannot be met.
    static let findings = ExitCode(1)
    /// Bad usage, unreadable input, a broken environment.
    static let broken = ExitCode(2)
}

extension Vignette {
    /// Ends the program: a clean exit (help, version) and findings keep their codes, everything else is 2.
    static func fail(with error: any Error) -> Never {
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        if exitCode(for: error) == .success {
            Output.print(fullMessage(for: error), terminator: "\n")
            Foundation.exit(0)
        }
        switch error {
        case is InputProblem, is InputProblems, is StudyError, is Failure:
            Output.complain("vignette: \(error)")
        default:
            // The parser's own errors; it knows how to show the usage.
            Output.complain(fullMessage(for: error))
        }
        Foundation.exit(ExitCode.broken.rawValue)
    }
}
