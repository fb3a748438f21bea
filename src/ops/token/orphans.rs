//! Tokens of accounts that do not exist.

use std::collections::{BTreeSet, HashMap};

use tokio_postgres::types::Type;
use uuid::Uuid;

use super::single::Token;
use crate::conn::postgres::{Postgres, Reader};
use crate::error::{Error, Kind, Result};
use crate::sql;

/// The accounts of the database, as far as tokens asked for them.
pub(super) struct Accounts<'a> {
    postgres: &'a Postgres,
    reader: Reader,
    /// Whether there is such an account. What is no account's id is none.
    known: HashMap<Uuid, bool>,
}

impl<'a> Accounts<'a> {
    /// Opens the database of the accounts.
    pub(super) async fn open(postgres: &'a Postgres) -> Result<Self> {
        Ok(Self { postgres, reader: postgres.read().await?, known: HashMap::new() })
    }

    /// The tokens whose account does not exist.
    pub(super) async fn without(&mut self, tokens: Vec<Token>) -> Result<Vec<Token>> {
        let ids = tokens.iter().filter_map(account).filter(|id| !self.known.contains_key(id));
        let ids: Vec<Uuid> = ids.collect::<BTreeSet<_>>().into_iter().collect();
        if !ids.is_empty() {
            let statement = sql::TOKEN_ACCOUNTS.for_server(self.reader.major()).text;
            let rows = self.reader.rows(statement, &[(&ids, Type::UUID_ARRAY)]).await?;
            self.known.extend(ids.into_iter().map(|id| (id, false)));
            self.known.extend(rows.iter().map(|row| (row.get::<_, Uuid>("id"), true)));
        }
        let exists = |token: &Token| account(token).is_some_and(|id| self.known.get(&id) == Some(&true));
        Ok(tokens.into_iter().filter(|token| !exists(token)).collect())
    }

    /// An error where no account at all is known: then it is another system's database, and every token would go.
    pub(super) fn check_likely(&self) -> Result<()> {
        if self.known.is_empty() || self.known.values().any(|exists| *exists) {
            return Ok(());
        }
        let accounts = self.known.len();
        Err(Error::new(Kind::Refused, "every token would be an orphan")
            .because(format!(
                "{} has none of the {accounts} accounts that have tokens",
                self.postgres.target()
            ))
            .hint("see that table and database are of the same system: `authctl config show`"))
    }
}

fn account(token: &Token) -> Option<Uuid> {
    token.user.as_deref()?.parse().ok()
}
