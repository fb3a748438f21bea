//! `authctl dynamodb iam`: three engines, what they say, and what comes of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::{Value as Json, json};

use crate::backup_dynamodb::front::{Answer, front};
use crate::dynamodb::created;
use crate::support::{self, DynamoDb, Invocation, authctl};

const PRINCIPAL: &str = "arn:aws:iam::111122223333:role/app";
const TABLE: &str = "arn:aws:dynamodb:us-east-1:111122223333:table/Tokens";
const NEEDS: [&str; 5] = ["PutItem", "GetItem", "UpdateItem", "DeleteItem", "DescribeTable"];

/// What the application needs, on this table.
fn rights(table: &str) -> Json {
    let actions: Vec<_> = NEEDS.iter().map(|action| format!("dynamodb:{action}")).collect();
    json!({"Sid": "Tokens", "Effect": "Allow", "Action": actions, "Resource": table})
}

fn policy(statements: &[Json]) -> String {
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

/// The offline engine alone, with these statements of the principal, and no server at all.
fn offline(statements: &[Json], arguments: &[&str]) -> Invocation {
    let base = ["dynamodb", "iam", "-o", "json", "--engine", "offline", "--policy", "rights.json"];
    authctl(base.iter().chain(&["--principal", PRINCIPAL]).chain(arguments))
        .env("DYNAMODB_REFRESH_TOKENS_TABLE", "Tokens")
        .env("AWS_REGION", "us-east-1")
        .file("rights.json", policy(statements))
}

fn action<'a>(answer: &'a Json, action: &str) -> &'a Json {
    let actions = answer["data"]["actions"].as_array().unwrap();
    actions
        .iter()
        .find(|found| found["action"] == action)
        .unwrap_or_else(|| panic!("no {action} in {answer}"))
}

fn ruling<'a>(answer: &'a Json, name: &str) -> &'a str {
    action(answer, name)["ruling"].as_str().unwrap()
}

#[test]
fn the_rights_of_the_application_are_enough_and_not_too_much() {
    let answer = offline(&[rights(TABLE)], &[]).run().ends_with(0).json();
    assert_eq!(answer["kind"], "dynamodb.iam/1");
    assert_eq!(answer["verdict"], "fine");
    assert_eq!(answer["data"]["principal"], PRINCIPAL);
    assert_eq!(action(&answer, "dynamodb:PutItem")["why"], "Tokens of rights.json");
    assert_eq!(ruling(&answer, "dynamodb:DeleteTable"), "implicit_deny");
    assert!(answer["notes"].to_string().contains("`--scp FILE`"), "{answer}");
}

#[test]
fn what_is_missing_is_bad_and_comes_with_the_smallest_grant() {
    let one = json!({"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": TABLE});
    let answer = offline(&[one], &[]).run().ends_with(3).json();
    assert_eq!(ruling(&answer, "dynamodb:PutItem"), "implicit_deny");
    let grant = r#"\"Action\":[\"dynamodb:PutItem\",\"dynamodb:UpdateItem\",\"dynamodb:DeleteItem\","#;
    assert!(answer["notes"].to_string().contains(grant), "{answer}");
}

#[test]
fn what_is_too_much_is_bad_where_it_harms_and_worth_a_look_otherwise() {
    let all = json!({"Sid": "All", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"});
    let answer = offline(std::slice::from_ref(&all), &[]).run().ends_with(3).json();
    for bad in ["DeleteTable", "UpdateTable", "UpdateTimeToLive", "Scan", "PutResourcePolicy"] {
        assert_eq!(action(&answer, &format!("dynamodb:{bad}"))["verdict"], "bad", "{bad}");
    }
    assert_eq!(action(&answer, "dynamodb:TagResource")["verdict"], "warn");
    assert_eq!(action(&answer, "iam:PassRole")["verdict"], "fine");
    let spare = json!({"Effect": "Allow", "Action": "dynamodb:TagResource", "Resource": TABLE});
    let answer_of_spare = offline(&[rights(TABLE), spare], &[]).run().ends_with(0).json();
    assert_eq!(answer_of_spare["verdict"], "warn");
    let everything = json!({"Effect": "Allow", "Action": "iam:*", "Resource": "*"});
    let answer_of_iam = offline(&[rights(TABLE), everything], &[]).run().ends_with(3).json();
    assert_eq!(action(&answer_of_iam, "iam:AttachRolePolicy")["verdict"], "bad");
    assert!(answer["notes"].to_string().contains("All of rights.json allows every action"), "{answer}");
    let file = "[iam]\nallowed = [\"dynamodb:GetItem\"]\nforbidden = [\"dynamodb:Scan\"]\n";
    let answer = offline(&[all], &["--expect", "e.toml"]).file("e.toml", file).run().ends_with(3).json();
    assert_eq!(answer["data"]["actions"].as_array().unwrap().len(), 2);
    assert_eq!(action(&answer, "dynamodb:Scan")["verdict"], "bad");
}

#[test]
fn a_file_says_how_bad_each_right_is() {
    let scans = json!({"Effect": "Allow", "Action": ["dynamodb:Scan", "dynamodb:GetItem"], "Resource": "*"});
    let weighed = |file: &str| {
        offline(&[rights(TABLE), scans.clone()], &["--expect", "e.toml"]).file("e.toml", file).run()
    };
    assert_eq!(weighed("").ends_with(3).json()["verdict"], "bad");
    let lenient = "[severity]\n\"dynamodb:scan\" = \"warning\"\n\"iam.other_tables\" = \"ignore\"\n";
    let answer = weighed(lenient).ends_with(0).json();
    assert_eq!(action(&answer, "dynamodb:Scan")["severity"], "warning");
    assert_eq!(action(&answer, "dynamodb:Scan")["verdict"], "warn");
    assert!(!answer.to_string().contains("another-table"), "{answer}");
    let output = weighed("[severity]\n\"dynamodb:Scna\" = \"warning\"\n").ends_with(2);
    assert!(output.stderr.contains("did you mean `dynamodb:Scan`?"), "{}", output.stderr);
}

#[test]
fn a_level_of_the_organization_may_have_several_policies() {
    let allow = |actions: &str| policy(&[json!({"Effect": "Allow", "Action": actions, "Resource": "*"})]);
    let with = |arguments: &[&str]| {
        offline(&[rights(TABLE)], arguments)
            .file("all.json", allow("*"))
            .file("read.json", allow("dynamodb:[GD]*").replace("[GD]", "GetI"))
            .file("write.json", allow("dynamodb:*"))
            .run()
    };
    with(&["--scp", "read.json,write.json", "--scp", "all.json"]).ends_with(0);
    let answer = with(&["--scp", "read.json", "--scp", "all.json,write.json"]).ends_with(3).json();
    assert_eq!(ruling(&answer, "dynamodb:PutItem"), "blocked_by_scp");
    assert_eq!(action(&answer, "dynamodb:PutItem")["why"], "no statement of read.json allows it");
    assert_eq!(ruling(&answer, "dynamodb:GetItem"), "allowed");
    with(&["--scp", ","]).ends_with(2);
}

#[test]
fn listing_tables_on_every_resource_is_not_broad() {
    let listing = json!({"Sid": "List", "Effect": "Allow", "Action": "dynamodb:ListTables", "Resource": "*"});
    let answer = offline(&[rights(TABLE), listing], &[]).run().ends_with(0).json();
    assert!(!answer["notes"].to_string().contains("allows every action"), "{answer}");
    let any = json!({"Sid": "Any", "Effect": "Allow", "Action": "DynamoDB:*", "Resource": TABLE});
    let answer = offline(&[any], &[]).run().ends_with(3).json();
    assert!(answer["notes"].to_string().contains("Any of rights.json allows every action"), "{answer}");
}

#[test]
fn an_explicit_deny_names_its_statement() {
    let deny = json!({"Sid": "NoWriting", "Effect": "Deny", "Action": "dynamodb:Put*", "Resource": "*"});
    let answer = offline(&[rights(TABLE), deny], &[]).run().ends_with(3).json();
    assert_eq!(ruling(&answer, "dynamodb:PutItem"), "explicit_deny");
    assert_eq!(action(&answer, "dynamodb:PutItem")["why"], "NoWriting of rights.json");
}

#[test]
fn boundary_and_organization_are_named() {
    let reading = policy(&[json!({"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*"})]);
    let limited = |flag: &str| {
        let run = offline(&[rights(TABLE)], &[flag, "limit.json"]).file("limit.json", &reading);
        run.run().ends_with(3).json()
    };
    assert_eq!(ruling(&limited("--boundary"), "dynamodb:PutItem"), "blocked_by_boundary");
    assert_eq!(ruling(&limited("--scp"), "dynamodb:PutItem"), "blocked_by_scp");
    assert_eq!(ruling(&limited("--scp"), "dynamodb:GetItem"), "allowed");
    let alone = authctl(["dynamodb", "iam", "--engine", "offline", "--boundary", "b.json"]).run();
    assert_ne!(alone.code, 0);
}

#[test]
fn what_nobody_told_makes_it_conditional_until_it_is_told() {
    let mut statement = rights(TABLE);
    statement["Condition"] = json!({"StringEquals": {"aws:SourceVpce": "vpce-1"}});
    let answer = offline(std::slice::from_ref(&statement), &[]).run().ends_with(0).json();
    assert_eq!(answer["verdict"], "warn");
    assert_eq!(ruling(&answer, "dynamodb:PutItem"), "conditional");
    assert_eq!(action(&answer, "dynamodb:PutItem")["why"], "depends on aws:SourceVpce");
    let told = |value: &str| offline(std::slice::from_ref(&statement), &["--context", value]);
    assert_eq!(told("aws:SourceVpce=vpce-1").run().ends_with(0).json()["verdict"], "fine");
    told("aws:SourceVpce=vpce-2").run().ends_with(3);
    told("vpce-1").run().ends_with(2);
}

#[test]
fn a_file_that_is_no_policy_is_a_usage_error() {
    offline(&[], &["--scp", "missing.json"]).run().ends_with(2);
    let output = offline(&[], &["--scp", "scp.json"]).file("scp.json", "{}").run().ends_with(2);
    assert!(output.stderr.contains("scp.json is no IAM policy"), "{}", output.stderr);
}

#[test]
fn the_expectations_in_the_readme_are_understood() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let example = readme.split("```toml\n# expect.toml").nth(1).unwrap().split("```").next().unwrap();
    let run = offline(&[rights(TABLE)], &["--expect", "expect.toml"]).file("expect.toml", example);
    let answer = run.run().ends_with(0).json();
    assert_eq!(answer["data"]["actions"].as_array().unwrap().len(), 7);
    assert_eq!(answer["verdict"], "fine");
}

/// What `terraform show -json` writes of a role with these statements.
fn terraform(statements: &[Json]) -> String {
    let resource = |kind: &str, values: Json| json!({"type": kind, "values": values});
    let managed = "arn:aws:iam::111122223333:policy/rw";
    let resources = [
        resource("aws_iam_role", json!({"name": "app", "arn": PRINCIPAL, "permissions_boundary": ""})),
        resource("aws_iam_policy", json!({"name": "rw", "arn": managed, "policy": policy(statements)})),
        resource("aws_iam_role_policy_attachment", json!({"role": "app", "policy_arn": managed})),
        resource("aws_iam_role_policy", json!({"name": "other", "role": "other", "policy": "{}"})),
    ];
    json!({"values": {"root_module": {"child_modules": [{"resources": resources}]}}}).to_string()
}

#[test]
fn terraform_shows_the_policies_of_a_role() {
    let run = |state: &str, who: [&str; 2]| {
        let base = ["dynamodb", "iam", "-o", "json", "--engine", "offline", "--terraform", "state.json"];
        authctl(base.iter().chain(&who))
            .env("DYNAMODB_REFRESH_TOKENS_TABLE", "Tokens")
            .env("AWS_REGION", "us-east-1")
            .file("state.json", state)
    };
    let state = terraform(&[rights(TABLE)]);
    for who in [["--role", "app"], ["--principal", PRINCIPAL]] {
        let answer = run(&state, who).run().ends_with(0).json();
        assert_eq!(answer["data"]["principal"], PRINCIPAL);
        assert_eq!(action(&answer, "dynamodb:PutItem")["why"], "Tokens of rw");
    }
    let nobody = ["--principal", "arn:aws:iam::111122223333:role/nobody"];
    let output = run(&state, nobody).run().ends_with(2);
    assert!(output.stderr.contains("no policy of role nobody"), "{}", output.stderr);
    run("{}", nobody).run().ends_with(2);
    run(&state, ["--role", "nobody"]).run().ends_with(2);
    run(&state, ["--principal", "nobody"]).run().ends_with(2);
}

/// authctl in front of moto's DynamoDB and STS.
fn on_moto(dynamodb: &DynamoDb, table: &str, arguments: &[&str]) -> Invocation {
    let base = ["dynamodb", "iam", "-o", "json"];
    authctl(base.iter().chain(arguments)).aws(dynamodb).env("DYNAMODB_REFRESH_TOKENS_TABLE", table)
}

#[test]
fn a_probe_writes_nothing_and_knows_what_the_caller_may() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let answer = on_moto(dynamodb, &table, &["--engine", "probe"]).run().ends_with(3).json();
    // moto lets everybody do everything
    assert_eq!(action(&answer, "dynamodb:Scan")["verdict"], "bad");
    for name in NEEDS {
        assert_eq!(ruling(&answer, &format!("dynamodb:{name}")), "allowed", "{answer}");
    }
    assert_eq!(ruling(&answer, "dynamodb:DeleteTable"), "unknown");
    assert_eq!(dynamodb.call("Scan", &json!({"TableName": table}))["Count"], 0);
    let strict = on_moto(dynamodb, &table, &["--engine", "probe", "--strict", "--expect", "e.toml"]);
    strict.file("e.toml", "[severity]\n\"dynamodb:Scan\" = \"ignore\"\n").run().ends_with(4);
}

#[test]
fn a_denied_probe_names_the_layer() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let table = created(dynamodb, &[]);
    let front = front(dynamodb.port, |operation, _| {
        let end = match operation {
            "PutItem" => "with an explicit deny in a service control policy",
            "UpdateItem" => "because no permissions boundary allows the dynamodb:UpdateItem action",
            "DeleteItem" => "because no identity-based policy allows the dynamodb:DeleteItem action",
            _ => return Answer::Pass,
        };
        let words = format!("User: me is not authorized to perform: it on resource: arn:t {end}");
        Answer::Refuse("AccessDeniedException", words)
    });
    let address = format!("http://127.0.0.1:{}", front.port);
    let run = on_moto(dynamodb, &table, &["--engine", "probe"]).env("AWS_ENDPOINT_URL_DYNAMODB", address);
    let answer = run.run().ends_with(3).json();
    assert_eq!(ruling(&answer, "dynamodb:PutItem"), "blocked_by_scp");
    assert_eq!(ruling(&answer, "dynamodb:UpdateItem"), "blocked_by_boundary");
    assert_eq!(ruling(&answer, "dynamodb:DeleteItem"), "implicit_deny");
}

#[test]
fn policies_that_iam_has_are_evaluated() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (table, role) = (created(dynamodb, &[]), support::unique("role"));
    let own = format!("arn:aws:dynamodb:us-east-1:123456789012:table/{table}");
    let encode = |text: &str| percent(text);
    let trust = encode(&policy(&[]));
    dynamodb.query(
        "iam",
        &format!("Action=CreateRole&Version=2010-05-08&RoleName={role}&AssumeRolePolicyDocument={trust}"),
    );
    let document = encode(&policy(&[rights(&own)]));
    let put = format!(
        "Action=PutRolePolicy&Version=2010-05-08&RoleName={role}&PolicyName=rw&PolicyDocument={document}"
    );
    dynamodb.query("iam", &put);
    let answer =
        on_moto(dynamodb, &table, &["--engine", "offline", "--role", &role]).run().ends_with(0).json();
    assert_eq!(action(&answer, "dynamodb:PutItem")["why"], "Tokens of rw");
    assert!(answer["data"]["principal"].as_str().unwrap().ends_with(&format!(":role/{role}")), "{answer}");
    let output = on_moto(dynamodb, &table, &["--role", "nobody-knows"]).run().ends_with(1);
    assert!(output.stderr.contains("there is no role nobody-knows"), "{}", output.stderr);
}

/// The text as a value of a form.
pub(crate) fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat()
}

/// A form that IAM was sent.
type Form = Vec<(String, String)>;

/// A server that plays IAM's simulator: `answer` gives the results, as XML, for a form.
fn simulator(
    answer: impl Fn(&Form) -> (u16, String) + Send + Sync + 'static,
) -> (String, Arc<Mutex<Vec<Form>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::<Mutex<Vec<Form>>>::default();
    let told = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map(Result::unwrap) {
            let Some(form) = read_form(&stream) else { continue };
            let action =
                form.iter().find(|(key, _)| key == "Action").map(|(_, value)| value.clone()).unwrap();
            let (status, results) = answer(&form);
            told.lock().unwrap().push(form);
            let body = format!(
                "<{action}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{action}Result>{results}\
                 </{action}Result><ResponseMetadata><RequestId>R</RequestId></ResponseMetadata></{action}Response>"
            );
            let head = format!("HTTP/1.1 {status} -\r\nContent-Type: text/xml\r\nConnection: close\r\n");
            drop(write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()));
        }
    });
    (address, asked)
}

fn read_form(stream: &TcpStream) -> Option<Form> {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(url_pairs(&String::from_utf8(body).unwrap()))
}

fn url_pairs(body: &str) -> Form {
    let plain = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            match byte {
                b'%' => {
                    let digits = [rest.next().unwrap(), rest.next().unwrap()];
                    bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
                }
                other => bytes.push(other),
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (plain(key), plain(value))).collect()
}

fn actions(form: &Form) -> Vec<String> {
    let named = form.iter().filter(|(key, _)| key.starts_with("ActionNames."));
    named.map(|(_, value)| value.clone()).collect()
}

fn resource(form: &Form) -> String {
    let found = form.iter().find(|(key, _)| key.starts_with("ResourceArns."));
    found.map_or("*".to_owned(), |(_, value)| value.clone())
}

fn excluded(form: &Form) -> Option<&str> {
    let found = form.iter().find(|(key, _)| key.starts_with("PolicyExclusionList."));
    found.map(|(_, value)| value.as_str())
}

/// One page with a result for each action: a decision, and what stands beside it.
fn page(form: &Form, result: impl Fn(&str) -> (&'static str, String)) -> String {
    let resource = resource(form);
    let members = actions(form).into_iter().map(|action| {
        let (decision, more) = result(&action);
        // nobody has rights on a table that is not ours
        let decision = if resource.ends_with("another-table") { "implicitDeny" } else { decision };
        format!(
            "<member><EvalActionName>{action}</EvalActionName><EvalResourceName>{resource}</EvalResourceName>\
             <EvalDecision>{decision}</EvalDecision>{more}</member>"
        )
    });
    let members: String = members.collect();
    format!("<IsTruncated>false</IsTruncated><EvaluationResults>{members}</EvaluationResults>")
}

fn is_needed(action: &str) -> bool {
    NEEDS.iter().any(|need| action == format!("dynamodb:{need}"))
}

fn allowed_where_needed(action: &str) -> (&'static str, String) {
    (if is_needed(action) { "allowed" } else { "implicitDeny" }, String::new())
}

/// The simulating engine alone, of a role, against such a server.
fn simulate(dynamodb: &DynamoDb, address: &str, arguments: &[&str]) -> Invocation {
    let base = ["--engine", "simulate", "--principal", PRINCIPAL];
    let arguments: Vec<_> = base.iter().chain(arguments).copied().collect();
    on_moto(dynamodb, "Tokens", &arguments).env("AWS_ENDPOINT_URL_IAM", address)
}

#[test]
fn the_old_shape_of_the_simulator_is_understood() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, asked) = simulator(|form| (200, page(form, allowed_where_needed)));
    let answer = simulate(dynamodb, &address, &[]).run().ends_with(0).json();
    assert_eq!(answer["verdict"], "fine");
    let asked = asked.lock().unwrap();
    let simulations = asked.iter().filter(|form| !actions(form).is_empty());
    for form in simulations {
        let has = |value: &str| form.iter().any(|(_, found)| found == value);
        assert!(has("aws:requestedregion") && has("us-east-1"), "{form:?}");
        assert!(has("aws:principalarn") && has(PRINCIPAL), "{form:?}");
    }
}

#[test]
fn the_new_shape_has_its_verdict_in_the_part_about_the_resource() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, _) = simulator(|form| {
        let place = resource(form);
        let results = page(form, |action| {
            let is_ours = !place.ends_with("another-table");
            let decision = if is_ours { allowed_where_needed(action).0 } else { "implicitDeny" };
            // the aggregate is of all resources, the part of this one
            let part = format!(
                "<ResourceSpecificResults><member><EvalResourceName>{place}</EvalResourceName>\
                 <EvalResourceDecision>{decision}</EvalResourceDecision><MatchedStatements><member>\
                 <SourcePolicyId>rw</SourcePolicyId><SourcePolicyType>IAM Policy</SourcePolicyType><StartPosition>\
                 <Line>4</Line><Column>1</Column></StartPosition></member></MatchedStatements></member>\
                 </ResourceSpecificResults>"
            );
            ("implicitDeny", part)
        });
        (
            200,
            results.replace(
                &format!("<EvalResourceName>{place}</EvalResourceName><EvalDecision>"),
                "<EvalResourceName>arn:${Partition}:dynamodb:::table</EvalResourceName><EvalDecision>",
            ),
        )
    });
    let answer = simulate(dynamodb, &address, &[]).run().ends_with(0).json();
    assert_eq!(action(&answer, "dynamodb:PutItem")["why"], "line 4 of rw");
    assert_eq!(ruling(&answer, "dynamodb:Scan"), "implicit_deny");
}

#[test]
fn in_the_new_shape_the_organization_speaks_for_all_resources_and_the_boundary_for_each() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, _) = simulator(|form| {
        let place = resource(form);
        let results = page(form, |action| {
            let (decision, detail) = match action {
                "dynamodb:UpdateItem" => (
                    "implicitDeny",
                    "<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false\
                     </AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>",
                ),
                "dynamodb:PutItem" => ("explicitDeny", ""),
                needed if is_needed(needed) && !place.ends_with("another-table") => ("allowed", ""),
                _ => ("implicitDeny", ""),
            };
            let organization = action != "dynamodb:PutItem";
            let more = format!(
                "<OrganizationsDecisionDetail><AllowedByOrganizations>{organization}</AllowedByOrganizations>\
                 </OrganizationsDecisionDetail><ResourceSpecificResults><member><EvalResourceName>{place}\
                 </EvalResourceName><EvalResourceDecision>{decision}</EvalResourceDecision>{detail}</member>\
                 </ResourceSpecificResults>"
            );
            (decision, more)
        });
        (200, results)
    });
    let answer = simulate(dynamodb, &address, &[]).run().ends_with(3).json();
    assert_eq!(ruling(&answer, "dynamodb:PutItem"), "blocked_by_scp");
    assert_eq!(ruling(&answer, "dynamodb:UpdateItem"), "blocked_by_boundary");
    assert_eq!(ruling(&answer, "dynamodb:GetItem"), "allowed");
}

#[test]
fn every_page_of_the_simulator_is_read() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, _) = simulator(|form| {
        let whole = page(form, allowed_where_needed);
        let middle = whole.find("</member><member>").map_or(whole.len(), |at| at + "</member>".len());
        let (first, second) = whole.split_at(middle);
        let is_second = form.iter().any(|(key, _)| key == "Marker");
        if second.is_empty() {
            return (200, whole);
        }
        let head = "<IsTruncated>false</IsTruncated><EvaluationResults>";
        if is_second {
            return (200, format!("{head}{second}"));
        }
        let first = first.replace("<IsTruncated>false", "<Marker>more</Marker><IsTruncated>true");
        (200, format!("{first}</EvaluationResults>"))
    });
    assert_eq!(simulate(dynamodb, &address, &[]).run().ends_with(0).json()["verdict"], "fine");
}

#[test]
fn the_layer_that_denies_is_found_by_leaving_it_out() {
    let Some(dynamodb) = support::dynamodb() else { return };
    for (layer, expected) in [
        ("scp", "blocked_by_scp"),
        ("permission-boundary", "blocked_by_boundary"),
        ("inline", "explicit_deny"),
    ] {
        let (address, _) = simulator(move |form| {
            let decide = |action: &str| match (is_needed(action), action, excluded(form)) {
                (true, "dynamodb:PutItem", without) if without != Some(layer) => {
                    ("explicitDeny", String::new())
                }
                (true, ..) => ("allowed", String::new()),
                _ => ("implicitDeny", String::new()),
            };
            (200, page(form, decide))
        });
        let answer = simulate(dynamodb, &address, &[]).run().ends_with(3).json();
        assert_eq!(ruling(&answer, "dynamodb:PutItem"), expected, "{layer}");
        assert_eq!(ruling(&answer, "dynamodb:GetItem"), "allowed");
    }
}

#[test]
fn details_of_the_simulator_name_the_layer_and_missing_values_make_it_conditional() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, _) = simulator(|form| {
        let decide = |action: &str| match action {
            "dynamodb:PutItem" => (
                "explicitDeny",
                "<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations>\
                 </OrganizationsDecisionDetail>",
            ),
            "dynamodb:UpdateItem" => (
                "implicitDeny",
                "<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false\
                 </AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>",
            ),
            "dynamodb:GetItem" => {
                ("allowed", "<MissingContextValues><member>aws:SourceVpce</member></MissingContextValues>")
            }
            other => (if is_needed(other) { "allowed" } else { "implicitDeny" }, ""),
        };
        (
            200,
            page(form, |action| {
                let (decision, more) = decide(action);
                (decision, more.to_owned())
            }),
        )
    });
    let answer = simulate(dynamodb, &address, &[]).run().ends_with(3).json();
    assert_eq!(ruling(&answer, "dynamodb:PutItem"), "blocked_by_scp");
    assert_eq!(ruling(&answer, "dynamodb:UpdateItem"), "blocked_by_boundary");
    assert_eq!(ruling(&answer, "dynamodb:GetItem"), "conditional");
    assert_eq!(action(&answer, "dynamodb:GetItem")["why"], "depends on aws:SourceVpce");
}

#[test]
fn a_simulator_that_does_not_work_is_asked_once_and_leaves_it_unknown() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, asked) = simulator(|_| (500, String::new()));
    let answer = simulate(dynamodb, &address, &[]).run().ends_with(0).json();
    assert_eq!(answer["verdict"], "unknown");
    assert!(answer["notes"].to_string().contains("the server answered 500 and did not say why"), "{answer}");
    assert_eq!(asked.lock().unwrap().len(), 1);
    simulate(dynamodb, &address, &["--strict"]).run().ends_with(4);
}

#[test]
fn keys_that_policies_ask_for_and_nobody_told_are_named() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, _) = simulator(|form| {
        if form.contains(&("Action".to_owned(), "GetContextKeysForPrincipalPolicy".to_owned())) {
            let keys = ["aws:SourceVpce", "aws:RequestedRegion"].map(|key| format!("<member>{key}</member>"));
            return (200, format!("<ContextKeyNames>{}</ContextKeyNames>", keys.concat()));
        }
        (200, page(form, allowed_where_needed))
    });
    let notes = |run: Invocation| run.run().ends_with(0).json()["notes"].to_string();
    let told = notes(simulate(dynamodb, &address, &[]));
    assert!(told.contains("Policies ask for aws:SourceVpce, which nobody told"), "{told}");
    let told = notes(simulate(dynamodb, &address, &["--context", "aws:SourceVpce=vpce-1"]));
    assert!(!told.contains("Policies ask for"), "{told}");
}

#[test]
fn engines_that_disagree_are_said_to() {
    let Some(dynamodb) = support::dynamodb() else { return };
    let (address, _) = simulator(|form| (200, page(form, |_| ("implicitDeny", String::new()))));
    let base = ["--engine", "simulate,offline", "--principal", PRINCIPAL, "--policy", "rights.json"];
    let run = on_moto(dynamodb, "Tokens", &base).env("AWS_ENDPOINT_URL_IAM", address);
    let answer = run.file("rights.json", policy(&[rights(TABLE)])).run().ends_with(3).json();
    assert_eq!(action(&answer, "dynamodb:PutItem")["disputed"], true);
    assert_eq!(action(&answer, "dynamodb:PutItem")["engine"], "simulate");
    assert!(answer["notes"].to_string().contains("The engines disagree about dynamodb:PutItem"), "{answer}");
}

#[test]
fn an_operator_is_checked_for_other_rights() {
    let answer = offline(&[rights(TABLE)], &["--rights", "operator"]).run().ends_with(3).json();
    assert_eq!(answer["data"]["profile"], "operator");
    assert_eq!(ruling(&answer, "dynamodb:Scan"), "implicit_deny");
    assert_eq!(action(&answer, "dynamodb:Scan")["expected"], "allowed");
    assert_eq!(action(&answer, "dynamodb:ListTables")["resource"], "*");
}
