//! Changes of the history alone, all of them or none.

use tokio_postgres::types::Type;

use super::run::{Executor, Work};
use crate::error::Result;

/// A change of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// A migration is there, so it is recorded: version, name, checksum.
    Record(i64, String, String),
    /// What was applied is now another text: version, name, checksum.
    Restamp(i64, String, String),
    /// What was applied has no file any more: version, name.
    Strike(i64, String),
    /// The journal of a migration that nobody goes on with: version.
    Forget(i64),
}

impl Stamp {
    /// That `work` is there.
    pub(super) fn record(work: &Work) -> Self {
        Self::Record(work.version, work.name.clone(), work.checksum.clone())
    }

    /// Version, name and what is done with them.
    pub(super) fn parts(&self) -> (i64, &str, &'static str) {
        match self {
            Self::Record(version, name, _) => (*version, name, "recorded"),
            Self::Restamp(version, name, _) => (*version, name, "restamped"),
            Self::Strike(version, name) => (*version, name, "struck out"),
            Self::Forget(version) => (*version, "", "journal dropped"),
        }
    }
}

/// Makes the changes in one transaction of the session that holds the lock.
pub(super) async fn stamp(executor: &mut Executor<'_>, stamps: &[Stamp]) -> Result<()> {
    executor.make_history(stamps.iter().map(|stamp| stamp.parts().0).max().unwrap_or_default()).await?;
    let history = executor.history().clone();
    let transaction = executor.writer().begin().await?;
    for stamp in stamps {
        match stamp {
            Stamp::Record(version, name, checksum) => {
                let row = [(version as _, Type::INT8), (name as _, Type::TEXT), (checksum as _, Type::TEXT)];
                transaction.execute(&history.record(), &row).await?;
            }
            Stamp::Restamp(version, name, checksum) => {
                let row = [(version as _, Type::INT8), (name as _, Type::TEXT), (checksum as _, Type::TEXT)];
                transaction.execute(&history.restamp(), &row).await?;
            }
            Stamp::Forget(version) => {
                let journal = history.journal();
                let statement = format!("DELETE FROM {journal} WHERE version = $1");
                transaction.execute(&statement, &[(version as _, Type::INT8)]).await?;
                if transaction.rows(&format!("SELECT 1 FROM {journal} LIMIT 1"), &[]).await?.is_empty() {
                    transaction.batch(&format!("DROP TABLE {journal}")).await?;
                }
            }
            Stamp::Strike(version, _) => {
                transaction.execute(&history.erase(), &[(version as _, Type::INT8)]).await?;
            }
        }
    }
    transaction.commit().await
}
