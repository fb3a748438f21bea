//! Whether what was found may, and can, be restored into.

use super::count;
use super::target::Target;
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::Summary;
use crate::ops::repository::RedisPart;

/// The first format of Valkey's own; formats below it and above the last common one are those of Redis.
const VALKEY: u32 = 80;
const LAST_COMMON: u32 = 11;

/// Refuses a replica, a server that is too old for the backup, and one with keys that nobody said may go.
pub(super) fn judge(target: &Target, part: &RedisPart, clean: bool) -> Result<()> {
    let name = target.source.target.as_deref().unwrap_or_default();
    let format = part.masters.iter().map(|master| master.rdb_version).max().unwrap_or_default();
    for member in &target.members {
        if member.is_replica {
            return Err(Error::new(Kind::Findings, format!("{} is a replica", member.address))
                .because("what is written to it is lost when it follows its master")
                .hint("restore into the master, or let sentinels find it with `--set redis.mode=sentinel`"));
        }
        if !reads(member.format, format) {
            return Err(unreadable(&member.address, member.format, part, format));
        }
    }
    if target.keys > 0 && !clean {
        return Err(Error::new(Kind::Findings, format!("{name} has keys in it"))
            .because(format!("{} of them", count(target.keys)))
            .hint("restore into an empty server, as a file with `--rdb-file PATH`, or remove them before: `--clean`"));
    }
    Ok(())
}

/// Whether a server of one format takes payloads of another.
fn reads(server: u32, payload: u32) -> bool {
    if server < VALKEY {
        return payload <= server;
    }
    payload <= LAST_COMMON || (VALKEY..=server).contains(&payload)
}

fn unreadable(address: &str, server: u32, part: &RedisPart, format: u32) -> Error {
    let came = format!("the backup is of version {}, in format {format}", part.server_version);
    let needed = match format {
        VALKEY.. => "Valkey 9".to_owned(),
        12 => "Redis 7.4".to_owned(),
        11 => "Redis 7.2 or Valkey 7.2".to_owned(),
        10 => "Redis 7.0".to_owned(),
        _ => format!("the version {}", part.server_version),
    };
    let error = Error::new(Kind::Findings, format!("{address} cannot read this backup"));
    error.because(format!("{came}; the server reads up to format {server}")).hint(format!(
        "restore into a server of {needed} or newer{}",
        if server >= VALKEY { ", not of Valkey" } else { "" }
    ))
}

/// Refuses a server that has fewer databases than the backup.
pub(super) fn databases(target: &Target, summaries: &[Summary]) -> Result<()> {
    let last = summaries.iter().filter_map(|summary| summary.databases.last()).max().copied();
    let (Some(last), Some(has)) = (last, target.databases) else { return Ok(()) };
    if last < has {
        return Ok(());
    }
    let name = target.source.target.as_deref().unwrap_or_default();
    let error = Error::new(Kind::Findings, format!("the backup has keys in database {last}"));
    Err(if target.is_cluster {
        error
            .because(format!("{name} is a cluster, which has one database"))
            .hint("restore into a single server, and move its keys to database 0")
    } else {
        error
            .because(format!("{name} has {has} databases"))
            .hint(format!("set `databases {}` on the server", last + 1))
    }
    .done("nothing was changed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_read_by_its_own_and_later_servers() {
        assert!(reads(10, 10) && reads(12, 9) && !reads(10, 11));
        assert!(reads(80, 11) && reads(80, 80) && !reads(80, 12) && !reads(80, 81) && !reads(12, 80));
    }
}
