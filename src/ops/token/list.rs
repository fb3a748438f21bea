//! The tokens that there are.

use futures_util::TryStreamExt;
use jiff::Timestamp;

use super::finder::{Finder, Reading};
use super::single::{self, Token};
use crate::conn::aws::Aws;
use crate::error::Result;
use crate::progress::Progress;
use crate::report::{Report, Source, Table};
use crate::text;

/// Tokens, as many as were asked for.
pub struct List {
    tokens: Vec<Token>,
    is_cut_off: bool,
    user: Option<String>,
    now: Timestamp,
    source: Source,
}

/// What is to be listed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Of this account alone: its id or its address.
    pub user: Option<String>,
    /// Only those that are over.
    pub expired: bool,
    /// At most so many.
    pub limit: usize,
}

/// Finds tokens, and stops reading when there are enough.
pub async fn list(
    aws: &Aws,
    wanted: &Wanted,
    reading: Reading,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<List> {
    let finder = Finder::open(aws, reading, progress).await?;
    let is_wanted = |token: &Token| !wanted.expired || token.is_expired(now) == Some(true);
    let mut tokens = Vec::new();
    let mut pages = finder.tokens(wanted.user.as_deref());
    while let Some(page) = pages.try_next().await? {
        tokens.extend(page.into_iter().filter(is_wanted));
        if tokens.len() > wanted.limit {
            break;
        }
    }
    drop(pages);
    let is_cut_off = tokens.len() > wanted.limit;
    tokens.truncate(wanted.limit);
    tokens.sort_by(|one, other| (&one.user, other.expires).cmp(&(&other.user, one.expires)));
    Ok(List { tokens, is_cut_off, user: wanted.user.clone(), now, source: finder.source() })
}

impl Report for List {
    fn kind(&self) -> &'static str {
        "token.list/1"
    }

    fn table(&self) -> Table {
        single::table(&self.tokens, self.now)
    }

    fn notes(&self) -> Vec<String> {
        let count = self.tokens.len();
        let cut = format!(
            "There are more: reading ended after {}. `--limit` shows more of them.",
            text::plural(count, "token")
        );
        let unfound = if count == 0 { single::unfound(self.user.as_deref()) } else { None };
        self.is_cut_off.then_some(cut).into_iter().chain(unfound).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
