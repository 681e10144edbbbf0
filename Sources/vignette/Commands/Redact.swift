import ArgumentParser
import Input
import Policies
import Redaction

extension Vignette {
    /// Redaction of a text, or of the fragments of a study with decisions.
    struct Redact: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "redact",
            abstract: "Takes names, places, grades and gender out of what people said.",
            discussion: """
                With --text a piece of text is redacted and printed, with --detect what may identify somebody in it is \
                listed; no study is needed. In a study, propose looks at every \
                fragment, list shows what was found, accept and reject decide, and apply writes the redacted fragments. A \
                proposal without a decision is applied; only a rejection, with a name and a reason, leaves the original.

                What it does not do: it reads he and she as they for everybody in a text, and it cannot know a name without \
                a capital that is neither in a lexicon nor in the list of secret names.
                """,
            subcommands: [Passage.self, Propose.self, List.self, Accept.self, Reject.self, Apply.self],
            defaultSubcommand: Passage.self)

        /// How a result is printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }
    }
}
