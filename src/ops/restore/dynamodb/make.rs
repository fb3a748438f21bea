//! Making the table as it was.

use std::time::{Duration, Instant};

use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::create_table::CreateTableError;
use aws_sdk_dynamodb::types::{TableStatus, TimeToLiveSpecification};

use super::destination::{Destination, Found};
use super::input::input;
use crate::conn::aws::explain;
use crate::error::{Error, Result};
use crate::ops::items::{Definition, TimeToLive};
use crate::ops::repository::SetId;
use crate::progress::{Progress, Task};
use crate::text;

/// How long a table may take to become ACTIVE; one with many indexes takes minutes.
const LONGEST: Duration = Duration::from_mins(15);

const PAUSE: Duration = Duration::from_secs(1);

/// What a definition makes, in few words: `pk HASH S, sk RANGE S; PAY_PER_REQUEST; 2 indexes`.
pub(super) fn describe(definition: &Definition) -> String {
    let indexes = definition.local_secondary_indexes.len() + definition.global_secondary_indexes.len();
    let indexes = match indexes {
        0 => String::new(),
        1 => "; 1 index".to_owned(),
        many => format!("; {many} indexes"),
    };
    format!("{}; {}{indexes}", definition.key(), definition.billing_mode)
}

/// Asks for the table, which is not ACTIVE yet.
pub(super) async fn table(destination: &Destination, definition: &Definition) -> Result<()> {
    let input = input(definition, &destination.name)
        .map_err(|error| Error::failed("the definition in the backup is no table").caused_by(&error))?;
    match input.send_with(&destination.client).await {
        Ok(_) => Ok(()),
        // an earlier attempt arrived and its answer did not
        Err(error)
            if error.as_service_error().is_some_and(CreateTableError::is_resource_in_use_exception) =>
        {
            Ok(())
        }
        Err(error) => Err(explain(&error, format!("cannot create {}", destination.target)).hint(
            "or create it by hand, from `dynamodb/table.json` of the backup: `aws dynamodb create-table \
             --cli-input-json file://table.json`",
        )),
    }
}

/// Waits until the table is ACTIVE.
pub(super) async fn wait(destination: &Destination, set: &SetId, progress: &dyn Progress) -> Result<Found> {
    let begun = Instant::now();
    let _task = Task::open_ended(progress, &format!("waiting for table \"{}\"", destination.name));
    loop {
        match destination.look(set).await? {
            Some(found) if found.status != TableStatus::Creating => return Ok(found),
            _ if begun.elapsed() > LONGEST => {
                let limit = text::duration(LONGEST);
                return Err(Error::failed(format!("{} is not ACTIVE after {limit}", destination.target))
                    .hint("run the same command again when it is"));
            }
            _ => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Lets items expire as they did.
pub(super) async fn expire(destination: &Destination, time_to_live: &TimeToLive) -> Result<()> {
    let attribute = time_to_live.attribute();
    let specification = TimeToLiveSpecification::builder().enabled(true).attribute_name(attribute).build();
    let specification =
        specification.map_err(|error| Error::bug("a time to live cannot be made").caused_by(&error))?;
    let question = destination.client.update_time_to_live().table_name(&destination.name);
    let question = question.time_to_live_specification(specification);
    match question.send().await {
        Ok(_) => Ok(()),
        Err(error) if error.message().is_some_and(|words| words.contains("already enabled")) => Ok(()),
        Err(error) => Err(explain(&error, format!("cannot let items of {} expire", destination.target))
            .hint(format!("or run `aws dynamodb update-time-to-live` for \"{attribute}\" by hand"))),
    }
}
