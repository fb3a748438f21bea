//! Which rights somebody should have, and which not.

use super::subject::Subject;
use crate::error::{Error, Result};
use crate::ops::token_table::{Expectation, OTHER_TABLES, Severity};
use crate::text;

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
    /// How bad it is when that is not so.
    pub(super) severity: Severity,
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

/// What destroys tokens or what would bring them back, gives rights, or becomes somebody else: bad in whoever's hands.
const NOBODY_MAY: &[&str] = &[
    "dynamodb:DeleteTable",
    "dynamodb:PutResourcePolicy",
    "dynamodb:DeleteResourcePolicy",
    "iam:PassRole",
    "iam:PutRolePolicy",
    "iam:AttachRolePolicy",
    "iam:CreatePolicyVersion",
    "iam:UpdateAssumeRolePolicy",
    "sts:AssumeRole",
];

/// What reads every token, takes the table's protection away or lets its items expire. An application that reads single
/// tokens never does it, and whoever steals its key would.
const APP_MAY_NOT: &[&str] = &[
    "dynamodb:Scan",
    "dynamodb:PartiQLSelect",
    "dynamodb:ExportTableToPointInTime",
    "dynamodb:UpdateTable",
    "dynamodb:UpdateTimeToLive",
    "dynamodb:UpdateContinuousBackups",
    "dynamodb:DeleteBackup",
];

/// What an application does not need, and what does no more harm than what it has: worth a look.
const APP_NEEDS_NOT: &[&str] = &[
    "dynamodb:CreateTable",
    "dynamodb:RestoreTableFromBackup",
    "dynamodb:RestoreTableToPointInTime",
    "dynamodb:TagResource",
    "dynamodb:PartiQLDelete",
];

/// A table that is not ours: who may read it may read every table.
const ANOTHER_TABLE: &str = "authctl-another-table";

impl Question {
    /// What a file weighs it by, and people read.
    pub(super) fn id(&self) -> &str {
        if self.resource.ends_with(ANOTHER_TABLE) { OTHER_TABLES } else { &self.action }
    }
}

/// Every question of a profile, or of the rights that a file says instead, as bad as the file says. What it ignores is not
/// asked.
pub(super) fn questions(
    profile: Profile,
    expectation: &Expectation,
    subject: &Subject,
) -> Result<Vec<Question>> {
    let rights = &expectation.iam;
    let mut questions = match &rights.allowed {
        Some(actions) => listed(actions, subject, true, Severity::Error),
        None => listed(profile.needs(), subject, true, Severity::Error),
    };
    match &rights.forbidden {
        Some(actions) => questions.extend(listed(actions, subject, false, Severity::Error)),
        None => questions.extend(profile.forbids(subject)),
    }
    check_known(expectation, &questions)?;
    for question in &mut questions {
        question.severity = expectation.severity(question.id()).unwrap_or(question.severity);
    }
    questions.retain(|question| question.severity != Severity::Ignore);
    Ok(questions)
}

impl Profile {
    fn needs(self) -> &'static [&'static str] {
        match self {
            Self::App => APP_NEEDS,
            Self::Operator => OPERATOR_NEEDS,
        }
    }

    fn forbids(self, subject: &Subject) -> Vec<Question> {
        let mut questions = listed(NOBODY_MAY, subject, false, Severity::Error);
        if self == Self::App {
            questions.extend(listed(APP_MAY_NOT, subject, false, Severity::Error));
            questions.extend(listed(APP_NEEDS_NOT, subject, false, Severity::Warning));
        }
        questions.push(Question {
            action: "dynamodb:GetItem".to_owned(),
            resource: subject.table_arn_of(ANOTHER_TABLE),
            is_wanted: false,
            severity: Severity::Error,
        });
        questions
    }
}

/// An error where a file weighs an action that nobody ever asks about: it is a mistake in writing.
fn check_known(expectation: &Expectation, questions: &[Question]) -> Result<()> {
    let shipped = [APP_NEEDS, OPERATOR_NEEDS, NOBODY_MAY, APP_MAY_NOT, APP_NEEDS_NOT].concat();
    let known = questions.iter().map(|question| question.action.as_str()).chain(shipped);
    let known: Vec<&str> = known.collect();
    let is_known = |action: &&str| known.iter().any(|known| known.eq_ignore_ascii_case(action));
    let Some(unknown) = expectation.weighed_actions().find(|action| !is_known(action)) else { return Ok(()) };
    let error =
        Error::usage(format!("nothing is expected of `{}`, so it has no severity", text::clean(unknown)));
    Err(match text::nearest(unknown, known.iter().copied()) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("list it in `allowed` or `forbidden` of `[iam]`"),
    })
}

fn listed<A: AsRef<str>>(
    actions: &[A],
    subject: &Subject,
    is_wanted: bool,
    severity: Severity,
) -> Vec<Question> {
    let question = |action: &A| {
        let action = action.as_ref();
        Question { action: action.to_owned(), resource: resource(action, subject), is_wanted, severity }
    };
    actions.iter().map(question).collect()
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
