//! The evaluation of IAM policies: vectors of our own, by what AWS documents of its logic.

use authctl::ops::iam::{Context, Decision, Layer, Layers, Policy, Request, evaluate};
use serde_json::json;

const TABLE: &str = "arn:aws:dynamodb:eu-west-1:111122223333:table/Tokens";
const INDEX: &str = "arn:aws:dynamodb:eu-west-1:111122223333:table/Tokens/index/user";
const FOREIGN: &str = "arn:aws:dynamodb:eu-west-1:999988887777:table/Tokens";
const ROLE: &str = "arn:aws:iam::111122223333:role/app";
const USER: &str = "arn:aws:iam::111122223333:user/ada";

/// A policy with these statements, the fields of each as JSON without braces.
fn policy(name: &str, statements: &[&str]) -> Policy {
    let statements: Vec<_> = statements.iter().map(|fields| format!("{{{fields}}}")).collect();
    let document = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
    Policy::parse(name, &document).unwrap()
}

fn request<'a>(action: &'a str, resource: &'a str, context: &'a Context) -> Request<'a> {
    Request { action, resource, principal: ROLE, context }
}

/// A decision in a few words: `allowed`, `explicit deny`, `depends on aws:sourcevpce`.
fn word(decision: &Decision) -> String {
    match decision {
        Decision::Allowed(_) => "allowed".to_owned(),
        Decision::ExplicitDeny(layer, _) => format!("denied by {layer:?}").to_lowercase(),
        Decision::BlockedByOrganization(_) => "organization".to_owned(),
        Decision::BlockedByBoundary => "boundary".to_owned(),
        Decision::ImplicitDeny => "nothing".to_owned(),
        Decision::Conditional(keys) => {
            format!("depends on {}", keys.iter().map(String::as_str).collect::<Vec<_>>().join(" "))
        }
    }
}

/// Fails with every vector that came out differently.
fn assert_all(vectors: impl IntoIterator<Item = (String, String, String)>) {
    let wrong = vectors.into_iter().filter(|(_, found, expected)| found != expected);
    let wrong: Vec<_> =
        wrong.map(|(name, found, expected)| format!("{name}: {found}, expected {expected}")).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Statements, action, resource, what comes of it.
const SCOPES: &[(&[&str], &str, &str, &str)] = &[
    (&[], "dynamodb:PutItem", TABLE, "nothing"),
    (&[r#""Effect":"Allow","Action":"*","Resource":"*""#], "dynamodb:PutItem", TABLE, "allowed"),
    (&[r#""Effect":"Allow","Action":"dynamodb:*","Resource":"*""#], "dynamodb:PutItem", TABLE, "allowed"),
    (&[r#""Effect":"Allow","Action":"dynamodb:*","Resource":"*""#], "iam:PassRole", "*", "nothing"),
    (
        &[r#""Effect":"Allow","Action":"DynamoDB:putitem","Resource":"*""#],
        "dynamodb:PutItem",
        TABLE,
        "allowed",
    ),
    (&[r#""Effect":"Allow","Action":"dynamodb:Put*","Resource":"*""#], "dynamodb:PutItem", TABLE, "allowed"),
    (
        &[r#""Effect":"Allow","Action":"dynamodb:?utItem","Resource":"*""#],
        "dynamodb:PutItem",
        TABLE,
        "allowed",
    ),
    (&[r#""Effect":"Allow","Action":"dynamodb:Put","Resource":"*""#], "dynamodb:PutItem", TABLE, "nothing"),
    (
        &[r#""Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:PutItem"],"Resource":"*""#],
        "dynamodb:PutItem",
        TABLE,
        "allowed",
    ),
    (
        &[
            r#""Effect":"Allow","Action":"*","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/Tokens""#,
        ],
        "dynamodb:PutItem",
        TABLE,
        "allowed",
    ),
    (
        &[
            r#""Effect":"Allow","Action":"*","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/Tokens""#,
        ],
        "dynamodb:Query",
        INDEX,
        "nothing",
    ),
    (
        &[r#""Effect":"Allow","Action":"*","Resource":"arn:aws:dynamodb:*:*:table/Tokens/index/*""#],
        "dynamodb:Query",
        INDEX,
        "allowed",
    ),
    (
        &[r#""Effect":"Allow","Action":"*","Resource":"arn:aws:dynamodb:*:*:table/Tokens*""#],
        "dynamodb:Query",
        INDEX,
        "allowed",
    ),
    (
        &[r#""Effect":"Allow","Action":"*","Resource":"arn:aws:dynamodb:*:table/Tokens""#],
        "dynamodb:PutItem",
        TABLE,
        "nothing",
    ),
    (
        &[
            r#""Effect":"Allow","Action":"*","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/tokens""#,
        ],
        "dynamodb:PutItem",
        TABLE,
        "nothing",
    ),
    (&[r#""Effect":"Allow","NotAction":"iam:*","Resource":"*""#], "dynamodb:PutItem", TABLE, "allowed"),
    (&[r#""Effect":"Allow","NotAction":"iam:*","Resource":"*""#], "iam:PassRole", "*", "nothing"),
    (
        &[r#""Effect":"Allow","Action":"*","NotResource":"arn:aws:dynamodb:*:*:table/Tokens""#],
        "dynamodb:PutItem",
        TABLE,
        "nothing",
    ),
    (
        &[r#""Effect":"Allow","Action":"*","NotResource":"arn:aws:dynamodb:*:*:table/Other""#],
        "dynamodb:PutItem",
        TABLE,
        "allowed",
    ),
    (
        &[
            r#""Effect":"Allow","Action":"*","Resource":"*""#,
            r#""Effect":"Deny","Action":"dynamodb:Delete*","Resource":"*""#,
        ],
        "dynamodb:DeleteTable",
        TABLE,
        "denied by identity",
    ),
    (
        &[
            r#""Effect":"Allow","Action":"*","Resource":"*""#,
            r#""Effect":"Deny","NotAction":"dynamodb:*","Resource":"*""#,
        ],
        "iam:PassRole",
        "*",
        "denied by identity",
    ),
    (
        &[
            r#""Effect":"Deny","Action":"*","Resource":"*""#,
            r#""Effect":"Allow","Action":"*","Resource":"*""#,
        ],
        "dynamodb:PutItem",
        TABLE,
        "denied by identity",
    ),
    (
        &[
            r#""Effect":"Allow","Action":"*","Resource":"arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/team}""#,
        ],
        "dynamodb:PutItem",
        TABLE,
        "depends on aws:PrincipalTag/team",
    ),
];

#[test]
fn actions_and_resources() {
    let context = Context::default();
    assert_all(SCOPES.iter().map(|(statements, action, resource, expected)| {
        let layers = Layers { identity: vec![policy("p", statements)], ..Layers::default() };
        let decision = evaluate(&layers, &request(action, resource, &context));
        (format!("{statements:?} {action}"), word(&decision), (*expected).to_owned())
    }));
}

/// What is known of `x:key`.
#[derive(Debug)]
enum Known {
    Is(&'static [&'static str]),
    Absent,
    Untold,
}
use Known::{Absent, Is, Untold};

/// Operator, values of the policy, what is known, whether the condition is met.
const CONDITIONS: &[(&str, &str, Known, &str)] = &[
    ("StringEquals", r#""a""#, Is(&["a"]), "yes"),
    ("StringEquals", r#""a""#, Is(&["A"]), "no"),
    ("StringEquals", r#"["a","b"]"#, Is(&["b"]), "yes"),
    ("StringEquals", r#""a*""#, Is(&["ab"]), "no"),
    ("StringEquals", r#""a""#, Absent, "no"),
    ("StringEquals", r#""a""#, Untold, "depends"),
    ("StringEqualsIfExists", r#""a""#, Absent, "yes"),
    ("StringEqualsIfExists", r#""a""#, Is(&["b"]), "no"),
    ("StringEqualsIgnoreCase", r#""a""#, Is(&["A"]), "yes"),
    ("StringNotEqualsIgnoreCase", r#""a""#, Is(&["A"]), "no"),
    ("StringNotEquals", r#""a""#, Is(&["b"]), "yes"),
    ("StringNotEquals", r#"["a","b"]"#, Is(&["b"]), "no"),
    ("StringNotEquals", r#""a""#, Absent, "yes"),
    ("StringNotEquals", r#""a""#, Untold, "depends"),
    ("StringLike", r#""vpce-*""#, Is(&["vpce-1"]), "yes"),
    ("StringLike", r#""vpce-?""#, Is(&["vpce-12"]), "no"),
    ("StringNotLike", r#""vpce-*""#, Is(&["vpce-1"]), "no"),
    ("ForAnyValue:StringEquals", r#"["a","b"]"#, Is(&["b", "c"]), "yes"),
    ("ForAnyValue:StringEquals", r#""a""#, Is(&["b", "c"]), "no"),
    ("ForAnyValue:StringEquals", r#""a""#, Absent, "no"),
    ("ForAllValues:StringEquals", r#"["a","b"]"#, Is(&["a", "b"]), "yes"),
    ("ForAllValues:StringEquals", r#"["a","b"]"#, Is(&["a", "c"]), "no"),
    ("ForAllValues:StringEquals", r#""a""#, Absent, "yes"),
    ("ForAllValues:StringEquals", r#""a""#, Is(&[]), "yes"),
    ("ForAllValues:StringLike", r#""RTID#*""#, Is(&["RTID#1", "RTID#2"]), "yes"),
    ("ForAnyValue:StringNotEquals", r#""a""#, Is(&["a", "b"]), "yes"),
    ("ForAnyValue:StringNotEquals", r#""a""#, Absent, "no"),
    ("ForAllValues:StringNotEquals", r#""a""#, Is(&["a", "b"]), "no"),
    ("NumericEquals", r#""5""#, Is(&["5.0"]), "yes"),
    ("NumericLessThan", "10", Is(&["9"]), "yes"),
    ("NumericLessThanEquals", r#""10""#, Is(&["10"]), "yes"),
    ("NumericGreaterThan", r#""10""#, Is(&["10"]), "no"),
    ("NumericGreaterThanEquals", r#""10""#, Is(&["11"]), "yes"),
    ("NumericNotEquals", r#""5""#, Is(&["6"]), "yes"),
    ("NumericLessThan", r#""10""#, Is(&["many"]), "no"),
    ("DateLessThan", r#""2026-06-01T00:00:00Z""#, Is(&["2026-01-01T00:00:00Z"]), "yes"),
    ("DateGreaterThan", r#""2026-06-01""#, Is(&["2026-01-01T00:00:00Z"]), "no"),
    ("DateGreaterThanEquals", r#""1767225600""#, Is(&["2026-01-01T00:00:00Z"]), "yes"),
    ("DateNotEquals", r#""2026-06-01""#, Is(&["2026-06-01T00:00:00Z"]), "no"),
    ("Bool", r#""true""#, Is(&["true"]), "yes"),
    ("Bool", "true", Is(&["false"]), "no"),
    ("Bool", r#""false""#, Absent, "no"),
    ("BoolIfExists", r#""false""#, Absent, "yes"),
    ("Null", r#""true""#, Absent, "yes"),
    ("Null", r#""true""#, Is(&["a"]), "no"),
    ("Null", "false", Is(&["a"]), "yes"),
    ("Null", r#""true""#, Untold, "depends"),
    ("BinaryEquals", r#""QUJD""#, Is(&["QUJD"]), "yes"),
    ("IpAddress", r#""203.0.113.0/24""#, Is(&["203.0.113.77"]), "yes"),
    ("IpAddress", r#""203.0.113.0/24""#, Is(&["198.51.100.1"]), "no"),
    ("IpAddress", r#"["10.0.0.0/8","2001:db8::/32"]"#, Is(&["2001:db8:1::1"]), "yes"),
    ("NotIpAddress", r#""10.0.0.0/8""#, Is(&["10.1.2.3"]), "no"),
    ("NotIpAddress", r#""10.0.0.0/8""#, Absent, "yes"),
    ("ArnEquals", r#""arn:aws:iam::*:role/app""#, Is(&["arn:aws:iam::1:role/app"]), "yes"),
    ("ArnLike", r#""arn:aws:iam::1:role/*""#, Is(&["arn:aws:iam::1:role/app"]), "yes"),
    ("ArnLike", r#""arn:*:role/app""#, Is(&["arn:aws:iam::1:role/app"]), "no"),
    ("ArnLike", r#""*""#, Is(&["nonsense"]), "no"),
    ("ArnNotLike", r#""arn:aws:iam::1:role/*""#, Is(&["arn:aws:iam::1:user/app"]), "yes"),
    ("ArnNotEquals", r#""arn:aws:iam::1:role/app""#, Absent, "yes"),
    ("StringEquals", r#""${x:other}""#, Is(&["friend"]), "yes"),
    ("StringEquals", r#""${x:gone, 'friend'}""#, Is(&["friend"]), "yes"),
    ("StringEquals", r#""${x:gone}""#, Is(&["friend"]), "no"),
    ("StringEquals", r#""${x:untold}""#, Is(&["friend"]), "depends on x:untold"),
    ("StringLike", r#""fr${*}""#, Is(&["friend"]), "no"),
];

#[test]
fn conditions() {
    assert_all(CONDITIONS.iter().map(|(operator, values, known, expected)| {
        let statement = format!(
            r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"X:Key":{values}}}}}"#
        );
        let mut context = Context::default();
        context.set("x:other", ["friend"]);
        context.set_absent("x:gone");
        match known {
            Is(values) => context.set("x:key", values.iter().copied()),
            Absent => context.set_absent("x:key"),
            Untold => {}
        }
        let layers = Layers { identity: vec![policy("p", &[&statement])], ..Layers::default() };
        let decision = word(&evaluate(&layers, &request("dynamodb:PutItem", TABLE, &context)));
        let expected = match *expected {
            "yes" => "allowed",
            "no" => "nothing",
            "depends" => "depends on X:Key",
            other => other,
        };
        (format!("{operator} {values} {known:?}"), decision, expected.to_owned())
    }));
}

const EVERYTHING: &str = r#""Effect":"Allow","Action":"*","Resource":"*""#;
const DYNAMODB: &str = r#""Effect":"Allow","Action":"dynamodb:*","Resource":"*""#;
const READING: &str = r#""Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*""#;
const NO_WRITING: &str = r#""Sid":"NoWriting","Effect":"Deny","Action":"dynamodb:PutItem","Resource":"*""#;
const FROM_INSIDE: &str = r#""Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}"#;

/// Identity, boundary, levels of the organization, what comes of `PutItem`.
type Bounded = (&'static str, Option<&'static str>, &'static [&'static str], &'static str);

const LAYERS: &[Bounded] = &[
    (EVERYTHING, Some(DYNAMODB), &[EVERYTHING], "allowed"),
    (EVERYTHING, Some(READING), &[], "boundary"),
    (EVERYTHING, Some(NO_WRITING), &[], "denied by boundary"),
    (READING, Some(EVERYTHING), &[], "nothing"),
    (READING, Some(READING), &[], "nothing"),
    (EVERYTHING, None, &[READING], "organization"),
    (EVERYTHING, None, &[EVERYTHING, DYNAMODB], "allowed"),
    (EVERYTHING, None, &[EVERYTHING, READING, EVERYTHING], "organization"),
    (EVERYTHING, None, &[NO_WRITING], "denied by organization"),
    (READING, None, &[READING], "organization"),
    (EVERYTHING, Some(READING), &[READING], "organization"),
    (EVERYTHING, Some(FROM_INSIDE), &[], "boundary"),
    (EVERYTHING, None, &[EVERYTHING, FROM_INSIDE], "organization"),
    (NO_WRITING, None, &[READING], "denied by identity"),
];

#[test]
fn layers() {
    let context = Context::default();
    assert_all(LAYERS.iter().map(|(identity, boundary, organization, expected)| {
        let layers = Layers {
            identity: vec![policy("identity", &[identity])],
            boundary: boundary.map(|boundary| policy("boundary", &[boundary])),
            organization: organization.iter().map(|level| vec![policy("scp", &[level])]).collect(),
            resource: None,
        };
        let decision = evaluate(&layers, &request("dynamodb:PutItem", TABLE, &context));
        (format!("{identity} {boundary:?} {organization:?}"), word(&decision), (*expected).to_owned())
    }));
}

/// Identity, the table's policy about whom, principal, table, what comes of `PutItem`.
const RESOURCES: &[(Option<&str>, &str, &str, &str, &str)] = &[
    (None, r#""Principal":{"AWS":"arn:aws:iam::111122223333:role/app"}"#, ROLE, TABLE, "allowed"),
    (None, r#""Principal":"*""#, ROLE, TABLE, "allowed"),
    (None, r#""Principal":{"AWS":["arn:aws:iam::1:role/other"]}"#, ROLE, TABLE, "nothing"),
    (None, r#""Principal":{"AWS":"111122223333"}"#, ROLE, TABLE, "nothing"),
    (None, r#""Principal":{"AWS":"arn:aws:iam::111122223333:root"}"#, ROLE, TABLE, "nothing"),
    (None, r#""Principal":{"Service":"ec2.amazonaws.com"}"#, ROLE, TABLE, "nothing"),
    (Some(EVERYTHING), r#""Principal":{"AWS":"arn:aws:iam::1:role/other"}"#, ROLE, TABLE, "allowed"),
    (Some(EVERYTHING), r#""Principal":{"AWS":"111122223333"}"#, ROLE, FOREIGN, "allowed"),
    (Some(EVERYTHING), r#""Principal":{"AWS":"arn:aws:iam::1:role/other"}"#, ROLE, FOREIGN, "nothing"),
    (None, r#""Principal":"*""#, ROLE, FOREIGN, "nothing"),
];

#[test]
fn policies_of_the_table() {
    let context = Context::default();
    assert_all(RESOURCES.iter().map(|(identity, principal, who, table, expected)| {
        let statement = format!(r#""Effect":"Allow","Action":"dynamodb:PutItem","Resource":"*",{principal}"#);
        let layers = Layers {
            identity: identity.iter().map(|identity| policy("identity", &[identity])).collect(),
            resource: Some(policy("table", &[&statement])),
            ..Layers::default()
        };
        let request =
            Request { action: "dynamodb:PutItem", resource: table, principal: who, context: &context };
        (
            format!("{identity:?} {principal} {table}"),
            word(&evaluate(&layers, &request)),
            (*expected).to_owned(),
        )
    }));
}

#[test]
fn a_boundary_limits_what_the_table_gives_a_role_and_not_what_it_gives_a_user() {
    let context = Context::default();
    let statement = r#""Effect":"Allow","Action":"*","Resource":"*","Principal":"*""#;
    let layers = Layers {
        boundary: Some(policy("boundary", &[READING])),
        resource: Some(policy("table", &[statement])),
        ..Layers::default()
    };
    let decide = |principal| {
        let action = "dynamodb:PutItem";
        word(&evaluate(&layers, &Request { action, resource: TABLE, principal, context: &context }))
    };
    assert_eq!(decide(ROLE), "boundary");
    assert_eq!(decide(USER), "allowed");
}

#[test]
fn a_deny_of_the_table_is_for_everybody_but_whom_it_leaves_out() {
    let context = Context::default();
    let deny = |others: &str| {
        let statement =
            format!(r#""Effect":"Deny","NotPrincipal":{{"AWS":"{others}"}},"Action":"*","Resource":"*""#);
        let layers = Layers {
            identity: vec![policy("identity", &[EVERYTHING])],
            resource: Some(policy("table", &[&statement])),
            ..Layers::default()
        };
        word(&evaluate(&layers, &request("dynamodb:PutItem", TABLE, &context)))
    };
    assert_eq!(deny("arn:aws:iam::111122223333:role/other"), "denied by resource");
    assert_eq!(deny(ROLE), "allowed");
}

#[test]
fn what_is_not_told_is_named_only_where_it_decides() {
    let mut context = Context::default();
    let layers = Layers { identity: vec![policy("identity", &[DYNAMODB, FROM_INSIDE])], ..Layers::default() };
    let decide = |context: &Context, action| word(&evaluate(&layers, &request(action, TABLE, context)));
    assert_eq!(decide(&context, "dynamodb:PutItem"), "depends on aws:SourceVpce");
    assert_eq!(decide(&context, "iam:PassRole"), "nothing");
    context.set("aws:sourcevpce", ["vpce-1"]);
    assert_eq!(decide(&context, "dynamodb:PutItem"), "allowed");
    context.set("aws:sourcevpce", ["vpce-2"]);
    assert_eq!(decide(&context, "dynamodb:PutItem"), "denied by identity");
}

#[test]
fn the_statement_that_decides_is_named() {
    let context = Context::default();
    let layers = Layers { identity: vec![policy("rights", &[EVERYTHING, NO_WRITING])], ..Layers::default() };
    let decision = evaluate(&layers, &request("dynamodb:PutItem", TABLE, &context));
    let Decision::ExplicitDeny(Layer::Identity, found) = decision else { panic!("{decision:?}") };
    assert_eq!((found.policy.as_str(), found.statement.as_str()), ("rights", "NoWriting"));
    let decision = evaluate(&layers, &request("dynamodb:GetItem", TABLE, &context));
    let Decision::Allowed(found) = decision else { panic!("{decision:?}") };
    assert_eq!(found.statement, "statement 1");
}

#[test]
fn the_old_version_has_no_variables() {
    let mut context = Context::default();
    context.set("x:key", ["${x:other}"]);
    let condition = json!({"StringEquals": {"x:key": "${x:other}"}});
    let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition});
    let document = json!({"Version": "2008-10-17", "Statement": statement}).to_string();
    let layers = Layers { identity: vec![Policy::parse("old", &document).unwrap()], ..Layers::default() };
    assert_eq!(word(&evaluate(&layers, &request("dynamodb:PutItem", TABLE, &context))), "allowed");
}

#[test]
fn what_is_no_policy_is_refused_with_its_fault() {
    let statement = |fields: &str| format!(r#"{{"Statement":{{{fields}}}}}"#);
    for (document, fault) in [
        ("nonsense".to_owned(), "expected"),
        ("{}".to_owned(), "Statement"),
        (statement(r#""Effect":"Maybe","Action":"*","Resource":"*""#), ""),
        (statement(r#""Effect":"Allow","Resource":"*""#), "Action and NotAction"),
        (statement(r#""Effect":"Allow","Action":"*""#), "Resource and NotResource"),
        (
            statement(r#""Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringIs":{"a":"b"}}"#),
            "no operator StringIs",
        ),
    ] {
        let error = Policy::parse("p.json", &document).unwrap_err().to_string();
        assert!(error.starts_with("p.json is no IAM policy") && error.contains(fault), "{document}: {error}");
    }
}

#[test]
fn broad_statements_are_found() {
    let policy = policy(
        "rights",
        &[
            DYNAMODB,
            r#""Sid":"Own","Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:*:*:table/T""#,
            r#""Sid":"Star","Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*""#,
            r#""Sid":"Deny","Effect":"Deny","Action":"*","Resource":"*""#,
            r#""Sid":"Log","Effect":"Allow","Action":"logs:PutLogEvents","Resource":"*""#,
        ],
    );
    let found: Vec<_> = policy.broad("dynamodb").into_iter().map(|found| found.statement).collect();
    assert_eq!(found, ["statement 1", "Star"]);
}
