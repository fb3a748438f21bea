//! One thing that a plan does.

use serde_json::{Value as Json, json};

use super::changes::Changes;
use crate::ops::stack::spec::Difference;
use crate::report::{Cell, Label, Value};

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The swarm itself.
    Swarm,
    /// A network.
    Network,
    /// A secret.
    Secret,
    /// A config.
    Config,
    /// A service.
    Service,
    /// A volume.
    Volume,
    /// A role of a database that a service runs.
    Role,
}

impl Kind {
    /// As the engine and people call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Swarm => "swarm",
            Self::Network => "network",
            Self::Secret => "secret",
            Self::Config => "config",
            Self::Service => "service",
            Self::Volume => "volume",
            Self::Role => "role",
        }
    }
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It makes something.
    Create,
    /// It changes something.
    Update,
    /// It takes something away.
    Remove,
}

impl Deed {
    /// In the imperative.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Remove => "remove",
        }
    }

    /// As done.
    pub const fn past(self) -> &'static str {
        match self {
            Self::Create => "created",
            Self::Update => "updated",
            Self::Remove => "removed",
        }
    }

    const fn label(self) -> Label {
        match self {
            Self::Create => Label::Good,
            Self::Update => Label::Warn,
            Self::Remove => Label::Bad,
        }
    }
}

/// One thing that a plan does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it does.
    pub deed: Deed,
    /// To what.
    pub kind: Kind,
    /// The full name of that.
    pub name: String,
    /// The engine's id of what is there already.
    pub id: String,
    /// Whether tasks are started anew.
    pub restarts: bool,
    /// Why, or what is different.
    pub why: Vec<String>,
    /// What is different about a service.
    pub changes: Changes,
}

impl Step {
    /// A step that leaves running tasks alone.
    pub fn new(deed: Deed, kind: Kind, name: &str) -> Self {
        let (id, why, changes) = (String::new(), Vec::new(), Changes::default());
        Self { deed, kind, name: name.to_owned(), id, restarts: false, why, changes }
    }

    /// Says why.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.why.push(why.into());
        self
    }

    /// Names what is there already.
    #[must_use]
    pub fn of(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }

    /// `created service shop_web`.
    pub fn done(&self) -> String {
        format!("{} {} {}", self.deed.past(), self.kind.word(), self.name)
    }

    /// Its row: what, kind, name, whether tasks are started anew, why.
    pub fn cells(&self) -> [Cell; 5] {
        let restarts = match (self.kind, self.restarts) {
            (Kind::Service, true) => Cell::labelled(true, Label::Warn),
            (Kind::Service, false) => false.into(),
            _ => Value::Nothing.into(),
        };
        [
            Cell::labelled(self.deed.word(), self.deed.label()),
            self.kind.word().into(),
            self.name.as_str().into(),
            restarts,
            Value::List(self.why.clone()).into(),
        ]
    }

    /// The machine's view.
    pub fn to_json(&self) -> Json {
        let change = |change: &Difference| json!({ "what": change.what, "from": change.from, "to": change.to, "restarts_tasks": change.restarts });
        json!({
            "action": self.deed.word(),
            "kind": self.kind.word(),
            "name": self.name,
            "restarts_tasks": self.restarts,
            "why": self.why,
            "changes": self.changes.0.iter().map(change).collect::<Vec<_>>(),
        })
    }
}
