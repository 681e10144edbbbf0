import ArgumentParser
import Gate
import Policies

/// What is done with the policy itself.
struct ComparisonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A policy that must not be weakened, such as the one of the branch a change goes into: a file or a name.",
            valueName: "file"))
    var basePolicy: String?

    @Flag(name: .long, help: "Print the policy in force, each value with where it comes from, and end.")
    var printPolicy = false

    /// The values of a policy that ask for less than the base does.
    func findings(_ policy: () throws -> PolicyFiles) throws -> [OuterFinding] {
        guard let basePolicy else { return [] }
        let policy = try policy()
        let base = try PolicyFiles(at: try PolicyFiles.path(of: basePolicy, named: "--base-policy"))
        return policy.layers.policy.weakenings(from: base.layers.policy).map {
            $0.finding(file: policy.path, origin: policy.layers.origins[$0.key])
        }
    }
}
