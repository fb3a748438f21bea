//! Which rights somebody should have, and which not.

use super::subject::Subject;
use crate::ops::token_table::Rights;

/// Rights that belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// What the application needs: single tokens, one at a time.
    #[default]
    App,
    /// What authctl needs to check, list, revoke, back up and restore.
    Operator,
}

/// May this action be done there, and should it?
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) action: String,
    pub(super) resource: String,
    /// Whether it should be allowed.
    pub(super) is_wanted: bool,
    /// Whether a file demands it, and not the profile alone.
    pub(super) is_demanded: bool,
}

const APP_NEEDS: &[&str] = &[
    "dynamodb:PutItem",
    "dynamodb:GetItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
];

const OPERATOR_NEEDS: &[&str] = &[
    "dynamodb:DescribeTable",
    "dynamodb:DescribeTimeToLive",
    "dynamodb:DescribeContinuousBackups",
    "dynamodb:GetResourcePolicy",
    "dynamodb:ListTagsOfResource",
    "dynamodb:ListTables",
    "dynamodb:GetItem",
    "dynamodb:Query",
    "dynamodb:Scan",
    "dynamodb:DeleteItem",
    "dynamodb:BatchWriteItem",
];

/// What changes or takes away the table, gives rights, or becomes somebody else.
const NOBODY_NEEDS: &[&str] = &[
    "dynamodb:DeleteTable",
    "dynamodb:PutResourcePolicy",
    "dynamodb:DeleteResourcePolicy",
    "iam:PassRole",
    "iam:PutRolePolicy",
    "sts:AssumeRole",
];

/// What an application that reads single tokens never does, and whoever steals its key would.
const APP_NEVER: &[&str] = &[
    "dynamodb:Scan",
    "dynamodb:CreateTable",
    "dynamodb:UpdateTable",
    "dynamodb:UpdateTimeToLive",
    "dynamodb:UpdateContinuousBackups",
    "dynamodb:DeleteBackup",
    "dynamodb:RestoreTableFromBackup",
    "dynamodb:RestoreTableToPointInTime",
    "dynamodb:ExportTableToPointInTime",
    "dynamodb:TagResource",
    "dynamodb:PartiQLSelect",
    "dynamodb:PartiQLDelete",
];

/// A table that is not ours: who may read it may read every table.
const ANOTHER_TABLE: &str = "authctl-another-table";

/// Every question of a profile, or of the rights that a file says instead.
pub(super) fn questions(profile: Profile, rights: &Rights, subject: &Subject) -> Vec<Question> {
    let (needs, never) = match profile {
        Profile::App => (APP_NEEDS, [NOBODY_NEEDS, APP_NEVER].concat()),
        Profile::Operator => (OPERATOR_NEEDS, NOBODY_NEEDS.to_vec()),
    };
    let mut questions = listed(needs, rights.allowed.as_deref(), subject, true);
    questions.extend(listed(&never, rights.forbidden.as_deref(), subject, false));
    if rights.forbidden.is_none() {
        questions.push(Question {
            action: "dynamodb:GetItem".to_owned(),
            resource: subject.table_arn_of(ANOTHER_TABLE),
            is_wanted: false,
            is_demanded: false,
        });
    }
    questions
}

fn listed(
    shipped: &[&str],
    demanded: Option<&[String]>,
    subject: &Subject,
    is_wanted: bool,
) -> Vec<Question> {
    let question = |action: &str| Question {
        action: action.to_owned(),
        resource: resource(action, subject),
        is_wanted,
        is_demanded: demanded.is_some(),
    };
    match demanded {
        Some(actions) => actions.iter().map(|action| question(action)).collect(),
        None => shipped.iter().map(|action| question(action)).collect(),
    }
}

/// What an action is done to: the table, or nothing in particular.
fn resource(action: &str, subject: &Subject) -> String {
    match action.split_once(':') {
        Some(("dynamodb", "ListTables" | "DescribeLimits" | "ListBackups")) => "*".to_owned(),
        Some(("dynamodb", "DeleteBackup" | "RestoreTableFromBackup")) => {
            format!("{}/backup/01234567890123-0a1b2c3d", subject.table_arn)
        }
        Some(("dynamodb", _)) => subject.table_arn.clone(),
        _ => "*".to_owned(),
    }
}
