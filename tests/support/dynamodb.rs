//! DynamoDB, IAM and STS as moto, dynalite and fakecloud play them.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::process::{self, free_port, unique};
use super::{packages, run, skipped};

/// A server of this run; tests keep apart by the names of their tables.
#[derive(Serialize, Deserialize)]
pub struct DynamoDb {
    /// Its TCP port on 127.0.0.1.
    pub port: u16,
}

/// The DynamoDB of this run; a counted skip where moto is not installed.
pub fn dynamodb() -> Option<&'static DynamoDb> {
    static SERVER: OnceLock<Option<DynamoDb>> = OnceLock::new();
    let arguments =
        |port: u16| vec!["-H".to_owned(), "127.0.0.1".to_owned(), "-p".to_owned(), port.to_string()];
    let server = SERVER.get_or_init(|| Some(started("moto", packages::moto_server()?, arguments)));
    if server.is_none() {
        skipped("moto_server is not installed");
    }
    server.as_ref()
}

/// A DynamoDB that knows fewer calls, and neither IAM nor STS; a counted skip where dynalite is not installed.
pub fn dynalite() -> Option<&'static DynamoDb> {
    static SERVER: OnceLock<Option<DynamoDb>> = OnceLock::new();
    let arguments = |port: u16| {
        let port = port.to_string();
        ["--host", "127.0.0.1", "--port", &port, "--createTableMs", "0"].map(str::to_owned).to_vec()
    };
    let server = SERVER.get_or_init(|| Some(started("dynalite", packages::dynalite()?, arguments)));
    if server.is_none() {
        skipped("dynalite is not installed");
    }
    server.as_ref()
}

/// A DynamoDB and an IAM that enforces policies and simulates them. It takes ten minutes to build, so its tests are a suite of
/// their own, which `./test.sh --with-fakecloud` runs. Access keys that begin with `test` may do everything there.
pub fn fakecloud() -> &'static DynamoDb {
    static SERVER: OnceLock<DynamoDb> = OnceLock::new();
    let arguments = |port: u16| {
        let address = format!("127.0.0.1:{port}");
        let strict = ["--iam", "strict", "--verify-sigv4", "--log-level", "error"].map(str::to_owned);
        ["--addr".to_owned(), address].into_iter().chain(strict).collect()
    };
    SERVER.get_or_init(|| {
        let program = packages::folder().join("fakecloud/bin/fakecloud");
        assert!(program.exists(), "fakecloud is not installed: ./test.sh --with-fakecloud");
        started("fakecloud", program, arguments)
    })
}

/// The server of this name, started by the first who asks in the whole run.
fn started(name: &str, program: PathBuf, arguments: impl FnOnce(u16) -> Vec<String>) -> DynamoDb {
    run::shared(name, |folder| {
        let port = free_port();
        let mut command = Command::new(program);
        command.args(arguments(port)).current_dir(&folder).env("AWS_EC2_METADATA_DISABLED", "true");
        std::mem::forget(process::start(&mut command, &folder, "KILL"));
        let answers = || TcpStream::connect(("127.0.0.1", port)).is_ok();
        process::wait_for(&folder, Duration::from_mins(1), answers);
        DynamoDb { port }
    })
}

impl DynamoDb {
    /// Its address, for `AWS_ENDPOINT_URL`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A table name that no other test has.
    #[expect(clippy::unused_self, reason = "it is a name on this server")]
    pub fn table(&self) -> String {
        unique("table")
    }

    /// The answer to an operation of DynamoDB: `call("CreateTable", json!({…}))`.
    pub fn call(&self, operation: &str, body: &Json) -> Json {
        let headers = format!(
            "X-Amz-Target: DynamoDB_20120810.{operation}\r\nContent-Type: application/x-amz-json-1.0\r\n"
        );
        let answer = self.post("dynamodb", &headers, &body.to_string());
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{operation}: {error}: {answer}"))
    }

    /// The answer, in XML, to a form of IAM or STS: `query("iam", "Action=CreateUser&UserName=a")`.
    pub fn query(&self, service: &str, form: &str) -> String {
        self.post(service, "Content-Type: application/x-www-form-urlencoded\r\n", form)
    }

    fn post(&self, service: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let scope = format!("AWS4-HMAC-SHA256 Credential=testing/20250101/us-east-1/{service}/aws4_request");
        let signature = format!(
            "Authorization: {scope}, SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20250101T000000Z\r\n"
        );
        let length = body.len();
        let head =
            format!("POST / HTTP/1.0\r\nHost: {service}.us-east-1.amazonaws.com\r\n{signature}{headers}");
        write!(stream, "{head}Content-Length: {length}\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
    }

    /// The variables that lead authctl here.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        vec![
            ("AWS_ENDPOINT_URL", self.url()),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ACCESS_KEY_ID", "testing".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "testing".to_owned()),
        ]
    }
}
