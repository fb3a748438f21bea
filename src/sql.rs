//! Every file of `sql/` by name, embedded, with its header parsed.
//!
//! A file holds one statement under a header of comments:
//!
//! ```sql
//! -- summary: tables by size
//! -- needs: nothing
//! -- params: $1 int8 row limit
//! -- columns: table text, total_bytes int8
//! -- about: seen bool, tables int8
//! -- unseen: total_bytes
//! -- narrow: drop total_bytes
//! ```
//!
//! A view may have three lines more. `about` declares columns that say something of the whole answer, the same
//! in every row: they follow the others, and a row whose first column is null carries nothing else. `seen`
//! among them says whether the role may see the row, and `unseen` which columns it hides, if not all. `narrow`
//! names the columns that go on a narrow terminal, the first one first.
//!
//! `needs` names a role or extension whose absence makes the answer UNKNOWN rather than empty. Where
//! servers differ, `tables@17.sql` beside `tables.sql` is taken from major version 17 on. A test holds
//! that every file is registered here, complete, and prepared by every supported server.

/// One statement of `sql/`.
#[derive(Clone, Copy, Debug)]
pub struct Query {
    /// The file's path below `sql/`, without its ending: `monitor/postgres/tables`.
    pub name: &'static str,
    /// The first major version of PostgreSQL it is for; 0 where any will do.
    pub since: u32,
    /// The whole file.
    pub text: &'static str,
}

impl Query {
    /// The value of a header line, empty where the line is missing.
    pub fn header(&self, field: &str) -> &'static str {
        let value = |line: &'static str| line.strip_prefix("-- ")?.strip_prefix(field)?.strip_prefix(':');
        self.text.lines().take_while(|line| line.starts_with("--")).find_map(value).unwrap_or_default().trim()
    }

    /// What it answers, in a few words.
    pub fn summary(&self) -> &'static str {
        self.header("summary")
    }

    /// The role or extension without which it cannot see everything; `None` where anybody can.
    pub fn needs(&self) -> Option<&'static str> {
        Some(self.header("needs")).filter(|needs| !needs.is_empty() && *needs != "nothing")
    }

    /// The declared columns as name and type.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        pairs(self.header("columns"))
    }

    /// The columns behind them, which say something of the whole answer, as name and type.
    pub fn about(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        pairs(self.header("about"))
    }

    /// The types of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> {
        pairs(self.header("params"))
            .filter(|(name, _)| name.starts_with('$'))
            .map(|(_, words)| words.split(' ').next().unwrap_or_default())
    }

    /// Whether a column is null where a role may not see it, in rows that say so.
    pub fn may_be_unseen(&self, column: &str) -> bool {
        let unseen = self.header("unseen");
        unseen.is_empty() || unseen.split(", ").any(|name| name == column)
    }

    /// How soon a column goes when the terminal is narrow: 0 never, 9 first.
    pub fn expendable(&self, column: &str) -> u8 {
        let order = self.header("narrow").strip_prefix("drop ").unwrap_or_default();
        let place = order.split(", ").position(|name| name == column);
        place.map_or(0, |place| u8::try_from(place).map_or(1, |place| 9_u8.saturating_sub(place).max(1)))
    }
}

fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.split(", ").filter_map(|pair| pair.trim().split_once(' '))
}

/// The variants of one name, one for each range of server versions.
#[derive(Clone, Copy, Debug)]
pub struct Variants(&'static [Query]);

impl Variants {
    /// The newest variant that a server of this major version understands.
    pub fn for_server(&self, major: u32) -> &'static Query {
        let fitting = self.0.iter().filter(|query| query.since <= major);
        fitting.max_by_key(|query| query.since).unwrap_or(&self.0[0])
    }

    /// All of them.
    pub fn all(&self) -> &'static [Query] {
        self.0
    }
}

macro_rules! queries {
    ($($(#[$doc:meta])* $constant:ident = $name:literal $(, since $since:literal)*;)*) => {
        $(
            $(#[$doc])*
            pub const $constant: Variants = Variants(&[
                Query { name: $name, since: 0, text: include_str!(concat!("../sql/", $name, ".sql")) },
                $(Query {
                    name: concat!($name, "@", stringify!($since)),
                    since: $since,
                    text: include_str!(concat!("../sql/", $name, "@", stringify!($since), ".sql")),
                },)*
            ]);
        )*

        /// Every statement, for the tests that hold their headers.
        pub const ALL: &[Variants] = &[$($constant),*];
    };
}

queries! {
    /// What was changed through authctl.
    AUDIT_LIST = "audit/list";
    /// Keeps a change in the audit log.
    AUDIT_RECORD = "audit/record";
    /// Every definition that somebody made, with the transaction that wrote it last.
    BACKUP_DEFINITIONS = "backup/definitions";
    /// What an object is called, in words.
    BACKUP_DESCRIBED = "backup/described";
    /// When, where in the write-ahead log and of which database a transaction is.
    BACKUP_MOMENT = "backup/moment";
    /// How large a database is.
    BACKUP_SIZE = "backup/size";
    /// Make a transaction's moment one that other sessions can join.
    BACKUP_SNAPSHOT = "backup/snapshot";
    /// Tables that hold rows, and what they are parts of.
    BACKUP_TABLES = "backup/tables";
    /// Who is connected where, as seen by `check`.
    CHECK_IDENTITY = "check/identity";
    /// The smallest question.
    CHECK_PING = "check/ping";
    /// One database, and how to make one like it.
    DB_FACTS = "db/facts", since 17;
    /// Databases with size and sessions.
    DB_LIST = "db/list";
    /// How many tables a database holds.
    DB_TABLES = "db/tables";
    /// Extensions, and whether this server and this role can have them.
    INIT_EXTENSIONS = "init/extensions";
    /// What the application's role needs and has.
    INIT_GRANTS = "init/grants";
    /// What a monitoring role needs and has.
    INIT_MONITOR = "init/monitor";
    /// A login role with a connection limit.
    INIT_ROLE = "init/role";
    /// Whether a role exists.
    INIT_ROLE_EXISTS = "init/role_exists";
    /// What this session may do about roles and passwords.
    INIT_SESSION = "init/session";
    /// How the server verifies the password of a role.
    INIT_VERIFIER = "init/verifier";
    /// Who keeps a session waiting.
    MIGRATE_BLOCKERS = "migrate/blockers";
    /// Aggregates by their parts.
    MIGRATE_CATALOG_AGGREGATES = "migrate/catalog/aggregates";
    /// Casts and transforms.
    MIGRATE_CATALOG_CASTS = "migrate/catalog/casts";
    /// Collations and conversions.
    MIGRATE_CATALOG_COLLATIONS = "migrate/catalog/collations";
    /// The order of the columns of each table.
    MIGRATE_CATALOG_COLUMN_ORDER = "migrate/catalog/column_order";
    /// Columns of tables.
    MIGRATE_CATALOG_COLUMNS = "migrate/catalog/columns";
    /// Comments on whatever has one.
    MIGRATE_CATALOG_COMMENTS = "migrate/catalog/comments";
    /// Constraints of tables.
    MIGRATE_CATALOG_CONSTRAINTS = "migrate/catalog/constraints";
    /// Who will have which privileges on what others make later.
    MIGRATE_CATALOG_DEFAULT_GRANTS = "migrate/catalog/default_grants";
    /// Foreign-data wrappers, servers and user mappings.
    MIGRATE_CATALOG_FOREIGN = "migrate/catalog/foreign";
    /// Functions and procedures.
    MIGRATE_CATALOG_FUNCTIONS = "migrate/catalog/functions";
    /// Who may do what with which object.
    MIGRATE_CATALOG_GRANTS = "migrate/catalog/grants";
    /// Indexes without those of constraints.
    MIGRATE_CATALOG_INDEXES = "migrate/catalog/indexes";
    /// Languages and access methods.
    MIGRATE_CATALOG_LANGUAGES = "migrate/catalog/languages";
    /// Operators, their classes and families.
    MIGRATE_CATALOG_OPERATORS = "migrate/catalog/operators";
    /// Which tables are partitions of which, or inherit.
    MIGRATE_CATALOG_PARENTS = "migrate/catalog/parents";
    /// Policies of row level security.
    MIGRATE_CATALOG_POLICIES = "migrate/catalog/policies";
    /// Publications, and what is in them.
    MIGRATE_CATALOG_PUBLICATIONS = "migrate/catalog/publications";
    /// Rules without those of views.
    MIGRATE_CATALOG_RULES = "migrate/catalog/rules";
    /// Schemas and extensions.
    MIGRATE_CATALOG_SCHEMAS = "migrate/catalog/schemas";
    /// Sequences without those of identity columns.
    MIGRATE_CATALOG_SEQUENCES = "migrate/catalog/sequences";
    /// Extended statistics.
    MIGRATE_CATALOG_STATISTICS = "migrate/catalog/statistics";
    /// Tables without their columns.
    MIGRATE_CATALOG_TABLES = "migrate/catalog/tables";
    /// What text search is made of.
    MIGRATE_CATALOG_TEXT_SEARCH = "migrate/catalog/text_search";
    /// Triggers and event triggers.
    MIGRATE_CATALOG_TRIGGERS = "migrate/catalog/triggers";
    /// Enums, composites, domains, ranges.
    MIGRATE_CATALOG_TYPES = "migrate/catalog/types";
    /// Views and materialized views.
    MIGRATE_CATALOG_VIEWS = "migrate/catalog/views";
    /// The extensions of this database.
    MIGRATE_EXTENSIONS = "migrate/extensions";
    /// Where refinery's history table is, or would be made.
    MIGRATE_HISTORY = "migrate/history";
    /// An index of a table, whether it is valid, and whether somebody is at work on it.
    MIGRATE_INDEX_STATE = "migrate/index_state";
    /// The tables that have a column of a type.
    MIGRATE_LINT_ENUM_COLUMNS = "migrate/lint/enum_columns";
    /// The foreign keys of tables.
    MIGRATE_LINT_FOREIGN_KEYS = "migrate/lint/foreign_keys";
    /// Who holds a lock on tables.
    MIGRATE_LINT_HOLDERS = "migrate/lint/holders";
    /// The indexes of tables that can be searched for equal values.
    MIGRATE_LINT_INDEXES = "migrate/lint/indexes";
    /// Indexes that are not valid and that nobody is building.
    MIGRATE_LINT_INVALID_INDEXES = "migrate/lint/invalid_indexes";
    /// Constraints that were added NOT VALID and never validated.
    MIGRATE_LINT_NOT_VALID = "migrate/lint/not_valid", since 18;
    /// Tables by name, with size and rows.
    MIGRATE_LINT_TABLES = "migrate/lint/tables";
    /// Who holds the migration lock.
    MIGRATE_LOCK_HOLDER = "migrate/lock_holder";
    /// Whether this session holds the migration lock.
    MIGRATE_LOCK_KEPT = "migrate/lock_kept";
    /// Takes the migration lock if it is free.
    MIGRATE_LOCK_TAKE = "migrate/lock_take";
    /// The object id of what belongs to no schema.
    MIGRATE_OBJECT = "migrate/object";
    /// Whether a table is a partition of another.
    MIGRATE_PARTITION_STATE = "migrate/partition_state";
    /// What a REINDEX CONCURRENTLY that was stopped has left.
    MIGRATE_REBUILDS_LEFT = "migrate/rebuilds_left";
    /// The object id of a relation.
    MIGRATE_RELATION = "migrate/relation";
    /// How to make a database like this one.
    MIGRATE_SCRATCH_OPTIONS = "migrate/scratch_options", since 17;
    /// Scratch databases that runs which were killed have left.
    MIGRATE_SCRATCHES_LEFT = "migrate/scratches_left";
    /// Settings that are no longer what the session began with.
    MIGRATE_SESSION_SETTINGS = "migrate/session_settings";
    /// What every session is doing, and who waits for whom.
    MONITOR_POSTGRES_ACTIVITY = "monitor/postgres/activity";
    /// Who holds the connections, against every limit there is.
    MONITOR_POSTGRES_CONNECTIONS = "monitor/postgres/connections";
    /// The statements that took the most time.
    MONITOR_POSTGRES_SLOW = "monitor/postgres/slow";
    /// Where `pg_stat_statements` is and whether it counts.
    MONITOR_POSTGRES_STATEMENTS_HOME = "monitor/postgres/statements_home";
    /// Tables by size, and what vacuum left in them.
    MONITOR_POSTGRES_TABLES = "monitor/postgres/tables";
    /// Text of an archive in an encoding other than UTF-8.
    RESTORE_CONVERTED = "restore/converted";
    /// A database that a restore is about to make or to replace.
    RESTORE_DATABASE = "restore/database";
    /// Keep the name of an unfinished database.
    RESTORE_LOCK = "restore/lock";
    /// Roles and extensions that a server lacks.
    RESTORE_MISSING = "restore/missing";
    /// Write a piece of a large object.
    RESTORE_PUT_LARGE_OBJECT = "restore/put_large_object";
    /// Databases of rehearsals that runs which were killed have left.
    RESTORE_REHEARSALS_LEFT = "restore/rehearsals_left";
    /// Count what was taken in, so that the planner knows of it.
    SEED_ANALYZE = "seed/analyze";
    /// The columns of the tables that seed fills, as this session sees them.
    SEED_COLUMNS = "seed/columns";
    /// Take in verification codes.
    SEED_COPY_CODES = "seed/copy_codes";
    /// Take in sessions.
    SEED_COPY_SESSIONS = "seed/copy_sessions";
    /// Take in accounts.
    SEED_COPY_USERS = "seed/copy_users";
    /// How many rows earlier seeds made.
    SEED_MADE = "seed/made";
    /// How many rows the tables hold, and whether any of these accounts exist.
    SEED_PRESENT = "seed/present";
    /// Remove the verification codes of accounts that seed made.
    SEED_REMOVE_CODES = "seed/remove_codes";
    /// Remove the sessions of accounts that seed made.
    SEED_REMOVE_SESSIONS = "seed/remove_sessions";
    /// Remove the accounts that seed made.
    SEED_REMOVE_USERS = "seed/remove_users";
    /// The file from which a container was told the password of its database.
    STACK_PASSWORD_FILE = "stack/password_file";
    /// Which accounts there are of those that have tokens.
    TOKEN_ACCOUNTS = "token/accounts";
}

/// An identifier quoted for SQL: `Users` becomes `"Users"`, and a quote inside is doubled.
pub fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The longest name PostgreSQL keeps, in bytes; it cuts longer ones off without failing.
pub const LONGEST_IDENTIFIER: usize = 63;

/// A string literal quoted for SQL, for the few statements that take no parameters.
pub fn literal(value: &str) -> String {
    let quoted = value.replace('\'', "''");
    if quoted.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting_cannot_be_left() {
        assert_eq!(identifier(r#"a"; DROP TABLE b; --"#), r#""a""; DROP TABLE b; --""#);
        assert_eq!(literal(r"it's \ here"), r"E'it''s \\ here'");
    }

    #[test]
    fn a_view_says_which_columns_go_first() {
        let query = MONITOR_POSTGRES_TABLES.for_server(15);
        assert_eq!(query.expendable("toast_bytes"), 9);
        assert_eq!(query.expendable("heap_bytes"), 8);
        assert_eq!(query.expendable("table"), 0);
        assert_eq!(query.parameters().collect::<Vec<_>>(), ["int8", "float8", "float8", "int8"]);
    }

    #[test]
    fn headers_are_read() {
        let query = CHECK_IDENTITY.for_server(15);
        assert!(!query.summary().is_empty());
        assert!(query.columns().any(|(name, kind)| (name, kind) == ("superuser", "bool")));
    }
}
