//! Everything that is known of one set, and how to restore it without authctl. Reads only.

mod part;
mod place;
mod recovery;

use serde_json::{Value as Json, json};

use crate::conn::repository::Repository;
use crate::error::Result;
use crate::ops::backup::standing::Standing;
use crate::ops::repository::{Catalog, File, Known, Manifest, Verification, Worth};
use crate::report::{Cell, Label, Report, Source, Table, Value, Verdict};
use place::Place;
use recovery::Recovery;

/// How much of a set is shown to people; machines get all of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Detail {
    /// Every table with its rows.
    pub tables: bool,
    /// Every file with its check sum.
    pub files: bool,
}

/// One set.
pub struct Shown {
    known: Known,
    recovery: Vec<Recovery>,
    detail: Detail,
    /// What else the name could have meant.
    caveat: Option<String>,
    target: String,
}

/// Shows the set that `name` means: its name, the beginning of it, its label, or `latest`.
pub async fn show(repository: &Repository, name: &str, detail: Detail) -> Result<Shown> {
    let catalog = Catalog::read(&repository.read().await?).await?;
    let known = catalog.find(name)?.clone();
    let caveat = catalog.caveat(name);
    let target = repository.target();
    let place = Place::of(&target, repository.settings(), &known.manifest.set);
    let recovery = recovery::of(&known.manifest, &place);
    Ok(Shown { known, recovery, detail, caveat, target })
}

impl Shown {
    fn manifest(&self) -> &Manifest {
        &self.known.manifest
    }

    fn properties(&self) -> Vec<(&'static str, Cell)> {
        let manifest = self.manifest();
        let standing = Standing::of(&self.known);
        let duration = manifest.ended_at.duration_since(manifest.begun_at).as_secs_f64();
        let raw: u64 = manifest.files.iter().map(|file| file.raw_bytes).sum();
        let recipients =
            manifest.encryption.as_ref().map(|encryption| Value::List(encryption.recipients.clone()));
        vec![
            ("set", manifest.set.to_string().into()),
            ("label", manifest.label.clone().into()),
            ("profile", manifest.profile.clone().into()),
            ("state", Cell::labelled(standing.word(), standing.label())),
            ("begun", manifest.begun_at.into()),
            ("duration", Value::Seconds(duration).into()),
            ("size", bytes(manifest.bytes())),
            ("content", bytes(raw)),
            ("files", count(manifest.files.len() as u64)),
            ("encrypted to", recipients.unwrap_or_else(|| "nobody".into()).into()),
            ("skew of stores", manifest.skew_seconds().map_or(Value::Nothing, Value::Seconds).into()),
            ("written by", manifest.tool.as_str().into()),
        ]
    }
}

fn bytes(bytes: u64) -> Cell {
    Value::of_bytes(bytes).into()
}

fn count(count: u64) -> Cell {
    Value::of_count(count).into()
}

/// `2026-11-24 02:20:00Z read: whole; redis was not restored: … (authctl 0.1.0 on db-1)`.
fn told(verification: &Verification) -> Cell {
    let Verification { at, method, good, findings, by, stores, .. } = verification;
    let (mut came_of_it, label) = if *good {
        ("whole".to_owned(), Label::Good)
    } else {
        (format!("NOT whole: {}", findings.join("; ")), Label::Bad)
    };
    for (store, why) in stores.iter().filter_map(|one| Some((one.store.name(), one.unknown.as_ref()?))) {
        came_of_it = format!("{came_of_it}; {store} was not restored: {why}");
    }
    let at = Value::Time(*at).for_people();
    Cell::labelled(format!("{at} {}: {came_of_it} ({by})", method.in_words()), label)
}

/// `restored 2026-11-24 02:20:00Z`: the closest look at a store.
fn verified(worth: &Worth) -> Cell {
    match worth.closest() {
        _ if worth.is_wrong() => Cell::labelled("NOT whole", Label::Bad),
        None => Cell::labelled("never", Label::Warn),
        Some(look) => {
            let label = if worth.is_whole() { Label::Good } else { Label::Warn };
            let at = Value::Time(look.at).for_people();
            Cell::labelled(format!("{} {at}", look.method.in_words()), label)
        }
    }
}

fn file(file: &File) -> Cell {
    let size = Value::of_bytes(file.bytes).for_people();
    format!("{size}  sha256 {}", file.sha256).into()
}

impl Report for Shown {
    fn kind(&self) -> &'static str {
        "backup.show/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        let mut push = |name: String, cell: Cell| table.push([Cell::from(name), cell]);
        for (name, cell) in self.properties().into_iter().filter(|(_, cell)| cell.value != Value::Nothing) {
            push(name.to_owned(), cell);
        }
        match self.known.verifications.as_slice() {
            [] => push("verified".to_owned(), Cell::labelled("never", Label::Warn)),
            looks => looks.iter().for_each(|look| push("verified".to_owned(), told(look))),
        }
        for part in &self.manifest().parts {
            let store = part.store().name();
            push(format!("{store} verified"), verified(&self.known.worth(part.store())));
            for (name, cell) in part::properties(part, self.detail.tables) {
                push(format!("{store} {name}"), cell);
            }
        }
        for one in self.manifest().files.iter().filter(|_| self.detail.files) {
            push(format!("file {}", one.path), file(one));
        }
        for one in &self.recovery {
            for line in &one.lines {
                push(one.title.clone(), Cell::from(line.as_str()));
            }
        }
        table
    }

    fn data(&self) -> Json {
        let manifest = self.manifest();
        json!({
            "set": manifest.set,
            "state": Standing::of(&self.known).word(),
            "size_bytes": manifest.bytes(),
            "skew_seconds": manifest.skew_seconds(),
            "manifest": manifest,
            "verifications": self.known.verifications,
            "recovery": self.recovery.iter().map(Recovery::to_json).collect::<Vec<_>>(),
        })
    }

    fn verdict(&self) -> Verdict {
        match Standing::of(&self.known) {
            Standing::Verified => Verdict::Fine,
            Standing::Summed | Standing::Unverified => Verdict::Warn,
            Standing::Bad => Verdict::Bad,
        }
    }

    fn notes(&self) -> Vec<String> {
        let set = &self.manifest().set;
        let worth = match Standing::of(&self.known) {
            Standing::Verified => None,
            Standing::Unverified => Some(format!(
                "Nobody has read it back yet, so nobody knows whether it can be restored: `authctl backup verify {set}`."
            )),
            Standing::Summed => Some(format!(
                "Only check sums were compared of all or a part of it, for lack of the key, so nobody knows whether it \
                 can be restored: `authctl backup verify {set}` where `backup.identity` names the key."
            )),
            Standing::Bad => Some(
                "It was read back and is not whole: what is restored from it may lack something.".to_owned(),
            ),
        };
        let skew = self.manifest().skew_seconds().map(|_| {
            "The stores share no transaction: the skew is how far apart the moments are that they were read at."
                .to_owned()
        });
        self.caveat.iter().cloned().chain(worth).chain(skew).collect()
    }

    fn source(&self) -> Source {
        Source { target: Some(self.target.clone()), server: None }
    }
}
