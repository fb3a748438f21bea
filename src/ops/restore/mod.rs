//! The way back from a backup.

pub mod dynamodb;
mod plan;
pub mod postgres;
pub mod redis;
mod restored;

pub use plan::RestorePlan;
pub use restored::Outcome;

use std::path::{Path, PathBuf};

use futures_util::stream::{self, StreamExt, TryStreamExt};

use crate::conn::Context;
use crate::error::{Error, Kind, Result};
use crate::ops::repository::{Catalog, File, Identities, Known, Part, SetReader, Store};
use crate::plan::{Approved, Danger, Plan};
use crate::report::{Cell, Source};
use postgres::{Existing, Origin};

/// What is wanted back.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The backup: a set by its name, its label or `latest`, or what a `pg_dump` wrote.
    pub backup: String,
    /// The stores; every one that the backup has where it is empty.
    pub stores: Vec<Store>,
    /// Into which database or table.
    pub into: Option<String>,
    /// How many sessions write side by side.
    pub jobs: usize,
    /// The tables of the database, with what belongs to them; all where it is empty.
    pub tables: Vec<String>,
    /// Whether what is there is lost.
    pub clean: bool,
    /// Whether the live database is kept under another name.
    pub swap: bool,
    /// Whether owners and privileges are left out.
    pub no_owner: bool,
    /// A file for Redis's content instead of a live server.
    pub rdb_file: Option<PathBuf>,
    /// Write units a second that may be used of a DynamoDB table.
    pub write_units: Option<u32>,
}

/// What restoring one store would do.
pub struct Prepared {
    /// The name that is typed to agree: a database, a Redis address, a table.
    pub target: String,
    /// The steps, one sentence each: `create database "auth_restored"`.
    pub steps: Vec<String>,
    /// Whether data goes.
    pub danger: Danger,
    /// What must not have changed between plan and consent.
    pub identity: String,
    /// What the operator must know before.
    pub notes: Vec<String>,
    /// Whom the plan is about.
    pub source: Source,
}

/// What restoring one store did.
pub struct Restored {
    /// Names with their unit and values: `rows` `2,000,000`, `duration_seconds`.
    pub figures: Vec<(&'static str, Cell)>,
    /// What the operator must know after.
    pub notes: Vec<String>,
    /// Where it was restored.
    pub source: Source,
}

/// Looks at the backup and the stores, and refuses what would fail for certain.
pub async fn plan(context: &Context<'_>, wishes: &Wishes) -> Result<RestorePlan> {
    let found = find(context, wishes).await?;
    let mut prepared = Vec::new();
    for store in &found.stores {
        let what = match store {
            Store::Postgres => postgres::prepare(&context.postgres, &found.origin, &wishes.postgres()).await,
            Store::Redis => redis::prepare(&context.redis, found.set()?, &wishes.redis()).await,
            Store::DynamoDb => dynamodb::prepare(&context.aws, found.set()?, &wishes.dynamodb(&found)).await,
        };
        prepared.push((*store, what?));
    }
    Ok(RestorePlan::new(wishes, found.name, prepared, found.notes))
}

/// Restores one store after the other. What is back is told when a later one fails.
pub async fn apply(context: &Context<'_>, approved: &Approved<RestorePlan>) -> Result<Outcome> {
    let wishes = approved.plan().wishes();
    context.sweep_scratch();
    let (found, progress) = (find(context, wishes).await?, context.progress);
    if approved.plan().danger() == Danger::Destructive {
        let reading = context.running.unless_stopped(found.read_to_the_end());
        reading.await.map_err(|error| error.done("nothing was changed"))?;
    }
    let mut restored: Vec<(Store, Restored)> = Vec::new();
    for store in &found.stores {
        let done = match store {
            Store::Postgres => {
                postgres::apply(&context.postgres, approved, &found.origin, &wishes.postgres(), progress)
                    .await
            }
            Store::Redis => {
                redis::apply(&context.redis, approved, found.set()?, &wishes.redis(), progress).await
            }
            Store::DynamoDb => {
                dynamodb::apply(&context.aws, approved, found.set()?, &wishes.dynamodb(&found), progress)
                    .await
            }
        };
        let done = done.map_err(|error| with_what_was_done(error, *store, &found.stores, &restored))?;
        restored.push((*store, done));
    }
    Ok(Outcome::new(found.name, restored))
}

fn with_what_was_done(error: Error, store: Store, all: &[Store], restored: &[(Store, Restored)]) -> Error {
    let error = error.context(format!("{} was not restored", store.name()));
    let kind = if error.kind() == Kind::Interrupted { Kind::Interrupted } else { Kind::PartlyDone };
    let error = if restored.is_empty() { error } else { error.with_kind(kind) };
    let error =
        restored.iter().fold(error, |error, (store, _)| error.done(format!("{} is restored", store.name())));
    let unbegun = all.iter().skip_while(|other| **other != store).skip(1);
    unbegun.fold(error, |error, store| error.done(format!("{} was not begun", store.name())))
}

/// A backup that was found.
struct Found {
    name: String,
    origin: Origin,
    stores: Vec<Store>,
    notes: Vec<String>,
}

impl Found {
    /// What takes the place of something must be whole before that is gone.
    async fn read_to_the_end(&self) -> Result<()> {
        let Origin::Set(set) = &self.origin else { return Ok(()) };
        let is_wanted = |file: &&File| self.stores.iter().any(|store| file.path.starts_with(store.name()));
        let read = async |file: &File| set.read(file.name()).await?.drain().await;
        let files = set.manifest().files.iter().filter(is_wanted);
        stream::iter(files).map(read).buffer_unordered(SIDE_BY_SIDE).try_collect().await
    }

    /// Refuses options that none of the stores heeds: whoever gave them expects something else.
    fn check_options(&self, wishes: &Wishes) -> Result<()> {
        let has = |store: Store| self.stores.contains(&store);
        let of_postgres = wishes.swap || wishes.no_owner || !wishes.tables.is_empty();
        let unheeded = [
            (
                of_postgres && !has(Store::Postgres),
                "`--swap`, `--no-owner` and `--table` are about PostgreSQL",
            ),
            (wishes.rdb_file.is_some() && !has(Store::Redis), "`--rdb-file` is about Redis"),
            (wishes.write_units.is_some() && !has(Store::DynamoDb), "`--write-units` is about DynamoDB"),
            (wishes.into.is_some() && self.stores == [Store::Redis], "`--into` names a database or a table"),
        ];
        match unheeded.into_iter().find(|(is_so, _)| *is_so) {
            Some((_, about)) => Err(Error::usage(format!("{about}, and none is restored"))),
            None => Ok(()),
        }
    }

    fn set(&self) -> Result<&SetReader> {
        match &self.origin {
            Origin::Set(set) => Ok(set),
            Origin::Foreign(path) => Err(Error::usage(format!(
                "{} is a database's archive and holds nothing else",
                path.display()
            ))),
        }
    }
}

/// Files that are read side by side.
const SIDE_BY_SIDE: usize = 2;

async fn find(context: &Context<'_>, wishes: &Wishes) -> Result<Found> {
    let found = look_up(context, wishes).await?;
    found.check_options(wishes)?;
    Ok(found)
}

async fn look_up(context: &Context<'_>, wishes: &Wishes) -> Result<Found> {
    let path = Path::new(&wishes.backup);
    // a name of a set has no folder in it
    if path.components().count() > 1 || wishes.backup.starts_with('.') {
        return foreign(path, wishes);
    }
    let reader = context.repository.read().await?;
    let catalog = Catalog::read(&reader).await?;
    let known = if wishes.backup == "latest" {
        latest(&catalog, context, wishes)?
    } else {
        catalog.find(&wishes.backup)?
    };
    let (id, verified) = (known.manifest.set.clone(), known.verified().is_some());
    let has: Vec<Store> = known.manifest.parts.iter().map(Part::store).collect();
    if let Some(missing) = wishes.stores.iter().find(|store| !has.contains(store)) {
        let has: Vec<_> = has.iter().map(|store| store.name()).collect();
        return Err(Error::usage(format!("set {id} has no {}: it holds {}", missing.name(), has.join(", "))));
    }
    let identities = Identities::of(context.repository.settings())?;
    let set = SetReader::open(reader, &id, identities).await?;
    let unread =
        format!("Set {id} was never read back in full, or was found damaged: `authctl backup verify {id}`.");
    Ok(Found {
        name: format!("set {id}"),
        origin: Origin::Set(set),
        stores: if wishes.stores.is_empty() { has } else { wishes.stores.clone() },
        notes: (!verified).then_some(unread).into_iter().collect(),
    })
}

/// The newest set that holds what is wanted, of the configured database where one is in it. One that was found damaged
/// is taken only where there is no other.
fn latest<'a>(catalog: &'a Catalog, context: &Context<'_>, wishes: &Wishes) -> Result<&'a Known> {
    let database = &context.postgres.settings().database;
    let fits = |known: &&Known| {
        let manifest = &known.manifest;
        let holds = wishes.stores.iter().all(|store| manifest.part(*store).is_some());
        let same = match manifest.part(Store::Postgres) {
            Some(Part::Postgres(part)) => part.database == *database,
            _ => true,
        };
        holds && same
    };
    let is_bad = |known: &&Known| known.is_wrong();
    let newest = catalog.sets.iter().filter(fits).rfind(|known| !is_bad(known));
    newest.or_else(|| catalog.sets.iter().rfind(fits)).ok_or_else(|| {
        Error::usage(format!("there is no set of database \"{database}\" with what is wanted"))
            .hint("`authctl backup list` shows what there is; name a set")
    })
}

fn foreign(path: &Path, wishes: &Wishes) -> Result<Found> {
    if !path.exists() {
        return Err(Error::usage(format!("there is no {}", path.display()))
            .hint("a name without `/` is looked for in the repository: `authctl backup list`"));
    }
    if wishes.stores.iter().any(|store| *store != Store::Postgres) {
        return Err(Error::usage(format!("{} can only be a database's archive", path.display())));
    }
    let origin = Origin::Foreign(path.to_owned());
    Ok(Found { name: path.display().to_string(), origin, stores: vec![Store::Postgres], notes: Vec::new() })
}

impl Wishes {
    fn postgres(&self) -> postgres::Options {
        let existing = match (self.swap, self.clean) {
            (true, _) => Existing::Aside,
            (_, true) => Existing::Drop,
            _ => Existing::Refuse,
        };
        postgres::Options {
            into: self.into.clone(),
            existing,
            jobs: self.jobs,
            tables: self.tables.clone(),
            no_owner: self.no_owner,
        }
    }

    fn redis(&self) -> redis::Options {
        redis::Options { clean: self.clean, file: self.rdb_file.clone(), jobs: self.jobs }
    }

    /// The name is a database's where one is restored beside.
    fn dynamodb(&self, found: &Found) -> dynamodb::Options {
        let alone = found.stores == [Store::DynamoDb];
        dynamodb::Options {
            table: self.into.clone().filter(|_| alone),
            clean: self.clean,
            jobs: self.jobs,
            write_units: self.write_units,
        }
    }
}
