//! What would go, what stays, and why.

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::Wishes;
use super::reason::Reason;
use super::retention::{self, Candidate, Line};
use crate::conn::repository::{Reader, Repository};
use crate::error::Result;
use crate::ops::backup::standing::{Standing, lies_ahead};
use crate::ops::backup::subject::Subject;
use crate::ops::repository::{Catalog, Known, Leftover, SetId, leftovers};
use crate::plan::{Danger, Fingerprint, Plan};
use crate::report::{Cell, Column, Label, Report, Source, Table, Value};
use crate::text;

/// A set, and what becomes of it.
#[derive(Clone, Debug)]
pub(super) struct Fate {
    pub(super) set: SetId,
    begun_at: Option<Timestamp>,
    label: Option<String>,
    contents: Vec<String>,
    pub(super) bytes: Option<u64>,
    /// Whether it goes.
    pub(super) goes: bool,
    /// Why it stays, or why it goes.
    why: Vec<String>,
    /// Whether it stays because its moment has not come.
    ahead: bool,
}

/// Sets and leftovers that are to go.
pub struct PrunePlan {
    pub(super) wishes: Wishes,
    pub(super) target: String,
    /// The newest first.
    pub(super) fates: Vec<Fate>,
    pub(super) leftovers: Vec<Leftover>,
    /// Sets that somebody writes now.
    being_written: usize,
}

/// Looks at the repository and applies the rules.
pub async fn plan(repository: &Repository, wishes: &Wishes) -> Result<PrunePlan> {
    of(&repository.read().await?, repository.target(), wishes).await
}

/// The same through a reader that is there already.
pub(super) async fn of(reader: &Reader, target: String, wishes: &Wishes) -> Result<PrunePlan> {
    let now = Timestamp::now();
    let catalog = Catalog::read(reader).await?;
    let leftovers = leftovers(reader, now).await?;
    let is_left = |set: &SetId| leftovers.iter().any(|left| left.set() == Some(set));
    let being_written = catalog.unfinished.iter().filter(|(set, _)| !is_left(set)).count();
    let fates = fates(&catalog, wishes, now);
    Ok(PrunePlan { wishes: wishes.clone(), target, fates, leftovers, being_written })
}

fn fates(catalog: &Catalog, wishes: &Wishes, now: Timestamp) -> Vec<Fate> {
    let is_refuse =
        |known: &&Known| wishes.remove_damaged && exemption(known, wishes, now) == Some(Reason::Bad);
    let (refuse, sound): (Vec<&Known>, Vec<&Known>) = catalog.sets.iter().partition(is_refuse);
    let candidates: Vec<_> = sound.iter().map(|known| candidate(known, wishes, now)).collect();
    let mut kept = retention::decide(&candidates, &wishes.rules);
    let by_rules = sound.into_iter().map(|known| {
        let reasons = kept.remove(&known.manifest.set).unwrap_or_default();
        Fate::by_reasons(known, &reasons)
    });
    let refuse = refuse.into_iter().map(|known| Fate::of(known, true, vec!["bad".to_owned()]));
    let damaged = catalog.damaged.iter().map(|(set, wrong)| Fate::of_damaged(set, wrong, wishes));
    let mut fates: Vec<_> = by_rules.chain(refuse).chain(damaged).collect();
    fates.sort_by(|a, b| b.set.cmp(&a.set));
    fates
}

fn candidate(known: &Known, wishes: &Wishes, now: Timestamp) -> Candidate {
    let manifest = &known.manifest;
    Candidate {
        set: manifest.set.clone(),
        begun_at: manifest.begun_at,
        label: manifest.label.clone(),
        line: Line { profile: manifest.profile.clone(), subjects: Subject::all_of(manifest) },
        verified: Standing::of(known) == Standing::Verified,
        // every kind of set that there is stands by itself
        needs: Vec::new(),
        exempt: exemption(known, wishes, now),
    }
}

/// Why no rule counts it.
fn exemption(known: &Known, wishes: &Wishes, now: Timestamp) -> Option<Reason> {
    let manifest = &known.manifest;
    if lies_ahead(manifest.begun_at, now) {
        return Some(Reason::Ahead);
    }
    if wishes.profile.is_some() && manifest.profile != wishes.profile {
        return Some(Reason::OtherProfile(manifest.profile.clone()));
    }
    (Standing::of(known) == Standing::Bad).then_some(Reason::Bad)
}

impl Fate {
    fn by_reasons(known: &Known, reasons: &[Reason]) -> Self {
        let goes = reasons.is_empty();
        let why = if goes {
            vec!["no rule keeps it".to_owned()]
        } else {
            reasons.iter().map(Reason::to_string).collect()
        };
        Self { ahead: reasons.contains(&Reason::Ahead), ..Self::of(known, goes, why) }
    }

    fn of(known: &Known, goes: bool, why: Vec<String>) -> Self {
        let manifest = &known.manifest;
        Self {
            set: manifest.set.clone(),
            begun_at: Some(manifest.begun_at),
            label: manifest.label.clone(),
            contents: manifest.parts.iter().map(|part| Subject::of(part).short()).collect(),
            bytes: Some(manifest.bytes()),
            goes,
            why,
            ahead: false,
        }
    }

    /// Somebody may still want its files, so that it takes a word of its own to remove it.
    fn of_damaged(set: &SetId, wrong: &str, wishes: &Wishes) -> Self {
        let why = vec![format!("damaged: its manifest {wrong}")];
        let (goes, set) = (wishes.remove_damaged, set.clone());
        Self { set, begun_at: None, label: None, contents: Vec::new(), bytes: None, goes, why, ahead: false }
    }

    fn action(&self) -> &'static str {
        if self.goes { "remove" } else { "keep" }
    }

    fn cells(&self) -> [Cell; 7] {
        let label = if self.goes { Label::Bad } else { Label::Plain };
        [
            Cell::labelled(self.action(), label),
            self.set.to_string().into(),
            self.label.clone().into(),
            self.begun_at.into(),
            Value::List(self.contents.clone()).into(),
            self.bytes.map_or(Value::Unknown, Value::of_bytes).into(),
            Value::List(self.why.clone()).into(),
        ]
    }

    fn to_json(&self) -> Json {
        json!({
            "action": self.action(),
            "set": self.set,
            "label": self.label,
            "begun_at": self.begun_at,
            "contents": self.contents,
            "size_bytes": self.bytes,
            "why": self.why,
        })
    }
}

fn left_cells(left: &Leftover) -> [Cell; 7] {
    let nothing = || Cell::from(Value::Nothing);
    [
        Cell::labelled("sweep", Label::Warn),
        left.set().map(ToString::to_string).into(),
        nothing(),
        nothing(),
        nothing(),
        Value::of_bytes(left.bytes()).into(),
        format!("{}: {}", text::plural(left.files(), "file"), left.why()).into(),
    ]
}

fn left_to_json(left: &Leftover) -> Json {
    json!({ "set": left.set(), "why": left.why(), "files": left.files(), "size_bytes": left.bytes() })
}

impl PrunePlan {
    /// The sets that go, the oldest first: a run that is stopped has removed what is missed least.
    pub(super) fn going(&self) -> impl Iterator<Item = &Fate> {
        self.fates.iter().rev().filter(|fate| fate.goes)
    }

    /// How many sets stay.
    pub(super) fn staying(&self) -> usize {
        self.fates.iter().filter(|fate| !fate.goes).count()
    }

    fn going_bytes(&self) -> u64 {
        self.going().filter_map(|fate| fate.bytes).sum()
    }
}

impl Report for PrunePlan {
    fn kind(&self) -> &'static str {
        "backup.prune.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::new("action"),
            Column::new("set"),
            Column::expendable("label", 3),
            Column::expendable("begun_at", 4),
            Column::expendable("stores", 2),
            Column::expendable("size_bytes", 1),
            Column::new("why"),
        ])
        .when_empty(format!("There are no backups in {} yet.", self.target));
        self.fates.iter().for_each(|fate| table.push(fate.cells()));
        for left in &self.leftovers {
            table.push(left_cells(left));
        }
        table
    }

    fn data(&self) -> Json {
        json!({
            "sets": self.fates.iter().map(Fate::to_json).collect::<Vec<_>>(),
            "leftovers": self.leftovers.iter().map(left_to_json).collect::<Vec<_>>(),
        })
    }

    fn notes(&self) -> Vec<String> {
        let ahead = self.fates.iter().filter(|fate| fate.ahead).map(|fate| {
            format!(
                "{} claims to be of a moment that has not come: it stays, and no rule counts it.",
                fate.set
            )
        });
        let written = (self.being_written > 0).then(|| {
            format!("Being written now, and left alone: {}.", text::plural(self.being_written, "set"))
        });
        ahead.chain(written).collect()
    }

    fn source(&self) -> Source {
        Source { target: Some(self.target.clone()), server: None }
    }
}

impl Plan for PrunePlan {
    fn action(&self) -> &'static str {
        "backup.prune"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        let (going, left) = (self.going().count(), self.leftovers.len());
        let size = Value::of_bytes(self.going_bytes()).for_people();
        let removed = format!("remove {going} of {} ({size})", text::plural(self.fates.len(), "backup"));
        let swept = format!("sweep {}", text::plural(left, "leftover"));
        let deed = match (going, left) {
            (_, 0) => removed,
            (0, _) => swept,
            _ => format!("{removed} and {swept}"),
        };
        format!("{deed} in {}", self.target)
    }

    fn danger(&self) -> Danger {
        if self.going().next().is_some() { Danger::Destructive } else { Danger::Reversible }
    }

    fn is_empty(&self) -> bool {
        self.leftovers.is_empty() && self.going().next().is_none()
    }

    /// A backup that is made meanwhile matters only where it changes what goes.
    fn fingerprint(&self) -> Fingerprint {
        let going: Vec<_> = self.going().map(|fate| fate.set.to_string()).collect();
        let left: Vec<_> = self.leftovers.iter().map(ToString::to_string).collect();
        Fingerprint::of(&[self.action(), &self.target, &going.join(" "), &left.join("\n")])
    }
}
