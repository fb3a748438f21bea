//! A table like the one of production, for local use and for tests.

use std::time::{Duration, Instant};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::operation::create_table::builders::CreateTableFluentBuilder;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType, TableStatus, TimeToLiveSpecification,
};

use crate::conn::aws::{Aws, explain};
use crate::error::{Error, Kind, Result};
use crate::ops::items::Definition;
use crate::ops::token_table::{self, Expectation, PARTITION, SORT, USER};
use crate::plan::{Approved, Danger, Plan};
use crate::progress::{Progress, Task};
use crate::report::{Column, Report, Source, Table};
use crate::text;

/// How long a table may take to become ACTIVE; one without indexes takes seconds.
const LONGEST: Duration = Duration::from_mins(5);

const PAUSE: Duration = Duration::from_millis(500);

/// The index that finds tokens by their account.
const USER_INDEX: &str = "userSub-index";

/// How the new table shall be, beside its shape.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Whether tokens can be found by their account without reading the table.
    pub user_index: bool,
    /// The attribute by which items expire.
    pub time_to_live: Option<String>,
    /// Whether the table cannot be deleted by mistake.
    pub deletion_protection: bool,
    /// Whether one of the same shape that is there already will do.
    pub if_not_exists: bool,
}

/// A table that is to be made.
pub struct Creation {
    name: String,
    wishes: Wishes,
    is_there: bool,
    source: Source,
}

/// What was done.
pub struct Done {
    steps: Vec<String>,
    source: Source,
}

/// Works out how to make the table of the configuration.
pub async fn create(aws: &Aws, wishes: &Wishes) -> Result<Creation> {
    let client = aws.dynamodb().await?;
    let name = aws.settings().table.clone();
    check_names(&name, wishes)?;
    let is_there = match token_table::describe(aws, &client).await {
        Ok(table) => {
            accept(&name, &Definition::of(&table, &[]), wishes)?;
            true
        }
        Err(error) if error.server_code() == Some("ResourceNotFoundException") => false,
        Err(error) => return Err(error),
    };
    Ok(Creation { name, wishes: wishes.clone(), is_there, source: Source::new(aws.target(), "DynamoDB") })
}

/// An error where DynamoDB would not take a name, which servers that stand for it do take.
fn check_names(table: &str, wishes: &Wishes) -> Result<()> {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "_-.".contains(sign);
    if !(3..=255).contains(&table.len()) || !table.chars().all(is_sign) {
        return Err(Error::usage(format!("\"{}\" is no name of a table", text::clean(table)))
            .because("it has 3 to 255 letters, digits, `_`, `-` and `.`")
            .hint("name it: `--set dynamodb.table=NAME`"));
    }
    match &wishes.time_to_live {
        Some(attribute) if attribute.is_empty() || attribute.len() > 255 => {
            Err(Error::usage("`--time-to-live` is no name of an attribute"))
        }
        _ => Ok(()),
    }
}

/// An error where a table that is there will not do.
fn accept(name: &str, found: &Definition, wishes: &Wishes) -> Result<()> {
    let conflict = |message: String| Error::new(Kind::Conflict, message);
    let expected = Expectation::default();
    if found.key() != expected.keys() {
        let words = format!("it is {}, not {}", found.key(), expected.keys());
        return Err(conflict(format!("table \"{name}\" is there already and has another key")).because(words));
    }
    if wishes.if_not_exists {
        return Ok(());
    }
    Err(conflict(format!("table \"{name}\" is there already")).hint("accept it with `--if-not-exists`"))
}

/// Makes the table and waits until it answers.
pub async fn apply(aws: &Aws, approved: &Approved<Creation>, progress: &dyn Progress) -> Result<Done> {
    let creation = approved.plan();
    let client = aws.dynamodb().await?;
    let question = creation.question(&client).map_err(|error| unbuilt(&error))?;
    let answer = question.send().await;
    answer.map_err(|error| explain(&error, format!("cannot create {}", aws.target())))?;
    let made = |error: Error| {
        error.with_kind(Kind::PartlyDone).done(format!("table \"{}\" was created", creation.name))
    };
    wait(aws, &client, progress).await.map_err(made)?;
    if let Some(attribute) = &creation.wishes.time_to_live {
        expire(aws, &client, attribute).await.map_err(made)?;
    }
    Ok(Done { steps: creation.steps(), source: creation.source.clone() })
}

async fn wait(aws: &Aws, client: &Client, progress: &dyn Progress) -> Result<()> {
    let begun = Instant::now();
    let _task = Task::open_ended(progress, "waiting for the table");
    loop {
        let table = token_table::describe(aws, client).await?;
        if table.table_status() == Some(&TableStatus::Active) {
            return Ok(());
        }
        if begun.elapsed() > LONGEST {
            let limit = text::duration(LONGEST);
            return Err(Error::failed(format!("{} is not ACTIVE after {limit}", aws.target()))
                .hint("see what becomes of it: `authctl dynamodb check`"));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn expire(aws: &Aws, client: &Client, attribute: &str) -> Result<()> {
    let specification = TimeToLiveSpecification::builder().enabled(true).attribute_name(attribute).build();
    let specification = specification.map_err(|error| unbuilt(&error))?;
    let question = client.update_time_to_live().table_name(&aws.settings().table);
    let answer = question.time_to_live_specification(specification).send().await;
    answer.map_err(|error| explain(&error, format!("cannot let items of {} expire", aws.target())))?;
    Ok(())
}

fn unbuilt(error: &BuildError) -> Error {
    Error::bug("a request for a table cannot be made").caused_by(error)
}

impl Creation {
    fn steps(&self) -> Vec<String> {
        if self.is_there {
            return Vec::new();
        }
        let wishes = &self.wishes;
        let keys = Expectation::default().keys().to_owned();
        let create = format!("create table \"{}\" ({keys}; PAY_PER_REQUEST)", self.name);
        let index = wishes.user_index.then(|| format!("with an index {USER_INDEX} on {USER}"));
        let protection = wishes.deletion_protection.then(|| "protect it from deletion".to_owned());
        let expiry =
            wishes.time_to_live.iter().map(|attribute| format!("let its items expire by \"{attribute}\""));
        std::iter::once(create).chain(index).chain(protection).chain(expiry).collect()
    }

    fn question(&self, client: &Client) -> Result<CreateTableFluentBuilder, BuildError> {
        let question = client
            .create_table()
            .table_name(&self.name)
            .billing_mode(BillingMode::PayPerRequest)
            .attribute_definitions(text_attribute(PARTITION)?)
            .attribute_definitions(text_attribute(SORT)?)
            .key_schema(key(PARTITION, KeyType::Hash)?)
            .key_schema(key(SORT, KeyType::Range)?)
            .deletion_protection_enabled(self.wishes.deletion_protection);
        if !self.wishes.user_index {
            return Ok(question);
        }
        let index = GlobalSecondaryIndex::builder()
            .index_name(USER_INDEX)
            .key_schema(key(USER, KeyType::Hash)?)
            // a copy of the tokens themselves would be one more place that they can leak from
            .projection(Projection::builder().projection_type(ProjectionType::KeysOnly).build())
            .build()?;
        Ok(question.attribute_definitions(text_attribute(USER)?).global_secondary_indexes(index))
    }
}

fn text_attribute(name: &str) -> Result<AttributeDefinition, BuildError> {
    AttributeDefinition::builder().attribute_name(name).attribute_type(ScalarAttributeType::S).build()
}

fn key(name: &str, kind: KeyType) -> Result<KeySchemaElement, BuildError> {
    KeySchemaElement::builder().attribute_name(name).key_type(kind).build()
}

fn listed(heading: &str, steps: &[String]) -> Table {
    let mut table = Table::new([Column::new(heading)]);
    for step in steps {
        table.push([step.as_str()]);
    }
    table
}

impl Report for Creation {
    fn kind(&self) -> &'static str {
        "dynamodb.create.plan/1"
    }

    fn table(&self) -> Table {
        listed("step", &self.steps())
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}

impl Plan for Creation {
    fn action(&self) -> &'static str {
        "dynamodb.create"
    }

    fn target(&self) -> &str {
        &self.name
    }

    fn summary(&self) -> String {
        format!("create table \"{}\"", self.name)
    }

    fn danger(&self) -> Danger {
        Danger::Reversible
    }

    fn is_empty(&self) -> bool {
        self.is_there
    }
}

impl Report for Done {
    fn kind(&self) -> &'static str {
        "dynamodb.create/1"
    }

    fn table(&self) -> Table {
        listed("done", &self.steps)
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
