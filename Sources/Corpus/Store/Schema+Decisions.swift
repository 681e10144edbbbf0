import GRDB
import Redaction

extension Schema {
    /// Decisions about an original for all its occurrences, now and later; who decided what, when and why; how sure a
    /// rule was of a redaction.
    static func keepDecisionsAboutOriginals(_ db: Database) throws {
        try db.execute(sql: groups)
        try fillGroups(db)
        try db.execute(sql: decisions)
        try db.execute(sql: "PRAGMA user_version = 2")
    }

    private static let groups = """
        -- An original in one category, folded, and bare where it is a name. The only place besides `redaction` that holds its words: a group without
        -- redactions goes when fragments are deleted.
        CREATE TABLE redaction_group (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            category TEXT NOT NULL,
            folded TEXT NOT NULL,
            UNIQUE (category, folded)
        ) STRICT;

        -- Never null: SQLite does not let a column that refers to another table be added so.
        ALTER TABLE redaction ADD COLUMN redaction_group INTEGER REFERENCES redaction_group (id);
        ALTER TABLE redaction ADD COLUMN confidence TEXT CHECK (confidence IN ('low', 'medium', 'high'));
        -- 1 where it came after a rejection of its original, until somebody has looked at it.
        ALTER TABLE redaction ADD COLUMN needs_second_look INTEGER NOT NULL DEFAULT 0
            CHECK (needs_second_look IN (0, 1));
        -- The entry of the ledger that tells of the proposal; 0 for those from before this was kept.
        ALTER TABLE redaction ADD COLUMN entry INTEGER NOT NULL DEFAULT 0 CHECK (entry >= 0);
        CREATE INDEX redaction_of_group ON redaction (redaction_group);
        """

    private static let decisions = """
        -- About an original: holds for every occurrence, now and later, that has no decision of its own.
        CREATE TABLE group_decision (
            redaction_group INTEGER PRIMARY KEY REFERENCES redaction_group (id) ON DELETE CASCADE,
            decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
            decided_by TEXT NOT NULL,
            reason TEXT,
            time TEXT,
            CHECK (decision = 'accepted' OR (trim(decided_by) <> '' AND reason IS NOT NULL AND trim(reason) <> ''))
        ) STRICT;

        -- About one occurrence. `proposed` takes it out of what was decided about its original.
        CREATE TABLE occurrence_decision (
            redaction INTEGER PRIMARY KEY REFERENCES redaction (id) ON DELETE CASCADE,
            decision TEXT NOT NULL CHECK (decision IN ('proposed', 'accepted', 'rejected')),
            decided_by TEXT NOT NULL,
            reason TEXT,
            time TEXT,
            CHECK (decision <> 'rejected' OR (trim(decided_by) <> '' AND reason IS NOT NULL AND trim(reason) <> ''))
        ) STRICT;
        INSERT INTO occurrence_decision (redaction, decision, decided_by, reason)
            SELECT redaction, decision, decided_by, reason FROM decision;

        -- Numbers, not words: what they stood for may be deleted, the history stays.
        CREATE TABLE decision_change (
            id INTEGER PRIMARY KEY,
            -- The entry of the ledger that counts this change; 0 for decisions from before the history was kept.
            entry INTEGER NOT NULL CHECK (entry >= 0),
            redaction_group INTEGER NOT NULL,
            -- Null where the decision was about the original.
            redaction INTEGER,
            from_state TEXT NOT NULL CHECK (from_state IN ('proposed', 'accepted', 'rejected')),
            to_state TEXT NOT NULL CHECK (to_state IN ('proposed', 'accepted', 'rejected', 'gone')),
            decided_by TEXT NOT NULL,
            reason TEXT,
            time TEXT
        ) STRICT;
        CREATE INDEX decision_change_of_group ON decision_change (redaction_group);
        CREATE INDEX decision_change_of_entry ON decision_change (entry);
        INSERT INTO decision_change (entry, redaction_group, redaction, from_state, to_state, decided_by, reason)
            SELECT 0, redaction.redaction_group, redaction.id, 'proposed', decision, decided_by, reason
            FROM decision JOIN redaction ON redaction.id = decision.redaction ORDER BY redaction.id;
        DROP TABLE decision;

        -- A reason may name what was deleted: it can be taken out, nothing else can change.
        CREATE TRIGGER decision_change_is_never_changed BEFORE UPDATE ON decision_change
            WHEN NEW.reason IS NOT NULL OR NEW.id <> OLD.id OR NEW.entry <> OLD.entry
                OR NEW.redaction_group <> OLD.redaction_group OR NEW.redaction IS NOT OLD.redaction
                OR NEW.from_state <> OLD.from_state OR NEW.to_state <> OLD.to_state
                OR NEW.decided_by <> OLD.decided_by OR NEW.time IS NOT OLD.time
            BEGIN SELECT RAISE(ABORT, 'the history of decisions is never changed'); END;
        CREATE TRIGGER decision_change_is_never_shortened BEFORE DELETE ON decision_change
            BEGIN SELECT RAISE(ABORT, 'the history of decisions is never shortened'); END;

        -- What holds for each redaction: its own decision, else that of its original, else none. Only redactions of
        -- texts that are still as they were.
        CREATE VIEW decided_redaction AS
            SELECT redaction.id, redaction.fragment, fragment.code, fragment.source, redaction.redaction_group,
                redaction.start_offset, redaction.end_offset, redaction.original, redaction.replacement,
                redaction.category, redaction.rule, redaction.confidence, redaction.entry,
                CASE WHEN redaction.needs_second_look = 1 AND own.redaction IS NULL AND shared.decision = 'rejected'
                    THEN 1 ELSE 0 END AS needs_second_look,
                coalesce(own.decision, shared.decision, 'proposed') AS decision,
                own.redaction IS NOT NULL AS is_own,
                own.redaction IS NULL AND shared.redaction_group IS NOT NULL AS is_shared,
                CASE WHEN own.redaction IS NULL THEN shared.decided_by ELSE own.decided_by END AS decided_by,
                CASE WHEN own.redaction IS NULL THEN shared.reason ELSE own.reason END AS reason
            FROM redaction
            JOIN fragment ON fragment.id = redaction.fragment AND fragment.digest = redaction.fragment_digest
            LEFT JOIN occurrence_decision AS own ON own.redaction = redaction.id
            LEFT JOIN group_decision AS shared ON shared.redaction_group = redaction.redaction_group;
        """

    private static func fillGroups(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, category, original FROM redaction ORDER BY id") {
            let name: String = row[1]
            let original: String = row[2]
            // A category that no version of the program writes is refused when the redactions are read.
            let folded = EditCategory(rawValue: name).map { groupedOriginal(original, $0) } ?? foldedOriginal(original)
            let key: StatementArguments = [name, folded]
            try db.cachedStatement(
                sql: "INSERT INTO redaction_group (category, folded) VALUES (?, ?) ON CONFLICT DO NOTHING"
            ).execute(arguments: key)
            try db.cachedStatement(
                sql: """
                    UPDATE redaction SET redaction_group =
                        (SELECT id FROM redaction_group WHERE category = ? AND folded = ?) WHERE id = ?
                    """
            ).execute(arguments: key + [row[0] as Int64])
        }
    }
}
