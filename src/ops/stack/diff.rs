//! `stack diff`: what a deployment would change.

use serde_json::Value as Json;

use super::plan::DeployPlan;
use crate::plan::Plan;
use crate::report::{Report, Source, Table, Verdict};

/// What a deployment would change.
pub struct Diff(pub DeployPlan);

impl Report for Diff {
    fn kind(&self) -> &'static str {
        "stack.diff/1"
    }

    fn table(&self) -> Table {
        let sentence = format!("The swarm holds what the files say of stack {}.", self.0.target());
        self.0.table().when_empty(sentence)
    }

    fn data(&self) -> Json {
        self.0.data()
    }

    fn verdict(&self) -> Verdict {
        if self.0.is_empty() { Verdict::Fine } else { Verdict::Bad }
    }

    fn notes(&self) -> Vec<String> {
        self.0.notes()
    }

    fn source(&self) -> Source {
        self.0.source()
    }
}
