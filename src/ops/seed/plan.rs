//! What seed would do, and what it did.

use std::time::Duration;

use serde_json::json;

use super::recipe::Recipe;
use crate::plan::{Danger, Fingerprint, Plan};
use crate::report::{Column, Report, Source, Table, Value};

/// Where rows go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Accounts, their sessions and codes.
    Postgres,
    /// Living sessions, as the application and as ASP.NET keep them.
    Redis,
    /// Refresh tokens.
    DynamoDb,
}

impl Store {
    /// Its name, as `--stores` has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Redis => "redis",
            Self::DynamoDb => "dynamodb",
        }
    }

    /// What a run that is stopped half-way leaves in it.
    pub const fn after_a_kill(self) -> &'static str {
        match self {
            Self::Postgres => "postgres: nothing, the server takes the transaction back",
            Self::Redis => {
                "redis: some of the keys, each with its time to live; a second run writes the same keys"
            }
            Self::DynamoDb => "dynamodb: some of the items; a second run writes the same items",
        }
    }
}

/// How many rows something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// Exactly so many.
    Exactly(u64),
    /// At least so many; counting on would not change what is to be done.
    AtLeast(u64),
    /// At most so many; some may be gone by themselves.
    AtMost(u64),
    /// It could not be counted in time.
    Unknown,
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Self {
        match amount {
            Amount::Exactly(count) => Self::of_count(count),
            Amount::AtLeast(count) => Self::Text(format!("over {}", Self::of_count(count).for_people())),
            Amount::AtMost(count) => Self::Text(format!("up to {}", Self::of_count(count).for_people())),
            Amount::Unknown => Self::Unknown,
        }
    }
}

impl Amount {
    /// The number for machines, whose name says on which side it may be wrong.
    fn number(self) -> Option<u64> {
        match self {
            Self::Exactly(count) | Self::AtLeast(count) | Self::AtMost(count) => Some(count),
            Self::Unknown => None,
        }
    }
}

/// One table, kind of key or kind of item.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) store: Store,
    pub(super) object: String,
    pub(super) present: Amount,
    pub(super) removes: Amount,
    pub(super) adds: u64,
}

/// The rows to be removed and added.
pub struct SeedPlan {
    recipe: Recipe,
    target: String,
    lines: Vec<Line>,
}

impl SeedPlan {
    /// A plan without lines for `recipe`, agreed to by naming `target`.
    pub fn new(recipe: &Recipe, target: impl Into<String>) -> Self {
        Self { recipe: recipe.clone(), target: target.into(), lines: Vec::new() }
    }

    pub(super) fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// What is to be made.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    fn removes(&self) -> bool {
        self.lines.iter().any(|line| line.removes != Amount::Exactly(0))
    }
}

impl Report for SeedPlan {
    fn kind(&self) -> &'static str {
        "seed.plan/1"
    }

    fn table(&self) -> Table {
        let columns = ["store", "object", "present", "removes", "adds"].map(Column::new);
        let mut table = Table::new(columns);
        for line in &self.lines {
            table.push([
                line.store.name().into(),
                line.object.as_str().into(),
                Value::from(line.present),
                line.removes.into(),
                Value::of_count(line.adds),
            ]);
        }
        table
    }

    fn data(&self) -> serde_json::Value {
        let line = |line: &Line| {
            json!({
                "store": line.store.name(),
                "object": line.object,
                "present_at_least": line.present.number(),
                "removes_at_most": line.removes.number(),
                "adds": line.adds,
            })
        };
        self.lines.iter().map(line).collect()
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![format!("All times are relative to {}.", self.recipe.at)];
        if self.recipe.stores.contains(&Store::Postgres) {
            notes.push(format!(
                "The accounts share one password and {} hashes of it, each with its own salt.",
                super::Passwords::COUNT
            ));
        }
        notes
    }
}

impl Plan for SeedPlan {
    fn action(&self) -> &'static str {
        "seed"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let stores: Vec<_> = self.recipe.stores.iter().map(|store| store.name()).collect();
        let clean = if self.removes() { "remove what earlier seeds made and " } else { "" };
        format!(
            "{clean}add {} test accounts to `{}` ({})",
            Value::of_count(self.recipe.users).for_people(),
            self.target,
            stores.join(", ")
        )
    }

    fn danger(&self) -> Danger {
        if self.removes() { Danger::Destructive } else { Danger::Reversible }
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What others write meanwhile does not change what seed does, so what is present does not count.
    fn fingerprint(&self) -> Fingerprint {
        let lines = self.lines.iter().map(|line| format!("{} {:?} {}", line.object, line.removes, line.adds));
        let lines: Vec<_> = lines.collect();
        Fingerprint::of(&[self.action(), &self.target, &format!("{:?}", self.recipe), &lines.join("\n")])
    }
}

/// What was written to one table, kind of key or kind of item.
#[derive(Clone, Debug)]
pub struct Written {
    pub(super) store: Store,
    pub(super) object: String,
    pub(super) removed: u64,
    pub(super) added: u64,
    pub(super) took: Duration,
}

impl Written {
    /// In words, for an error that comes after it.
    pub fn in_words(&self) -> String {
        format!("{}: {} rows in {}", self.store.name(), Value::of_count(self.added).for_people(), self.object)
    }
}

/// What seed did.
pub struct Outcome {
    recipe: Recipe,
    source: Source,
    written: Vec<Written>,
}

impl Outcome {
    /// What came of `recipe`.
    pub fn new(recipe: &Recipe, source: Source, written: Vec<Written>) -> Self {
        Self { recipe: recipe.clone(), source, written }
    }
}

impl Report for Outcome {
    fn kind(&self) -> &'static str {
        "seed.apply/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("store"),
            Column::new("object"),
            Column::new("removed"),
            Column::new("added"),
            Column::expendable("took_seconds", 3),
            Column::expendable("rows_per_second", 5),
        ]);
        for written in &self.written {
            table.push([
                written.store.name().into(),
                written.object.as_str().into(),
                Value::of_count(written.removed),
                Value::of_count(written.added),
                Value::Seconds(written.took.as_secs_f64()),
                rate(written),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        vec![self.recipe.how_to_repeat()]
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a rate for people")]
fn rate(written: &Written) -> Value {
    let seconds = written.took.as_secs_f64();
    if seconds > 0.0 { Value::Count((written.added as f64 / seconds) as i64) } else { Value::Nothing }
}
