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
                fragment, list and show show what was found, accept, reject and reset decide, changes tells what is new, \
                export and import carry decisions to a spreadsheet or another study, and apply writes the redacted \
                fragments. A proposal without a decision is applied; only a rejection, with a name and a reason, leaves \
                the original.

                quality measures redaction on texts of your own.

                What it does not do: it tells people apart by rule alone (--keep, --only), and it cannot know a name without \
                a capital that is neither in a lexicon nor in the list of secret names.
                """,
            subcommands: [
                Passage.self, Propose.self, List.self, Show.self,
                Accept.self, Reject.self, Reset.self,
                Changes.self, Export.self, Import.self,
                Apply.self, Quality.self,
            ],
            defaultSubcommand: Passage.self)

        /// How a result is printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }
    }
}
