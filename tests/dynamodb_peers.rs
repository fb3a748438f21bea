//! DynamoDB and IAM as others than moto play them: dynalite, which lacks calls, and fakecloud, which enforces policies.

use serde_json::{Value as Json, json};

use crate::dynamodb::{created, put, token};
use crate::dynamodb_iam::percent;
use crate::support::{self, DynamoDb, Invocation, authctl, unique};

const FUTURE: &str = "2099-01-01T00:00:00.0000000Z";

#[test]
fn what_dynalite_lacks_is_unsupported_and_the_rest_works() {
    let Some(dynalite) = support::dynalite() else { return };
    let table = created(dynalite, &["--user-index"]);
    for number in 0..30 {
        put(dynalite, &table, &token(number, if number < 3 { "ada" } else { "bob" }, FUTURE));
    }
    // it has neither STS nor IAM, and nobody else is to be asked
    let run = |arguments: &[&str]| {
        let run = authctl(arguments).aws(dynalite).env("DYNAMODB_REFRESH_TOKENS_TABLE", &table);
        run.env("AWS_ENDPOINT_URL", "").env("AWS_ENDPOINT_URL_DYNAMODB", dynalite.url())
    };
    let output = run(&["dynamodb", "check", "-o", "json"]).run().ends_with(0);
    let answer = output.json();
    let assertions = answer["data"]["assertions"].as_array().unwrap();
    let outcome = |id: &str| assertions.iter().find(|found| found["id"] == id).unwrap()["outcome"].clone();
    assert_eq!(outcome("table.point_in_time_recovery"), "unsupported");
    assert_eq!(outcome("table.keys"), "passed");
    assert!(assertions.iter().all(|found| found["verdict"] != "bad"), "{answer}");
    run(&["dynamodb", "describe"]).run().ends_with(0);
    run(&["monitor", "dynamodb"]).run().ends_with(0);
    let iam = run(&["dynamodb", "iam", "--engine", "probe", "-o", "json"]);
    iam.argument("--principal=arn:aws:iam::111122223333:role/app").run().ends_with(0);
    run(&["token", "revoke", "--user", "ada", "--yes"]).run().ends_with(0);
    let left = run(&["token", "list", "--user", "ada", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(left["data"], json!([]));
    let others = run(&["token", "list", "-o", "json"]).run().ends_with(0).json();
    assert_eq!(others["data"].as_array().unwrap().len(), 27);
}

/// A user of fakecloud with policies, a table and keys.
struct User<'a> {
    fakecloud: &'a DynamoDb,
    name: String,
    table: String,
    keys: [String; 2],
}

fn between<'a>(xml: &'a str, tag: &str) -> &'a str {
    let inner = xml.split_once(&format!("<{tag}>")).and_then(|(_, rest)| rest.split_once('<'));
    inner.unwrap_or_else(|| panic!("no {tag} in {xml}")).0
}

impl<'a> User<'a> {
    fn new(fakecloud: &'a DynamoDb, statements: impl Fn(&str) -> Vec<Json>) -> Self {
        let (name, table) = (unique("user"), fakecloud.table());
        let admin = authctl(["dynamodb", "create", "--yes"]).aws(fakecloud);
        let admin = admin.env("AWS_ACCESS_KEY_ID", "test").env("AWS_SECRET_ACCESS_KEY", "test");
        admin.env("DYNAMODB_REFRESH_TOKENS_TABLE", &table).run().ends_with(0);
        let ask =
            |form: String| fakecloud.query("iam", &format!("{form}&Version=2010-05-08&UserName={name}"));
        ask("Action=CreateUser".to_owned());
        let arn = format!("arn:aws:dynamodb:us-east-1:123456789012:table/{table}");
        let document = json!({"Version": "2012-10-17", "Statement": statements(&arn)}).to_string();
        ask(format!("Action=PutUserPolicy&PolicyName=own&PolicyDocument={}", percent(&document)));
        let key = ask("Action=CreateAccessKey".to_owned());
        let keys = ["AccessKeyId", "SecretAccessKey"].map(|tag| between(&key, tag).to_owned());
        Self { fakecloud, name, table, keys }
    }

    /// authctl with the keys of this user.
    fn run(&self, arguments: &[&str]) -> Invocation {
        let [id, secret] = &self.keys;
        let run = authctl(arguments).aws(self.fakecloud).env("DYNAMODB_REFRESH_TOKENS_TABLE", &self.table);
        run.env("AWS_ACCESS_KEY_ID", id).env("AWS_SECRET_ACCESS_KEY", secret)
    }
}

/// Who one is, and what IAM says of one's own policies.
fn looks_at_itself() -> Json {
    let actions =
        ["sts:GetCallerIdentity", "iam:Simulate*", "iam:Get*", "iam:List*", "dynamodb:GetResourcePolicy"];
    json!({"Effect": "Allow", "Action": actions, "Resource": "*"})
}

#[test]
#[ignore = "./test.sh --with-fakecloud builds its server"]
fn a_denial_of_an_iam_that_enforces_says_what_to_allow() {
    let user = User::new(support::fakecloud(), |table| {
        let actions = ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:DescribeTable"];
        vec![
            json!({"Effect": "Allow", "Action": actions, "Resource": table}),
            json!({"Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*"}),
        ]
    });
    let answer = user.run(&["dynamodb", "iam", "-o", "json"]).run().ends_with(3).json();
    let actions = answer["data"]["actions"].as_array().unwrap();
    let ruling = |name: &str| {
        let found = actions.iter().find(|found| found["action"] == name).unwrap();
        (found["engine"].clone(), found["ruling"].clone())
    };
    assert_eq!(ruling("dynamodb:PutItem"), (json!("probe"), json!("allowed")));
    assert_eq!(ruling("dynamodb:DeleteItem"), (json!("probe"), json!("implicit_deny")));
    let notes = answer["notes"].to_string();
    assert!(notes.contains("can allow `iam:SimulatePrincipalPolicy`"), "{notes}");
    assert!(!notes.contains("Encoded authorization"), "{notes}");
    let output = user.run(&["token", "list"]).run().ends_with(6);
    assert!(output.stderr.contains("can allow `dynamodb:Scan`"), "{}", output.stderr);
    assert!(!output.stderr.contains("Encoded authorization"), "{}", output.stderr);
    let answer = user.run(&["dynamodb", "check", "-o", "json"]).run().ends_with(0).json();
    let assertions = answer["data"]["assertions"].as_array().unwrap();
    let recovery = assertions.iter().find(|found| found["id"] == "table.point_in_time_recovery").unwrap();
    assert_eq!(recovery["outcome"], "unknown");
    assert!(
        recovery["remedy"].as_str().unwrap().contains("dynamodb:DescribeContinuousBackups"),
        "{recovery}"
    );
}

#[test]
#[ignore = "./test.sh --with-fakecloud builds its server"]
fn all_engines_agree_with_an_iam_that_enforces() {
    type Statements = fn(&str) -> Vec<Json>;
    let policies: [(&str, Statements); 6] = [
        ("what is needed", |table| {
            vec![
                json!({"Effect": "Allow", "Action": ["dynamodb:*Item", "dynamodb:DescribeTable"], "Resource": table}),
            ]
        }),
        ("everything but", |table| {
            vec![json!({"Effect": "Allow", "NotAction": ["dynamodb:Scan", "iam:*"], "Resource": table})]
        }),
        ("a denial", |table| {
            vec![
                json!({"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"}),
                json!({"Sid": "Off", "Effect": "Deny", "Action": "dynamodb:Delete*", "Resource": table}),
            ]
        }),
        ("a condition that is met", |table| {
            let met = json!({"StringEquals": {"aws:RequestedRegion": ["eu-west-1", "us-east-1"]}});
            vec![json!({"Effect": "Allow", "Action": "dynamodb:*", "Resource": table, "Condition": met})]
        }),
        ("a condition that is not", |table| {
            let unmet = json!({"StringNotEquals": {"aws:RequestedRegion": "us-east-1"}});
            vec![json!({"Effect": "Allow", "Action": "dynamodb:*", "Resource": table, "Condition": unmet})]
        }),
        ("another table", |table| {
            vec![json!({"Effect": "Allow", "Action": "dynamodb:*", "Resource": format!("{table}2")})]
        }),
    ];
    for (name, statements) in policies {
        let own = |table: &str| [statements(table), vec![looks_at_itself()]].concat();
        let user = User::new(support::fakecloud(), own);
        let output = user.run(&["dynamodb", "iam", "-o", "json"]).run();
        let answer = output.json();
        for asked in answer["data"]["actions"].as_array().unwrap() {
            let opinions = asked["opinions"].as_object().unwrap();
            assert!(
                opinions.contains_key("simulate") && opinions.contains_key("offline"),
                "{name}: {answer}"
            );
            assert_eq!(asked["disputed"], false, "{name}, {}: {asked}", user.name);
        }
    }
}
