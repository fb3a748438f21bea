//! A repository in a folder, tables in moto, and authctl's backup and restore between them.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use authctl::config::DynamoDbSettings;
use authctl::conn::aws::Aws;
use authctl::conn::repository::Repository;
use authctl::error::Result;
use authctl::ops::backup::dynamodb as backup;
use authctl::ops::repository::{
    Begin, Compression, DynamoDbPart, Identities, Manifest, Pace, Part, Recipients, SetReader, SetWriter,
    Store,
};
use authctl::ops::restore::dynamodb as restore;
use authctl::ops::restore::{Prepared, Restored};
use authctl::progress::Silent;
use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::support::{self, DynamoDb};

/// A process of its own for a test whose AWS client reads its credentials from the environment. In the process of the
/// test itself it runs that process and is `None`.
pub(crate) fn inside(name: &str) -> Option<DynamoDb> {
    if let Ok(port) = std::env::var("AUTHCTL_TEST_MOTO") {
        return Some(DynamoDb { port: port.parse().unwrap() });
    }
    let dynamodb = support::dynamodb()?;
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", &format!("backup_dynamodb::{name}"), "--nocapture"]).envs(dynamodb.variables());
    child.env("AWS_EC2_METADATA_DISABLED", "true").env("AUTHCTL_TEST_MOTO", dynamodb.port.to_string());
    let output = child.output().unwrap();
    let told = [output.stdout, output.stderr].map(|stream| String::from_utf8_lossy(&stream).into_owned());
    assert!(output.status.success() && told[0].contains("1 passed"), "{}\n{}", told[0], told[1]);
    None
}

/// DynamoDB at this port of 127.0.0.1, with this table.
pub(crate) fn aws(port: u16, table: &str) -> Aws {
    Aws::new(DynamoDbSettings {
        table: table.to_owned(),
        region: Some("us-east-1".to_owned()),
        endpoint: Some(format!("http://127.0.0.1:{port}")),
        profile: None,
        profile_is_ours: false,
        timeout: Duration::from_secs(5),
    })
}

/// A table with a composite key, filled with these items.
pub(crate) fn table(dynamodb: &DynamoDb, items: &[Json]) -> String {
    let table = dynamodb.table();
    create(
        dynamodb,
        &json!({
            "TableName": table,
            "AttributeDefinitions": [
                {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"}
            ],
            "KeySchema": [
                {"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}
            ],
            "BillingMode": "PAY_PER_REQUEST",
        }),
    );
    fill(dynamodb, &table, items);
    table
}

/// Creates a table.
pub(crate) fn create(dynamodb: &DynamoDb, definition: &Json) {
    let answer = dynamodb.call("CreateTable", definition);
    assert!(answer["TableDescription"].is_object(), "{answer}");
}

/// Writes items.
pub(crate) fn fill(dynamodb: &DynamoDb, table: &str, items: &[Json]) {
    for batch in items.chunks(25) {
        let puts: Vec<_> = batch.iter().map(|item| json!({"PutRequest": {"Item": item}})).collect();
        let answer = dynamodb.call("BatchWriteItem", &json!({"RequestItems": {table: puts}}));
        assert!(answer["UnprocessedItems"].is_object(), "{answer}");
    }
}

/// Every item of a table, in order.
pub(crate) fn items(dynamodb: &DynamoDb, table: &str) -> Vec<String> {
    let (mut items, mut start) = (Vec::new(), Json::Null);
    loop {
        let mut question = json!({"TableName": table});
        if !start.is_null() {
            question["ExclusiveStartKey"] = start;
        }
        let mut answer = dynamodb.call("Scan", &question);
        items.extend(answer["Items"].as_array().unwrap().iter().map(sorted));
        start = answer["LastEvaluatedKey"].take();
        if start.is_null() {
            items.sort();
            return items;
        }
    }
}

/// JSON with the names of every object and the members of every set in order.
fn sorted(json: &Json) -> String {
    match json {
        Json::Object(fields) => {
            let mut fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| match (name.as_str(), value) {
                    ("SS" | "NS" | "BS", Json::Array(members)) => {
                        let mut members: Vec<_> = members.iter().map(Json::to_string).collect();
                        members.sort();
                        format!("{name:?}:{members:?}")
                    }
                    _ => format!("{name:?}:{}", sorted(value)),
                })
                .collect();
            fields.sort();
            format!("{{{}}}", fields.join(","))
        }
        Json::Array(elements) => format!("[{}]", elements.iter().map(sorted).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

/// Items like those of the application, so many.
pub(crate) fn tokens(count: usize) -> Vec<Json> {
    let token = |number: usize| {
        json!({
            "pk": {"S": format!("RTID#{number:08}")},
            "sk": {"S": format!("RTID#{number:08}")},
            "userSub": {"S": format!("sub-{}", number % 97)},
            "refreshToken": {"S": "x".repeat(200 + number % 50)},
            "uses": {"N": number.to_string()},
        })
    };
    (0..count).map(token).collect()
}

/// A repository in a folder of its own.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    repository: Repository,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = TempDir::with_prefix("authctl-backup-").unwrap();
        let repository =
            Repository::new(support::backup_settings(&format!("file://{}", folder.path().display())));
        Self { folder, repository }
    }

    /// Begins a set.
    pub(crate) async fn begin(&self) -> SetWriter {
        let writer = self.repository.write(&support::agreed()).await.unwrap();
        let begin =
            Begin { label: None, profile: None, recipients: Recipients::default(), pace: Pace::default() };
        SetWriter::begin(writer, begin).await.unwrap()
    }

    /// Backs a table up in four segments, and reads the copy back.
    pub(crate) async fn back_up(&self, aws: &Aws) -> Manifest {
        let set = self.begin().await;
        let part = backup::create(aws, &set, &segments(4), Compression::Gzip(1), &Silent).await.unwrap();
        let manifest = set.finish(vec![Part::DynamoDb(part)]).await.unwrap();
        assert_eq!(self.verify(&manifest).await.unwrap(), Vec::<String>::new());
        manifest
    }

    /// The set, for reading.
    pub(crate) async fn open(&self, manifest: &Manifest) -> SetReader {
        let reader = self.repository.read().await.unwrap();
        SetReader::open(reader, &manifest.set, Identities::default()).await.unwrap()
    }

    pub(crate) async fn verify(&self, manifest: &Manifest) -> Result<Vec<String>> {
        let set = self.open(manifest).await;
        backup::verify(&set, part(set.manifest()), &Silent).await
    }

    pub(crate) async fn prepare(
        &self,
        aws: &Aws,
        manifest: &Manifest,
        options: &restore::Options,
    ) -> Result<Prepared> {
        restore::prepare(aws, &self.open(manifest).await, options).await
    }

    pub(crate) async fn apply(
        &self,
        aws: &Aws,
        manifest: &Manifest,
        options: &restore::Options,
    ) -> Result<Restored> {
        restore::apply(aws, &support::agreed(), &self.open(manifest).await, options, &Silent).await
    }

    /// A file of the set.
    pub(crate) fn path(&self, manifest: &Manifest, name: &str) -> std::path::PathBuf {
        self.folder.path().join(manifest.set.to_string()).join(name)
    }
}

/// How a table is read.
pub(crate) fn segments(segments: usize) -> backup::Options {
    backup::Options { segments, service_backup: false }
}

/// Into this table.
pub(crate) fn into(table: &str) -> restore::Options {
    restore::Options { table: Some(table.to_owned()), clean: false, jobs: 4, write_units: None }
}

/// The table in a set.
pub(crate) fn part(manifest: &Manifest) -> &DynamoDbPart {
    match manifest.part(Store::DynamoDb) {
        Some(Part::DynamoDb(part)) => part,
        other => panic!("{other:?}"),
    }
}

/// A file as the stock tool unpacks it.
pub(crate) fn gunzip(path: &Path) -> String {
    let output = Command::new("gzip").arg("-dc").arg(path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
