//! `authctl postgres role`.

use std::os::unix::fs::PermissionsExt;

use crate::support::{self, Database, Invocation, authctl, unique};

fn role(database: &Database<'_>, words: &[&str]) -> Invocation {
    authctl(["postgres", "role"].iter().chain(words)).on(database)
}

fn logs_in(database: &Database<'_>, role: &str, password: &str) -> bool {
    let mut client = database.server().client(database.name());
    client.env("PGPASSWORD", password).args(["-U", role, "-c", "SELECT 1"]);
    client.output().unwrap().status.success()
}

#[test]
fn a_role_lives_from_its_creation_to_its_end() {
    let database = support::postgres().database();
    let name = unique("App");
    let create = role(
        &database,
        &[
            "create",
            &name,
            "--password-stdin",
            "--connection-limit",
            "3",
            "--member-of",
            "pg_monitor",
            "--yes",
        ],
    )
    .stdin("hunter2 pencil\n")
    .run()
    .ends_with(0);
    assert!(!format!("{create:?}").contains("hunter2"), "a password is nowhere in what is said");
    assert!(logs_in(&database, &name, "hunter2 pencil") && !logs_in(&database, &name, "hunter3"));
    let facts = format!(
        "SELECT rolconnlimit, pg_has_role(oid, 'pg_monitor', 'MEMBER'), rolpassword ~ '^SCRAM' FROM pg_authid WHERE rolname = '{name}'"
    );
    assert_eq!(database.psql(&facts), "3|t|t");
    role(&database, &["create", &name, "--yes"]).run().ends_with(8);

    role(&database, &["set-password", &name, "--password-stdin", "--yes"])
        .stdin("other\n")
        .run()
        .ends_with(0);
    assert!(logs_in(&database, &name, "other") && !logs_in(&database, &name, "hunter2 pencil"));

    role(&database, &["limit", &name, "none", "--yes"]).run().ends_with(0);
    role(&database, &["grant", &name, "pg_monitor", "--revoke", "--yes"]).run().ends_with(0);
    role(&database, &["grant", &name, "pg_read_all_data", "--yes"]).run().ends_with(0);
    assert_eq!(database.psql(&facts), "-1|f|t");
    let again = role(&database, &["grant", &name, "pg_read_all_data", "--yes"]).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do."), "{}", again.stderr);
    let listed = role(&database, &["list", "-o", "json"]).run().ends_with(0).json()["data"].to_string();
    assert!(listed.contains(&name) && !listed.contains("\"pg_monitor\",\"login\""), "{listed}");

    let preview = role(&database, &["drop", &name, "--dry-run"]).run().ends_with(0);
    assert!(preview.stdout.contains("DROP ROLE"), "{}", preview.stdout);
    role(&database, &["drop", &name, "--yes"]).run().ends_with(0);
    role(&database, &["drop", &name, "--yes"]).run().ends_with(1);
}

#[test]
fn a_generated_password_is_in_a_file_that_only_its_maker_reads() {
    let database = support::postgres().database();
    let name = unique("app");
    let invocation = role(&database, &["create", &name, "--generate", "secret", "--yes"]);
    let folder = tempfile::tempdir().unwrap();
    let output = invocation.in_folder(folder.path()).run().ends_with(0);
    let file = folder.path().join("secret");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let password = std::fs::read_to_string(&file).unwrap();
    assert!(password.trim().len() == 24 && !format!("{output:?}").contains(password.trim()));
    assert!(logs_in(&database, &name, password.trim()));
    role(&database, &["set-password", &name, "--generate", "secret", "--yes"])
        .in_folder(folder.path())
        .run()
        .ends_with(2);
    let elsewhere = folder.path().join("unmade");
    let path = elsewhere.to_str().unwrap();
    role(&database, &["set-password", &name, "--generate", path, "--dry-run"]).run().ends_with(0);
    assert!(!elsewhere.exists(), "a dry run writes nothing");
    database.psql(&format!("DROP ROLE {name}"));
}

#[test]
fn what_a_role_holds_is_told_database_by_database_and_handed_over() {
    let server = support::postgres();
    let (one, two) = (server.database(), server.database());
    let (name, heir) = (unique("leaving"), unique("heir"));
    one.psql(&format!("CREATE ROLE {name}; CREATE ROLE {heir}; CREATE TABLE mine (id int); ALTER TABLE mine OWNER TO {name}; CREATE TABLE lent (id int); GRANT SELECT ON lent TO {name}"));
    two.psql(&format!("CREATE SCHEMA s AUTHORIZATION {name}"));
    let refused = role(&one, &["drop", &name, "--yes"]).run().ends_with(8);
    for words in [
        format!("in \"{}\" it owns 1 (tables", one.name()),
        format!("in \"{}\" it owns 1 (schemas)", two.name()),
        format!("in \"{}\" it has rights on 1", one.name()),
        "--reassign-to".to_owned(),
    ] {
        assert!(refused.stderr.contains(&words), "{words}\n{}", refused.stderr);
    }
    role(&one, &["drop", &name, "--reassign-to", &heir, "--yes"]).run().ends_with(0);
    assert_eq!(one.psql("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'mine'"), heir);
    assert_eq!(two.psql("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 's'"), heir);
    assert_eq!(one.psql(&format!("SELECT count(*) FROM pg_roles WHERE rolname = '{name}'")), "0");
    for database in [&one, &two] {
        database.psql(&format!("DROP OWNED BY {heir}"));
    }
    one.psql(&format!("DROP ROLE {heir}"));
}

#[test]
fn a_role_without_the_right_is_told_what_would_give_it() {
    let database = support::postgres().database();
    let name = unique("plain");
    database.psql(&format!("CREATE ROLE {name} LOGIN PASSWORD 'pencil'"));
    let output = role(&database, &["create", &unique("other"), "--yes"])
        .env("DATABASE_USER", &name)
        .env("DATABASE_PASSWORD", "pencil")
        .run()
        .ends_with(6);
    assert!(output.stderr.contains(&format!("`ALTER ROLE \"{name}\" CREATEROLE`")), "{}", output.stderr);
    for bad in ["pg_mine", "public", ""] {
        role(&database, &["create", bad, "--yes"]).run().ends_with(2);
    }
    database.psql(&format!("DROP ROLE {name}"));
}
