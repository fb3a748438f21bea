//! The list of the statements: each file of `sql/`, under the name that the program knows it by.

use super::{Query, Variants};

macro_rules! queries {
    ($($(#[$doc:meta])* $constant:ident = $name:literal $(, since $since:literal)*;)*) => {
        $(
            $(#[$doc])*
            pub const $constant: Variants = Variants(&[
                Query { name: $name, since: 0, text: include_str!(concat!("../../sql/", $name, ".sql")) },
                $(Query {
                    name: concat!($name, "@", stringify!($since)),
                    since: $since,
                    text: include_str!(concat!("../../sql/", $name, "@", stringify!($since), ".sql")),
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
    /// What the server counts, to be asked twice.
    DOCTOR_COUNTERS = "doctor/counters";
    /// Rows that are over and were not removed.
    DOCTOR_EXPIRED = "doctor/expired";
    /// Logins that failed of late.
    DOCTOR_FAILURES = "doctor/failures";
    /// Where the application keeps accounts, sessions and codes.
    DOCTOR_SCHEMA = "doctor/schema";
    /// The server by itself, as far as a diagnosis depends on it.
    DOCTOR_SERVER = "doctor/server";
    /// How long statements on tables of the application take.
    DOCTOR_STATEMENTS = "doctor/statements";
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
    /// Estimated bloat of tables and of their btree indexes.
    MONITOR_POSTGRES_BLOAT = "monitor/postgres/bloat";
    /// What the pages of a table hold.
    MONITOR_POSTGRES_BLOAT_EXACT = "monitor/postgres/bloat_exact";
    /// A table by its name, and whether `pgstattuple` is there.
    MONITOR_POSTGRES_BLOAT_HOME = "monitor/postgres/bloat_home";
    /// Checkpoints by what made them begin.
    MONITOR_POSTGRES_CHECKPOINTS = "monitor/postgres/checkpoints", since 17;
    /// Which columns of the catalog there are on this server.
    MONITOR_POSTGRES_COLUMNS_PRESENT = "monitor/postgres/columns_present";
    /// Who holds the connections, against every limit there is.
    MONITOR_POSTGRES_CONNECTIONS = "monitor/postgres/connections";
    /// Jobs of `pg_cron` with their last runs.
    MONITOR_POSTGRES_CRON = "monitor/postgres/cron";
    /// Where `pg_cron` is, and what this role may see of it.
    MONITOR_POSTGRES_CRON_HOME = "monitor/postgres/cron_home";
    /// What went wrong in each database.
    MONITOR_POSTGRES_DEADLOCKS = "monitor/postgres/deadlocks";
    /// Indexes that are broken, superfluous or unused, then the others.
    MONITOR_POSTGRES_INDEXES = "monitor/postgres/indexes";
    /// Who reads and writes which kind of block.
    MONITOR_POSTGRES_IO = "monitor/postgres/io", since 16;
    /// Who waits for whose lock.
    MONITOR_POSTGRES_LOCKS = "monitor/postgres/locks";
    /// Who replicates, and how far behind.
    MONITOR_POSTGRES_REPLICATION = "monitor/postgres/replication";
    /// Sequences by how far they are used up.
    MONITOR_POSTGRES_SEQUENCES = "monitor/postgres/sequences";
    /// Settings that are dangerous, wait for a restart or differ from their default.
    MONITOR_POSTGRES_SETTINGS = "monitor/postgres/settings";
    /// What takes room.
    MONITOR_POSTGRES_SIZES = "monitor/postgres/sizes";
    /// Replication slots and what they retain.
    MONITOR_POSTGRES_SLOTS = "monitor/postgres/slots";
    /// The statements that took the most time.
    MONITOR_POSTGRES_SLOW = "monitor/postgres/slow";
    /// What `pg_stat_statements` has counted so far.
    MONITOR_POSTGRES_SLOW_SAMPLE = "monitor/postgres/slow_sample";
    /// Texts, roles and databases of a few statements.
    MONITOR_POSTGRES_SLOW_TEXTS = "monitor/postgres/slow_texts";
    /// Where `pg_stat_statements` is and whether it counts.
    MONITOR_POSTGRES_STATEMENTS_HOME = "monitor/postgres/statements_home";
    /// The numbers of the whole server that one page needs.
    MONITOR_POSTGRES_SUMMARY = "monitor/postgres/summary";
    /// Tables by size, and what vacuum left in them.
    MONITOR_POSTGRES_TABLES = "monitor/postgres/tables";
    /// What vacuum is doing, and which tables wait for it.
    MONITOR_POSTGRES_VACUUM = "monitor/postgres/vacuum";
    /// What the names of waits mean.
    MONITOR_POSTGRES_WAIT_EVENTS = "monitor/postgres/wait_events", since 17;
    /// What the sessions at work wait for.
    MONITOR_POSTGRES_WAITS = "monitor/postgres/waits";
    /// How much write-ahead log is written, and whether it is archived.
    MONITOR_POSTGRES_WAL = "monitor/postgres/wal";
    /// The files of the write-ahead log.
    MONITOR_POSTGRES_WAL_FILES = "monitor/postgres/wal_files";
    /// How far databases and tables are from running out of transaction numbers.
    MONITOR_POSTGRES_WRAPAROUND = "monitor/postgres/wraparound";
    /// Who keeps vacuum from removing dead rows.
    MONITOR_POSTGRES_XMIN = "monitor/postgres/xmin";
    /// Sessions by process id: what they do, and whom they keep waiting.
    POSTGRES_BACKENDS = "postgres/backends";
    /// Cancels the statement that was seen of a session.
    POSTGRES_CANCEL = "postgres/cancel";
    /// Where `pg_cron` lives.
    POSTGRES_CRON_HOME = "postgres/cron_home";
    /// One job of `pg_cron`.
    POSTGRES_CRON_JOB = "postgres/cron_job";
    /// The jobs of `pg_cron`, each with its last run.
    POSTGRES_CRON_JOBS = "postgres/cron_jobs";
    /// The last runs of `pg_cron`'s jobs.
    POSTGRES_CRON_RUNS = "postgres/cron_runs";
    /// What the configuration files say that is not in force, or cannot be.
    POSTGRES_FILE_SETTINGS = "postgres/file_settings";
    /// How far a VACUUM, ANALYZE or REINDEX is.
    POSTGRES_MAINTENANCE_PROGRESS = "postgres/maintenance_progress";
    /// What interrupted rebuilds left of the indexes of a table.
    POSTGRES_REBUILDS_LEFT = "postgres/rebuilds_left";
    /// One role, as it is before it is changed.
    POSTGRES_ROLE = "postgres/role";
    /// What keeps a role from being dropped, by database.
    POSTGRES_ROLE_HOLDINGS = "postgres/role_holdings";
    /// The roles of the server.
    POSTGRES_ROLES = "postgres/roles";
    /// The settings in force.
    POSTGRES_SETTINGS = "postgres/settings";
    /// Whether a session and its statement are still there.
    POSTGRES_STILL_THERE = "postgres/still_there";
    /// A table before it is maintained.
    POSTGRES_TABLE = "postgres/table";
    /// Ends the session that was seen.
    POSTGRES_TERMINATE = "postgres/terminate";
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
