//! What a deployment came to.

use std::collections::BTreeMap;

use crate::ops::stack::plan::{DeployPlan, Kind, Step};
use crate::ops::stack::wait::{State, words};
use crate::plan::Plan;
use crate::report::{Cell, Column, Label, Report, Source, Table, Value};

/// What a deployment came to.
pub struct Deployed {
    table: Table,
    notes: Vec<String>,
    source: Source,
}

impl Deployed {
    pub(super) fn of(
        plan: &DeployPlan,
        done: &[&Step],
        notes: Vec<String>,
        states: &BTreeMap<String, State>,
    ) -> Self {
        let mut table = Table::new(["done", "kind", "name", "state"].map(Column::new));
        for step in done {
            table.push(cells(step.deed.past(), step.kind, &step.name, states));
        }
        let is_done = |name: &str| done.iter().any(|step| step.kind == Kind::Service && step.name == name);
        for service in plan.desired.services.iter().filter(|service| !is_done(service.full_name())) {
            table.push(cells("unchanged", Kind::Service, service.full_name(), states));
        }
        let following = plan.wishes.detach.then(|| {
            format!("The swarm goes on by itself: `authctl stack wait {}` waits for it.", plan.target())
        });
        // what the plan had to say was read before it was agreed to
        let notes = notes.into_iter().chain(following).collect();
        Self { table, notes, source: plan.source() }
    }
}

fn cells(done: &str, kind: Kind, name: &str, states: &BTreeMap<String, State>) -> [Cell; 4] {
    let state = states.get(name).filter(|_| kind == Kind::Service);
    let state = state.map_or(Cell::from(Value::Nothing), |state| Cell::labelled(words(state), Label::Good));
    [done.into(), kind.word().into(), name.into(), state]
}

impl Report for Deployed {
    fn kind(&self) -> &'static str {
        "stack.deploy/1"
    }

    fn table(&self) -> Table {
        self.table.clone()
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
