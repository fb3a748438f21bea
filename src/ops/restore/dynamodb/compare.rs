//! Reading the table again, to see that it holds what was backed up.

use futures_util::future::try_join_all;

use super::destination::Destination;
use crate::error::{Error, Kind, Result};
use crate::ops::items::{Digest, Scan, item};
use crate::ops::repository::DynamoDbPart;
use crate::progress::{Progress, Task};

/// An error where the items of the table are not those of the backup.
pub(super) async fn compare(
    destination: &Destination,
    part: &DynamoDbPart,
    jobs: usize,
    progress: &dyn Progress,
) -> Result<()> {
    let task = Task::of_items(progress, &format!("comparing {}", destination.name), part.items);
    let scan = Scan::new(destination.client.clone(), &destination.name, &destination.target, jobs);
    let reading = try_join_all(scan.segments().map(|number| segment(&scan, number, &task)));
    let segments = destination.running.unless_stopped(reading).await;
    let segments = segments.map_err(|error| error.done("every item was written; none was compared"))?;
    let digest = segments.into_iter().fold(Digest::default(), Digest::and);
    let why = if digest.items() != part.items {
        format!("it has {} items, the backup has {}", digest.items(), part.items)
    } else if digest.to_string() != part.digest {
        format!("their digest is {digest}, that of the backup is {}", part.digest)
    } else {
        return Ok(());
    };
    Err(Error::new(Kind::Findings, format!("table \"{}\" does not hold what was backed up", destination.name))
        .because(why)
        .done("every item was written")
        .hint("see that nothing else writes to the table and that no items expire there, and restore again with `--clean`"))
}

async fn segment(scan: &Scan, number: i32, task: &Task<'_>) -> Result<Digest> {
    let mut digest = Digest::default();
    let mut previous = None;
    while let Some(mut page) = scan.page(number, previous).await? {
        for values in page.items.drain(..) {
            digest.add(&item(values)?);
            task.advance(1);
        }
        previous = Some(page);
    }
    Ok(digest)
}
