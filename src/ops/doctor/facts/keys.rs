//! A sample of the keys: which of them never end, and which of them grow. Names of keys hold session ids, so that they
//! are told by what stands in front of them and by a digest.

use std::collections::BTreeMap;

use ::redis::{Cmd, Value as Answer, cmd, from_redis_value, pipe};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tokio::time::{Instant, timeout_at};

use super::redis::told;
use crate::conn::redis::Reader;
use crate::error::Result;
use crate::ops::seen::Seen;

/// What the keys tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Keys {
    /// Keys of the database.
    pub(crate) total: i64,
    /// Keys that were looked at for their time to live.
    pub(crate) sampled: i64,
    /// What they begin with.
    pub(crate) prefixes: BTreeMap<String, Prefix>,
    /// The largest sets and lists, and so on, the largest first.
    pub(crate) large: Vec<Large>,
    /// Whether every key was passed in the search for large ones.
    pub(crate) searched_all: bool,
}

/// Keys that begin alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Prefix {
    pub(crate) keys: i64,
    pub(crate) without_ttl: i64,
    /// Entries of ASP.NET's cache whose time to live is not the one that they name themselves.
    pub(crate) skewed: i64,
}

/// A key with many members.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Large {
    /// What it begins with, and a digest of the rest.
    pub(crate) name: String,
    /// `zset`, `list`, `set`, `hash`.
    pub(crate) kind: &'static str,
    pub(crate) members: i64,
    pub(crate) bytes: i64,
    /// Of a sorted set the lowest score as an age, where it is a moment.
    pub(crate) oldest_seconds: Option<i64>,
}

/// So many keys tell how the rest is.
const SAMPLED: usize = 5000;
/// Keys that the server passes in one go: below a millisecond of its time.
const STEP: usize = 1000;
/// Members from which a key is kept to be told of.
const MANY: i64 = 1000;
/// Keys of one kind that are measured: those of a type that nobody has many of.
const MEASURED: usize = 20_000;
/// The kinds that grow, with the command that counts their members.
const KINDS: [(&str, &str); 4] = [("zset", "ZCARD"), ("list", "LLEN"), ("set", "SCARD"), ("hash", "HLEN")];

/// Looks until `until`.
pub(super) async fn look(reader: &Reader, instance_name: &str, until: Instant) -> Seen<Keys> {
    let mut keys = Keys::default();
    let walk = timeout_at(until, walk(reader, instance_name, &mut keys, until)).await;
    match walk {
        Ok(Err(error)) => told(reader, command_of(&error.to_string()), Seen::not(&error)),
        // what was seen until then is worth telling
        Ok(Ok(())) | Err(_) => Seen::Known(keys),
    }
}

/// The command that a refusal names.
fn command_of(refusal: &str) -> &'static str {
    let named = ["dbsize", "type", "pttl", "hmget", "zcard", "memory|usage"];
    named.into_iter().find(|name| refusal.contains(&format!("'{name}'"))).unwrap_or("scan")
}

async fn walk(reader: &Reader, instance_name: &str, keys: &mut Keys, until: Instant) -> Result<()> {
    keys.total = reader.ask(&cmd("DBSIZE")).await?;
    sample(reader, instance_name, keys).await?;
    keys.searched_all = true;
    for (kind, counter) in KINDS {
        keys.searched_all &= search(reader, (kind, counter), keys, until).await?;
    }
    keys.large.sort_by_key(|large| std::cmp::Reverse(large.members));
    keys.large.truncate(5);
    Ok(())
}

/// The first keys of a walk, which come in no order that means anything.
async fn sample(reader: &Reader, instance_name: &str, keys: &mut Keys) -> Result<()> {
    let mut cursor = 0_u64;
    let mut names: Vec<Vec<u8>> = Vec::new();
    loop {
        let (next, found): (u64, Vec<Vec<u8>>) =
            reader.ask(cmd("SCAN").arg(cursor).arg("COUNT").arg(STEP)).await?;
        names.extend(found);
        cursor = next;
        if cursor == 0 || names.len() >= SAMPLED {
            break;
        }
    }
    let now = Timestamp::now().as_millisecond();
    for names in names.chunks(STEP) {
        let mut lives = pipe();
        for name in names {
            lives.cmd("PTTL").arg(name);
        }
        let lives: Vec<i64> = reader.ask_all(&lives).await?;
        for (name, life) in names.iter().zip(&lives) {
            // -2: it ended on the way
            if *life != -2 {
                keys.sampled += 1;
                let prefix = keys.prefixes.entry(prefix(name, instance_name)).or_default();
                prefix.keys += 1;
                prefix.without_ttl += i64::from(*life == -1);
            }
        }
        skew(reader, instance_name, names.iter().zip(lives), now, keys).await?;
    }
    Ok(())
}

/// How far ASP.NET's entries are from what they say of themselves.
async fn skew(
    reader: &Reader,
    instance_name: &str,
    sampled: impl Iterator<Item = (&Vec<u8>, i64)>,
    now: i64,
    keys: &mut Keys,
) -> Result<()> {
    let group = format!("{instance_name}*");
    let cached: Vec<_> =
        sampled.filter(|(name, life)| *life >= 0 && prefix(name, instance_name) == group).take(200).collect();
    if cached.is_empty() || instance_name.is_empty() {
        return Ok(());
    }
    let mut ends = pipe();
    for (name, _) in &cached {
        ends.cmd("HMGET").arg(*name).arg("absexp").arg("sldexp");
    }
    // a key of another type under the same name is no entry of the cache
    let ends: Vec<::redis::RedisResult<Answer>> = reader.ask_all(ends.ignore_errors()).await?;
    let far = cached.iter().zip(ends).filter(|((_, life), end)| {
        let Ok(end) = end else { return false };
        let ticks = from_redis_value::<(Option<i64>, Option<i64>)>(end.clone()).unwrap_or_default();
        is_skewed(*life, ticks, now)
    });
    let far = i64::try_from(far.count()).unwrap_or_default();
    keys.prefixes.entry(group).or_default().skewed += far;
    Ok(())
}

/// .NET counts time in ticks of 100 ns from the year 1; these are the milliseconds to 1970.
const TO_1970: i64 = 62_135_596_800_000;
const TICKS: i64 = 10_000;
/// Clocks that are this many milliseconds apart end sessions at another time than the application thinks.
const APART: i64 = 60_000;

/// Whether an entry with an absolute end lives on beyond it, or one that slides lives longer than it slides.
fn is_skewed(life: i64, (absolute, sliding): (Option<i64>, Option<i64>), now: i64) -> bool {
    let over = absolute.filter(|ticks| *ticks > 0).map(|ticks| ticks / TICKS - TO_1970 - now);
    let slides = sliding.filter(|ticks| *ticks > 0).map(|ticks| ticks / TICKS);
    match (over, slides) {
        (Some(over), None) => (life - over).abs() > APART,
        (Some(over), Some(slides)) => life > over.min(slides) + APART,
        (None, Some(slides)) => life > slides + APART,
        (None, None) => false,
    }
}

/// Walks all keys of one kind; whether it came to the end.
async fn search(
    reader: &Reader,
    (kind, counter): (&'static str, &str),
    keys: &mut Keys,
    until: Instant,
) -> Result<bool> {
    let mut cursor = 0_u64;
    let mut measured = 0;
    while Instant::now() < until && measured < MEASURED {
        let (next, found): (u64, Vec<Vec<u8>>) =
            reader.ask(cmd("SCAN").arg(cursor).arg("COUNT").arg(STEP).arg("TYPE").arg(kind)).await?;
        measured += found.len();
        if !found.is_empty() {
            weigh(reader, (kind, counter), &found, keys).await?;
        }
        cursor = next;
        if cursor == 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn weigh(
    reader: &Reader,
    (kind, counter): (&'static str, &str),
    names: &[Vec<u8>],
    keys: &mut Keys,
) -> Result<()> {
    let mut counts = pipe();
    for name in names {
        counts.cmd(counter).arg(name);
    }
    let counts: Vec<i64> = reader.ask_all(&counts).await?;
    for (name, members) in names.iter().zip(counts).filter(|(_, members)| *members >= MANY) {
        let bytes: Option<i64> = reader.ask(cmd("MEMORY").arg("USAGE").arg(name)).await?;
        let oldest_seconds = if kind == "zset" { oldest(reader, name).await? } else { None };
        keys.large.push(Large {
            name: shown(name),
            kind,
            members,
            bytes: bytes.unwrap_or_default(),
            oldest_seconds,
        });
    }
    Ok(())
}

/// The age of the lowest score, where scores are moments: seconds, milliseconds or microseconds since 1970.
async fn oldest(reader: &Reader, name: &[u8]) -> Result<Option<i64>> {
    let mut question: Cmd = cmd("ZRANGE");
    question.arg(name).arg(0).arg(0).arg("WITHSCORES");
    let lowest: Vec<(Answer, f64)> = reader.ask(&question).await?;
    Ok(lowest.first().and_then(|(_, score)| age(*score, Timestamp::now().as_second())))
}

#[expect(clippy::cast_possible_truncation, reason = "moments fit 64 bits")]
fn age(score: f64, now: i64) -> Option<i64> {
    let seconds = [1.0, 1e3, 1e6].into_iter().map(|unit| (score / unit) as i64);
    // 2001 and later: anything else is a number and no moment
    seconds
        .into_iter()
        .find(|moment| (1_000_000_000..=now + 86_400).contains(moment))
        .map(|moment| now - moment)
}

/// What keys that belong together begin with: the first part, or the name of ASP.NET's instance.
fn prefix(name: &[u8], instance_name: &str) -> String {
    let text = String::from_utf8_lossy(name);
    if !instance_name.is_empty() && text.starts_with(instance_name) {
        return format!("{instance_name}*");
    }
    match text.split_once(':') {
        Some((first, _)) if first.len() <= 32 => format!("{first}:*"),
        _ => "(others)".to_owned(),
    }
}

/// `sliding:* (3f2a9c01)`.
fn shown(name: &[u8]) -> String {
    let digest = Sha256::digest(name);
    let digest: Vec<_> = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{} ({})", prefix(name, ""), digest.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_keys_are_told_without_what_is_secret_in_them() {
        assert_eq!(prefix(b"sess:abcdef", "AuthSample"), "sess:*");
        assert_eq!(prefix(b"AuthSample1234", "AuthSample"), "AuthSample*");
        assert_eq!(prefix(b"1234", "AuthSample"), "(others)");
        assert!(shown(b"sess:abcdef").starts_with("sess:* (") && !shown(b"sess:abcdef").contains("abcdef"));
    }

    #[test]
    fn scores_that_are_moments_have_an_age() {
        assert_eq!(age(1_700_000_000.0, 1_700_000_060), Some(60));
        assert_eq!(age(1_700_000_000_000.0, 1_700_000_060), Some(60));
        assert_eq!(age(17.0, 1_700_000_060), None);
    }

    #[test]
    fn an_entry_that_outlives_its_own_end_is_noticed() {
        let now = 1_700_000_000_000;
        let absolute = Some((now + 600_000 + TO_1970) * TICKS);
        assert!(!is_skewed(600_000, (absolute, Some(-1)), now));
        assert!(is_skewed(900_000, (absolute, Some(-1)), now));
        assert!(is_skewed(100_000, (absolute, Some(-1)), now));
        assert!(!is_skewed(100_000, (absolute, Some(1200 * 1000 * TICKS)), now));
        assert!(!is_skewed(5000, (Some(-1), Some(-1)), now));
    }
}
