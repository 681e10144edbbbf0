public import Attestation
import GRDB

extension Study {
    /// The ledger, from its first entry to its last.
    public func ledger() throws -> [LedgerEntry] {
        try read { try Row.fetchAll($0, sql: "SELECT * FROM ledger ORDER BY sequence").map(Ledger.entry) }
    }

    /// Walks along the ledger's chain.
    public func verifyLedger() throws -> LedgerVerification {
        LedgerVerification(of: try ledger())
    }
}
