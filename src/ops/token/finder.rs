//! Finding tokens: by an index where there is one, else by reading the table in segments, no faster than allowed and with
//! the price told before.

use std::collections::HashMap;
use std::rc::Rc;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, TableDescription};
use futures_util::future::try_join_all;
use futures_util::stream::LocalBoxStream;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::single::{ATTRIBUTES, Token};
use crate::conn::aws::{Aws, patiently};
use crate::error::{Error, Kind, Result};
use crate::ops::items::{Definition, Page, Scan};
use crate::ops::repository::Pace;
use crate::ops::token_table::{self, EMAIL, Expectation, PARTITION, SORT, USER};
use crate::progress::Progress;
use crate::report::Source;
use crate::text;

/// One read unit reads so much of a table, consistently.
const READ_UNIT: i64 = 4 << 10;

/// One write unit writes or deletes so much of an item.
const WRITE_UNIT: i64 = 1 << 10;

/// How a table is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Read units a second that may be used; as many as the table gives where there is no limit.
    pub max_read_units: Option<u32>,
    /// In how many segments it is read side by side.
    pub jobs: usize,
}

/// Whoever finds tokens.
pub(super) struct Finder<'a> {
    client: Client,
    table: String,
    target: String,
    index: Option<String>,
    /// Without permission to describe the table nobody knows its size.
    description: Option<TableDescription>,
    reading: Reading,
    progress: &'a dyn Progress,
}

/// Tokens that were found together.
pub(super) type Tokens<'a> = LocalBoxStream<'a, Result<Vec<Token>>>;

impl<'a> Finder<'a> {
    /// A finder of the table of the configuration.
    pub(super) async fn open(aws: &Aws, reading: Reading, progress: &'a dyn Progress) -> Result<Self> {
        let client = aws.dynamodb().await?;
        let description = match token_table::describe(aws, &client).await {
            Ok(description) => Some(description),
            Err(error) if error.server_code().is_some_and(|code| code.starts_with("AccessDenied")) => None,
            Err(error) => return Err(error),
        };
        if let Some(description) = &description {
            check_key(&aws.target(), description)?;
        }
        let index = description.as_ref().and_then(token_table::user_index).map(str::to_owned);
        let (table, target) = (aws.settings().table.clone(), aws.target());
        Ok(Self { client, table, target, index, description, reading, progress })
    }

    /// The table's name.
    pub(super) fn table(&self) -> &str {
        &self.table
    }

    /// The client that reads it.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Where the table is, without secrets.
    pub(super) fn source(&self) -> Source {
        Source::new(self.target.clone(), "DynamoDB")
    }

    /// The tokens of `user`, an account's id or address, or every token.
    pub(super) fn tokens(&self, user: Option<&str>) -> Tokens<'_> {
        match (user, self.index_for(user)) {
            (Some(user), Some(index)) => self.by_index(user.to_owned(), index),
            _ => self.by_scan(user),
        }
    }

    /// Whether what it finds of `user` may be a moment old, as it is where an index is asked.
    pub(super) fn is_late(&self, user: Option<&str>) -> bool {
        self.index_for(user).is_some()
    }

    /// The index that finds `user`, which knows accounts by their id alone.
    fn index_for(&self, user: Option<&str>) -> Option<&str> {
        user.filter(|user| !user.contains('@')).and(self.index.as_deref())
    }

    /// What deleting so many tokens costs, in one sentence.
    pub(super) fn price_of_deleting(&self, count: u64) -> String {
        let known = self.description.as_ref().and_then(|table| {
            let (items, bytes) = (table.item_count()?, table.table_size_bytes()?);
            let each = (bytes.checked_div(items)? + WRITE_UNIT - 1) / WRITE_UNIT;
            let indexes = i64::try_from(table.global_secondary_indexes().len()).ok()?;
            Some(count.cast_signed().saturating_mul(each.max(1) + indexes))
        });
        match known {
            Some(units) => format!(
                "Deleting takes about {} write units, for items of the usual size.",
                text::count(units)
            ),
            None => format!("Deleting takes at least {} write units.", text::count(count.cast_signed())),
        }
    }

    fn by_scan(&self, user: Option<&str>) -> Tokens<'_> {
        self.announce();
        let attributes = ATTRIBUTES.map(str::to_owned).to_vec();
        let scan =
            Scan::new(self.client.clone(), &self.table, &self.target, self.reading.jobs).only(attributes);
        let scan = match user {
            Some(user) => {
                let attribute = if user.contains('@') { EMAIL } else { USER };
                scan.matching(attribute, AttributeValue::S(user.to_owned()))
            }
            None => scan,
        };
        let pace = self.reading.max_read_units.map_or_else(Pace::default, |units| Pace::of(units.into()));
        let (segments, scan) = (scan.segments(), Rc::new(scan));
        let segments = segments.map(move |segment| {
            let (scan, pace) = (Rc::clone(&scan), pace.clone());
            let start = (scan, pace, segment, None);
            stream::try_unfold(start, next_page).boxed_local()
        });
        stream::iter(segments).flatten_unordered(self.reading.jobs).boxed_local()
    }

    /// Tells what reading the whole table costs.
    fn announce(&self) {
        let size = self.description.as_ref().and_then(TableDescription::table_size_bytes);
        let price = match size {
            // a table that was never counted says that it is empty
            Some(bytes) if bytes > 0 => format!(
                "about {} read units ({}, as counted some hours ago)",
                text::count((bytes / READ_UNIT).max(1)),
                text::bytes(bytes)
            ),
            _ => "as many read units as it has blocks of 4 KiB; how many is not known".to_owned(),
        };
        self.progress.note(&format!("Reading the whole of {}: {price}.", self.target));
    }

    fn by_index<'s>(&'s self, user: String, index: &'s str) -> Tokens<'s> {
        let whose = user.clone();
        let keys = stream::try_unfold(Some(None), move |start| {
            let user = user.clone();
            async move {
                let Some(start) = start else { return Ok(None) };
                let (keys, next) = self.keys(&user, index, start).await?;
                Ok(Some((keys, next.map(Some))))
            }
        });
        let of_user = |tokens: Vec<Token>, user: &str| {
            tokens.into_iter().filter(|token| token.user.as_deref() == Some(user)).collect()
        };
        keys.and_then(move |keys| {
            let user = whose.clone();
            // the index may not know yet that an item is another account's
            async move { Ok(of_user(self.read(keys).await?, &user)) }
        })
        .boxed_local()
    }

    /// A page of keys from the index.
    async fn keys(&self, user: &str, index: &str, start: Option<Key>) -> Result<(Vec<Key>, Option<Key>)> {
        let question = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(index)
            .key_condition_expression("#u = :u")
            .projection_expression("pk, sk")
            .expression_attribute_names("#u", USER)
            .expression_attribute_values(":u", AttributeValue::S(user.to_owned()))
            .set_exclusive_start_key(start);
        let tried = format!("cannot query the index {index} of {}", self.target);
        let answer = patiently(&tried, || question.clone().send()).await?;
        Ok((answer.items.unwrap_or_default(), answer.last_evaluated_key.filter(|key| !key.is_empty())))
    }

    /// The items behind these keys as the table itself has them now: an index is late.
    async fn read(&self, keys: Vec<Key>) -> Result<Vec<Token>> {
        let items = try_join_all(keys.into_iter().map(|key| self.item(key))).await?;
        Ok(items.into_iter().flatten().map(Token::of).collect())
    }

    async fn item(&self, key: Key) -> Result<Option<Key>> {
        let names = ATTRIBUTES.iter().map(|name| (format!("#{name}"), (*name).to_owned())).collect();
        let question = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(only_key(key)))
            .projection_expression(ATTRIBUTES.map(|name| format!("#{name}")).join(", "))
            .set_expression_attribute_names(Some(names))
            .consistent_read(true);
        let answer = patiently(&format!("cannot read {}", self.target), || question.clone().send()).await?;
        Ok(answer.item)
    }
}

/// Attributes of an item by name.
type Key = HashMap<String, AttributeValue>;

/// How far a segment was read.
type Place = (Rc<Scan>, Pace, i32, Option<Page>);

async fn next_page((scan, limit, segment, last): Place) -> Result<Option<(Vec<Token>, Place)>> {
    let Some(mut page) = scan.page(segment, last).await? else { return Ok(None) };
    limit.take(units(page.read_units)).await;
    let tokens = std::mem::take(&mut page.items).into_iter().map(Token::of).collect();
    Ok(Some((tokens, (scan, limit, segment, Some(page)))))
}

/// An error where the table is not that of the tokens: what it has under the same names is something else.
fn check_key(target: &str, description: &TableDescription) -> Result<()> {
    let (found, expectation) = (Definition::of(description, &[]).key(), Expectation::default());
    if found == expectation.keys() {
        return Ok(());
    }
    Err(Error::new(Kind::Conflict, format!("{target} is no table of refresh tokens"))
        .because(format!("its key is {found}, not {}", expectation.keys()))
        .hint("name the right one: `--set dynamodb.table=NAME`; `authctl dynamodb check` looks for it"))
}

/// What was used, in whole units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page takes some hundred units"
)]
pub(super) fn units(used: f64) -> u64 {
    used.ceil() as u64
}

fn only_key(item: Key) -> Key {
    item.into_iter().filter(|(name, _)| name == PARTITION || name == SORT).collect()
}
