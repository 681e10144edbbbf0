/// What a study is called and how much is in it.
public struct StudyInformation: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The path of its policy file, relative to the folder of the study.
    public let policy: String
    /// The version of the file's schema.
    public let schemaVersion: Int
    /// How many participants.
    public let participants: Int
    /// How many fragments.
    public let fragments: Int
    /// How many themes.
    public let themes: Int
    /// How many rows of the population table.
    public let populationRows: Int
    /// How many secret names.
    public let secretNames: Int
    /// How many redactions.
    public let redactions: Int
    /// How many vignettes, every revision counted.
    public let vignettes: Int
    /// How many entries of the ledger.
    public let ledgerEntries: Int
}
