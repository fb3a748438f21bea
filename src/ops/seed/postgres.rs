//! Accounts, sessions and codes into PostgreSQL: one transaction of binary COPYs.

use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use futures_util::stream::{self, Stream};
use tokio::sync::mpsc;
use tokio_postgres::types::Type;

use super::account::Accounts;
use super::passwords::Passwords;
use super::plan::{SeedPlan, Store, Written};
use super::recipe::Recipe;
use super::rows::{Chunk, Rows};
use super::survey::{self, SEEDED};
use super::tables::{Encoder, Table};
use crate::conn::postgres::Writer;
use crate::error::{Error, Result};
use crate::plan::Approved;
use crate::progress::{Progress, Task};
use crate::sql;

pub use survey::plan;

/// How many encoded chunks may wait for the server: with their 256 KiB each, this is the memory that seed
/// takes, whatever the number of rows.
const WAITING: usize = 4;

/// Removes what is to be removed and takes the rows in, all in one transaction. A run that is killed leaves
/// nothing: the server takes the transaction back when the connection ends.
pub async fn apply(
    writer: &Writer,
    approved: &Approved<SeedPlan>,
    passwords: Passwords,
    progress: &dyn Progress,
) -> Result<Vec<Written>> {
    let recipe = approved.plan().recipe();
    let encoder = Arc::new(Encoder { accounts: Accounts::of(recipe, Passwords::COUNT), passwords });
    writer.batch("BEGIN").await?;
    let removed = if recipe.clean { remove(writer, progress).await? } else { [0; 3] };
    let mut written = Vec::new();
    for (table, removed) in Table::ALL.into_iter().zip(removed) {
        let started = Instant::now();
        let added = fill(writer, table, recipe, &encoder, progress).await?;
        let object = table.name().to_owned();
        written.push(Written { store: Store::Postgres, object, removed, added, took: started.elapsed() });
    }
    writer.batch("COMMIT").await?;
    writer.batch(sql::SEED_ANALYZE.for_server(writer.major()).text).await?;
    Ok(written)
}

/// Sessions and codes go first, in bulk: left to the foreign keys' cascade they would go one by one.
async fn remove(writer: &Writer, progress: &dyn Progress) -> Result<[u64; 3]> {
    let _task = Task::open_ended(progress, "removing what earlier seeds made");
    let [users, sessions, codes] = Table::ALL;
    let sessions = remove_from(writer, sessions).await?;
    let codes = remove_from(writer, codes).await?;
    Ok([remove_from(writer, users).await?, sessions, codes])
}

async fn remove_from(writer: &Writer, table: Table) -> Result<u64> {
    let query = table.remove().for_server(writer.major());
    writer.execute(query.text, &[(&SEEDED, Type::TEXT)]).await
}

/// Fills one table: a thread encodes, the connection sends, and neither gets far ahead of the other.
async fn fill(
    writer: &Writer,
    table: Table,
    recipe: &Recipe,
    encoder: &Arc<Encoder>,
    progress: &dyn Progress,
) -> Result<u64> {
    let task = Task::of_items(progress, table.name(), table.rows(recipe));
    let (sender, receiver) = mpsc::channel(WAITING);
    let users = recipe.users;
    let rows_per_user = table.rows_per_user(recipe);
    let encoder = Arc::clone(encoder);
    let thread = tokio::task::spawn_blocking(move || produce(&encoder, table, users, rows_per_user, &sender));
    let copy = table.copy().for_server(writer.major());
    let copied = writer.copy_in(copy.text, chunks(receiver, &task)).await;
    thread.await.map_err(|error| Error::bug("the thread that makes rows ended early").caused_by(&error))?;
    copied.map_err(|error| explain(error, recipe))
}

/// Encodes every row of a table. When nobody takes the chunks any more, the copy has failed and says why.
fn produce(encoder: &Encoder, table: Table, users: u64, rows_per_user: u16, sender: &mpsc::Sender<Chunk>) {
    let mut rows = Rows::begin();
    for user in 0..users {
        for ordinal in 0..rows_per_user {
            encoder.encode(table, user, ordinal, &mut rows);
            if let Some(chunk) = rows.take_full()
                && sender.blocking_send(chunk).is_err()
            {
                return;
            }
        }
    }
    drop(sender.blocking_send(rows.finish()));
}

/// The bytes of the chunks, counted as they are asked for.
fn chunks<'a>(receiver: mpsc::Receiver<Chunk>, task: &'a Task<'_>) -> impl Stream<Item = Bytes> + 'a {
    stream::unfold(receiver, async move |mut receiver| {
        let chunk = receiver.recv().await?;
        task.advance(chunk.rows);
        Some((chunk.bytes, receiver))
    })
}

/// Nothing stays of a transaction that failed. A unique violation means that some rows of this seed are there, though its first ones are not.
fn explain(error: Error, recipe: &Recipe) -> Error {
    let error = match error.server_code() {
        Some("23505") => survey::been_here_before(recipe).because(error.to_string()),
        _ => error,
    };
    error.done(Store::Postgres.after_a_kill())
}
