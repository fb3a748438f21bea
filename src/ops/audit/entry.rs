//! One entry of the audit log, as both places keep it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::plan::{Approved, Plan};

/// How far a change came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It began. An entry that stays like this belongs to a run that goes on, or was killed.
    Begun,
    /// It was made.
    Done,
    /// It was not made, or not all of it.
    Failed,
}

impl Outcome {
    /// The word that both logs keep.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// The outcome of this word; the table's own check knows no other words.
    pub(super) fn of_word(word: &str) -> Self {
        match word {
            "done" => Self::Done,
            "failed" => Self::Failed,
            _ => Self::Begun,
        }
    }
}

/// What is told of a change before it begins.
#[derive(Clone, Debug)]
pub struct Change {
    /// The operating system's account of the operator.
    pub operator: String,
    /// The machine they work on.
    pub host: String,
    /// The words of the command: `migrate up`.
    pub command: String,
    /// Why, in the operator's words.
    pub reason: Option<String>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The same in both logs.
    pub id: Uuid,
    /// When the change began.
    pub occurred_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// The operating system's account of the operator.
    pub operator: String,
    /// The machine they worked on.
    pub host: String,
    /// The words of the command.
    pub command: String,
    /// What was changed, as the operator agreed to it.
    pub target: String,
    /// Which plan was agreed to.
    pub plan_fingerprint: String,
    /// The plan in one sentence.
    pub summary: String,
    /// How far it came.
    pub outcome: Outcome,
    /// Why it failed.
    pub error: Option<String>,
    /// Why it was wanted.
    pub reason: Option<String>,
}

impl Entry {
    /// The entry of a change that begins now.
    pub(super) fn begun<P: Plan>(change: Change, approved: &Approved<P>) -> Self {
        let plan = approved.plan();
        Self {
            id: Uuid::new_v4(),
            occurred_at: Timestamp::now(),
            finished_at: None,
            operator: change.operator,
            host: change.host,
            command: change.command,
            target: plan.target().to_owned(),
            plan_fingerprint: approved.fingerprint().to_string(),
            summary: plan.summary(),
            outcome: Outcome::Begun,
            error: None,
            reason: change.reason,
        }
    }

    /// Ends it now, badly when there is an error.
    pub(super) fn end(&mut self, error: Option<String>) {
        self.finished_at = Some(Timestamp::now());
        self.outcome = if error.is_some() { Outcome::Failed } else { Outcome::Done };
        self.error = error;
    }
}
