//! Backups: a DynamoDB table out of moto into a folder, and back.

pub(crate) mod bench;
pub(crate) mod front;

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use authctl::error::Kind;
use authctl::ops::backup::dynamodb as backup;
use authctl::ops::repository::{Compression, Part};
use authctl::plan::Danger;
use authctl::progress::Silent;
use serde_json::{Value as Json, json};

use crate::support::{self, Direction, or_skip, skipped};
use bench::{Bench, aws, create, fill, gunzip, inside, into, items, part, segments, table, tokens};
use front::{Answer, front};

/// Every type of attribute, and what is easily lost of each.
fn every_type() -> Vec<Json> {
    let item = |name: &str, rest: Json| {
        let mut item = json!({"pk": {"S": name}, "sk": {"S": "1"}});
        item.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        item
    };
    let nested = (0..12).fold(json!({"NULL": true}), |inner, _| json!({"M": {"deeper": {"L": [inner]}}}));
    vec![
        item(
            "texts",
            json!({"empty": {"S": ""}, "lines": {"S": "a\nb\t\"\\\u{0}\u{1F600}"}, "é.#:": {"S": "x"}}),
        ),
        item(
            "numbers",
            json!({
                "long": {"N": "12345678901234567890123456789012345678"},
                "fraction": {"N": "-0.12345678901234567890123456789012345678"},
                "large": {"N": "9.9999999999999999999999999999999999999E+125"},
                "small": {"N": "1E-130"},
                "zero": {"N": "0"},
            }),
        ),
        item("binary", json!({"some": {"B": "AP8QgA=="}, "empty": {"B": ""}})),
        item("flags", json!({"yes": {"BOOL": true}, "no": {"BOOL": false}, "nothing": {"NULL": true}})),
        item(
            "sets",
            json!({
                "texts": {"SS": ["b", "a", "é"]},
                "numbers": {"NS": ["2", "-1.5", "12345678901234567890123456789012345678"]},
                "binaries": {"BS": ["Ag==", "AQ=="]},
            }),
        ),
        item(
            "lists",
            json!({"empty": {"L": []}, "mixed": {"L": [{"N": "1"}, {"S": ""}, {"L": [{"M": {}}]}]}}),
        ),
        item("maps", json!({"empty": {"M": {}}, "nested": nested})),
        item("large", json!({"text": {"S": "y".repeat(390_000)}})),
    ]
}

#[tokio::test]
async fn every_type_of_attribute_survives() {
    let dynamodb = or_skip!(inside("every_type_of_attribute_survives"));
    let table = table(&dynamodb, &every_type());
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &table));
    let manifest = bench.back_up(&aws).await;
    assert_eq!(part(&manifest).items, 8);
    assert_eq!(part(&manifest).point_in_time_recovery, Some(false));
    let copy = dynamodb.table();
    let plan = bench.prepare(&aws, &manifest, &into(&copy)).await.unwrap();
    assert_eq!(
        (plan.target.as_str(), plan.danger, plan.identity.as_str()),
        (&*copy, Danger::Reversible, "missing")
    );
    assert!(
        plan.steps[0].starts_with("create table") && plan.steps[1].contains("write 8 items"),
        "{:?}",
        plan.steps
    );
    assert!(plan.notes.iter().any(|note| note.contains("not of one moment")), "{:?}", plan.notes);
    bench.apply(&aws, &manifest, &into(&copy)).await.unwrap();
    assert_eq!(items(&dynamodb, &copy), items(&dynamodb, &table));
    let text = items(&dynamodb, &copy).concat();
    assert!(text.contains(r#""12345678901234567890123456789012345678""#), "{text}");
}

#[tokio::test]
async fn many_items_are_read_in_segments() {
    let dynamodb = or_skip!(inside("many_items_are_read_in_segments"));
    let table = table(&dynamodb, &tokens(6000));
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &table));
    let manifest = bench.back_up(&aws).await;
    let part = part(&manifest);
    assert_eq!(part.items, 6000);
    assert_eq!(part.files.len(), 4, "{:?}", part.files);
    let lines: usize =
        part.files.iter().map(|file| gunzip(&bench.path(&manifest, file)).lines().count()).sum();
    assert_eq!(lines, 6000);
    let listed = std::fs::read_to_string(bench.path(&manifest, "dynamodb/manifest-files.json")).unwrap();
    let listed: Vec<Json> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let counts: u64 = listed.iter().map(|file| file["itemCount"].as_u64().unwrap()).sum();
    assert_eq!((listed.len(), counts), (4, 6000));
    let summary = std::fs::read_to_string(bench.path(&manifest, "dynamodb/manifest-summary.json")).unwrap();
    let summary: Json = serde_json::from_str(&summary).unwrap();
    assert_eq!((&summary["itemCount"], &summary["outputFormat"]), (&json!(6000), &json!("DYNAMODB_JSON")));
    let copy = dynamodb.table();
    let restored = bench.apply(&aws, &manifest, &into(&copy)).await.unwrap();
    assert_eq!(restored.figures[0].0, "items");
    assert_eq!(items(&dynamodb, &copy), items(&dynamodb, &table));
    let again = bench.back_up(&self::aws(dynamodb.port, &copy)).await;
    assert_eq!(self::part(&again).digest, part.digest);
}

#[tokio::test]
async fn an_empty_table_is_a_backup_too() {
    let dynamodb = or_skip!(inside("an_empty_table_is_a_backup_too"));
    let table = table(&dynamodb, &[]);
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &table));
    let manifest = bench.back_up(&aws).await;
    assert_eq!((part(&manifest).items, part(&manifest).files.len()), (0, 0));
    let copy = dynamodb.table();
    bench.apply(&aws, &manifest, &into(&copy)).await.unwrap();
    assert_eq!(items(&dynamodb, &copy).len(), 0);
}

#[tokio::test]
async fn the_definition_of_the_table_comes_back() {
    let dynamodb = or_skip!(inside("the_definition_of_the_table_comes_back"));
    let table = dynamodb.table();
    let keys = |hash: &str, range: &str| json!([{"AttributeName": hash, "KeyType": "HASH"}, {"AttributeName": range, "KeyType": "RANGE"}]);
    let throughput = json!({"ReadCapacityUnits": 7, "WriteCapacityUnits": 3});
    create(
        &dynamodb,
        &json!({
            "TableName": table,
            "AttributeDefinitions": [
                {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "N"},
                {"AttributeName": "userSub", "AttributeType": "S"}
            ],
            "KeySchema": keys("pk", "sk"),
            "LocalSecondaryIndexes": [
                {"IndexName": "local", "KeySchema": keys("pk", "userSub"), "Projection": {"ProjectionType": "KEYS_ONLY"}}
            ],
            "GlobalSecondaryIndexes": [{
                "IndexName": "global", "KeySchema": keys("userSub", "sk"), "ProvisionedThroughput": throughput,
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["uses"]}
            }],
            "BillingMode": "PROVISIONED",
            "ProvisionedThroughput": throughput,
            "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"},
            "DeletionProtectionEnabled": true,
            "Tags": [{"Key": "team", "Value": "auth"}],
        }),
    );
    let specification = json!({"Enabled": true, "AttributeName": "expires"});
    dynamodb.call("UpdateTimeToLive", &json!({"TableName": table, "TimeToLiveSpecification": specification}));
    fill(&dynamodb, &table, &[json!({"pk": {"S": "AQ=="}, "sk": {"N": "1"}, "userSub": {"S": "a"}})]);
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &table));
    let manifest = bench.back_up(&aws).await;
    let copy = dynamodb.table();
    let plan = bench.prepare(&aws, &manifest, &into(&copy)).await.unwrap();
    assert!(plan.steps[0].contains("pk HASH S, sk RANGE N; PROVISIONED; 2 indexes"), "{:?}", plan.steps);
    bench.apply(&aws, &manifest, &into(&copy)).await.unwrap();
    let facts = |table: &str| {
        let described = dynamodb.call("DescribeTable", &json!({"TableName": table}))["Table"].take();
        let arn = &described["TableArn"];
        let mut facts: Vec<Json> =
            ["AttributeDefinitions", "KeySchema", "StreamSpecification", "DeletionProtectionEnabled"]
                .iter()
                .map(|name| described[*name].clone())
                .collect();
        for index in ["LocalSecondaryIndexes", "GlobalSecondaryIndexes"] {
            let index = &described[index][0];
            facts.extend(["IndexName", "KeySchema", "Projection"].map(|name| index[name].clone()));
            facts.push(index["ProvisionedThroughput"]["ReadCapacityUnits"].clone());
        }
        facts.push(described["ProvisionedThroughput"]["WriteCapacityUnits"].clone());
        facts.push(dynamodb.call("ListTagsOfResource", &json!({"ResourceArn": arn}))["Tags"].take());
        let question = json!({"TableName": table});
        facts.push(dynamodb.call("DescribeTimeToLive", &question)["TimeToLiveDescription"].take());
        facts
    };
    assert_eq!(facts(&copy), facts(&table));
    assert_eq!(facts(&copy).last().unwrap()["AttributeName"], "expires");
}

#[tokio::test]
async fn the_service_makes_its_own_backup_where_that_is_asked_for() {
    let dynamodb = or_skip!(inside("the_service_makes_its_own_backup_where_that_is_asked_for"));
    let table = table(&dynamodb, &tokens(3));
    let specification = json!({"PointInTimeRecoveryEnabled": true});
    dynamodb.call(
        "UpdateContinuousBackups",
        &json!({"TableName": table, "PointInTimeRecoverySpecification": specification}),
    );
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &table));
    let set = bench.begin().await;
    let options = backup::Options { service_backup: true, ..segments(1) };
    let part = backup::create(&aws, &set, &options, Compression::Zstd(1), &Silent).await.unwrap();
    assert_eq!(part.point_in_time_recovery, Some(true));
    let arn = part.service_backup_arn.clone().unwrap();
    let made = dynamodb.call("DescribeBackup", &json!({"BackupArn": arn}));
    let details = &made["BackupDescription"]["BackupDetails"];
    assert_eq!(details["BackupStatus"], "AVAILABLE");
    assert_eq!(details["BackupName"], format!("authctl-{}", set.id()));
    assert_eq!(part.files, ["dynamodb/data/segment-0000.json.zst"]);
    let manifest = set.finish(vec![Part::DynamoDb(part)]).await.unwrap();
    assert_eq!(bench.verify(&manifest).await.unwrap(), Vec::<String>::new());
    let plan = bench.prepare(&aws, &manifest, &into("elsewhere")).await.unwrap();
    assert!(plan.notes.iter().any(|note| note.contains("update-continuous-backups")), "{:?}", plan.notes);
}

#[tokio::test]
async fn a_table_with_items_is_only_written_to_after_they_are_deleted() {
    let dynamodb = or_skip!(inside("a_table_with_items_is_only_written_to_after_they_are_deleted"));
    let source = table(&dynamodb, &tokens(60));
    let other = table(&dynamodb, &tokens(130).split_off(30));
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &source));
    let manifest = bench.back_up(&aws).await;
    let before = items(&dynamodb, &other);
    for refused in [
        bench.prepare(&aws, &manifest, &into(&other)).await.err().unwrap(),
        bench.apply(&aws, &manifest, &into(&other)).await.err().unwrap(),
    ] {
        assert_eq!(refused.kind(), Kind::Findings, "{refused}");
        assert!(refused.message().contains("has items in it"), "{refused}");
        assert!(refused.hints().iter().any(|hint| hint.contains("--clean")), "{:?}", refused.hints());
    }
    assert_eq!(items(&dynamodb, &other), before);
    let mut clean = into(&other);
    clean.clean = true;
    let plan = bench.prepare(&aws, &manifest, &clean).await.unwrap();
    assert_eq!(plan.danger, Danger::Destructive);
    assert!(plan.steps[0].contains("delete every item"), "{:?}", plan.steps);
    let restored = bench.apply(&aws, &manifest, &clean).await.unwrap();
    assert_eq!(restored.figures[1], ("deleted_items", authctl::report::Value::Count(100).into()));
    assert_eq!(items(&dynamodb, &other), items(&dynamodb, &source));
}

#[tokio::test]
async fn a_table_with_another_key_is_refused() {
    let dynamodb = or_skip!(inside("a_table_with_another_key_is_refused"));
    let source = table(&dynamodb, &tokens(1));
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &source));
    let manifest = bench.back_up(&aws).await;
    for (kind, range) in [("N", true), ("S", false)] {
        let other = dynamodb.table();
        let mut definition = json!({
            "TableName": other,
            "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
            "BillingMode": "PAY_PER_REQUEST",
        });
        if range {
            let list = |name: &str, definition: &mut Json, element| {
                definition[name].as_array_mut().unwrap().push(element);
            };
            list(
                "AttributeDefinitions",
                &mut definition,
                json!({"AttributeName": "sk", "AttributeType": kind}),
            );
            list("KeySchema", &mut definition, json!({"AttributeName": "sk", "KeyType": "RANGE"}));
        }
        create(&dynamodb, &definition);
        let mut clean = into(&other);
        clean.clean = true;
        let refused = bench.prepare(&aws, &manifest, &clean).await.err().unwrap();
        assert!(refused.message().contains("has another key"), "{refused}");
        assert!(bench.apply(&aws, &manifest, &clean).await.is_err());
    }
}

#[tokio::test]
async fn what_has_no_capacity_is_asked_again() {
    let dynamodb = or_skip!(inside("what_has_no_capacity_is_asked_again"));
    let table = table(&dynamodb, &tokens(300));
    let (scans, writes) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let front = front(dynamodb.port, move |operation, body| match operation {
        // the client itself asks three times
        "Scan" if scans.fetch_add(1, Ordering::SeqCst) % 8 > 2 => {
            Answer::Refuse("ProvisionedThroughputExceededException", "slower".to_owned())
        }
        "BatchWriteItem" if writes.fetch_add(1, Ordering::SeqCst).is_multiple_of(2) => half(body),
        _ => Answer::Pass,
    });
    let (bench, slow) = (Bench::new(), aws(front.port, &table));
    let manifest = bench.back_up(&slow).await;
    assert_eq!(part(&manifest).items, 300);
    let copy = dynamodb.table();
    bench.apply(&slow, &manifest, &into(&copy)).await.unwrap();
    assert_eq!(items(&dynamodb, &copy), items(&dynamodb, &table));
    assert!(front.asked("Scan") > 12 && front.asked("BatchWriteItem") > 13);
}

/// Has the first half of a batch written and the rest said to be unprocessed.
fn half(body: &Json) -> Answer {
    let (table, requests) = body["RequestItems"].as_object().unwrap().iter().next().unwrap();
    let (done, left) = requests.as_array().unwrap().split_at(requests.as_array().unwrap().len() / 2);
    let mut changed = body.clone();
    changed["RequestItems"][table] = json!(done);
    if done.is_empty() {
        return Answer::Pass;
    }
    Answer::Unprocessed(changed, json!({table: left}))
}

#[tokio::test]
async fn writes_keep_to_the_pace() {
    let dynamodb = or_skip!(inside("writes_keep_to_the_pace"));
    let table = table(&dynamodb, &tokens(200));
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &table));
    let manifest = bench.back_up(&aws).await;
    let mut slow = into(&dynamodb.table());
    slow.write_units = Some(100);
    let begin = Instant::now();
    bench.apply(&aws, &manifest, &slow).await.unwrap();
    // 200 items of less than 1 KiB are 200 units, of which a quarter of a second's worth goes at once
    assert!(begin.elapsed() > Duration::from_millis(1700), "{:?}", begin.elapsed());
}

#[tokio::test]
async fn a_missing_right_is_named() {
    let dynamodb = or_skip!(inside("a_missing_right_is_named"));
    let table = table(&dynamodb, &tokens(5));
    let (bench, open) = (Bench::new(), aws(dynamodb.port, &table));
    let manifest = bench.back_up(&open).await;
    let denying = |denied: &'static str| {
        front(dynamodb.port, move |operation, _| {
            if operation != denied {
                return Answer::Pass;
            }
            let words = format!(
                "User: arn:aws:iam::1:user/a is not authorized to perform: dynamodb:{denied} on resource: \
                 arn:aws:dynamodb:us-east-1:1:table/t because no identity-based policy allows the action"
            );
            Answer::Refuse("AccessDeniedException", words)
        })
    };
    for denied in ["Scan", "DescribeTable", "CreateBackup"] {
        let front = denying(denied);
        let set = bench.begin().await;
        let options = backup::Options { service_backup: true, ..segments(2) };
        let error =
            backup::create(&aws(front.port, &table), &set, &options, Compression::None, &Silent).await;
        let error = error.err().unwrap();
        assert_eq!(error.kind(), Kind::Denied, "{error}");
        assert!(error.hints()[0].contains(&format!("`dynamodb:{denied}`")), "{:?}", error.hints());
        assert_eq!(error.done_before().len(), usize::from(denied == "Scan"), "{:?}", error.done_before());
        set.discard().await.unwrap();
    }
    for denied in ["CreateTable", "BatchWriteItem"] {
        let front = denying(denied);
        let error =
            bench.apply(&aws(front.port, &table), &manifest, &into(&dynamodb.table())).await.err().unwrap();
        assert_eq!(error.kind(), Kind::Denied, "{error}");
        assert!(error.hints()[0].contains(&format!("`dynamodb:{denied}`")), "{:?}", error.hints());
    }
    // what only adds to the backup is not worth more than it
    for denied in ["ListTagsOfResource", "DescribeTimeToLive", "DescribeContinuousBackups", "TagResource"] {
        let front = denying(denied);
        let aws = aws(front.port, &table);
        let manifest = bench.back_up(&aws).await;
        let known = part(&manifest).point_in_time_recovery;
        assert_eq!(known, (denied != "DescribeContinuousBackups").then_some(false), "{denied}");
        bench.apply(&aws, &manifest, &into(&dynamodb.table())).await.unwrap();
    }
}

#[tokio::test]
async fn a_cut_connection_is_an_error_and_no_backup() {
    let dynamodb = or_skip!(inside("a_cut_connection_is_an_error_and_no_backup"));
    let table = table(&dynamodb, &tokens(5000));
    let proxy = support::proxy(dynamodb.port);
    let (bench, aws) = (Bench::new(), aws(proxy.port, &table));
    proxy.cut_after(Direction::Down, 100_000);
    let set = bench.begin().await;
    let error = backup::create(&aws, &set, &segments(2), Compression::Gzip(1), &Silent).await.err().unwrap();
    assert_eq!(error.kind(), Kind::Unreachable, "{error}");
    assert!(error.message().starts_with("cannot scan"), "{error}");
    set.discard().await.unwrap();
}

#[tokio::test]
async fn a_restore_that_was_cut_off_goes_on() {
    let dynamodb = or_skip!(inside("a_restore_that_was_cut_off_goes_on"));
    let source = table(&dynamodb, &tokens(1000));
    let bench = Bench::new();
    let open = aws(dynamodb.port, &source);
    let manifest = bench.back_up(&open).await;
    let writes = AtomicUsize::new(0);
    let front = front(dynamodb.port, move |operation, _| {
        let is_late = operation == "BatchWriteItem" && writes.fetch_add(1, Ordering::SeqCst) > 14;
        if is_late { Answer::Refuse("ValidationException", "no more".to_owned()) } else { Answer::Pass }
    });
    let copy = dynamodb.table();
    let error = bench.apply(&aws(front.port, &source), &manifest, &into(&copy)).await.err().unwrap();
    assert_eq!(error.kind(), Kind::PartlyDone, "{error}");
    let there = items(&dynamodb, &copy).len();
    assert!(there > 0 && there < 1000, "{there}");
    assert!(error.done_before()[0].contains("of 1,000 items were written"), "{:?}", error.done_before());
    // somebody else's set does not go on with it
    let other = bench.back_up(&open).await;
    assert!(bench.prepare(&open, &other, &into(&copy)).await.is_err());
    // what was written to the table since then is overwritten
    let plan = bench.prepare(&open, &manifest, &into(&copy)).await.unwrap();
    assert_eq!(plan.danger, Danger::Destructive);
    assert!(plan.steps[0].contains("go on with the restore"), "{:?}", plan.steps);
    bench.apply(&open, &manifest, &into(&copy)).await.unwrap();
    assert_eq!(items(&dynamodb, &copy), items(&dynamodb, &source));
    // it is whole now, so nobody takes it for unfinished
    assert!(bench.prepare(&open, &manifest, &into(&copy)).await.is_err());
}

#[tokio::test]
async fn a_table_that_came_out_different_is_not_called_restored() {
    let dynamodb = or_skip!(inside("a_table_that_came_out_different_is_not_called_restored"));
    let source = table(&dynamodb, &tokens(50));
    let bench = Bench::new();
    let manifest = bench.back_up(&aws(dynamodb.port, &source)).await;
    for (change, words) in [("lost", "it has 49 items"), ("changed", "their digest is")] {
        let front = front(dynamodb.port, move |operation, body| match operation {
            "BatchWriteItem" => tampered(body, change),
            _ => Answer::Pass,
        });
        let into = into(&dynamodb.table());
        let error = bench.apply(&aws(front.port, &source), &manifest, &into).await.err().unwrap();
        assert_eq!(error.kind(), Kind::Findings, "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}

/// The batch of the first item without it, or with another value in it.
fn tampered(body: &Json, change: &str) -> Answer {
    let mut changed = body.clone();
    let requests = changed["RequestItems"].as_object_mut().unwrap().values_mut().next().unwrap();
    let requests = requests.as_array_mut().unwrap();
    let first = "RTID#00000007";
    match change {
        "lost" => requests.retain(|request| request["PutRequest"]["Item"]["pk"]["S"] != first),
        _ => {
            for request in
                requests.iter_mut().filter(|request| request["PutRequest"]["Item"]["pk"]["S"] == first)
            {
                request["PutRequest"]["Item"]["uses"]["N"] = json!("8");
            }
        }
    }
    if requests.is_empty() { Answer::Pass } else { Answer::Change(changed) }
}

#[tokio::test]
async fn what_the_manifest_does_not_say_is_found() {
    let dynamodb = or_skip!(inside("what_the_manifest_does_not_say_is_found"));
    let table = table(&dynamodb, &tokens(40));
    let (bench, aws) = (Bench::new(), aws(dynamodb.port, &table));
    let manifest = bench.back_up(&aws).await;
    let set = bench.open(&manifest).await;
    let whole = part(&manifest);
    let mut wrong = whole.clone();
    wrong.items += 1;
    let mut other = whole.clone();
    other.digest = format!("{}0", &whole.digest[..31]);
    let mut missing = whole.clone();
    missing.files.pop();
    let mut twice = whole.clone();
    twice.files.push(whole.files[0].clone());
    for part in [wrong, other, missing, twice] {
        assert_eq!(backup::verify(&set, &part, &Silent).await.unwrap().len(), 1);
    }
    let file = bench.path(&manifest, &whole.files[0]);
    let content = std::fs::read(&file).unwrap();
    for place in (0..content.len()).step_by(content.len() / 12) {
        let mut damaged = content.clone();
        damaged[place] ^= 1 << (place % 8);
        std::fs::write(&file, damaged).unwrap();
        assert_ne!(bench.verify(&manifest).await.unwrap(), Vec::<String>::new(), "byte {place}");
    }
    std::fs::write(&file, &content[..content.len() / 2]).unwrap();
    assert_ne!(bench.verify(&manifest).await.unwrap(), Vec::<String>::new());
    std::fs::remove_file(&file).unwrap();
    assert_ne!(bench.verify(&manifest).await.unwrap(), Vec::<String>::new());
}

/// What an operator without authctl runs: the definition as it is, and the lines of each file 25 at a time.
const BY_HAND: &str = r#"
set -eu
aws dynamodb create-table --cli-input-json file://dynamodb/table.json --table-name "$TABLE" > /dev/null
for file in dynamodb/data/*.json.gz; do
    gzip -dc "$file" | split -l 25 - "$WORK/batch-"
    for batch in "$WORK"/batch-*; do
        {
            printf '{"%s":[' "$TABLE"
            sed -e 's/.*/{"PutRequest":&}/' -e '$!s/$/,/' "$batch"
            printf ']}'
        } > "$WORK/request.json"
        aws dynamodb batch-write-item --request-items "file://$WORK/request.json" > /dev/null
        rm "$batch"
    done
done
"#;

/// The service's own way back, from S3.
const FROM_S3: &str = r#"
set -eu
aws s3 mb "s3://$TABLE" > /dev/null
aws s3 cp --recursive dynamodb/data "s3://$TABLE/data" > /dev/null
sed -e "s/\"TableName\": \"[^\"]*\"/\"TableName\": \"$TABLE\"/" -e '/DeletionProtectionEnabled/d' \
    -e 's/"BillingMode": "\([A-Z_]*\)",/"BillingMode": "\1"/' dynamodb/table.json > "$WORK/table.json"
aws dynamodb import-table --input-format DYNAMODB_JSON --input-compression-type GZIP \
    --s3-bucket-source "S3Bucket=$TABLE,S3KeyPrefix=data/" \
    --table-creation-parameters "file://$WORK/table.json" > "$WORK/import.json"
"#;

#[tokio::test]
async fn stock_tools_bring_it_back() {
    let dynamodb = or_skip!(inside("stock_tools_bring_it_back"));
    let Ok(version) = Command::new("aws").arg("--version").output() else {
        return skipped("the AWS CLI is not installed");
    };
    let version = String::from_utf8_lossy(&[version.stdout, version.stderr].concat()).into_owned();
    // the first version of the command line encodes base64 once more
    let left_out: &[&str] =
        if version.starts_with("aws-cli/1.") { &["binary", "sets", "large"] } else { &["large"] };
    let mut by_hand = every_type();
    by_hand.retain(|item| !left_out.contains(&item["pk"]["S"].as_str().unwrap()));
    by_hand.extend(tokens(60));
    Box::pin(brought_back(&dynamodb, BY_HAND, &by_hand)).await;
    // moto's import loses lists, maps and long numbers without a word
    Box::pin(brought_back(&dynamodb, FROM_S3, &tokens(60))).await;
}

/// Backs these items up and has the script restore them.
async fn brought_back(dynamodb: &support::DynamoDb, script: &str, all: &[Json]) {
    let table = table(dynamodb, all);
    let bench = Bench::new();
    let manifest = bench.back_up(&aws(dynamodb.port, &table)).await;
    let copy = dynamodb.table().replace('_', "-");
    let work = tempfile::TempDir::new().unwrap();
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).current_dir(bench.path(&manifest, ""));
    shell.env("TABLE", &copy).env("WORK", work.path()).env("AWS_PAGER", "");
    // the variable that the first version of the command line reads
    shell.env("AWS_DEFAULT_REGION", "us-east-1");
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (begin, expected) = (Instant::now(), items(dynamodb, &table));
    while begin.elapsed() < Duration::from_secs(10) && items(dynamodb, &copy).len() < expected.len() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(items(dynamodb, &copy), expected);
}
