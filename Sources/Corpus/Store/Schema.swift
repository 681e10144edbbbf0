import GRDB

/// The tables of a study, as migrations: once released, a migration is never edited, only followed by another.
///
/// Ids that the study gave (`F01-01`, `P07`) are `code`; `id` is the row's own number. Offsets count Unicode scalars.
enum Schema {
    /// The version that this program writes into `user_version`.
    static let version = 3

    /// The migrations in order.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("A study keeps fragments, decisions, vignettes and a ledger") { db in
            try db.execute(sql: people)
            try db.execute(sql: coding)
            try db.execute(sql: fragments)
            try db.execute(sql: redactions)
            try db.execute(sql: vignettes)
            try db.execute(sql: ledger)
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("Decisions are kept about originals, with their history") { db in
            try keepDecisionsAboutOriginals(db)
        }
        migrator.registerMigration("Spans are kept with their edits") { db in
            try keepEditsOfSpans(db)
        }
        return migrator
    }

    private static let people = """
        CREATE TABLE study (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL CHECK (name <> ''),
            policy TEXT NOT NULL CHECK (policy <> ''),
            -- 1 from the deletion of words until their traces are overwritten.
            has_traces INTEGER NOT NULL DEFAULT 0 CHECK (has_traces IN (0, 1))
        ) STRICT;

        CREATE TABLE participant (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE CHECK (code <> ''),
            consent TEXT NOT NULL CHECK (consent IN ('quote', 'composite-only', 'paraphrase-only', 'withdrawn'))
        ) STRICT;

        CREATE TABLE quasi_identifier (
            participant INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
            attribute TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (participant, attribute)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE population (
            id INTEGER PRIMARY KEY,
            count INTEGER NOT NULL CHECK (count >= 0)
        ) STRICT;

        CREATE TABLE population_label (
            population INTEGER NOT NULL REFERENCES population (id) ON DELETE CASCADE,
            attribute TEXT NOT NULL,
            label TEXT NOT NULL,
            PRIMARY KEY (population, attribute)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE secret_name (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            category TEXT NOT NULL CHECK (category IN ('person', 'organisation', 'place', 'secret')),
            replacement TEXT
        ) STRICT;
        """

    private static let coding = """
        CREATE TABLE theme (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE CHECK (code <> ''),
            title TEXT NOT NULL
        ) STRICT;

        -- A category that only fragments name, and no codebook, is not listed.
        CREATE TABLE category (
            id INTEGER PRIMARY KEY,
            theme INTEGER NOT NULL REFERENCES theme (id),
            name TEXT NOT NULL,
            section TEXT CHECK (section IN ('context', 'mechanism', 'outcome')),
            description TEXT NOT NULL,
            listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
            UNIQUE (theme, name)
        ) STRICT;

        CREATE TABLE issue (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> '')
        ) STRICT;

        CREATE TABLE situation (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> '')
        ) STRICT;

        -- Several people may speak in one interview: a source belongs to one participant each time.
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            participant INTEGER NOT NULL REFERENCES participant (id),
            name TEXT NOT NULL CHECK (name <> ''),
            wave TEXT NOT NULL,
            UNIQUE (participant, name, wave)
        ) STRICT;
        """

    private static let fragments = """
        CREATE TABLE fragment (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE CHECK (code <> ''),
            source INTEGER NOT NULL REFERENCES source (id),
            category INTEGER NOT NULL REFERENCES category (id),
            section TEXT CHECK (section IN ('context', 'mechanism', 'outcome')),
            issue INTEGER REFERENCES issue (id),
            situation INTEGER REFERENCES situation (id),
            voice TEXT,
            sensitive TEXT,
            text TEXT NOT NULL CHECK (text <> ''),
            -- Where the text stands in its source; from 0 where that is not known.
            start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
            end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
            digest TEXT NOT NULL CHECK (length(digest) = 64)
        ) STRICT;
        CREATE INDEX fragment_of_source ON fragment (source);
        CREATE INDEX fragment_of_category ON fragment (category);

        CREATE TABLE fragment_attribute (
            fragment INTEGER NOT NULL REFERENCES fragment (id) ON DELETE CASCADE,
            attribute TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (fragment, attribute)
        ) STRICT, WITHOUT ROWID;

        CREATE VIRTUAL TABLE fragment_search USING fts5 (
            text, content = 'fragment', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
        );
        """

    private static let redactions = """
        CREATE TABLE redaction (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            fragment INTEGER NOT NULL REFERENCES fragment (id) ON DELETE CASCADE,
            -- Of the fragment's text when the redaction was proposed.
            fragment_digest TEXT NOT NULL CHECK (length(fragment_digest) = 64),
            start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
            end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
            original TEXT NOT NULL,
            replacement TEXT NOT NULL,
            category TEXT NOT NULL,
            rule TEXT NOT NULL,
            UNIQUE (fragment, start_offset, end_offset, replacement)
        ) STRICT;

        CREATE TABLE decision (
            redaction INTEGER PRIMARY KEY REFERENCES redaction (id) ON DELETE CASCADE,
            decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
            decided_by TEXT NOT NULL,
            reason TEXT,
            CHECK (decision = 'accepted' OR (trim(decided_by) <> '' AND reason IS NOT NULL AND trim(reason) <> ''))
        ) STRICT;
        """

    private static let vignettes = """
        CREATE TABLE vignette (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL CHECK (code <> ''),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            theme TEXT NOT NULL,
            title TEXT NOT NULL,
            declaration TEXT NOT NULL,
            -- Unsigned, 64 bits: more than an INTEGER holds.
            seed TEXT NOT NULL,
            policy_name TEXT NOT NULL,
            policy_digest TEXT NOT NULL,
            evidence TEXT,
            UNIQUE (code, revision)
        ) STRICT;

        CREATE TABLE vignette_section (
            id INTEGER PRIMARY KEY,
            vignette INTEGER NOT NULL REFERENCES vignette (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            section TEXT NOT NULL CHECK (section IN ('context', 'mechanism', 'outcome')),
            title TEXT NOT NULL,
            UNIQUE (vignette, position)
        ) STRICT;

        CREATE TABLE span (
            id INTEGER PRIMARY KEY,
            vignette_section INTEGER NOT NULL REFERENCES vignette_section (id) ON DELETE CASCADE,
            paragraph INTEGER NOT NULL,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('verbatim', 'edited', 'paraphrase', 'connective', 'altered')),
            text TEXT NOT NULL,
            UNIQUE (vignette_section, paragraph, position)
        ) STRICT;

        -- Names fragments and participants by code, without a foreign key: what a vignette rested on when it was
        -- composed stays known when a fragment is replaced or a participant withdraws.
        CREATE TABLE contribution (
            span INTEGER NOT NULL REFERENCES span (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            fragment TEXT NOT NULL,
            participant TEXT NOT NULL,
            start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
            end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            PRIMARY KEY (span, position)
        ) STRICT, WITHOUT ROWID;
        """

    private static let ledger = """
        CREATE TABLE ledger (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL,
            time TEXT,
            previous TEXT NOT NULL CHECK (length(previous) = 64),
            digest TEXT NOT NULL CHECK (length(digest) = 64)
        ) STRICT;
        CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
            BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
        CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
            BEGIN SELECT RAISE(ABORT, 'the ledger is never shortened'); END;
        """
}
