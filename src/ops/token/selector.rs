//! Which of the tokens that are read are meant.

use jiff::Timestamp;

use super::orphans::Accounts;
use super::single::Token;
use crate::error::Result;

/// A choice among tokens.
pub(super) enum Selector<'a> {
    /// Every one.
    All,
    /// Those that are called so.
    Named(&'a [String]),
    /// Those that were over at this moment.
    ExpiredBefore(Timestamp),
    /// Those of accounts that do not exist.
    Orphaned(Box<Accounts<'a>>),
}

impl Selector<'_> {
    /// Those that are meant.
    pub(super) async fn choose(&mut self, mut tokens: Vec<Token>) -> Result<Vec<Token>> {
        match self {
            Self::All => {}
            Self::Named(ids) => tokens.retain(|token| ids.contains(&token.id())),
            Self::ExpiredBefore(moment) => tokens.retain(|token| token.is_expired(*moment) == Some(true)),
            Self::Orphaned(accounts) => return accounts.without(tokens).await,
        }
        Ok(tokens)
    }
}
