import GRDB

extension Schema {
    /// What turns a stretch of a fragment into a span of a vignette. Of a change only the new words are kept: what they
    /// replaced stands in the fragment, and goes with it.
    static func keepEditsOfSpans(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE span_edit (
                    span INTEGER NOT NULL,
                    contribution INTEGER NOT NULL,
                    position INTEGER NOT NULL,
                    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
                    end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
                    replacement TEXT NOT NULL,
                    category TEXT NOT NULL,
                    rule TEXT NOT NULL,
                    PRIMARY KEY (span, contribution, position),
                    FOREIGN KEY (span, contribution) REFERENCES contribution (span, position) ON DELETE CASCADE
                ) STRICT, WITHOUT ROWID;
                PRAGMA user_version = 3;
                """)
    }
}
