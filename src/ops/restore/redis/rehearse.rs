//! A restore into an empty server that is thrown away, to know that it would work.

use super::target::Target;
use super::{Options, apply, judge, part};
use crate::conn::redis::Redis;
use crate::error::{Error, Kind, Result};
use crate::ops::repository::SetReader;
use crate::plan::{Approved, Plan};
use crate::progress::Progress;

/// Restores Redis from a set into `scratch`, which is empty, and compares its content. What is wrong with the set, in
/// words; an error where that could not be found out.
pub async fn rehearse<P: Plan>(
    scratch: &Redis,
    approved: &Approved<P>,
    set: &SetReader,
    jobs: usize,
    progress: &dyn Progress,
) -> Result<Vec<String>> {
    let target = Target::look(scratch).await?;
    // what this server cannot read another one may
    judge::judge(&target, part(set)?, false).map_err(|error| error.with_kind(Kind::Failed))?;
    let options = Options { clean: false, file: None, jobs };
    match apply(scratch, approved, set, &options, progress).await {
        Ok(_) => Ok(Vec::new()),
        Err(error) if is_about_the_set(&error) => Ok(vec![error.to_string()]),
        Err(error) => Err(error.without_advice()),
    }
}

/// A key that the server refuses is the set's fault; a server that is lost is none.
fn is_about_the_set(error: &Error) -> bool {
    error.kind() == Kind::Findings || error.server_code() == Some("ERR")
}
