//! One token.

use futures_util::TryStreamExt;
use jiff::Timestamp;
use serde_json::{Map, Value as Json};

use super::finder::{Finder, Reading};
use super::single::Token;
use crate::conn::aws::Aws;
use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::report::{Cell, Report, Source, Table};
use crate::text;

/// A token with everything about it that may be told.
pub struct Shown {
    token: Token,
    now: Timestamp,
    source: Source,
}

/// What is sought.
#[derive(Clone, Debug)]
pub struct Sought {
    /// What the token is called.
    pub id: String,
    /// Among those of this account: its id or its address.
    pub user: Option<String>,
}

/// Finds a token.
pub async fn show(
    aws: &Aws,
    sought: &Sought,
    reading: Reading,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<Shown> {
    let finder = Finder::open(aws, reading, progress).await?;
    let mut pages = finder.tokens(sought.user.as_deref());
    while let Some(page) = pages.try_next().await? {
        if let Some(token) = page.into_iter().find(|token| token.id() == sought.id) {
            return Ok(Shown { token, now, source: finder.source() });
        }
    }
    Err(Error::failed(format!("there is no token {}", text::clean(&sought.id)))
        .hint("`authctl token list` shows those there are"))
}

impl Report for Shown {
    fn kind(&self) -> &'static str {
        "token.show/1"
    }

    fn table(&self) -> Table {
        let mut table = Table::of_properties();
        for (name, cell) in self.token.properties(self.now) {
            table.push([Cell::from(name), cell]);
        }
        table
    }

    fn data(&self) -> Json {
        let fields = self.token.properties(self.now).into_iter();
        Json::Object(
            fields.map(|(name, cell)| (name.to_owned(), cell.value.for_json())).collect::<Map<_, _>>(),
        )
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
