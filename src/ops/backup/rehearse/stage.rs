//! Where a store of a set is restored to see whether it can be, and what is done there.

use futures_util::future::FutureExt;

use super::RehearsePlan;
use crate::conn::Context;
use crate::error::{Error, Kind, Result};
use crate::ops::repository::{Part, PostgresFormat, PostgresPart, SetReader, Store};
use crate::ops::restore::postgres::Origin;
use crate::ops::restore::{dynamodb, postgres, redis};
use crate::ops::throwaway;
use crate::plan::Approved;
use crate::report::{Source, Value};

/// A store that is to be rehearsed.
pub(super) struct Stage {
    pub(super) store: Store,
    /// The database, the instance, the table.
    pub(super) name: String,
    /// How much is in the set of it: `1,000 rows`.
    pub(super) content: String,
    /// Where it can be restored, or why it cannot.
    pub(super) place: Result<Place, String>,
}

/// Where it is restored.
pub(super) enum Place {
    /// In a scratch database of this server, on which rehearsals that were killed have left these.
    Database(Source, Vec<String>),
    /// In a server that this program starts for it.
    Program { program: &'static str, version: String },
    /// In a table of its own beside the configured one.
    Table(Source),
}

impl Stage {
    /// That `part` can be restored there, or why nowhere.
    pub(super) fn new(part: &Part, context: &Context<'_>, place: Result<Place, String>) -> Self {
        let (name, counted) = match part {
            Part::Postgres(part) => (part.database.clone(), rows(part)),
            Part::Redis(part) => {
                let keys = part.masters.iter().map(|master| master.keys).sum();
                (context.redis.settings().instance_name.clone(), figure(keys, "keys"))
            }
            Part::DynamoDb(part) => (part.table.clone(), figure(part.items, "items")),
        };
        Self { store: part.store(), name, content: counted, place }
    }

    /// What is done, one sentence each.
    pub(super) fn steps(&self) -> Vec<String> {
        let (name, content) = (&self.name, &self.content);
        match &self.place {
            Ok(Place::Database(source, left)) => {
                let dropped =
                    left.iter().map(|left| format!("drop what a killed rehearsal has left: \"{left}\""));
                let steps = [
                    format!(
                        "restore database \"{name}\" of it into a scratch database on {}",
                        target(source)
                    ),
                    format!("compare what is there with what was backed up: {content}"),
                    "drop the scratch database".to_owned(),
                ];
                dropped.chain(steps).collect()
            }
            Ok(Place::Program { program, version }) => vec![
                format!("start {program} {version} in a folder of its own and restore {content} into it"),
                "compare its content with what was backed up, and stop it".to_owned(),
            ],
            Ok(Place::Table(source)) => vec![
                format!(
                    "create a table \"{name}-rehearsal-…\" beside {}, billed by request, and write {content} into it",
                    target(source)
                ),
                "compare its items with what was backed up, and delete it".to_owned(),
            ],
            Err(why) => vec![format!("{} cannot be rehearsed: {why}", self.store.name())],
        }
    }

    /// Whom the rehearsal is about, where it is about a server that is there.
    pub(super) fn source(&self) -> Option<Source> {
        match &self.place {
            Ok(Place::Database(source, _) | Place::Table(source)) => Some(source.clone()),
            Ok(Place::Program { .. }) | Err(_) => None,
        }
    }
}

fn target(source: &Source) -> &str {
    source.target.as_deref().unwrap_or_default()
}

fn figure(count: u64, what: &str) -> String {
    format!("{} {what}", Value::of_count(count).for_people())
}

/// The other formats are written by `pg_dump` alone, which counts nothing.
fn rows(part: &PostgresPart) -> String {
    match part.format {
        PostgresFormat::Directory => figure(part.tables.iter().map(|table| table.rows).sum(), "rows"),
        PostgresFormat::Custom | PostgresFormat::Plain => "rows that were not counted".to_owned(),
    }
}

impl Place {
    /// Looks where `part` can be restored.
    pub(super) async fn of(part: &Part, context: &Context<'_>) -> Result<Self> {
        match part {
            Part::Postgres(_) => {
                let source = context.postgres.read().await?.source();
                // what cannot be asked now is told when it is to be dropped
                let left = postgres::rehearsals_left(&context.postgres).await.unwrap_or_default();
                Ok(Self::Database(source, left))
            }
            Part::Redis(_) => {
                throwaway::redis::find().map(|(program, version)| Self::Program { program, version })
            }
            Part::DynamoDb(_) => {
                context.aws.dynamodb().await?;
                Ok(Self::Table(Source::new(context.aws.target(), "DynamoDB")))
            }
        }
    }

    /// Restores the store and compares it. What is wrong with the set, in words; an error where that could not be found
    /// out.
    pub(super) async fn rehearse(
        &self,
        context: &Context<'_>,
        approved: &Approved<RehearsePlan>,
        set: &SetReader,
    ) -> Result<Vec<String>> {
        let (jobs, progress) = (approved.plan().wishes.jobs, context.progress);
        match self {
            Self::Database(..) => {
                let origin = Origin::Set(set.clone());
                let outcome = postgres::rehearse(&context.postgres, approved, &origin, jobs, progress).await;
                outcome.or_else(of_the_set)
            }
            Self::Program { program, .. } => {
                let server = throwaway::redis::Server::start(program, &context.redis).await?;
                let rehearsal = redis::rehearse(server.redis(), approved, set, jobs, progress);
                context.running.unless_stopped(rehearsal).await
            }
            Self::Table(_) => {
                dynamodb::rehearse(&context.aws, approved, set, jobs, progress).boxed_local().await
            }
        }
    }
}

/// That the server refuses what is in the set is a finding about the set; that it cannot be reached, or does not let us,
/// is none.
fn of_the_set(error: Error) -> Result<Vec<String>> {
    let refused =
        error.server_code().is_some_and(|code| ["22", "23", "42"].contains(&&code[..2.min(code.len())]));
    let is_finding = error.kind() == Kind::Findings || (refused && error.kind() != Kind::Denied);
    if is_finding { Ok(vec![error.to_string()]) } else { Err(error) }
}
