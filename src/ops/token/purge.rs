//! Tokens that are of no use to anybody, taken away. They are counted first and read once more to be deleted, so that
//! however many there are, no list of them is held.

use futures_util::TryStreamExt;
use jiff::Timestamp;

use super::finder::Finder;
use super::removal::{Job, Removal, Removing};
use super::selector::{Choice, Selector};
use crate::conn::aws::Aws;
use crate::conn::postgres::Postgres;
use crate::error::Result;
use crate::plan::{Danger, Fingerprint, Plan};
use crate::progress::Progress;
use crate::report::{Column, Report, Source, Table, Value};
use crate::text;

/// What is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What was over at this moment.
    ExpiredBefore(Timestamp),
    /// What belongs to accounts that do not exist.
    Orphaned,
}

/// Tokens that are to go.
pub struct Purge {
    which: Which,
    name: String,
    read: u64,
    found: u64,
    price: String,
    removing: Removing,
    source: Source,
}

/// Counts the tokens.
pub async fn purge(
    aws: &Aws,
    postgres: &Postgres,
    which: Which,
    removing: Removing,
    progress: &dyn Progress,
) -> Result<Purge> {
    let mut selector = Selector::of(which.choice(), postgres).await?;
    let finder = Finder::open(aws, removing.reading, progress).await?;
    let (mut read, mut found) = (0, 0);
    let mut pages = finder.tokens(None);
    while let Some(page) = pages.try_next().await? {
        read += page.len() as u64;
        found += selector.choose(page).await?.len() as u64;
    }
    drop(pages);
    if let Selector::ByAccount(accounts) = &selector {
        accounts.check_likely()?;
    }
    let (name, price, source) = (finder.table().to_owned(), finder.price_of_deleting(found), finder.source());
    Ok(Purge { which, name, read, found, price, removing, source })
}

impl Which {
    fn choice(self) -> Choice<'static> {
        match self {
            Self::ExpiredBefore(moment) => Choice::ExpiredBefore(moment),
            Self::Orphaned => Choice::Orphaned,
        }
    }
}

impl Purge {
    fn kind_of_token(&self) -> &'static str {
        match self.which {
            Which::ExpiredBefore(_) => "expired",
            Which::Orphaned => "orphaned",
        }
    }
}

impl Report for Purge {
    fn kind(&self) -> &'static str {
        "token.purge.plan/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["table", "which", "read", "deletes"].map(Column::new));
        table.push([
            Value::from(self.name.as_str()),
            self.kind_of_token().into(),
            Value::of_count(self.read),
            Value::of_count(self.found),
        ]);
        table
    }

    fn notes(&self) -> Vec<String> {
        vec![format!("{} The table is read once more for it.", self.price)]
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Purge {
    fn action(&self) -> &'static str {
        "token.purge"
    }

    fn target(&self) -> &str {
        &self.name
    }

    fn summary(&self) -> String {
        let count = text::count(self.found.cast_signed());
        let tokens = if self.found == 1 { "token" } else { "tokens" };
        format!("delete {count} {} {tokens} of table \"{}\"", self.kind_of_token(), self.name)
    }

    fn danger(&self) -> Danger {
        Danger::Destructive
    }

    fn is_empty(&self) -> bool {
        self.found == 0
    }

    /// How many there are changes by itself; which they are does not.
    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[self.action(), self.target(), self.kind_of_token()])
    }
}

impl Removal for Purge {
    fn job(&self) -> Job<'_> {
        Job {
            kind: "token.purge/1",
            first: &[],
            user: None,
            choice: self.which.choice(),
            removing: self.removing,
            is_thorough: false,
        }
    }
}
