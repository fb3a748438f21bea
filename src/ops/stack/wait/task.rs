//! A task: one attempt to have one copy of a service run somewhere.

use jiff::Timestamp;
use serde_json::Value as Json;

use crate::ops::stack::object::{moment, number, words};

/// How far a task has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It looks for a node, is given one, fetches the image or starts; a word that we do not know means this too.
    #[default]
    Underway,
    /// It looks for a node that may run it.
    Pending,
    /// It runs, and is healthy where the service says what that is.
    Running,
    /// It ended with exit code 0.
    Complete,
    /// It ended otherwise.
    Failed,
    /// The node would not even start it.
    Rejected,
    /// The swarm stopped it or gave it up.
    Stopped,
}

impl Stage {
    fn read(word: &str) -> Self {
        match word {
            "new" | "pending" => Self::Pending,
            "running" => Self::Running,
            "complete" => Self::Complete,
            "failed" => Self::Failed,
            "rejected" => Self::Rejected,
            "shutdown" | "orphaned" | "remove" => Self::Stopped,
            _ => Self::Underway,
        }
    }

    /// Whether nothing will happen to it any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Complete | Self::Failed | Self::Rejected | Self::Stopped)
    }

    /// Whether it did not do what it was to do.
    pub fn is_bad(self) -> bool {
        matches!(self, Self::Failed | Self::Rejected)
    }
}

/// A task as the engine tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: String,
    /// The id of its service.
    pub service: String,
    /// Which copy of the service it is; none of a service that runs on every node.
    pub slot: Option<u64>,
    /// The node it was given.
    pub node: String,
    /// How far it has come.
    pub state: Stage,
    /// The engine's own word for that: `preparing`.
    pub word: String,
    /// Whether the swarm wants it to be there.
    pub is_wanted: bool,
    /// What the engine says of it in general.
    pub message: String,
    /// What is wrong with it, whole.
    pub error: String,
    /// With which code its container ended.
    pub exit_code: Option<i64>,
    /// Its container, where it has one.
    pub container: String,
    /// Since when it has been in this state.
    pub since: Option<Timestamp>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// The image it was given.
    pub image: String,
    /// Whether it has a terminal.
    pub has_terminal: bool,
    /// In which run of a job it belongs.
    pub iteration: Option<u64>,
}

impl Task {
    /// Reads what the engine told.
    pub fn read(told: &Json) -> Self {
        let at = |pointer| words(told, pointer);
        let word = at("/Status/State");
        Self {
            id: at("/ID"),
            service: at("/ServiceID"),
            slot: number(told, "/Slot").filter(|slot| *slot > 0),
            node: at("/NodeID"),
            state: Stage::read(&word),
            word,
            is_wanted: matches!(at("/DesiredState").as_str(), "running" | "ready" | "accepted" | "complete"),
            message: at("/Status/Message"),
            error: at("/Status/Err"),
            exit_code: told.pointer("/Status/ContainerStatus/ExitCode").and_then(Json::as_i64),
            container: at("/Status/ContainerStatus/ContainerID"),
            since: moment(&told["Status"]["Timestamp"]),
            created_at: moment(&told["CreatedAt"]),
            image: at("/Spec/ContainerSpec/Image"),
            has_terminal: told.pointer("/Spec/ContainerSpec/TTY") == Some(&Json::Bool(true)),
            iteration: number(told, "/JobIteration/Index"),
        }
    }

    /// Whether it runs and is to.
    pub fn is_running(&self) -> bool {
        self.is_wanted && self.state == Stage::Running
    }

    /// What tells it from the other copies of its service: its number, or its node.
    pub fn place(&self) -> String {
        self.slot.map_or_else(|| self.node.clone(), |slot| slot.to_string())
    }

    /// What is wrong with it, in the engine's words, with the exit code where they do not have it.
    pub fn complaint(&self) -> String {
        let said = if self.error.is_empty() { &self.message } else { &self.error };
        match self.exit_code.filter(|code| self.state.is_over() && !said.contains(&format!("({code})"))) {
            Some(code) if self.state != Stage::Rejected => format!("{said} (exit code {code})"),
            _ => said.clone(),
        }
    }
}
