//! Deleting tokens, each only as long as it is still the one that was seen, no faster than allowed, and slower where the
//! table has no capacity.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_sdk_dynamodb::operation::delete_item::builders::DeleteItemFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ConsumedCapacity, ReturnConsumedCapacity};
use futures_util::{StreamExt, TryStreamExt, stream};

use super::finder::{Finder, units};
use super::single::Token;
use crate::conn::aws::Backoff;
use crate::error::{Error, Kind, Result};
use crate::ops::repository::Pace;
use crate::ops::token_table::{EXPIRES, USER};
use crate::progress::Task;

/// How many deletions are under way at once.
const AT_ONCE: usize = 16;

/// Whoever deletes tokens that a finder found.
pub(super) struct Remover<'a> {
    finder: &'a Finder<'a>,
    task: &'a Task<'a>,
    pace: Pace,
    backoff: Backoff,
    /// Whether a token that was renewed since it was read stays.
    spares_renewed: bool,
    deleted: AtomicU64,
    changed: AtomicU64,
}

impl<'a> Remover<'a> {
    /// A remover that uses at most so many write units a second, where there is a limit.
    pub(super) fn new(
        finder: &'a Finder<'a>,
        task: &'a Task<'a>,
        max_write_units: Option<u32>,
        spares_renewed: bool,
    ) -> Self {
        let pace = max_write_units.map_or_else(Pace::default, |units| Pace::of(units.into()));
        let (backoff, deleted, changed) = (Backoff::default(), AtomicU64::new(0), AtomicU64::new(0));
        Self { finder, task, pace, backoff, spares_renewed, deleted, changed }
    }

    /// Deletes these.
    pub(super) async fn remove(&self, tokens: Vec<Token>) -> Result<()> {
        let removed = stream::iter(tokens).map(async |token| self.delete(token).await);
        removed.buffer_unordered(AT_ONCE).try_collect().await
    }

    /// How many it deleted.
    pub(super) fn deleted(&self) -> u64 {
        self.deleted.load(Ordering::Relaxed)
    }

    /// How many were another one by the time they were to be deleted.
    pub(super) fn changed(&self) -> u64 {
        self.changed.load(Ordering::Relaxed)
    }

    /// How often the table had no capacity for a deletion.
    pub(super) fn refused(&self) -> u64 {
        self.backoff.refused()
    }

    /// What was done before this error. Deletions that were under way may have been made, too.
    pub(super) fn cut_off(&self, error: Error) -> Error {
        let deleted = self.deleted();
        let is_interrupted = error.kind() == Kind::Interrupted;
        let error = match deleted {
            0 if !is_interrupted => return error.done("no token was deleted"),
            0 => error,
            _ if is_interrupted => error,
            _ => error.with_kind(Kind::PartlyDone),
        };
        error
            .done(format!("deleted so far: {deleted}, and perhaps a few that were under way"))
            .hint("run the same command again: it goes on")
    }

    /// Deletes a token under the condition that it still belongs to the account that it was seen with.
    async fn delete(&self, token: Token) -> Result<()> {
        // the least that it can cost; the rest is paid for when it is known
        self.pace.take(1).await;
        let question = self.finder.client().delete_item().table_name(self.finder.table());
        let question = question.return_consumed_capacity(ReturnConsumedCapacity::Total);
        let question = self.guarded(question, &token).set_key(Some(token.key));
        let tried = format!("cannot delete from {}", self.finder.table());
        match self.backoff.patiently(&tried, || question.clone().send()).await {
            Ok(answer) => {
                self.deleted.fetch_add(1, Ordering::Relaxed);
                self.task.advance(1);
                let used = answer.consumed_capacity().and_then(ConsumedCapacity::capacity_units);
                self.pace.take(units(used.unwrap_or(1.0)).saturating_sub(1)).await;
            }
            Err(error) if error.server_code() == Some("ConditionalCheckFailedException") => {
                self.changed.fetch_add(1, Ordering::Relaxed);
                self.task.advance(1);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn guarded(&self, question: DeleteItemFluentBuilder, token: &Token) -> DeleteItemFluentBuilder {
        let question = question.expression_attribute_names("#u", USER);
        let (question, condition) = match &token.user {
            Some(user) => (
                question.expression_attribute_values(":u", AttributeValue::S(user.clone())),
                "#u = :u".to_owned(),
            ),
            None => (question, "attribute_not_exists(#u)".to_owned()),
        };
        match &token.expires_as_written {
            Some(written) if self.spares_renewed => question
                .expression_attribute_names("#e", EXPIRES)
                .expression_attribute_values(":e", written.clone())
                .condition_expression(condition + " AND #e = :e"),
            _ => question.condition_expression(condition),
        }
    }
}
