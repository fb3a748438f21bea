//! The tokens of an account, or single ones, taken back.

use futures_util::TryStreamExt;
use jiff::Timestamp;

use super::finder::{Finder, Reading};
use super::removal::{Removal, These, What};
use super::selector::Selector;
use super::single::{self, Token};
use crate::conn::aws::Aws;
use crate::error::{Error, Result};
use crate::plan::{Danger, Fingerprint, Plan};
use crate::progress::Progress;
use crate::report::{Report, Source, Table};
use crate::text;

/// Whose tokens go.
#[derive(Clone, Debug)]
pub struct Whose {
    /// Of this account: its id or its address.
    pub user: Option<String>,
    /// Only those that are called so; every one of the account where none is named.
    pub ids: Vec<String>,
}

/// Tokens that are to be taken back.
pub struct Revocation {
    target: String,
    tokens: Vec<Token>,
    reading: Reading,
    now: Timestamp,
    source: Source,
}

/// Finds the tokens.
pub async fn revoke(
    aws: &Aws,
    whose: &Whose,
    reading: Reading,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<Revocation> {
    let finder = Finder::open(aws, reading, progress).await?;
    let mut selector = if whose.ids.is_empty() { Selector::All } else { Selector::Named(&whose.ids) };
    let mut tokens = Vec::new();
    let mut pages = finder.tokens(whose.user.as_deref());
    while let Some(page) = pages.try_next().await? {
        tokens.extend(selector.choose(page).await?);
    }
    drop(pages);
    tokens.sort_by_cached_key(Token::id);
    check_found(&tokens, &whose.ids)?;
    Ok(Revocation {
        target: whose.user.clone().unwrap_or_else(|| finder.table().to_owned()),
        tokens,
        reading,
        now,
        source: finder.source(),
    })
}

/// An error where a token that was named is not there.
fn check_found(tokens: &[Token], ids: &[String]) -> Result<()> {
    match ids.iter().find(|id| !tokens.iter().any(|token| token.id() == **id)) {
        None => Ok(()),
        Some(id) => Err(Error::failed(format!("there is no token {}", text::clean(id)))
            .hint("`authctl token list` shows those there are")),
    }
}

impl Report for Revocation {
    fn kind(&self) -> &'static str {
        "token.revoke.plan/1"
    }

    fn table(&self) -> Table {
        single::table(&self.tokens, self.now)
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Revocation {
    fn action(&self) -> &'static str {
        "token.revoke"
    }

    fn target(&self) -> &str {
        &self.target
    }

    fn summary(&self) -> String {
        format!("revoke {} of {}", text::plural(self.tokens.len(), "token"), self.target)
    }

    fn danger(&self) -> Danger {
        Danger::Destructive
    }

    fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// That one runs out meanwhile changes nothing.
    fn fingerprint(&self) -> Fingerprint {
        let ids: Vec<String> = self.tokens.iter().map(Token::id).collect();
        Fingerprint::of(&[self.action(), self.target(), &ids.join(" ")])
    }
}

impl Removal for Revocation {
    fn outcome(&self) -> &'static str {
        "token.revoke/1"
    }

    fn reading(&self) -> Reading {
        self.reading
    }

    fn what(&self) -> What<'_> {
        What::These(These(&self.tokens))
    }
}
