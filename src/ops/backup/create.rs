//! A new backup: one set with the stores that were asked for, read back before it is called good.

use std::time::{Duration, Instant};

use futures_util::future::{FutureExt, LocalBoxFuture, try_join_all};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::hook::{self, Moment};
use super::look::{self, Look};
use super::{dynamodb, postgres, redis, verify};
use crate::conn::Context;
use crate::error::Result;
use crate::ops::repository::{
    Begin, Compression, Leftover, Manifest, Method, Pace, Part, PostgresFormat, Recipients, SetWriter, Store,
    Verification, leftovers, sweep,
};
use crate::plan::{Approved, Danger, Fingerprint, Plan};
use crate::report::{Cell, Column, Label, Report, Source, Table, Value, Verdict};
use crate::text;

/// What is wanted of a backup.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The stores, each once.
    pub stores: Vec<Store>,
    /// What the operator calls it.
    pub label: Option<String>,
    /// The profile in force.
    pub profile: Option<String>,
    /// Bytes a second that are taken from the servers, at most.
    pub rate: Option<u64>,
    /// Whether it is read back at once.
    pub read_back: bool,
    /// How a database is written.
    pub postgres: postgres::Options,
    /// How a table is written.
    pub dynamodb: dynamodb::Options,
}

/// A backup that is to be made.
pub struct CreatePlan {
    wishes: Wishes,
    repository: String,
    recipients: Recipients,
    target: String,
    looks: Vec<Look>,
    leftovers: Vec<Leftover>,
}

/// Looks at the stores and the repository.
pub async fn plan(context: &Context<'_>, wishes: &Wishes) -> Result<CreatePlan> {
    let recipients = Recipients::parse(&context.repository.settings().recipients)?;
    let looks = try_join_all(wishes.stores.iter().map(|store| look::at(*store, context))).await?;
    let leftovers = match context.repository.read_if_there().await? {
        Some(reader) => leftovers(&reader, Timestamp::now()).await?,
        None => Vec::new(),
    };
    let target = target(context, &wishes.stores);
    let repository = context.repository.target();
    Ok(CreatePlan { wishes: wishes.clone(), repository, recipients, target, looks, leftovers })
}

/// What is typed to agree to a backup of these stores: the name of the first of them.
pub fn target(context: &Context<'_>, stores: &[Store]) -> String {
    match stores.first() {
        Some(Store::Redis) => context.redis.settings().instance_name.clone(),
        Some(Store::DynamoDb) => context.aws.settings().table.clone(),
        _ => context.postgres.settings().database.clone(),
    }
}

/// Makes the backup that was agreed to.
pub async fn apply(context: &Context<'_>, approved: &Approved<CreatePlan>) -> Result<Created> {
    let (plan, progress) = (approved.plan(), context.progress);
    context.sweep_scratch();
    let writer = context.repository.write(approved).await?;
    sweep(&writer, &plan.leftovers).await?;
    let hooks = context.repository.settings();
    if let Some(program) = &hooks.hook_before {
        hook::run(program, Moment::Before, progress)
            .await
            .map_err(|error| error.done("nothing was backed up"))?;
    }
    let created = write(context, approved, SetWriter::begin(writer, plan.begin()).await?).await;
    if let Some(program) = &hooks.hook_after {
        let (set, outcome) = match &created {
            Ok(created) => (Some(&created.manifest.set), created.outcome()),
            Err(_) => (None, "failed"),
        };
        if let Err(error) = hook::run(program, Moment::After { set, outcome }, progress).await {
            progress.note(&format!("{error}."));
        }
    }
    created
}

async fn write(context: &Context<'_>, approved: &Approved<CreatePlan>, set: SetWriter) -> Result<Created> {
    let (wishes, begun) = (&approved.plan().wishes, Instant::now());
    let parts = try_join_all(wishes.stores.iter().map(|store| part(*store, context, wishes, &set))).await;
    let manifest = match parts {
        Ok(parts) => set.finish(parts).await?,
        Err(error) => {
            let error = if set.discard().await.is_ok() { error } else { error.done(LEFT) };
            return Err(error);
        }
    };
    let written = begun.elapsed();
    let verification = if wishes.read_back { Some(read_back(context, &manifest).await?) } else { None };
    let repository = approved.plan().repository.clone();
    Ok(Created { manifest, repository, written, took: begun.elapsed(), verification })
}

const LEFT: &str = "files of the set that came to nothing are left; the next backup removes them";

fn part<'a>(
    store: Store,
    context: &'a Context<'_>,
    wishes: &'a Wishes,
    set: &'a SetWriter,
) -> LocalBoxFuture<'a, Result<Part>> {
    let progress = context.progress;
    async move {
        let part = match store {
            Store::Postgres => {
                postgres::create(&context.postgres, set, &wishes.postgres, progress).await.map(Part::Postgres)
            }
            Store::Redis => {
                redis::create(&context.redis, set, Compression::None, progress).await.map(Part::Redis)
            }
            Store::DynamoDb => {
                let compression = wishes.postgres.compression;
                let part = dynamodb::create(&context.aws, set, &wishes.dynamodb, compression, progress).await;
                part.map(Part::DynamoDb)
            }
        };
        part.map_err(|error| error.context(format!("no backup of {} was made", store.name())))
    }
    .boxed_local()
}

async fn read_back(context: &Context<'_>, manifest: &Manifest) -> Result<Verification> {
    let verification = verify::one(context, &manifest.set).await?;
    verification.keep(&context.repository.read().await?).await?;
    Ok(verification)
}

/// A backup that was made.
pub struct Created {
    manifest: Manifest,
    repository: String,
    written: Duration,
    took: Duration,
    verification: Option<Verification>,
}

impl Created {
    fn outcome(&self) -> &'static str {
        match &self.verification {
            Some(verification) if !verification.good => "damaged",
            Some(verification) if verification.method >= Method::Read => "verified",
            Some(_) | None => "unverified",
        }
    }
}

impl CreatePlan {
    fn begin(&self) -> Begin {
        Begin {
            label: self.wishes.label.clone(),
            profile: self.wishes.profile.clone(),
            recipients: self.recipients.clone(),
            pace: self.wishes.rate.map_or_else(Pace::default, Pace::of),
        }
    }

    fn stores(&self) -> String {
        self.wishes.stores.iter().map(|store| store.name()).collect::<Vec<_>>().join(", ")
    }
}

impl Report for CreatePlan {
    fn kind(&self) -> &'static str {
        "backup.create.plan/1"
    }

    fn table(&self) -> Table {
        let columns = ["store", "source", "what", "items", "bytes"].map(Column::new);
        let mut table = Table::new(columns);
        for Look { store, source, what, items, bytes } in &self.looks {
            let source = source.target.clone().unwrap_or_default();
            table.push([
                store.name().into(),
                source.into(),
                what.as_str().into(),
                items.clone(),
                bytes.clone(),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![format!("The backup goes to {}.", self.repository)];
        if self.recipients.is_empty() {
            notes.push(
                "It is not encrypted: password hashes and tokens can be read in it (`backup.recipients`)."
                    .to_owned(),
            );
        }
        if self.wishes.stores.len() > 1 {
            notes.push(NO_COMMON_MOMENT.to_owned());
        }
        notes.extend(self.leftovers.iter().map(|left| format!("{left} is removed first.")));
        notes
    }

    fn source(&self) -> Source {
        self.looks.first().map(|look| look.source.clone()).unwrap_or_default()
    }
}

const NO_COMMON_MOMENT: &str = "The stores share no transaction: each is of a moment of its own, and how far these \
    are apart is measured.";

impl Plan for CreatePlan {
    fn action(&self) -> &'static str {
        "backup.create"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        format!("back up {} to {}", self.stores(), self.repository)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        false
    }

    /// Sizes change all the time; where from, where to and how do not.
    fn fingerprint(&self) -> Fingerprint {
        let sources: Vec<_> = self.looks.iter().map(|look| format!("{:?}", look.source.target)).collect();
        let wishes = format!("{:?} {:?}", self.wishes, self.recipients);
        Fingerprint::of(&[self.action(), &self.target, &self.repository, &sources.join(" "), &wishes])
    }
}

impl Report for Created {
    fn kind(&self) -> &'static str {
        "backup.create/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        table.push([Cell::from("set"), self.manifest.set.to_string().into()]);
        for part in &self.manifest.parts {
            table.push([Cell::from(part.store().name()), in_words(part).into()]);
        }
        table.push([Cell::from("size"), Value::of_bytes(self.manifest.bytes()).into()]);
        table.push([Cell::from("written in"), Value::Seconds(self.written.as_secs_f64()).into()]);
        if let Some(skew) = self.manifest.skew_seconds() {
            table.push([Cell::from("skew"), Value::Seconds(skew).into()]);
        }
        table.push([Cell::from("read back"), self.read_back()]);
        table
    }

    fn data(&self) -> Json {
        json!({
            "repository": self.repository,
            "set": self.manifest.set,
            "label": self.manifest.label,
            "stores": self.manifest.parts.iter().map(|part| part.store().name()).collect::<Vec<_>>(),
            "bytes": self.manifest.bytes(),
            "raw_bytes": self.manifest.files.iter().map(|file| file.raw_bytes).sum::<u64>(),
            "files": self.manifest.files.len(),
            "skew_seconds": self.manifest.skew_seconds(),
            "written_seconds": self.written.as_secs_f64(),
            "took_seconds": self.took.as_secs_f64(),
            "verified": self.verified(),
            "method": self.verification.as_ref().map(|verification| verification.method),
            "findings": self.verification.as_ref().map_or(&[][..], |verification| &verification.findings),
        })
    }

    fn verdict(&self) -> Verdict {
        match &self.verification {
            Some(verification) if !verification.good => Verdict::Bad,
            _ => Verdict::Fine,
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes: Vec<_> = self.verification.iter().flat_map(|one| one.findings.clone()).collect();
        if let Some(skew) = self.manifest.skew_seconds() {
            notes.push(format!(
                "The stores share no transaction: their moments are {} apart.",
                text::seconds(skew)
            ));
        }
        if self.verified().is_none() {
            let place = match self.verification {
                Some(_) => " where `backup.identity` names its key: only check sums were compared",
                None => "",
            };
            let set = &self.manifest.set;
            notes.push(format!(
                "It counts as good once it was read back{place}: `authctl backup verify {set}`."
            ));
        }
        notes
    }

    fn source(&self) -> Source {
        Source { target: Some(self.repository.clone()), server: None }
    }
}

impl Created {
    /// Whether it is whole; unknown where nobody read it back, or only its check sums could be compared.
    fn verified(&self) -> Option<bool> {
        let verification = self.verification.as_ref()?;
        (!verification.good || verification.method >= Method::Read).then_some(verification.good)
    }

    fn read_back(&self) -> Cell {
        match &self.verification {
            Some(verification) if verification.good => {
                let label = if verification.method >= Method::Read { Label::Good } else { Label::Warn };
                Cell::labelled(verification.method.in_words(), label)
            }
            Some(_) => Cell::labelled("damaged", Label::Bad),
            None => Cell::labelled("not yet", Label::Warn),
        }
    }
}

fn in_words(part: &Part) -> String {
    let count = |count: u64| Value::of_count(count).for_people();
    match part {
        Part::Postgres(part) => {
            if part.format != PostgresFormat::Directory {
                return format!(
                    "{} at {}, as pg_dump writes it: its rows were not counted",
                    part.database, part.lsn
                );
            }
            let rows = part.tables.iter().map(|table| table.rows).sum();
            format!("{}: {} rows in {} tables at {}", part.database, count(rows), part.tables.len(), part.lsn)
        }
        Part::Redis(part) => {
            let keys = part.masters.iter().map(|master| master.keys).sum();
            format!("{} keys of {}", count(keys), text::plural(part.masters.len(), "master"))
        }
        Part::DynamoDb(part) => format!("{}: {} items", part.table, count(part.items)),
    }
}
