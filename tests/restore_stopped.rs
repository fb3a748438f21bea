//! A restore that is stopped in the middle: what it says, what it leaves, and what the next one makes of that.

use std::fs;
use std::time::Duration;

use nix::sys::signal::Signal;
use tempfile::TempDir;

use crate::backup_dynamodb::bench::{items, table, tokens};
use crate::backup_dynamodb::front::{Answer, front};
use crate::support::{Repository, dynamodb, or_skip, postgres, redis_with, unique, wait_for};

const KEYS: usize = 200_000;

#[test]
fn redis_says_how_much_is_there_and_how_to_go_on() {
    let (database, repository) = (postgres().database(), Repository::new());
    let source = redis_with(&[("enable-debug-command", "yes")]);
    assert_eq!(source.cli(&["DEBUG", "POPULATE", &KEYS.to_string(), "sess", "100"]), "OK");
    let create = repository.invoke(&["backup", "create", "redis", "--yes"], &database).redis(&source);
    create.run().ends_with(0);
    let target = redis_with(&[]);
    target.cli(&["SET", "own", "1"]);
    let restore = || {
        let invocation = repository.invoke(&["restore", "latest", "--clean", "--yes"], &database);
        invocation.redis(&target).timeout(Duration::from_mins(3))
    };
    let held = || target.cli(&["DBSIZE"]).parse::<usize>().unwrap_or_default();
    let mut running = restore().spawn();
    wait_for(|| held() > 1000);
    running.signal(Signal::SIGINT);
    let told = running.wait().ends_with(130).stderr;
    for words in
        ["redis was not restored", "keys were restored", "1 keys were removed", "again with `--clean`"]
    {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(held() < KEYS, "it was stopped in the middle");
    restore().run().ends_with(0);
    assert_eq!(held(), KEYS);
}

#[test]
fn a_table_is_gone_on_with() {
    let dynamodb = or_skip!(dynamodb());
    let (database, repository) = (postgres().database(), Repository::new());
    let source = table(dynamodb, &tokens(200));
    let create = repository.invoke(&["backup", "create", "dynamodb", "--yes"], &database).aws(dynamodb);
    create.env("DYNAMODB_REFRESH_TOKENS_TABLE", &source).run().ends_with(0);
    let into = dynamodb.table();
    let restore = || {
        let words = ["restore", "latest", "dynamodb", "--into", &into, "--yes"];
        repository.invoke(&words, &database).aws(dynamodb).env("DYNAMODB_REFRESH_TOKENS_TABLE", &source)
    };
    let slow = front(dynamodb.port, |operation, _| {
        if operation == "BatchWriteItem" {
            std::thread::sleep(Duration::from_millis(700));
        }
        Answer::Pass
    });
    let mut running = restore().env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", slow.port)).spawn();
    wait_for(|| slow.asked("BatchWriteItem") > 2);
    running.signal(Signal::SIGINT);
    let told = running.wait().ends_with(130).stderr;
    for words in
        ["dynamodb was not restored", &format!("of 200 items were written into \"{into}\""), "it goes on"]
    {
        assert!(told.contains(words), "{words}\n{told}");
    }
    restore().run().ends_with(0);
    assert_eq!(items(dynamodb, &into), items(dynamodb, &source));
}

#[test]
fn a_database_says_under_which_name_the_half_of_it_is() {
    let (database, repository, name) = (postgres().database(), Repository::new(), unique("half"));
    // rows that take their time on their way back, however fast the machine is
    database.psql(
        "CREATE FUNCTION slow(integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN \
         IF current_query() LIKE 'COPY%' THEN PERFORM pg_sleep(0.001); END IF; RETURN true; END $$; \
         CREATE TABLE users (n integer CHECK (slow(n))); INSERT INTO users SELECT generate_series(1, 8000)",
    );
    repository.create(&[], &database);
    let restore = || repository.invoke(&["restore", "latest", "--into", &name, "--yes"], &database);
    let mut running = restore().spawn();
    let unfinished = format!("{name}_authctl_restoring");
    let server = database.server();
    let has_begun = || {
        server.try_psql(&unfinished, "SELECT pg_relation_size('users') > 0").is_ok_and(|answer| answer == "t")
    };
    wait_for(has_begun);
    running.signal(Signal::SIGINT);
    let told = running.wait().ends_with(130).stderr;
    assert!(told.contains(&unfinished) && told.contains("the next restore drops it"), "{told}");
    restore().run().ends_with(0);
    server.psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
}

#[test]
fn what_a_killed_restore_left_in_the_temporary_folder_is_swept_by_the_next() {
    let (database, repository, name) = (postgres().database(), Repository::new(), unique("killed"));
    database
        .psql("CREATE TABLE users AS SELECT n, md5(n::text) AS name FROM generate_series(1, 1000000) AS n");
    database.psql("ALTER TABLE users ADD PRIMARY KEY (n)");
    repository.create(&[], &database);
    let temporary = TempDir::with_prefix("tmp-").unwrap();
    // somebody else's, of a name that is not ours, and a file of one that is
    fs::create_dir(temporary.path().join("authctl-mine")).unwrap();
    fs::write(temporary.path().join("authctl-scratch-file"), "").unwrap();
    let restore = || {
        let invocation = repository.invoke(&["restore", "latest", "--into", &name, "--yes"], &database);
        invocation.env("TMPDIR", temporary.path())
    };
    let folders = || fs::read_dir(temporary.path()).unwrap().count() - 2;
    let mut running = restore().spawn();
    wait_for(|| folders() > 0);
    running.signal(Signal::SIGKILL);
    running.wait();
    assert_eq!(folders(), 1);
    let told = restore().run().ends_with(0).stderr;
    assert!(told.contains("a run that was killed had left it"), "{told}");
    assert_eq!(folders(), 0);
    database.server().psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
}
