//! S3 as moto plays it, and tests that need an environment of their own.

use std::future::Future;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use super::{DynamoDb, dynamodb, unique};

/// A bucket that no other test has.
pub struct Bucket {
    /// Its name.
    pub name: String,
    moto: &'static DynamoDb,
}

impl Bucket {
    /// The address of S3.
    pub fn endpoint(&self) -> String {
        self.moto.url()
    }

    /// The port of S3 on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.moto.port
    }
}

/// Runs `body` with a bucket, in a process that has AWS credentials in its environment.
pub fn with_bucket<B, F>(body: B)
where
    B: FnOnce(Bucket) -> F,
    F: Future<Output = ()>,
{
    let Some(moto) = dynamodb() else { return };
    let keys = [("AWS_ACCESS_KEY_ID", "testing"), ("AWS_SECRET_ACCESS_KEY", "testing")];
    again(&test_of::<B>(), &keys, async {
        let name = unique("bucket").replace('_', "-");
        create(moto, &name);
        body(Bucket { name, moto }).await;
    });
}

/// Runs `body` in a process whose AWS variables are these and no others.
pub fn apart<B, F>(variables: &[(&str, &str)], body: B)
where
    B: FnOnce() -> F,
    F: Future<Output = ()>,
{
    again(&test_of::<B>(), variables, async { body().await });
}

/// Starts `test` once more as a process with these variables; `body` runs in that.
fn again(test: &str, variables: &[(&str, &str)], body: impl Future<Output = ()>) {
    const MARK: &str = "AUTHCTL_TESTS_APART";
    if std::env::var_os(MARK).is_some() {
        tokio::runtime::Runtime::new().unwrap().block_on(body);
        return;
    }
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", test, "--nocapture"]).env(MARK, "1").env("RUST_BACKTRACE", "0");
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("AWS_") || name.ends_with("_PROXY"))
    {
        again.env_remove(name);
    }
    // the credential chain would ask an address outside of this machine
    again.env("AWS_EC2_METADATA_DISABLED", "true").env("AWS_REGION", "us-east-1");
    again.env("AWS_CONFIG_FILE", "/dev/null").env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    let output = again.envs(variables.iter().copied()).output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

/// The test that a closure was written in.
fn test_of<B>() -> String {
    let name = std::any::type_name::<B>();
    let test = name.split_once("::").and_then(|(_, path)| path.split("::{{closure}}").next());
    test.expect("a closure of a test").to_owned()
}

fn create(moto: &DynamoDb, bucket: &str) {
    let mut stream = TcpStream::connect(("127.0.0.1", moto.port)).unwrap();
    let scope = "AWS4-HMAC-SHA256 Credential=testing/20250101/us-east-1/s3/aws4_request";
    let head = format!("PUT /{bucket} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n", moto.port);
    let signature = format!("Authorization: {scope}, SignedHeaders=host, Signature=0\r\n");
    write!(stream, "{head}{signature}Content-Length: 0\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains(" 200 "), "{answer}");
}

/// A server that lists nothing and refuses every change with this status and this body; its address.
pub fn refusing(status: &'static str, body: &'static str) -> String {
    const EMPTY: &str = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map(Result::unwrap) {
            let mut request = [0; 16 * 1024];
            let length = stream.read(&mut request).unwrap_or_default();
            let lists = request[..length].starts_with(b"GET ");
            let (status, body) = if lists { ("200 OK", EMPTY) } else { (status, body) };
            let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: application/xml");
            drop(write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
        }
    });
    address
}
