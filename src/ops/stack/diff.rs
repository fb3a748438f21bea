//! `stack diff`: what a deployment would change, and what is in its way.

use serde_json::{Value as Json, json};

use super::plan::{DeployPlan, Problem};
use crate::exit::Exit;
use crate::plan::Plan;
use crate::report::{Cell, Label, Report, Source, Table, Value, Verdict};

/// What a deployment would change.
pub struct Diff(pub DeployPlan);

impl Report for Diff {
    fn kind(&self) -> &'static str {
        "stack.diff/1"
    }

    fn table(&self) -> Table {
        let sentence = format!("The swarm holds what the files say of stack {}.", self.0.target());
        let mut table = self.0.table();
        for obstacle in self.0.obstacles() {
            table.push(row(obstacle));
        }
        table.when_empty(sentence)
    }

    fn data(&self) -> Json {
        let obstacle = |it: &Problem| json!({ "message": it.message, "hint": it.hint });
        let mut data = self.0.data();
        data["obstacles"] = self.0.obstacles().iter().map(obstacle).collect();
        data
    }

    fn verdict(&self) -> Verdict {
        match (self.0.obstacles(), self.0.is_empty()) {
            ([], true) => Verdict::Fine,
            ([], false) => Verdict::Warn,
            _ => Verdict::Bad,
        }
    }

    fn notes(&self) -> Vec<String> {
        let refused = |it: &Problem| {
            let hint = it.hint.iter().map(|hint| format!(" What to do: {hint}."));
            format!("A deployment would be refused: {}.{}", it.message, hint.collect::<String>())
        };
        self.0.obstacles().iter().map(refused).chain(self.0.notes()).collect()
    }

    fn source(&self) -> Source {
        self.0.source()
    }

    /// A difference is a finding, whatever it is.
    fn exit(&self, _strict: bool) -> Exit {
        if self.verdict() == Verdict::Fine { Exit::Fine } else { Exit::Findings }
    }
}

fn row(obstacle: &Problem) -> [Cell; 5] {
    let nothing = || Cell::from(Value::Nothing);
    [
        Cell::labelled("refuse", Label::Bad),
        "stack".into(),
        nothing(),
        nothing(),
        Value::List(vec![obstacle.message.clone()]).into(),
    ]
}
