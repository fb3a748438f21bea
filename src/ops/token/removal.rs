//! Taking tokens away, each only as long as it is still the one that was seen.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_sdk_dynamodb::operation::delete_item::builders::DeleteItemFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;

use super::finder::{Finder, Reading};
use super::selector::Selector;
use super::single::Token;
use crate::conn::aws::{Aws, patiently};
use crate::conn::postgres::Postgres;
use crate::error::{Error, Kind, Result};
use crate::ops::token_table::{EXPIRES, USER};
use crate::plan::{Approved, Plan};
use crate::progress::{Progress, Task};
use crate::report::{Column, Report, Source, Table, Value};

/// How many deletions are under way at once.
const AT_ONCE: usize = 16;

/// A plan that takes tokens away.
pub trait Removal: Plan {
    /// Name and version of what it comes to.
    fn outcome(&self) -> &'static str;

    /// How the table is read, where it is read once more.
    fn reading(&self) -> Reading;

    /// What is taken away.
    fn what(&self) -> What<'_>;
}

/// Tokens that are to go.
pub enum What<'a> {
    /// These, which are few.
    These(These<'a>),
    /// Those that were over at this moment.
    ExpiredBefore(Timestamp),
    /// Those of accounts that do not exist.
    Orphaned,
}

/// Tokens that a plan has found.
pub struct These<'a>(pub(super) &'a [Token]);

/// What came of it.
pub struct Done {
    kind: &'static str,
    deleted: u64,
    changed: u64,
    source: Source,
}

/// Takes the tokens of an approved plan away.
pub async fn apply<P: Removal>(
    aws: &Aws,
    postgres: &Postgres,
    approved: &Approved<P>,
    progress: &dyn Progress,
) -> Result<Done> {
    let plan = approved.plan();
    let finder = Finder::open(aws, plan.reading(), progress).await?;
    let task = Task::open_ended(progress, "removing tokens");
    let what = plan.what();
    let remover = Remover::new(&finder, &task, !matches!(what, What::These(_)));
    let outcome = match what {
        What::These(tokens) => remover.remove(tokens.0.to_vec()).await,
        What::ExpiredBefore(moment) => remover.sweep(Selector::ExpiredBefore(moment)).await,
        What::Orphaned => {
            let accounts = super::orphans::Accounts::open(postgres).await?;
            remover.sweep(Selector::Orphaned(Box::new(accounts))).await
        }
    };
    outcome.map_err(|error| remover.cut_off(error))?;
    Ok(remover.done(plan.outcome()))
}

struct Remover<'a> {
    finder: &'a Finder<'a>,
    task: &'a Task<'a>,
    /// Whether a token that was renewed since it was read stays.
    spares_renewed: bool,
    deleted: AtomicU64,
    changed: AtomicU64,
}

impl<'a> Remover<'a> {
    fn new(finder: &'a Finder<'a>, task: &'a Task<'a>, spares_renewed: bool) -> Self {
        Self { finder, task, spares_renewed, deleted: AtomicU64::new(0), changed: AtomicU64::new(0) }
    }

    /// Reads the table once more, and takes away what is meant as it comes: what is held is a page for each segment.
    async fn sweep(&self, mut selector: Selector<'_>) -> Result<()> {
        let mut pages = self.finder.tokens(None);
        while let Some(page) = pages.try_next().await? {
            self.remove(selector.choose(page).await?).await?;
        }
        Ok(())
    }

    async fn remove(&self, tokens: Vec<Token>) -> Result<()> {
        let removed = stream::iter(tokens).map(async |token| self.delete(token).await);
        removed.buffer_unordered(AT_ONCE).try_collect().await
    }

    /// Deletes a token under the condition that it still belongs to the account that it was seen with.
    async fn delete(&self, token: Token) -> Result<()> {
        let question = self.finder.client().delete_item().table_name(self.finder.table());
        let question = self.guarded(question, &token).set_key(Some(token.key));
        let tried = format!("cannot delete from {}", self.finder.table());
        match patiently(&tried, || question.clone().send()).await {
            Ok(_) => self.deleted.fetch_add(1, Ordering::Relaxed),
            Err(error) if error.server_code() == Some("ConditionalCheckFailedException") => {
                self.changed.fetch_add(1, Ordering::Relaxed)
            }
            Err(error) => return Err(error),
        };
        self.task.advance(1);
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

    fn cut_off(&self, error: Error) -> Error {
        match self.deleted.load(Ordering::Relaxed) {
            0 => error.done("no token was deleted"),
            deleted => error
                .with_kind(Kind::PartlyDone)
                .done(format!("{deleted} tokens were deleted"))
                .hint("run the same command again: it goes on"),
        }
    }

    fn done(&self, kind: &'static str) -> Done {
        Done {
            kind,
            deleted: self.deleted.load(Ordering::Relaxed),
            changed: self.changed.load(Ordering::Relaxed),
            source: self.finder.source(),
        }
    }
}

impl Report for Done {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn table(&self) -> Table {
        let mut table = Table::new(["deleted", "changed"].map(Column::new));
        table.push([Value::of_count(self.deleted), Value::of_count(self.changed)]);
        table
    }

    fn notes(&self) -> Vec<String> {
        let lives = "What was issued with these tokens before is good until it ends: an access token is not asked for.";
        let changed = (self.changed > 0).then(|| {
            format!("{} were gone, renewed or another account's by the time they were deleted.", self.changed)
        });
        changed.into_iter().chain([lives.to_owned()]).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
