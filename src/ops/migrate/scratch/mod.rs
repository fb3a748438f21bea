//! A throwaway database on the same server, in which files are tried before they touch a real one.
//!
//! It is made like the live database (encoding, locale, search path, extensions that no file makes) and
//! dropped at the end, however that comes. What a killed run leaves is swept away by the next.

mod like;
mod replay;

use tokio_postgres::types::Type;

pub(super) use replay::{Agreement, Replay, about_rows, agree, check_reach, disagreement};

use crate::conn::postgres::{Postgres, Writer};
use crate::error::{Error, Result};
use crate::plan::{Approved, Plan};
use crate::progress::Progress;
use crate::sql::{self, identifier, literal};

/// Only what is older is swept away, in seconds: a run has made its database a moment before it connects to it.
const FRESH: i64 = 300;

/// The comment that makes a database ours to drop: a name alone could be anybody's.
const MARK: &str = "made by authctl to try migrations in, and dropped by it again";

/// Makes a scratch database, lets `work` use it, and drops it, whatever came of the work. `made` are the
/// extensions that the files make by themselves.
pub(super) async fn with<P: Plan, T>(
    postgres: &Postgres,
    approved: &Approved<P>,
    progress: &dyn Progress,
    made: Vec<String>,
    work: impl AsyncFnOnce(&Postgres) -> Result<T>,
) -> Result<T> {
    let live = postgres.write(approved).await?;
    sweep(&live, progress).await;
    let model = like::of(&live, &made).await?;
    let name = name(model.seconds);
    let create = format!("CREATE DATABASE {} {}", identifier(&name), model.options);
    live.batch(&create).await.map_err(|error| error.context("a scratch database cannot be made"))?;
    progress.detail(&format!("Scratch database {name} is made."));
    let mark = format!("COMMENT ON DATABASE {} IS {}", identifier(&name), literal(MARK));
    if let Err(error) = live.batch(&mark).await {
        progress.detail(&format!("it has no mark, so that no later run would drop it: {error}"));
    }
    let scratch = postgres.with_database(&name);
    let outcome = match model.prepare(&live, &scratch, approved, progress).await {
        Ok(()) => work(&scratch).await,
        Err(error) => Err(error),
    };
    drop_database(&live, &name, progress).await;
    outcome
}

/// `authctl_scratch_1790000000_5fd46473`: when it was made by the server's clock tells a later run whether
/// somebody may still use it.
fn name(seconds: i64) -> String {
    format!("authctl_scratch_{seconds:010}_{:08x}", rand::random::<u32>())
}

/// Drops what runs that were killed have left. That it fails is no reason not to go on.
async fn sweep(live: &Writer, progress: &dyn Progress) {
    let statement = sql::MIGRATE_SCRATCHES_LEFT.for_server(live.major()).text;
    let Ok(left) = live.rows(statement, &[(&MARK, Type::TEXT), (&FRESH, Type::INT8)]).await else { return };
    for row in left {
        let name: &str = row.get("name");
        progress.note(&format!("Scratch database {name} was left by a run that was killed: it is dropped."));
        drop_database(live, name, progress).await;
    }
}

async fn drop_database(live: &Writer, name: &str, progress: &dyn Progress) {
    let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", identifier(name));
    if let Err(error) = live.batch(&statement).await {
        progress.note(&format!(
            "Scratch database {name} could not be dropped ({error}); a later run tries again."
        ));
    }
}

/// Why no scratch database can be made.
fn not_allowed(user: &str) -> Error {
    Error::denied("this role may not make databases, and the files are tried in one of their own")
        .hint(format!("a superuser can allow it: `ALTER ROLE {} CREATEDB`", identifier(user)))
}
