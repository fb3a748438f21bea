//! `init` on real servers: what it sets up, what it leaves alone, and that a password stays secret.

use crate::support::{Database, Invocation, authctl, postgres, postgres_with, unique};

const PASSWORD: &str = "correct horse 'battery' $taple";

/// Drops the roles of a test, which are the server's and outlive the database.
struct Roles<'a>(&'a Database<'a>, Vec<String>);

impl Drop for Roles<'_> {
    fn drop(&mut self) {
        for role in &self.1 {
            drop(self.0.server().try_psql(self.0.name(), &format!("DROP OWNED BY {role}")));
            drop(self.0.server().try_psql(self.0.name(), &format!("DROP ROLE {role}")));
        }
    }
}

fn init(database: &Database<'_>, role: &str) -> Invocation {
    authctl(["init", "--yes", "--set", &format!("postgres.application_role={role}")])
        .on(database)
        .redact(role, "role")
}

fn with_password(database: &Database<'_>, role: &str) -> Invocation {
    init(database, role).argument("--set").argument(format!("postgres.application_password={PASSWORD}"))
}

fn can_log_in(database: &Database<'_>, role: &str, password: &str) -> bool {
    let mut client = database.server().client(database.name());
    client.args(["-U", role, "-c", "SELECT 1"]).env("PGPASSWORD", password);
    client.output().unwrap().status.success()
}

#[test]
fn everything_is_set_up_once_and_then_left_alone() {
    let database = postgres().database();
    let role = unique("app");
    let _roles = Roles(&database, vec![role.clone()]);
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    let first = with_password(&database, &role).run().ends_with(0);
    assert!(first.stdout.contains("logs in, connection limit 20"), "{}", first.stdout);
    assert!(can_log_in(&database, &role, PASSWORD));
    let may = database.psql(&format!(
        "SET ROLE {role}; CREATE TABLE own (id int); INSERT INTO \"Users\" VALUES \
         (gen_random_uuid(), 'a@b', NULL, true, now(), now()); \
         SELECT has_table_privilege('refinery_schema_history', 'SELECT')"
    ));
    assert_eq!(may, "f", "the history of migrations is the operator's");
    assert_eq!(
        database.psql(
            "SELECT string_agg(extname, ',' ORDER BY extname) FROM pg_extension WHERE extname <> 'plpgsql'"
        ),
        "pg_stat_statements,uuid-ossp"
    );
    let verifier = format!("SELECT rolpassword FROM pg_authid WHERE rolname = '{role}'");
    let before = database.psql(&verifier);
    let second = with_password(&database, &role).run().ends_with(0);
    assert!(second.stderr.contains("Nothing to do."), "{}", second.stderr);
    assert_eq!(database.psql(&verifier), before, "a password that is right is not set again");
    with_password(&database, &role).argument("--rotate-password").run().ends_with(0);
    assert_ne!(database.psql(&verifier), before);
    assert!(can_log_in(&database, &role, PASSWORD));
}

#[test]
fn tables_that_come_later_are_granted_too() {
    let database = postgres().database();
    let role = unique("app");
    let _roles = Roles(&database, vec![role.clone()]);
    with_password(&database, &role).run().ends_with(0);
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    database.psql(&format!("SET ROLE {role}; SELECT count(*) FROM \"UserSessions\""));
    let again = with_password(&database, &role).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do."), "{}", again.stderr);
}

#[test]
fn the_application_never_writes_the_history_of_migrations() {
    let database = postgres().database();
    let role = unique("app");
    let _roles = Roles(&database, vec![role.clone()]);
    with_password(&database, &role).run().ends_with(0);
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    let writes = format!(
        "SELECT has_table_privilege('{role}', 'refinery_schema_history', 'INSERT, UPDATE, DELETE, TRUNCATE')"
    );
    assert_eq!(database.psql(&writes), "f", "though default privileges say otherwise");
    database.psql(&format!("GRANT INSERT ON refinery_schema_history TO {role}"));
    let output = with_password(&database, &role).run().ends_with(0);
    assert!(output.stdout.contains("writing to table public.refinery_schema_history"), "{}", output.stdout);
    assert_eq!(database.psql(&writes), "f");
}

#[test]
fn roles_that_are_something_else_are_refused_before_anything_is_touched() {
    let database = postgres().database();
    let (role, boss) = (unique("app"), unique("boss"));
    let _roles = Roles(&database, vec![boss.clone()]);
    database.psql(&format!("CREATE ROLE {boss} SUPERUSER"));
    let long = "r".repeat(64);
    for (application, monitor, words) in [
        (role.as_str(), "postgres", "the role this runs as"),
        (&role, &role, "the application's role"),
        (&role, &boss, "is a superuser"),
        (&boss, "watch", "is a superuser"),
        (&role, "pg_watch", "PostgreSQL reserves"),
        (&long, "watch", "cut it off after 63 bytes"),
        ("", "watch", "it is empty"),
    ] {
        let run = init(&database, application).argument("--monitor-role").argument(monitor);
        let output = run.run().ends_with(2);
        assert!(output.stderr.contains(words), "{words} not in {}", output.stderr);
    }
    assert_eq!(database.psql("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'postgres'"), "-1");
}

#[test]
fn another_password_is_replaced() {
    let database = postgres().database();
    let role = unique("app");
    let _roles = Roles(&database, vec![role.clone()]);
    database.psql(&format!("CREATE ROLE {role} NOLOGIN PASSWORD 'old'"));
    with_password(&database, &role).run().ends_with(0);
    assert!(!can_log_in(&database, &role, "old"));
    assert!(can_log_in(&database, &role, PASSWORD));
}

#[test]
fn a_password_reaches_neither_output_nor_log_nor_statistics() {
    let server = postgres_with(&[("log_statement", "all"), ("pg_stat_statements.track", "all")]);
    let database = server.database();
    let role = unique("app");
    server.psql("CREATE EXTENSION pg_stat_statements");
    for arguments in [vec!["--dry-run"], vec!["--dry-run", "--output=json"], vec!["-v"]] {
        let run = with_password(&database, &role);
        let run = arguments.into_iter().fold(run, Invocation::argument).run().ends_with(0);
        let said = run.stdout + &run.stderr;
        assert!(!said.contains(PASSWORD) && !said.contains("SCRAM-SHA-256$"), "{said}");
    }
    let statements = server.psql("SELECT query FROM pg_stat_statements");
    assert!(!statements.contains(PASSWORD) && !statements.contains("SCRAM-SHA-256$"), "{statements}");
    let logged = std::fs::read_to_string(server.sockets.join("log")).unwrap();
    assert!(logged.contains("FROM pg_authid"), "statements are logged");
    assert!(!logged.contains(PASSWORD) && !logged.contains("SCRAM-SHA-256$"), "{logged}");
    assert!(can_log_in(&database, &role, PASSWORD));
}

#[test]
fn what_a_server_cannot_have_is_a_finding() {
    let database = postgres().database();
    let role = unique("app");
    let _roles = Roles(&database, vec![role.clone()]);
    let output = init(&database, &role).run().ends_with(0);
    let setting = format!("set `cron.database_name = '{}'` and restart the server", database.name());
    assert!(output.stderr.contains(&setting), "{}", output.stderr);
    assert!(output.stderr.contains("set `postgres.application_password`"), "{}", output.stderr);
    let json = init(&database, &role).argument("--output=json").run().ends_with(0).json();
    assert_eq!(json["verdict"], "warn", "{json}");
}

#[test]
fn libraries_that_were_not_loaded_are_named() {
    let server = postgres_with(&[("shared_preload_libraries", "")]);
    let database = server.database();
    let output = init(&database, &unique("app")).run().ends_with(0);
    for library in ["pg_cron", "pg_stat_statements"] {
        let setting = format!("set `shared_preload_libraries = '{library}'` and restart the server");
        assert!(output.stderr.contains(&setting), "{}", output.stderr);
    }
}

#[test]
fn pg_cron_is_installed_where_it_lives() {
    let server = postgres();
    let role = unique("app");
    let output = authctl([
        "init",
        "--dry-run",
        "--output=json",
        "--set",
        &format!("postgres.application_role={role}"),
    ])
    .on(&server.database())
    .argument("--set")
    .argument("postgres.database=postgres")
    .run()
    .ends_with(0);
    assert!(output.stdout.contains("CREATE EXTENSION IF NOT EXISTS \\\"pg_cron\\\""), "{}", output.stdout);
}

#[test]
fn a_monitoring_role_sees_everything_and_changes_nothing() {
    let database = postgres().database();
    let (role, monitor) = (unique("app"), unique("watch"));
    let _roles = Roles(&database, vec![role.clone(), monitor.clone()]);
    let run = || with_password(&database, &role).argument("--monitor-role").argument(&monitor);
    let output = run().run().ends_with(0);
    assert!(output.stderr.contains(&format!("`psql -c '\\password {monitor}'`")), "{}", output.stderr);
    let attributes = database.psql(&format!(
        "SELECT rolcanlogin, rolconnlimit, pg_has_role(oid, 'pg_monitor', 'MEMBER') FROM pg_roles WHERE rolname = '{monitor}'"
    ));
    assert_eq!(attributes, "t|3|t");
    let again = run().run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do."), "{}", again.stderr);
}

#[test]
fn a_role_without_rights_is_denied_and_changes_nothing() {
    let database = postgres().database();
    let (role, weak) = (unique("app"), unique("weak"));
    let _roles = Roles(&database, vec![weak.clone()]);
    database.psql(&format!("CREATE ROLE {weak} LOGIN PASSWORD 'weak'"));
    let run = with_password(&database, &role).env("DATABASE_USER", &weak).env("DATABASE_PASSWORD", "weak");
    let output = run.run().ends_with(6);
    assert!(output.stderr.contains("nothing was changed"), "{}", output.stderr);
    assert_eq!(database.psql(&format!("SELECT count(*) FROM pg_roles WHERE rolname = '{role}'")), "0");
}

#[test]
fn a_database_that_does_not_exist_can_be_created() {
    let database = postgres().database();
    let output = authctl(["init", "--set", "postgres.database=nowhere"]).on(&database).run();
    assert!(output.stderr.contains("`authctl db create nowhere`"), "{}", output.stderr);
    assert_eq!(output.code, 1, "the server answered, and nobody was denied");
}
