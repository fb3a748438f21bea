//! `authctl token`: found, counted and taken back, and never shown.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use serde_json::{Value as Json, json};

use crate::backup_dynamodb::front::{Answer, front};
use crate::dynamodb::{created, put, token};
use crate::support::{self, DynamoDb, Invocation, authctl};

const FUTURE: &str = "2099-01-01T00:00:00.0000000Z";
const PAST: &str = "2020-01-01T00:00:00.0000000Z";

fn run(dynamodb: &DynamoDb, table: &str, arguments: &[&str]) -> Invocation {
    authctl([&["token"], arguments].concat()).aws(dynamodb).env("DYNAMODB_REFRESH_TOKENS_TABLE", table)
}

/// A table with tokens of two accounts, one of the tokens over.
fn filled(dynamodb: &DynamoDb, arguments: &[&str]) -> String {
    let table = created(dynamodb, arguments);
    for (number, user, expires) in [(1, "ada", FUTURE), (2, "ada", PAST), (3, "bob", FUTURE)] {
        put(dynamodb, &table, &token(number, user, expires));
    }
    table
}

fn left(dynamodb: &DynamoDb, table: &str) -> Vec<String> {
    let answer = dynamodb.call("Scan", &json!({"TableName": table}));
    let items = answer["Items"].as_array().unwrap().iter();
    let mut left: Vec<_> = items.map(|item| item["pk"]["S"].as_str().unwrap().to_owned()).collect();
    left.sort();
    left
}

fn ids(answer: &Json) -> Vec<String> {
    let rows = answer["data"].as_array().unwrap().iter();
    rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn tokens_are_listed_without_what_would_let_somebody_use_them() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let output = run(dynamodb, &table, &["list", "-o", "json"]).run().ends_with(0);
    assert!(!output.stdout.contains("hunter2") && !output.stdout.contains("RTID#"), "{}", output.stdout);
    assert!(output.stderr.contains("Reading the whole of"), "{}", output.stderr);
    let answer = output.json();
    assert_eq!(answer["data"].as_array().unwrap().len(), 3);
    assert_eq!(answer["data"][0]["user"], "ada");
    assert_eq!(answer["data"][0]["state"], "valid");
    let of = |arguments: &[&str]| {
        let answer = run(dynamodb, &table, &[&["list", "-o", "json"], arguments].concat()).run().ends_with(0);
        ids(&answer.json()).len()
    };
    assert_eq!(of(&["--user", "ada"]), 2);
    assert_eq!(of(&["--user", "ada@example.com"]), 3);
    assert_eq!(of(&["--user", "nobody"]), 0);
    assert_eq!(of(&["--expired"]), 1);
    assert_eq!(of(&["--max-rcu", "100", "--jobs", "2"]), 3);
    let cut = run(dynamodb, &table, &["list", "--limit", "2"]).run().ends_with(0);
    assert!(cut.stderr.contains("There are more"), "{}", cut.stderr);
}

#[test]
fn a_token_is_never_asked_for() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &["--user-index"]);
    let front = front(dynamodb.port, |_, body| {
        assert!(!body.to_string().contains("refreshToken"), "{body}");
        let reads = body.get("ConsistentRead").is_some() || body.get("IndexName").is_some();
        assert!(!reads || body.get("ProjectionExpression").is_some(), "{body}");
        Answer::Pass
    });
    let through = format!("http://127.0.0.1:{}", front.port);
    for arguments in [&["list"][..], &["list", "--user", "ada"]] {
        run(dynamodb, &table, arguments).env("AWS_ENDPOINT_URL_DYNAMODB", &through).run().ends_with(0);
    }
    assert_eq!((front.asked("Scan") > 0, front.asked("Query")), (true, 1));
}

#[test]
fn an_index_spares_reading_the_table() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &["--user-index"]);
    let output = run(dynamodb, &table, &["list", "--user", "ada", "-o", "json"]).run().ends_with(0);
    assert!(!output.stderr.contains("Reading the whole"), "{}", output.stderr);
    assert_eq!(ids(&output.json()).len(), 2);
    run(dynamodb, &table, &["revoke", "--user", "ada", "--yes"]).run().ends_with(0);
    assert_eq!(left(dynamodb, &table), ["RTID#3"]);
}

#[test]
fn one_token_is_shown_by_its_name() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let answer = run(dynamodb, &table, &["list", "--user", "bob", "-o", "json"]).run().ends_with(0).json();
    let id = ids(&answer).remove(0);
    let shown = run(dynamodb, &table, &["show", &id, "-o", "json"]).run().ends_with(0).json();
    assert_eq!((shown["data"]["user"].as_str(), shown["kind"].as_str()), (Some("bob"), Some("token.show/1")));
    run(dynamodb, &table, &["show", &id, "--user", "ada"]).run().ends_with(1);
    let output = run(dynamodb, &table, &["show", "nothing"]).run().ends_with(1);
    assert!(output.stderr.contains("`authctl token list`"), "{}", output.stderr);
}

#[test]
fn the_tokens_of_an_account_are_taken_back_and_no_other() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let dry = run(dynamodb, &table, &["revoke", "--user", "ada", "--dry-run"]).run().ends_with(0);
    assert!(dry.stderr.contains("revoke 2 tokens of ada"), "{}", dry.stderr);
    assert_eq!(left(dynamodb, &table).len(), 3);
    run(dynamodb, &table, &["revoke", "--user", "ada"]).run().ends_with(7);
    let done = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes", "-o", "json"]).run().ends_with(0);
    let answer = done.json();
    let expected = json!([{
        "found": 2, "deleted": 2, "changed": 0, "found_again": 0, "remaining": 0, "sweeps": 2, "throttled": 0
    }]);
    assert_eq!(answer["data"], expected);
    assert_eq!(left(dynamodb, &table), ["RTID#3"]);
    let again = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes"]).run().ends_with(0);
    assert!(again.stderr.contains("Nothing to do"), "{}", again.stderr);
    run(dynamodb, &table, &["revoke", "--yes"]).run().ends_with(2);
    // an empty variable in a script must not look like an account without tokens
    run(dynamodb, &table, &["revoke", "--user", "", "--yes"]).run().ends_with(2);
}

/// A front that writes another token of ada, numbered from 10 on, with each deletion of one of hers, `times` times.
fn refreshing(dynamodb: &DynamoDb, table: &str, times: u32) -> String {
    let (moto, name, left) = (DynamoDb { port: dynamodb.port }, table.to_owned(), AtomicU32::new(times));
    let front = front(dynamodb.port, move |operation, _| {
        let next = |left: u32| left.checked_sub(1);
        if operation == "DeleteItem"
            && let Ok(number) = left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, next)
        {
            put(&moto, &name, &token(10 + number, "ada", FUTURE));
        }
        Answer::Pass
    });
    format!("http://127.0.0.1:{}", front.port)
}

#[test]
fn a_token_that_is_written_meanwhile_is_found_by_a_second_sweep() {
    let Some(dynamodb) = support::dynamodb() else { return };
    for arguments in [&[][..], &["--user-index"]] {
        let table = filled(dynamodb, arguments);
        let through = refreshing(dynamodb, &table, 1);
        let revoke = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes", "-o", "json"]);
        let done = revoke.env("AWS_ENDPOINT_URL_DYNAMODB", through).run().ends_with(0).json();
        let of = |field: &str| done["data"][0][field].clone();
        assert_eq!([of("deleted"), of("found_again"), of("remaining")], [json!(3), json!(1), json!(0)]);
        assert_eq!(left(dynamodb, &table), ["RTID#3"]);
    }
}

#[test]
fn an_account_that_goes_on_getting_tokens_is_not_said_to_be_done() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let through = refreshing(dynamodb, &table, u32::MAX - 20);
    let revoke = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes", "-o", "json"]);
    let done = revoke.env("AWS_ENDPOINT_URL_DYNAMODB", through).run().ends_with(9).json();
    assert_eq!((&done["data"][0]["remaining"], &done["data"][0]["sweeps"]), (&Json::Null, &json!(5)));
    assert!(done["notes"].to_string().contains("goes on getting tokens"), "{done}");
}

#[test]
fn deletions_take_no_more_write_units_than_allowed() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    for number in 0..40 {
        put(dynamodb, &table, &token(number, "ada", FUTURE));
    }
    let begun = Instant::now();
    let revoke = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes", "--max-wcu", "20"]);
    let output = revoke.run().ends_with(0);
    assert!(output.stderr.contains("Deleting takes about 40 write units"), "{}", output.stderr);
    // 40 units at 20 a second, less the quarter of a second that may come at once
    assert!(begun.elapsed() > Duration::from_millis(1700), "{:?}", begun.elapsed());
    assert!(left(dynamodb, &table).is_empty());
}

#[test]
fn an_interrupted_revocation_says_how_far_it_came() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let front = front(dynamodb.port, |operation, body| {
        let waits = operation == "DeleteItem" && body["Key"]["pk"]["S"] == "RTID#2";
        if waits { Answer::Refuse("ThrottlingException", "slow down".to_owned()) } else { Answer::Pass }
    });
    let revoke = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes"]);
    let mut revoking =
        revoke.env("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}", front.port)).spawn();
    support::wait_for(|| left(dynamodb, &table) == ["RTID#2", "RTID#3"]);
    revoking.signal(Signal::SIGINT);
    let output = revoking.wait().ends_with(130);
    assert!(output.stderr.contains("deleted so far: 1"), "{}", output.stderr);
    assert!(output.stderr.contains("run the same command again"), "{}", output.stderr);
    run(dynamodb, &table, &["revoke", "--user", "ada", "--yes"]).run().ends_with(0);
    assert_eq!(left(dynamodb, &table), ["RTID#3"]);
}

#[test]
fn what_an_index_says_late_is_not_believed() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &["--user-index"]);
    let (moto, name) = (DynamoDb { port: dynamodb.port }, table.clone());
    let front = front(dynamodb.port, move |operation, body| {
        if operation == "GetItem" && body["Key"]["pk"]["S"] == "RTID#1" {
            put(&moto, &name, &token(1, "eve", FUTURE));
        }
        Answer::Pass
    });
    let revoke = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes"]);
    revoke.env("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}", front.port)).run().ends_with(0);
    assert_eq!(left(dynamodb, &table), ["RTID#1", "RTID#3"]);
}

#[test]
fn a_table_of_another_shape_is_left_alone() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = dynamodb.table();
    let created = dynamodb.call(
        "CreateTable",
        &json!({
            "TableName": table, "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
            "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
        }),
    );
    assert!(created["__type"].is_null(), "{created}");
    put(dynamodb, &table, &token(1, "ada", FUTURE));
    let output = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes"]).run().ends_with(8);
    assert!(output.stderr.contains("its key is pk HASH S, not"), "{}", output.stderr);
    assert_eq!(left(dynamodb, &table), ["RTID#1"]);
}

#[test]
fn an_address_that_finds_nothing_says_how_it_was_compared() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    for verb in [&["list"][..], &["revoke", "--yes"]] {
        let output =
            run(dynamodb, &table, &[verb, &["--user", "Ada@Example.com"]].concat()).run().ends_with(0);
        assert!(output.stderr.contains("compared letter by letter"), "{}", output.stderr);
    }
}

#[test]
fn a_single_token_is_taken_back() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let answer = run(dynamodb, &table, &["list", "--expired", "-o", "json"]).run().ends_with(0).json();
    let id = ids(&answer).remove(0);
    run(dynamodb, &table, &["revoke", "--id", &id, "--yes"]).run().ends_with(0);
    assert_eq!(left(dynamodb, &table), ["RTID#1", "RTID#3"]);
    run(dynamodb, &table, &["revoke", "--id", &id, "--yes"]).run().ends_with(1);
}

#[test]
fn a_token_that_is_anothers_by_now_stays() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let moto = DynamoDb { port: dynamodb.port };
    let name = table.clone();
    let front = front(dynamodb.port, move |operation, body| {
        if operation == "DeleteItem" && body["Key"]["pk"]["S"] == "RTID#1" {
            put(&moto, &name, &token(1, "eve", FUTURE));
        }
        Answer::Pass
    });
    let through = format!("http://127.0.0.1:{}", front.port);
    let done = run(dynamodb, &table, &["revoke", "--user", "ada", "--yes", "-o", "json"]);
    let answer = done.env("AWS_ENDPOINT_URL_DYNAMODB", through).run().ends_with(0).json();
    assert_eq!((&answer["data"][0]["deleted"], &answer["data"][0]["changed"]), (&json!(1), &json!(1)));
    assert_eq!(left(dynamodb, &table), ["RTID#1", "RTID#3"]);
}

#[test]
fn throttled_and_denied_deletions_say_what_was_done() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let left_over = AtomicU32::new(7);
    let throttling = front(dynamodb.port, move |operation, _| {
        let order = Ordering::SeqCst;
        let throttles =
            operation == "DeleteItem" && left_over.fetch_update(order, order, |n| n.checked_sub(1)).is_ok();
        let words = || "slow down".to_owned();
        if throttles {
            Answer::Refuse("ProvisionedThroughputExceededException", words())
        } else {
            Answer::Pass
        }
    });
    let through = format!("http://127.0.0.1:{}", throttling.port);
    let revoke = |user: &str, address: &str| {
        run(dynamodb, &table, &["revoke", "--user", user, "--yes"]).env("AWS_ENDPOINT_URL_DYNAMODB", address)
    };
    let done = revoke("bob", &through).argument("-o").argument("json").run().ends_with(0).json();
    // the client asks three times before it says that it was refused
    assert_eq!(done["data"][0]["throttled"], 2);
    assert!(done["notes"].to_string().contains("`--max-wcu`"), "{done}");
    let denying = front(dynamodb.port, |operation, body| {
        let words = "User: me is not authorized to perform: dynamodb:DeleteItem on resource: arn:t";
        let denied = operation == "DeleteItem" && body["Key"]["pk"]["S"] == "RTID#2";
        if denied { Answer::Refuse("AccessDeniedException", words.to_owned()) } else { Answer::Pass }
    });
    let output = revoke("ada", &format!("http://127.0.0.1:{}", denying.port)).run();
    assert!([6, 9].contains(&output.code), "{}", output.stderr);
    assert!(output.stderr.contains("can allow `dynamodb:DeleteItem`"), "{}", output.stderr);
}

#[test]
fn expired_tokens_are_purged_and_the_others_stay() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = filled(dynamodb, &[]);
    let mut epoch = token(4, "ada", "");
    epoch["expiresAtUtc"] = json!({"N": "1600000000"});
    put(dynamodb, &table, &epoch);
    let mut unknown = token(5, "ada", "soon");
    unknown["expiresAtUtc"] = json!({"S": "soon"});
    put(dynamodb, &table, &unknown);
    let dry =
        run(dynamodb, &table, &["purge", "--expired", "--dry-run", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(dry["data"][0]["deletes"], 2);
    run(dynamodb, &table, &["purge", "--expired", "--yes"]).run().ends_with(0);
    assert_eq!(left(dynamodb, &table), ["RTID#1", "RTID#3", "RTID#5"]);
    run(dynamodb, &table, &["purge", "--yes"]).run().ends_with(2);
}

#[test]
fn tokens_without_an_account_are_purged_unless_all_of_them_are() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let database = support::postgres().database();
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    let ada = "11111111-2222-4333-8444-555555555555";
    let table = created(dynamodb, &[]);
    put(dynamodb, &table, &token(1, ada, FUTURE));
    put(dynamodb, &table, &token(2, "99999999-2222-4333-8444-555555555555", FUTURE));
    put(dynamodb, &table, &token(3, "no-uuid", FUTURE));
    let purge = || run(dynamodb, &table, &["purge", "--orphans", "--yes"]).on(&database);
    let output = purge().run().ends_with(7);
    assert!(output.stderr.contains("has none of the 2 accounts"), "{}", output.stderr);
    assert_eq!(left(dynamodb, &table).len(), 3);
    database.psql(&format!(
        r#"INSERT INTO "Users" ("Id", "Email", "EmailVerified", "CreatedAt", "UpdatedAt")
           VALUES ('{ada}', 'ada@example.com', true, now(), now())"#
    ));
    purge().run().ends_with(0);
    assert_eq!(left(dynamodb, &table), ["RTID#1"]);
}
