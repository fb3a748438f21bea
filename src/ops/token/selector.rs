//! Which of the tokens that are read are meant.

use jiff::Timestamp;

use super::orphans::Accounts;
use super::single::Token;
use crate::conn::postgres::Postgres;
use crate::error::Result;

/// A choice among tokens.
#[derive(Clone, Copy, Debug)]
pub(super) enum Choice<'a> {
    /// Every one.
    All,
    /// Those that are called so.
    Named(&'a [String]),
    /// Those that were over at this moment.
    ExpiredBefore(Timestamp),
    /// Those of accounts that do not exist.
    Orphaned,
}

/// Whoever chooses.
pub(super) enum Selector<'a> {
    /// By what the tokens themselves tell.
    ByToken(Choice<'a>),
    /// By the accounts that there are.
    ByAccount(Box<Accounts<'a>>),
}

impl<'a> Selector<'a> {
    /// Whoever chooses so; the database is opened only where that needs it.
    pub(super) async fn of(choice: Choice<'a>, postgres: &'a Postgres) -> Result<Self> {
        Ok(match choice {
            Choice::Orphaned => Self::ByAccount(Box::new(Accounts::open(postgres).await?)),
            choice => Self::ByToken(choice),
        })
    }

    /// Those that are meant.
    pub(super) async fn choose(&mut self, tokens: Vec<Token>) -> Result<Vec<Token>> {
        match self {
            Self::ByToken(choice) => Ok(tokens.into_iter().filter(|token| choice.takes(token)).collect()),
            Self::ByAccount(accounts) => accounts.without(tokens).await,
        }
    }
}

impl Choice<'_> {
    /// Whether a token is meant, as far as it tells itself.
    pub(super) fn takes(self, token: &Token) -> bool {
        match self {
            Self::All => true,
            Self::Named(ids) => ids.contains(&token.id()),
            Self::ExpiredBefore(moment) => token.is_expired(moment) == Some(true),
            Self::Orphaned => false,
        }
    }
}
