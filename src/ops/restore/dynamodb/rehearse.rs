//! A restore into a table that is deleted again, to know that it would work.
//!
//! Its name tells what it is and which process made it: `tokens-rehearsal-3f9a02bc71d4-4711-81234-9c2e`. One whose process
//! has ended is deleted by the next rehearsal; one of another machine when it is older than a day.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use jiff::{SignedDuration, Timestamp};

use super::destination::Destination;
use super::write::Writing;
use super::{Options, Restore, compare, make, part};
use crate::conn::aws::{Aws, explain, patiently, pause_after};
use crate::error::{Error, Kind, Result};
use crate::ops::items::Definition;
use crate::ops::repository::{SetReader, Trace};
use crate::plan::{Approved, Plan};
use crate::progress::Progress;
use crate::text;

/// What stands between the name of the table and the trace of the process.
const MARK: &str = "-rehearsal-";

/// How many characters of the table's own name are in it; a name has at most 255.
const LONGEST: usize = 190;

/// How old a table of a process is that cannot be seen from here and is taken for gone.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// How often a table that is still being made is to be deleted: longer than a run that was told to stop is waited for.
const ATTEMPTS: u32 = 8;

/// Restores the table of a set into one of its own, compares its items, and deletes it, whatever came of it. What is wrong
/// with the set, in words; an error where that could not be found out.
pub async fn rehearse<P: Plan>(
    aws: &Aws,
    _approved: &Approved<P>,
    set: &SetReader,
    jobs: usize,
    progress: &dyn Progress,
) -> Result<Vec<String>> {
    let beginning = beginning(&part(set)?.table);
    let options = Options { table: Some(name(&beginning)), clean: false, jobs, write_units: None };
    let restore = Restore::open(aws, set, &options).await?;
    sweep(&restore.destination, &beginning, progress).await;
    let owed = aws.running().owe();
    let outcome = aws.running().unless_stopped(restore.rehearse(progress)).await;
    let left = left(&restore.destination, delete(&restore.destination).await);
    drop(owed);
    match (outcome, left) {
        (outcome, Some(left)) => {
            progress.note(&left);
            outcome
        }
        (Err(error), None) => Err(error.done("the table for the rehearsal was deleted again")),
        (outcome, None) => outcome,
    }
}

/// What to tell of a table that could not be deleted.
fn left(table: &Destination, deleted: Result<()>) -> Option<String> {
    let (error, name) = (deleted.err()?, &table.name);
    Some(format!(
        "Table \"{name}\" could not be deleted ({error}); the next rehearsal tries again, or do it by hand: `aws dynamodb \
         delete-table --table-name {}`.",
        text::argument(name)
    ))
}

impl Restore<'_> {
    async fn rehearse(&self, progress: &dyn Progress) -> Result<Vec<String>> {
        let destination = &self.destination;
        let made = make::table(destination, &scratch(&self.definition)).await;
        made.map_err(Error::without_advice)?;
        make::wait(destination, &self.set.manifest().set, progress).await?;
        let writing = Writing::new(destination, self.options.jobs, None);
        let compared = async {
            writing.fill(self.set, &self.part, progress).await?;
            compare::compare(destination, &self.part, self.options.jobs, progress).await
        };
        match compared.await {
            Ok(()) => Ok(Vec::new()),
            Err(error) if is_about_the_set(&error) => Ok(vec![error.to_string()]),
            Err(error) => Err(error.without_advice()),
        }
    }
}

/// An item that the service refuses is the set's fault; a service that cannot be reached is none.
fn is_about_the_set(error: &Error) -> bool {
    error.kind() == Kind::Findings || error.server_code() == Some("ValidationException")
}

/// The definition without what would cost money for nothing or keep the table from being deleted. Items do not expire in
/// it: their attribute is set apart from the definition.
fn scratch(definition: &Definition) -> Definition {
    let mut scratch = definition.clone();
    "PAY_PER_REQUEST".clone_into(&mut scratch.billing_mode);
    scratch.provisioned_throughput = None;
    scratch.on_demand_throughput = None;
    scratch.stream_specification = None;
    scratch.deletion_protection_enabled = None;
    for index in &mut scratch.global_secondary_indexes {
        index.provisioned_throughput = None;
        index.on_demand_throughput = None;
    }
    scratch
}

/// How the names of tables for rehearsals of `table` begin. A long one is cut off, so that what follows has room.
fn beginning(table: &str) -> String {
    table.chars().take(LONGEST).collect::<String>() + MARK
}

/// A name that no other run gives.
fn name(beginning: &str) -> String {
    format!("{beginning}{}-{:04x}", Trace::here(), rand::random::<u16>())
}

/// The process whose table is called so.
fn maker(name: &str, beginning: &str) -> Option<Trace> {
    let (trace, _) = name.strip_prefix(beginning)?.rsplit_once('-')?;
    Trace::parse(trace)
}

/// Deletes the tables that rehearsals of this table left when they were killed. Where that is not allowed they stay: what
/// was asked for is a rehearsal.
async fn sweep(destination: &Destination, beginning: &str, progress: &dyn Progress) {
    let swept = async {
        for name in beginning_with(&destination.client, beginning).await? {
            let left = Destination { name: name.clone(), ..destination.clone() };
            if let Some(maker) = maker(&name, beginning)
                && is_left(&left, &maker).await?
            {
                delete(&left).await?;
                progress
                    .note(&format!("Table \"{name}\" was deleted: a rehearsal that was killed had left it."));
            }
        }
        Ok::<(), Error>(())
    };
    if let Err(error) = swept.await {
        progress.detail(&format!("Tables of earlier rehearsals could not be looked for: {error}."));
    }
}

async fn is_left(table: &Destination, maker: &Trace) -> Result<bool> {
    if let Some(has_ended) = maker.has_ended() {
        return Ok(has_ended);
    }
    let made = table.describe().await?.and_then(|table| table.creation_date_time);
    let made = made.and_then(|made| Timestamp::from_second(made.secs()).ok());
    Ok(made.is_some_and(|made| Timestamp::now().duration_since(made) > FORGOTTEN))
}

/// The tables whose names begin so. Every table is listed, some hundred names at a time: not every service that stands in
/// for DynamoDB lets a listing begin behind a name that is none.
async fn beginning_with(client: &Client, beginning: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut behind = None;
    loop {
        let question = || client.list_tables().set_exclusive_start_table_name(behind.clone()).send();
        let answer = patiently("cannot list tables", question).await?;
        let found = answer.table_names.unwrap_or_default();
        names.extend(found.into_iter().filter(|name| name.starts_with(beginning)));
        behind = answer.last_evaluated_table_name;
        if behind.is_none() {
            return Ok(names);
        }
    }
}

/// Deletes the table; one that is not there is fine. One that is still being made can be deleted when it is.
async fn delete(table: &Destination) -> Result<()> {
    let mut attempt = 1;
    loop {
        let Err(error) = table.client.delete_table().table_name(&table.name).send().await else {
            return Ok(());
        };
        match error.code() {
            Some("ResourceNotFoundException") => return Ok(()),
            Some("ResourceInUseException" | "LimitExceededException") if attempt < ATTEMPTS => {
                tokio::time::sleep(pause_after(attempt).max(Duration::from_millis(200))).await;
                attempt += 1;
            }
            _ => return Err(explain(&error, format!("cannot delete table \"{}\"", table.name))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_it_is_and_who_made_it() {
        assert_eq!(beginning("tokens"), "tokens-rehearsal-");
        assert_eq!(maker(&name("tokens-rehearsal-"), "tokens-rehearsal-"), Some(Trace::here()));
        for other in ["tokens", "tokens-rehearsal-", "tokens-rehearsal-mine", "tokens-rehearsal-a-b-c-d"] {
            assert_eq!(maker(other, "tokens-rehearsal-"), None, "{other}");
        }
        assert!(name(&beginning(&"x".repeat(255))).len() <= 255);
    }
}
