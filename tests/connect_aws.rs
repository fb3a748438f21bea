//! What an operator reads when AWS cannot be used: moto plays the services, a canned answer plays the
//! refusals that moto does not know.

use std::io::{Read, Write};
use std::net::TcpListener;

use serde_json::json;

use crate::support::{self, DynamoDb, Invocation, authctl};

fn check(dynamodb: &DynamoDb) -> Invocation {
    authctl(["check", "dynamodb", "--timeout", "5s"]).aws(dynamodb)
}

/// A server that gives every request this answer; its address.
fn canned(status: &'static str, body: impl Into<String>) -> String {
    let body = body.into();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map(Result::unwrap) {
            let mut request = [0; 8192];
            drop(stream.read(&mut request));
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\nx-amzn-RequestId: REQUEST42\r\nConnection: close\r\n");
            let kind = "Content-Type: application/x-amz-json-1.0";
            drop(write!(stream, "{head}{kind}\r\nContent-Length: {length}\r\n\r\n{body}"));
        }
    });
    address
}

/// `check dynamodb` against a server that refuses with this code.
fn refused(code: &str, message: &str) -> Invocation {
    let body = json!({ "__type": format!("com.amazon.coral.service#{code}"), "message": message });
    keys(authctl(["check", "dynamodb", "--timeout", "5s"]))
        .env("AWS_ENDPOINT_URL", canned("400 Bad Request", body.to_string()))
}

fn keys(run: Invocation) -> Invocation {
    run.env("AWS_REGION", "eu-west-1")
        .env("AWS_ACCESS_KEY_ID", "AKIATEST")
        .env("AWS_SECRET_ACCESS_KEY", "hunter2")
}

#[test]
fn a_table_that_is_there_is_fine() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = dynamodb.table();
    dynamodb.call(
        "CreateTable",
        &json!({
            "TableName": table,
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            "AttributeDefinitions": [
                {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"},
            ],
            "BillingMode": "PAY_PER_REQUEST",
        }),
    );
    let output = check(dynamodb).env("DYNAMODB_REFRESH_TOKENS_TABLE", &table).argument("-o").argument("json");
    let answer = output.run().ends_with(0).json();
    let service = &answer["data"]["services"][0];
    assert_eq!(service["verdict"], "fine");
    assert_eq!(service["tls"], false);
    assert!(service["identity"].as_str().unwrap().starts_with("arn:aws:"), "{service}");
    assert!(service["target"].as_str().unwrap().ends_with(&table));
}

#[test]
fn a_table_that_does_not_exist() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let output = check(dynamodb).env("DYNAMODB_REFRESH_TOKENS_TABLE", "nobodys").run().ends_with(1);
    assert!(output.stdout.contains("/nobodys: Requested resource not found"), "{}", output.stdout);
    assert!(output.stderr.contains("`--set dynamodb.table=NAME`"), "{}", output.stderr);
    assert!(output.stderr.contains("request id "), "{}", output.stderr);
}

#[test]
fn an_address_where_nobody_listens() {
    let address = format!("http://127.0.0.1:{}", support::free_port());
    let output = keys(authctl(["check", "dynamodb"])).env("AWS_ENDPOINT_URL", address).run().ends_with(5);
    assert!(output.stderr.contains("Connection refused"), "{}{}", output.stdout, output.stderr);
    assert!(output.stderr.contains("`--set dynamodb.endpoint=URL`"), "{}", output.stderr);
}

#[test]
fn no_credentials_lists_every_provider_that_was_tried() {
    let output = authctl(["check", "dynamodb"])
        .env("AWS_REGION", "eu-west-1")
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        .run()
        .ends_with(6);
    assert!(output.stdout.contains("no credentials were found"), "{}", output.stdout);
    for provider in
        ["Environment: ", "Profile: ", "WebIdentityToken: ", "EcsContainer: ", "Ec2InstanceMetadata: "]
    {
        assert!(output.stderr.contains(provider), "{provider}: {}", output.stderr);
    }
    assert!(output.stderr.contains("`aws sso login`"), "{}", output.stderr);
}

/// The access key that the first request is signed with.
fn signed_with(run: Invocation) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let run = run.env("AWS_ENDPOINT_URL", format!("http://{}", listener.local_addr().unwrap()));
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 8192];
        let length = stream.read(&mut request).unwrap();
        String::from_utf8_lossy(&request[..length]).into_owned()
    });
    run.run();
    let request = asked.join().unwrap();
    request.split_once("Credential=").unwrap().1.split('/').next().unwrap().to_owned()
}

#[test]
fn a_profile_that_authctl_is_told_goes_before_keys_in_the_environment() {
    let run = |arguments: &[&str]| {
        let file = "[prod]\naws_access_key_id = AKIAPROD\naws_secret_access_key = hunter2\n";
        let run = keys(authctl([&["check", "dynamodb", "--timeout", "2s"], arguments].concat()));
        let run = run.file("credentials", file);
        let path = run.folder().join("credentials");
        run.env("AWS_SHARED_CREDENTIALS_FILE", path)
    };
    assert_eq!(signed_with(run(&["--set", "dynamodb.profile=prod"])), "AKIAPROD");
    assert_eq!(signed_with(run(&[]).env("AWS_PROFILE", "prod")), "AKIATEST");
    let missing = run(&["--set", "dynamodb.profile=prdo"]).env("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    let output = missing.run().ends_with(6);
    assert!(output.stderr.contains("no profile of that name"), "{}", output.stderr);
}

#[test]
fn a_region_that_is_none() {
    let output = keys(authctl(["check", "dynamodb"])).env("AWS_REGION", "eu west 1").run().ends_with(2);
    assert!(output.stdout.contains("`eu west 1` is no AWS region"), "{}", output.stdout);
}

#[test]
fn no_region() {
    let output = authctl(["check", "dynamodb"]).run().ends_with(2);
    assert!(output.stdout.contains("no AWS region is known"), "{}", output.stdout);
    assert!(output.stderr.contains("`--set dynamodb.region=eu-west-1`"), "{}", output.stderr);
}

#[test]
fn not_configured_is_unknown_and_no_failure() {
    let database = support::postgres().database();
    let run = || authctl(["check"]).on(&database).redis(support::redis());
    let output = run().run().ends_with(0);
    assert!(output.stdout.contains("dynamodb.reach  UNKNOWN  not configured"), "{}", output.stdout);
    run().argument("--strict").run().ends_with(4);
}

#[test]
fn expired_credentials() {
    let message = "The security token included in the request is expired";
    let output = refused("ExpiredTokenException", message).run().ends_with(6);
    assert!(output.stdout.contains(message), "{}", output.stdout);
    assert!(output.stderr.contains("request id REQUEST42"), "{}", output.stderr);
    assert!(output.stderr.contains("renew them, for example with `aws sso login`"), "{}", output.stderr);
}

#[test]
fn an_unknown_key_and_a_wrong_secret() {
    let output = refused("UnrecognizedClientException", "The security token is invalid").run().ends_with(6);
    assert!(output.stderr.contains("`AWS_ACCESS_KEY_ID` and the region"), "{}", output.stderr);
    let output =
        refused("InvalidSignatureException", "The request signature does not match").run().ends_with(6);
    assert!(output.stderr.contains("`AWS_SECRET_ACCESS_KEY` and `date -u`"), "{}", output.stderr);
    assert!(!output.stderr.contains("hunter2") && !output.stdout.contains("hunter2"));
}

#[test]
fn somebody_who_may_not_describe_the_table_is_told_what_to_allow() {
    let message = "User: arn:aws:iam::1:user/app is not authorized to perform: dynamodb:DescribeTable on \
                   resource: arn:aws:dynamodb:eu-west-1:1:table/T";
    let output = refused("AccessDeniedException", message).run().ends_with(0);
    assert!(
        output.stdout.contains("dynamodb.rights  UNKNOWN  may not describe the table"),
        "{}",
        output.stdout
    );
    let line = "allow `dynamodb:DescribeTable` on `arn:aws:dynamodb:eu-west-1:1:table/T`";
    assert!(output.stderr.contains(line), "{}", output.stderr);
    refused("AccessDeniedException", message).argument("--strict").run().ends_with(4);
}

#[test]
fn an_address_without_a_scheme_is_not_repeated() {
    let run = keys(authctl(["check", "dynamodb", "--set", "dynamodb.endpoint=me:hunter2@nowhere:1"]));
    let output = run.run().ends_with(2);
    let said = format!("{}{}", output.stdout, output.stderr);
    assert!(said.contains("begins with neither"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}
