import ArgumentParser
import Corpus
import Foundation
import Policies

extension Vignette {
    /// Brings tables into a study.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings participants, a codebook, fragments, a population table or secret names into a study.",
            discussion: """
                The files are CSV in UTF-8, with commas or semicolons; which is which says the header:
                  participant,role,specialty,gender,place          and further quasi-identifiers; optional consent
                  id,participant,source,theme,category,section,text
                                                                   optional issue,case,voice,wave,sensitive
                  theme,title,category,section,description         the codebook
                  role,specialty,gender,place,count                the population table, any quasi-identifiers
                  name,category,replacement                        names that may never be printed
                All files are imported or none. At the end a report says what was kept, changed and dropped.
                """)

        @Argument(help: "The files; - for standard input.")
        var files: [String]

        @OptionGroup var study: StudyOptions

        @Flag(
            help: "Put rows in the place of earlier ones with the same id. Redactions of changed fragments are dropped."
        )
        var replace = false

        func run() throws {
            let study = try study.open()
            let inputs = try files.map { path in
                let file = try Files.read(path)
                return ImportFile(name: file.name, bytes: file.bytes)
            }
            let report = try StudyOptions.explaining {
                try study.importTables(inputs, replacing: replace, time: StudyOptions.now())
            }
            Output.print(report.description)
        }
    }
}
