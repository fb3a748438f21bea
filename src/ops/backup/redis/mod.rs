//! A backup of Redis: what every master holds, as an RDB file that a stock server loads.
//!
//! ```text
//! redis/dump.rdb                   of one server
//! redis/dump-10.0.0.7_6379.rdb     of each master of a cluster
//! ```

mod fetch;
mod verify;

use std::time::Instant;

use futures_util::{StreamExt, TryStreamExt, stream};

use crate::conn::redis::Redis;
use crate::error::Result;
use crate::ops::rdb::Masters;
use crate::ops::repository::{Compression, RedisPart, SetWriter};
use crate::progress::{Progress, Task};
use fetch::{Fetch, Fetched};

pub use verify::verify;

/// How many masters are read at once: each forks, and a fork costs memory.
const AT_ONCE: usize = 2;

/// Writes what every master holds into the set. An error leaves no file that could be taken for a whole one.
///
/// The files are not compressed by default: Redis packs texts itself, and `redis-server` loads such a file as it is.
pub async fn create(
    redis: &Redis,
    set: &SetWriter,
    compression: Compression,
    progress: &dyn Progress,
) -> Result<RedisPart> {
    let started = Instant::now();
    let reader = redis.read().await?;
    let masters = Masters::of(redis, &reader).await?;
    if reader.greeting().role.as_deref() == Some("replica") {
        progress
            .note("Redis is a replica here: what had not reached it from its master is not in the backup");
    }
    let task = match fetch::keys(&masters.list).await {
        Some(keys) => Task::of_items(progress, "keys of Redis", keys),
        None => Task::open_ended(progress, "keys of Redis"),
    };
    let fetch = Fetch { set, compression, progress, task: &task };
    let alone = masters.list.len() == 1;
    let fetched = masters.list.iter().map(|master| fetch.master(master, file(&master.address, alone)));
    let fetched: Vec<Fetched> = stream::iter(fetched).buffered(AT_ONCE).try_collect().await?;
    masters.stayed(&reader).await?;
    let server = &reader.greeting().server;
    let moments = fetched.iter().map(|fetched| fetched.moments);
    let now = jiff::Timestamp::now();
    Ok(RedisPart {
        source: redis.target(),
        server_version: server.strip_prefix("Redis ").unwrap_or(server).to_owned(),
        content_from: moments.clone().map(|(from, _)| from).min().unwrap_or(now),
        content_to: moments.map(|(_, to)| to).max().unwrap_or(now),
        masters: fetched.into_iter().map(|fetched| fetched.master).collect(),
        duration_seconds: started.elapsed().as_secs_f64(),
    })
}

/// The file for what the server at `address` holds.
fn file(address: &str, alone: bool) -> String {
    if alone {
        return "redis/dump.rdb".to_owned();
    }
    let plain =
        |letter: char| if letter.is_ascii_alphanumeric() || ".-".contains(letter) { letter } else { '_' };
    format!("redis/dump-{}.rdb", address.chars().map(plain).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_for_any_file_system() {
        assert_eq!(file("127.0.0.1:6379", true), "redis/dump.rdb");
        assert_eq!(file("127.0.0.1:6379", false), "redis/dump-127.0.0.1_6379.rdb");
        assert_eq!(file("[::1]:6379", false), "redis/dump-___1__6379.rdb");
    }
}
