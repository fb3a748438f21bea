//! The tokens of an account, or single ones, taken back.

use std::collections::BTreeSet;

use futures_util::TryStreamExt;
use jiff::Timestamp;

use super::finder::Finder;
use super::removal::{Job, Removal, Removing};
use super::selector::Choice;
use super::single::{self, Token};
use crate::conn::aws::Aws;
use crate::error::{Error, Result};
use crate::plan::{Danger, Fingerprint, Plan};
use crate::progress::Progress;
use crate::report::{Report, Source, Table};
use crate::text;

/// So many tokens are held at most, so that memory does not grow with an account's tokens. What an account has beyond them
/// is found when it is looked for again.
const HELD: usize = 1000;

/// So many are shown: nobody reads more before agreeing.
const SHOWN: usize = 100;

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
    whose: Whose,
    target: String,
    /// The first of them, in the order of their names.
    first: Vec<Token>,
    found: u64,
    price: String,
    removing: Removing,
    now: Timestamp,
    source: Source,
}

/// Finds the tokens.
pub async fn revoke(
    aws: &Aws,
    whose: &Whose,
    removing: Removing,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<Revocation> {
    let finder = Finder::open(aws, removing.reading, progress).await?;
    let choice = whose.choice();
    let mut missing: BTreeSet<&str> = whose.ids.iter().map(String::as_str).collect();
    let (mut first, mut found) = (Vec::new(), 0);
    let mut pages = finder.tokens(whose.user.as_deref());
    while let Some(page) = pages.try_next().await? {
        for token in page.into_iter().filter(|token| choice.takes(token)) {
            found += 1;
            missing.remove(token.id().as_str());
            if first.len() < HELD {
                first.push(token);
            }
        }
    }
    drop(pages);
    check_found(missing.first())?;
    first.sort_by_cached_key(Token::id);
    let target = whose.user.clone().unwrap_or_else(|| finder.table().to_owned());
    let (price, source) = (finder.price_of_deleting(found), finder.source());
    Ok(Revocation { whose: whose.clone(), target, first, found, price, removing, now, source })
}

impl Whose {
    fn choice(&self) -> Choice<'_> {
        if self.ids.is_empty() { Choice::All } else { Choice::Named(&self.ids) }
    }
}

/// An error where a token that was named is not there.
fn check_found(missing: Option<&&str>) -> Result<()> {
    match missing {
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
        single::table(&self.first[..self.first.len().min(SHOWN)], self.now)
    }

    fn notes(&self) -> Vec<String> {
        if self.found == 0 {
            return single::unfound(self.whose.user.as_deref()).into_iter().collect();
        }
        let unshown = self.found.saturating_sub(SHOWN as u64);
        let unshown = (unshown > 0).then(|| format!("And {} more.", text::count(unshown.cast_signed())));
        let price =
            format!("{} Then they are looked for again, for those that are written meanwhile.", self.price);
        unshown.into_iter().chain([price]).collect()
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
        let count = usize::try_from(self.found).unwrap_or(usize::MAX);
        format!("revoke {} of {}", text::plural(count, "token"), self.target)
    }

    fn danger(&self) -> Danger {
        Danger::Destructive
    }

    fn is_empty(&self) -> bool {
        self.found == 0
    }

    /// What is agreed to is whose tokens go: one that is written or runs out meanwhile changes nothing.
    fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[self.action(), self.target(), &self.whose.ids.join(" ")])
    }
}

impl Removal for Revocation {
    fn job(&self) -> Job<'_> {
        Job {
            kind: "token.revoke/1",
            first: &self.first,
            user: self.whose.user.as_deref(),
            choice: self.whose.choice(),
            removing: self.removing,
            is_thorough: true,
        }
    }
}
