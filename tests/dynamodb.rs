//! `authctl dynamodb describe|check|create` and `monitor dynamodb`, against moto and against servers that refuse.

use serde_json::{Value as Json, json};

use crate::backup_dynamodb::front::{Answer, front};
use crate::support::{self, DynamoDb, Invocation, authctl};

/// authctl with a table that is not there yet.
fn with_table(dynamodb: &DynamoDb, table: &str, arguments: &[&str]) -> Invocation {
    authctl(arguments).aws(dynamodb).env("DYNAMODB_REFRESH_TOKENS_TABLE", table)
}

/// A table of the right shape.
pub(crate) fn created(dynamodb: &DynamoDb, arguments: &[&str]) -> String {
    let table = dynamodb.table();
    let command = [&["dynamodb", "create", "--yes"], arguments].concat();
    with_table(dynamodb, &table, &command).run().ends_with(0);
    table
}

/// A token as the application writes it.
pub(crate) fn token(number: u32, user: &str, expires: &str) -> Json {
    let key = format!("RTID#{number}");
    json!({
        "pk": {"S": key}, "sk": {"S": key}, "userSub": {"S": user}, "userEmail": {"S": "ada@example.com"},
        "refreshToken": {"S": "hunter2"}, "issuedAtUtc": {"S": "2025-12-01T00:00:00.0000000Z"},
        "expiresAtUtc": {"S": expires},
    })
}

/// Writes an item.
pub(crate) fn put(dynamodb: &DynamoDb, table: &str, item: &Json) {
    let answer = dynamodb.call("PutItem", &json!({"TableName": table, "Item": item}));
    assert!(answer["__type"].is_null(), "{answer}");
}

fn assertion<'a>(answer: &'a Json, id: &str) -> &'a Json {
    let assertions = answer["data"]["assertions"].as_array().unwrap();
    assertions.iter().find(|assertion| assertion["id"] == id).unwrap_or_else(|| panic!("no {id} in {answer}"))
}

/// `dynamodb check` with this file of expectations.
fn check(dynamodb: &DynamoDb, table: &str, expectations: &str) -> Invocation {
    let arguments = ["dynamodb", "check", "-o", "json", "--expect", "expect.toml"];
    with_table(dynamodb, table, &arguments).file("expect.toml", expectations)
}

#[test]
fn a_created_table_has_the_shape_and_a_second_run_says_so() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = dynamodb.table();
    let create = |more: &[&str]| with_table(dynamodb, &table, &[&["dynamodb", "create"], more].concat());
    let dry = create(&["--dry-run", "--user-index"]).run().ends_with(0);
    assert!(dry.stdout.contains("with an index userSub-index on userSub"), "{}", dry.stdout);
    assert!(dynamodb.call("DescribeTable", &json!({"TableName": table}))["Table"].is_null());
    create(&["--yes", "--user-index", "--time-to-live", "expiresAt", "-o", "json"]).run().ends_with(0);
    let known = dynamodb.call("DescribeTable", &json!({"TableName": table}))["Table"].clone();
    assert_eq!(known["KeySchema"][0], json!({"AttributeName": "pk", "KeyType": "HASH"}));
    assert_eq!(known["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST");
    assert_eq!(known["GlobalSecondaryIndexes"][0]["IndexName"], "userSub-index");
    assert!(create(&["--yes"]).run().ends_with(8).stderr.contains("`--if-not-exists`"));
    assert!(create(&["--yes", "--if-not-exists"]).run().ends_with(0).stderr.contains("Nothing to do"));
}

#[test]
fn a_name_that_aws_would_not_take_is_refused_everywhere() {
    let Some(dynamodb) = support::dynamodb() else { return };
    for name in ["x", "no spaces", "table/other"] {
        let output = with_table(dynamodb, name, &["dynamodb", "create", "--yes"]).run().ends_with(2);
        assert!(output.stderr.contains("is no name of a table"), "{}", output.stderr);
    }
    let nameless = ["dynamodb", "create", "--yes", "--time-to-live", ""];
    with_table(dynamodb, &dynamodb.table(), &nameless).run().ends_with(2);
}

#[test]
fn what_should_be_off_is_mended_by_turning_it_off() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &["--deletion-protection", "--time-to-live", "ends"]);
    let off = "[table]\ntime_to_live = \"absent\"\ndeletion_protection = \"absent\"\n";
    let answer = check(dynamodb, &table, off).run().ends_with(0).json();
    let time_to_live = assertion(&answer, "table.time_to_live");
    assert!(
        time_to_live["remedy"].as_str().unwrap().ends_with("Enabled=false,AttributeName=ends"),
        "{answer}"
    );
    assert_eq!(time_to_live["terraform"], "ttl { enabled = false }");
    assert_eq!(
        assertion(&answer, "table.deletion_protection")["terraform"],
        "deletion_protection_enabled = false"
    );
}

#[test]
fn an_index_that_is_being_built_is_not_asked_and_said_to_be() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &["--user-index"]);
    put(dynamodb, &table, &token(1, "ada", "2099-01-01T00:00:00.0000000Z"));
    let front = front(dynamodb.port, |operation, _| match operation {
        "DescribeTable" => Answer::Alter(|answer| {
            answer["Table"]["GlobalSecondaryIndexes"][0]["IndexStatus"] = json!("CREATING");
        }),
        _ => Answer::Pass,
    });
    let through =
        |run: Invocation| run.env("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}", front.port));
    let wanted = "[table]\nuser_index = \"required\"\n";
    let answer = through(check(dynamodb, &table, wanted)).run().ends_with(0).json();
    let found = assertion(&answer, "table.user_index");
    assert_eq!(found["actual"], "userSub-index, which does not answer yet");
    let listed = through(with_table(dynamodb, &table, &["token", "list", "--user", "ada", "-o", "json"]));
    assert_eq!(listed.run().ends_with(0).json()["data"][0]["user"], "ada");
    assert_eq!((front.asked("Query"), front.asked("Scan") > 0), (0, true));
}

#[test]
fn a_moment_of_long_ago_never_comes() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &["--time-to-live", "ends"]);
    for (number, ends) in [(1, "1000000000"), (2, "4000000000")] {
        let mut item = token(number, "a", "2026-01-01T00:00:00.0000000Z");
        item["ends"] = json!({"N": ends});
        put(dynamodb, &table, &item);
    }
    let answer = check(dynamodb, &table, "").run().ends_with(3).json();
    let found = assertion(&answer, "table.time_to_live_type");
    assert_eq!(found["actual"], "1 of 2 seconds, 1 of 2 over five years ago");
}

#[test]
fn a_table_of_another_shape_is_a_conflict() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = dynamodb.table();
    dynamodb.call(
        "CreateTable",
        &json!({
            "TableName": table, "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "N"}],
        }),
    );
    let output = with_table(dynamodb, &table, &["dynamodb", "create", "--yes", "--if-not-exists"]).run();
    assert!(output.ends_with(8).stderr.contains("it is id HASH N, not pk HASH S, sk RANGE S"));
    let answer = check(dynamodb, &table, "").run().ends_with(3).json();
    let keys = assertion(&answer, "table.keys");
    assert_eq!((keys["outcome"].as_str(), keys["severity"].as_str()), (Some("failed"), Some("error")));
    assert_eq!(keys["actual"], "id HASH N");
    // the same assertion stops `check`
    let output = with_table(dynamodb, &table, &["check", "dynamodb"]).run().ends_with(3);
    assert!(output.stdout.contains("dynamodb.table.keys"), "{}", output.stdout);
}

#[test]
fn a_description_has_every_property() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &["--user-index", "--deletion-protection"]);
    put(dynamodb, &table, &token(1, "a", "2026-01-01T00:00:00.0000000Z"));
    let output = with_table(dynamodb, &table, &["dynamodb", "describe", "-o", "json"]).run().ends_with(0);
    let data = output.json()["data"].clone();
    assert_eq!(data["table"], table.as_str());
    assert_eq!(data["keys"], "pk HASH S, sk RANGE S");
    assert_eq!(data["user_index"], "userSub-index");
    assert_eq!(data["billing_mode"], "PAY_PER_REQUEST");
    assert_eq!(data["deletion_protection"], true);
    assert_eq!(data["time_to_live_attribute"], Json::Null);
    assert_eq!(data["sampled_types"], "1 of 1 string");
    assert_eq!(data["region"], "us-east-1");
    assert!(data["size_bytes"].is_number() && data["tags"].is_array(), "{data}");
    assert!(!output.stdout.contains("hunter2"));
    let people = with_table(dynamodb, &table, &["dynamodb", "describe"]).run().ends_with(0);
    assert!(people.stdout.contains("keys") && people.stdout.contains("pk HASH S"), "{}", people.stdout);
}

#[test]
fn a_bare_table_is_warned_of_with_what_mends_it() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let answer = check(dynamodb, &table, "").run().ends_with(0).json();
    for id in ["table.exists", "table.status", "table.keys", "table.billing", "table.account", "table.region"]
    {
        assert_eq!(assertion(&answer, id)["outcome"], "passed", "{id}: {answer}");
    }
    for (id, words) in [
        ("table.point_in_time_recovery", "PointInTimeRecoveryEnabled=true"),
        ("table.deletion_protection", "--deletion-protection-enabled"),
        ("table.time_to_live", "token purge --expired"),
    ] {
        let found = assertion(&answer, id);
        assert_eq!(
            (found["outcome"].as_str(), found["verdict"].as_str()),
            (Some("failed"), Some("warn")),
            "{id}"
        );
        assert!(found["remedy"].as_str().unwrap().contains(words), "{found}");
        assert!(found["terraform"].is_string(), "{found}");
    }
    assert_eq!(assertion(&answer, "table.deletion_protection")["known_as"][0], "DynamoDB.6");
}

#[test]
fn an_attribute_that_never_expires_is_bad() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &["--time-to-live", "expiresAtUtc"]);
    put(dynamodb, &table, &token(1, "a", "2026-01-01T00:00:00.0000000Z"));
    let answer = check(dynamodb, &table, "").run().ends_with(3).json();
    let found = assertion(&answer, "table.time_to_live_type");
    assert_eq!(
        (found["outcome"].as_str(), found["actual"].as_str()),
        (Some("failed"), Some("1 of 1 string"))
    );
    assert!(found["remedy"].as_str().unwrap().contains("never expire"), "{found}");
    let lenient = "[severity]\n\"table.time_to_live_type\" = \"warning\"\n";
    check(dynamodb, &table, lenient).run().ends_with(0);
}

#[test]
fn a_file_says_what_is_expected() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let strict = "[table]\nuser_index = \"required\"\naccount = \"1\"\ntags = { team = \"auth\" }\n\
                  [severity]\n\"table.user_index\" = \"error\"\n\"table.time_to_live\" = \"ignore\"\n";
    let answer = check(dynamodb, &table, strict).run().ends_with(3).json();
    for id in ["table.user_index", "table.account", "table.tags"] {
        assert_eq!(assertion(&answer, id)["outcome"], "failed", "{id}: {answer}");
    }
    assert!(!answer.to_string().contains("\"table.time_to_live\""), "{answer}");
    let output = check(dynamodb, &table, "[tabel]\n").run().ends_with(2);
    assert!(output.stderr.contains("expect.toml is no file of expectations"), "{}", output.stderr);
    check(dynamodb, &table, "[severity]\n\"table.kes\" = \"error\"\n").run().ends_with(2);
}

#[test]
fn a_missing_table_is_a_finding_with_the_one_that_may_be_meant() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let alike = format!("{table}_RefreshTokens");
    with_table(dynamodb, &alike, &["dynamodb", "create", "--yes"]).run().ends_with(0);
    let answer = check(dynamodb, "nobodys", "").run().ends_with(3).json();
    assert_eq!(assertion(&answer, "table.exists")["outcome"], "failed");
    assert!(assertion(&answer, "table.name")["actual"].as_str().unwrap().contains(&alike), "{answer}");
    let output = with_table(dynamodb, "nobodys", &["dynamodb", "describe"]).run().ends_with(1);
    assert!(output.stderr.contains("`--set dynamodb.table=NAME`"), "{}", output.stderr);
    let answer = check(dynamodb, &table, "").run().ends_with(0).json();
    assert_eq!(assertion(&answer, "table.name")["outcome"], "failed");
}

#[test]
fn a_table_in_another_region_is_not_found_there() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let elsewhere =
        |arguments: &[&str]| with_table(dynamodb, &table, arguments).env("AWS_REGION", "eu-west-1");
    let output = elsewhere(&["dynamodb", "describe"]).run().ends_with(1);
    assert!(output.stderr.contains("`--set dynamodb.region=REGION`"), "{}", output.stderr);
    let output = elsewhere(&["dynamodb", "check"]).run().ends_with(3);
    assert!(output.stdout.contains("there is no table"), "{}", output.stdout);
}

#[test]
fn what_a_server_has_not_and_what_may_not_be_seen_neither_pass_nor_fail() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let front = front(dynamodb.port, |operation, _| match operation {
        "DescribeContinuousBackups" => Answer::Refuse("UnknownOperationException", String::new()),
        "ListTagsOfResource" => Answer::Refuse(
            "AccessDeniedException",
            "User: me is not authorized to perform: dynamodb:ListTagsOfResource on resource: arn:t"
                .to_owned(),
        ),
        _ => Answer::Pass,
    });
    let through =
        |run: Invocation| run.env("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}", front.port));
    let tags = "[table]\ntags = { team = \"auth\" }\n";
    let answer = through(check(dynamodb, &table, tags)).run().ends_with(0).json();
    assert_eq!(assertion(&answer, "table.point_in_time_recovery")["outcome"], "unsupported");
    let hidden = assertion(&answer, "table.tags");
    assert_eq!((hidden["outcome"].as_str(), hidden["verdict"].as_str()), (Some("unknown"), Some("unknown")));
    assert!(hidden["remedy"].as_str().unwrap().contains("`dynamodb:ListTagsOfResource`"), "{hidden}");
    through(check(dynamodb, &table, tags)).argument("--strict").run().ends_with(4);
    let described = through(with_table(dynamodb, &table, &["dynamodb", "describe"])).run().ends_with(0);
    assert!(
        described.stderr.contains("recovery could not be seen: the server has no such call"),
        "{}",
        described.stderr
    );
}

#[test]
fn whoever_may_not_describe_the_table_learns_what_to_allow() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let front = front(dynamodb.port, |_, _| {
        let words = "User: me is not authorized to perform: dynamodb:DescribeTable on resource: arn:t";
        Answer::Refuse("AccessDeniedException", words.to_owned())
    });
    let through =
        |run: Invocation| run.env("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}", front.port));
    let answer = through(check(dynamodb, "any", "")).run().ends_with(0).json();
    assert_eq!(assertion(&answer, "table.exists")["outcome"], "unknown");
    through(check(dynamodb, "any", "")).argument("--strict").run().ends_with(4);
    let output = through(with_table(dynamodb, "any", &["dynamodb", "describe"])).run().ends_with(6);
    assert!(output.stderr.contains("can allow `dynamodb:DescribeTable`"), "{}", output.stderr);
}

#[test]
fn no_server_no_credentials_and_no_region_have_their_own_exit_codes() {
    let address = format!("http://127.0.0.1:{}", support::free_port());
    for verb in [["dynamodb", "describe"], ["dynamodb", "check"], ["dynamodb", "iam"], ["token", "list"]] {
        let run = || authctl(verb).argument("--timeout=3s");
        let keys =
            |run: Invocation| run.env("AWS_ACCESS_KEY_ID", "a").env("AWS_SECRET_ACCESS_KEY", "hunter2");
        let silent = keys(run()).env("AWS_REGION", "eu-west-1").env("AWS_ENDPOINT_URL", &address).run();
        assert!(silent.ends_with(5).stderr.contains("Connection refused"), "{verb:?}");
        run().env("AWS_REGION", "eu-west-1").env("AWS_ENDPOINT_URL", &address).run().ends_with(6);
        keys(run()).run().ends_with(2);
    }
}

#[test]
fn the_nagios_line_tells_the_worst() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let output = with_table(dynamodb, &table, &["dynamodb", "check", "-o", "nagios"]).run().ends_with(1);
    assert!(output.stdout.starts_with("WARNING - "), "{}", output.stdout);
}

#[test]
fn a_monitor_counts_ages_and_what_it_read() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    for number in 0..5 {
        put(dynamodb, &table, &token(number, "a", "2025-12-31T00:00:00.0000000Z"));
    }
    let monitor = || with_table(dynamodb, &table, &["monitor", "dynamodb", "-o", "json"]);
    let output = monitor().run().ends_with(0);
    let answer = output.json();
    assert_eq!(answer["kind"], "monitor.dynamodb/1");
    assert_eq!(answer["data"]["sampled_items"], 5);
    assert_eq!(answer["data"]["status"], "ACTIVE");
    assert_eq!(answer["data"]["throttled_calls"], 0);
    assert!(!output.stdout.contains("hunter2"));
    let few = monitor().argument("--sample=2").run().ends_with(0).json();
    assert_eq!(few["data"]["sampled_items"], 2);
    assert!(few["notes"].to_string().contains("`--sample` takes more"), "{few}");
}

#[test]
fn throttling_is_seen_and_outlasted() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let refusals = std::sync::atomic::AtomicU32::new(2);
    let front = front(dynamodb.port, move |operation, _| {
        let order = std::sync::atomic::Ordering::SeqCst;
        let next = |left: u32| left.checked_sub(1);
        if operation == "Scan" && refusals.fetch_update(order, order, next).is_ok() {
            return Answer::Refuse("ProvisionedThroughputExceededException", "slow down".to_owned());
        }
        Answer::Pass
    });
    let answer = with_table(dynamodb, &table, &["monitor", "dynamodb", "-o", "json"])
        .env("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}", front.port))
        .run()
        .ends_with(0)
        .json();
    assert_eq!(answer["data"]["throttled_calls"], 2);
    assert_eq!(answer["verdict"], "warn");
    assert!(answer["notes"].to_string().contains("no capacity"), "{answer}");
}
