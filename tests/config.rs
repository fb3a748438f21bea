//! What the configuration resolves to, as an operator sees it.

use std::os::unix::ffi::OsStringExt;

use proptest::prelude::*;
use serde_json::Value;

use crate::support::{self, authctl};

/// Value and source of `key` in the JSON of `config show`.
fn shown(output: &support::Output, key: &str) -> (Value, String) {
    let json = output.json();
    let rows = json["data"].as_array().unwrap();
    let row = rows.iter().find(|row| row["key"] == key).unwrap();
    (row["value"].clone(), row["source"].as_str().unwrap().to_owned())
}

fn show() -> support::Invocation {
    authctl(["config", "show", "-o", "json"])
}

#[test]
fn every_value_knows_where_it_came_from() {
    let toml = "default_profile = \"test\"\n[postgres]\nhost = \"shared\"\nport = 5433\n\
                [profile.test.postgres]\nhost = \"db\"\n";
    let output = show()
        .file("authctl.toml", toml)
        .env("PGUSER", "reader")
        .argument("--set=redis.port=7000")
        .run()
        .ends_with(0);
    assert_eq!(output.json()["kind"], "config.show/1");
    let (host, source) = shown(&output, "postgres.host");
    assert_eq!(host, "db");
    assert!(source.ends_with("authctl.toml [profile.test]"), "{source}");
    assert_eq!(shown(&output, "postgres.port").0, "5433");
    assert_eq!(shown(&output, "postgres.user"), ("reader".into(), "$PGUSER".into()));
    assert_eq!(shown(&output, "redis.port"), ("7000".into(), "--set".into()));
    assert_eq!(shown(&output, "postgres.database"), (Value::Null, "not set".into()));
    assert_eq!(shown(&output, "redis.host"), ("localhost".into(), "default".into()));
}

#[test]
fn single_variables_beat_addresses_which_beat_dotnet_which_beats_libpq() {
    let output = show()
        .env("DATABASE_HOST", "single")
        .env("DATABASE_URL", "postgres://url@url-host/url-database")
        .env("ConnectionStrings__Default", "Host=dotnet;Username=dotnet;Port=6000")
        .env("PGPORT", "7000")
        .env("PGSSLMODE", "require")
        .run()
        .ends_with(0);
    assert_eq!(shown(&output, "postgres.host"), ("single".into(), "$DATABASE_HOST".into()));
    assert_eq!(shown(&output, "postgres.user"), ("url".into(), "$DATABASE_URL".into()));
    assert_eq!(shown(&output, "postgres.port"), ("6000".into(), "$ConnectionStrings__Default".into()));
    assert_eq!(shown(&output, "postgres.sslmode"), ("require".into(), "$PGSSLMODE".into()));
}

#[test]
fn a_dotnet_application_needs_no_other_configuration() {
    let settings = r#"{ "ConnectionStrings": { // as the application has it
        "DefaultConnection": "Host=postgres;Database=authsample;Username=app;Password=hunter2;Include Error Detail=true",
        "Redis": "redis:6379,password=hunter2,abortConnect=false" } }"#;
    let output = show().file("appsettings.json", settings).run().ends_with(0);
    assert_eq!(
        shown(&output, "postgres.host"),
        ("postgres".into(), "appsettings.json ConnectionStrings:DefaultConnection".into())
    );
    assert_eq!(shown(&output, "redis.host").0, "redis:6379");
    assert_eq!(shown(&output, "redis.password").0, "****");
    assert!(!output.stdout.contains("hunter2"));
}

#[test]
fn a_secret_may_stand_in_a_file() {
    let invocation = show().file("password", "hunter2\n");
    let path = invocation.folder().join("password");
    let output = invocation.env("DATABASE_PASSWORD_FILE", &path).run().ends_with(0);
    assert_eq!(shown(&output, "postgres.password"), ("****".into(), "$DATABASE_PASSWORD_FILE".into()));
    let output = show().env("DATABASE_PASSWORD_FILE", "/").run().ends_with(2);
    assert!(output.stderr.contains("/ is a directory"), "{}", output.stderr);
}

#[test]
fn libpqs_password_file_is_read_unless_others_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    for (mode, source) in [(0o600, "passwords"), (0o644, "not set")] {
        let invocation =
            show().file("passwords", "localhost:5432:*:reader:hunter2\n").env("PGUSER", "reader");
        let path = invocation.folder().join("passwords");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let output = invocation.env("PGPASSFILE", &path).run().ends_with(0);
        assert!(shown(&output, "postgres.password").1.ends_with(source), "{mode:o}");
        assert_eq!(output.stderr.contains("chmod 600"), mode == 0o644);
    }
}

#[test]
fn bad_input_is_named_with_its_place_and_the_nearest_word() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "[postgres]\nhots = \"db\"\n",
            &["authctl.toml:2:8", "`postgres.hots`", "did you mean `postgres.host`?"],
        ),
        ("[postgres\n", &["authctl.toml:1:"]),
        ("[postgres]\nport = \"many\"\n", &["postgres.port", "a port is a number"]),
        ("timeout = 1979-05-27\n", &["authctl.toml:1:11", "is needed here"]),
        (
            "[profile.production.postgres]\nsslmode = \"maybe\"\n",
            &["there is no profile `prodution`", "did you mean `production`?"],
        ),
    ];
    for (toml, expected) in cases {
        let profile = if toml.contains("profile") { vec!["--profile=prodution"] } else { vec![] };
        let mut invocation = show().file("authctl.toml", toml);
        for flag in profile {
            invocation = invocation.argument(flag);
        }
        let output = invocation.run().ends_with(2);
        for words in expected {
            assert!(output.stderr.contains(words), "{words} not in {}", output.stderr);
        }
        assert_eq!(output.stdout, "");
    }
}

#[test]
fn foreign_bytes_and_directories_are_usage_errors() {
    let output = show().file("authctl.toml", [0xff, 0xfe]).run().ends_with(2);
    assert!(output.stderr.contains("is not UTF-8"), "{}", output.stderr);
    let output = show().argument("--config=/").run().ends_with(2);
    assert!(output.stderr.contains("is a directory"), "{}", output.stderr);
    let output = show().env("DATABASE_HOST", std::ffi::OsString::from_vec(vec![0xff])).run().ends_with(2);
    assert!(output.stderr.contains("DATABASE_HOST is not UTF-8"), "{}", output.stderr);
    let output = show().argument("--timeout=0").run().ends_with(2);
    assert!(output.stderr.contains("longer than nothing"), "{}", output.stderr);
    let output = show().argument("--set=postgres.pasword=x").run().ends_with(2);
    assert!(output.stderr.contains("did you mean `postgres.password`?"), "{}", output.stderr);
}

#[test]
fn a_first_file_is_written_once_and_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let first = authctl(["config", "init", "--dry-run"]);
    let folder = tempfile::tempdir().unwrap();
    first.in_folder(folder.path()).run().ends_with(0);
    let path = folder.path().join("authctl.toml");
    assert!(!path.exists(), "a dry run writes nothing");
    authctl(["config", "init", "--yes"]).in_folder(folder.path()).run().ends_with(0);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let again = authctl(["config", "init", "--yes"]).in_folder(folder.path()).run().ends_with(8);
    assert!(again.stderr.contains("exists already"), "{}", again.stderr);
    authctl(["config", "check"]).in_folder(folder.path()).run().ends_with(0);
    let paths = authctl(["config", "path", "-o", "json"]).in_folder(folder.path()).run().ends_with(0).json();
    assert_eq!(paths["data"][1]["used"], true);
}

#[test]
fn a_damaged_file_of_the_throwaway_servers_is_told_and_ignored() {
    let invocation = show();
    let folder = invocation.folder().join(".authctl");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("dev.toml"), "[postgres]\npassword = \"hunter2\n").unwrap();
    let output = invocation.run().ends_with(0);
    assert!(output.stderr.contains("dev.toml is damaged; it is ignored"), "{}", output.stderr);
    assert!(!output.stderr.contains("hunter2"), "{}", output.stderr);
    assert_eq!(shown(&output, "postgres.host").1, "default");
}

#[test]
fn a_configuration_that_does_not_load_is_found_judged_and_replaced() {
    let broken =
        |arguments: &[&str]| authctl(["config"].iter().chain(arguments)).file("authctl.toml", "x = [");
    let check = broken(&["check", "-o", "json"]).run().ends_with(3).json();
    assert_eq!(check["verdict"], "bad");
    assert!(check["data"][0]["summary"].as_str().unwrap().contains("authctl.toml:1:6: "), "{check}");
    let paths = broken(&["path", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(paths["data"][1]["used"], Value::Null, "nobody knows");
    assert!(paths["notes"][0].as_str().unwrap().contains("does not load"), "{paths}");
    broken(&["init", "--force", "--yes"]).run().ends_with(0);
    broken(&["show"]).run().ends_with(2);
    let nobody = authctl(["config", "check", "--profile", "nobody"]).run().ends_with(3);
    assert!(nobody.stdout.contains("there is no profile `nobody`"), "{}", nobody.stdout);
}

#[test]
fn a_first_file_replaces_ordinary_files_only() {
    let folder = tempfile::tempdir().unwrap();
    let init = |path: &str| authctl(["config", "init", "--force", "--yes", path]).in_folder(folder.path());
    let device = init("/dev/null").run().ends_with(2);
    assert!(device.stderr.contains("is no ordinary file"), "{}", device.stderr);
    let nowhere = init("no/where.toml").run().ends_with(2);
    assert!(nowhere.stderr.contains("`mkdir -p "), "{}", nowhere.stderr);
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    std::fs::write(&file, "").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    init("link").run().ends_with(0);
    assert!(link.is_symlink() && !std::fs::read_to_string(&file).unwrap().is_empty());
}

#[test]
fn a_missing_certificate_is_a_finding() {
    let output = authctl(["config", "check", "-o", "json"])
        .env("PGSSLROOTCERT", "/nowhere/root.crt")
        .run()
        .ends_with(3);
    assert_eq!(output.json()["data"][0]["verdict"], "bad");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_secret_is_ever_shown(secret in "[A-Z][a-zA-Z0-9!%&/=;:@#]{11,30}") {
        let output = show()
            .env("DATABASE_PASSWORD", &secret)
            .env("REDIS_PASSWORD", &secret)
            .env("DATABASE_URL", format!("host=a password={secret} pasword={secret}"))
            .argument("--verbose")
            .run();
        let told = output.stdout + &output.stderr;
        prop_assert!(!told.contains(&secret));
        let output = show().env("ConnectionStrings__Default", format!("Host=a;Password={secret};Pasword={secret}")).run();
        let told = output.stdout + &output.stderr;
        prop_assert!(!told.contains(&secret));
    }
}
