import GRDB

extension Study {
    /// Imports tables: participants, codebook, fragments, population, secret names. Which is which says the header.
    ///
    /// One transaction over all files: all rows or none. Where words were replaced or deleted no trace of them is left
    /// in the file.
    ///
    /// - Parameters:
    ///   - files: the files, in any order.
    ///   - replacing: whether rows take the place of earlier ones with the same id and other values, which is a problem
    ///     otherwise.
    ///   - time: when, for the ledger.
    /// - Returns: what was kept, changed and dropped.
    /// - Throws: `InputProblems` with every fault of the files that was found.
    public func importTables(
        _ files: [ImportFile], replacing: Bool = false, time: String? = nil
    ) throws -> LossReport {
        let report = try write { db in
            var importer = try Importer(db: db, study: self, replacing: replacing, time: time)
            let report = try importer.run(files)
            if importer.hasChanged {
                var detail: [String: LedgerValue] = [:]
                for kind in TableKind.allCases {
                    let files = report.files.filter { $0.kind == kind }
                    let stored = files.reduce(0) { $0 + $1.kept + $1.changed }
                    let replaced = files.reduce(0) { $0 + $1.replaced }
                    if stored > 0 { detail[kind.rawValue] = .number(stored) }
                    if replaced > 0 { detail["\(kind.rawValue) replaced"] = .number(replaced) }
                }
                try Ledger.append(
                    to: db, action: "import", subject: "\(files.count) \(files.count == 1 ? "file" : "files")",
                    detail: detail, time: time)
            }
            if importer.hasErased { try db.execute(sql: "UPDATE study SET has_traces = 1") }
            return report
        }
        try eraseTraces()
        return report
    }
}
