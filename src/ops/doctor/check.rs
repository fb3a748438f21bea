//! A check: what it looks at, what it takes for bad, and the pure function from facts to findings.

use super::facts::{Facts, Postgres, Reach, Redis, Swarm, Tokens};
use super::finding::Finding;
use crate::ops::seen::Seen;

/// The stores that checks are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// Where users live.
    Postgres,
    /// Where sessions live.
    Redis,
    /// Where refresh tokens live.
    Dynamodb,
    /// Where stacks run.
    Docker,
}

impl Store {
    /// What people call it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::Redis => "Redis",
            Self::Dynamodb => "DynamoDB",
            Self::Docker => "the swarm",
        }
    }
}

/// One check.
pub(super) struct Check {
    /// Its stable name: `pg.blocked`.
    pub(super) id: &'static str,
    /// What it measures, and why that matters.
    pub(super) measures: &'static str,
    /// From where on it warns, and from where on it is critical.
    pub(super) thresholds: &'static str,
    /// Where the thresholds come from.
    pub(super) source: &'static str,
    /// What can be done, in general.
    pub(super) remedies: [&'static str; 2],
    /// Where to read on.
    pub(super) docs: &'static str,
    /// The judgement.
    pub(super) judge: Judge,
}

/// The function that judges, by what it needs to know.
pub(super) enum Judge {
    /// Whether a store can be used at all; needs everything.
    Everything(Store, fn(&Facts) -> Judged),
    /// What PostgreSQL tells.
    Postgres(fn(&Postgres) -> Judged),
    /// What Redis tells.
    Redis(fn(&Redis) -> Judged),
    /// What DynamoDB tells.
    Tokens(fn(&Tokens) -> Judged),
    /// What the swarm tells.
    Swarm(fn(&Swarm) -> Judged),
}

/// What came of one check.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// What was found.
    pub(super) findings: Vec<Finding>,
    /// What it could not see, where that is so. Both may be: one node of a cluster tells and another does not.
    pub(super) blind: Option<Blind>,
    /// Whether it was asked at all.
    pub(super) asked: bool,
}

/// Why a check could not look.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Blind {
    /// The reason.
    pub(super) why: String,
    /// The line that would show it, where one would.
    pub(super) grant: Option<String>,
}

impl Judged {
    /// What was found by somebody who saw everything.
    pub(super) fn found(findings: impl IntoIterator<Item = Finding>) -> Self {
        Self { findings: findings.into_iter().collect(), blind: None, asked: true }
    }

    /// What a fact tells, or why there is none.
    pub(super) fn of<T>(seen: &Seen<T>, judge: impl FnOnce(&T) -> Vec<Finding>) -> Self {
        match seen {
            Seen::Known(fact) => Self::found(judge(fact)),
            hidden => Self::blind(hidden),
        }
    }

    /// Nothing, because this could not be seen.
    pub(super) fn blind<T>(seen: &Seen<T>) -> Self {
        let (why, grant) = match seen {
            Seen::Hidden { why, remedy } => (why.clone(), remedy.clone()),
            _ => ("the server has no such call".to_owned(), None),
        };
        Self { blind: Some(Blind { why, grant }), ..Self::found([]) }
    }

    /// The same, by somebody who did not see all of it.
    pub(super) fn and_blind(mut self, blind: Option<Blind>) -> Self {
        self.blind = self.blind.or(blind);
        self
    }

    /// Both together.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.findings.extend(other.findings);
        self.asked |= other.asked;
        self.and_blind(other.blind)
    }
}

impl Check {
    /// The store that it is about.
    pub(super) fn store(&self) -> Store {
        match self.judge {
            Judge::Everything(store, _) => store,
            Judge::Postgres(_) => Store::Postgres,
            Judge::Redis(_) => Store::Redis,
            Judge::Tokens(_) => Store::Dynamodb,
            Judge::Swarm(_) => Store::Docker,
        }
    }

    /// Judges the facts.
    pub(super) fn judge(&self, facts: &Facts) -> Judged {
        match self.judge {
            Judge::Everything(_, judge) => judge(facts),
            Judge::Postgres(judge) => self.reached(&facts.postgres, judge),
            Judge::Redis(judge) => self.reached(&facts.redis, judge),
            Judge::Tokens(judge) => self.reached(&facts.tokens, judge),
            Judge::Swarm(judge) => self.reached(&facts.swarm, judge),
        }
    }

    fn reached<T>(&self, reach: &Reach<T>, judge: fn(&T) -> Judged) -> Judged {
        match reach {
            Reach::NotAsked => Judged::default(),
            Reach::Reached(facts) => judge(facts),
            Reach::Failed(_) => {
                let why = format!("{} let nobody in", self.store().name());
                Judged { blind: Some(Blind { why, grant: None }), ..Judged::found([]) }
            }
        }
    }
}
