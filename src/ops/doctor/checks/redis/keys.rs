//! What a sample of the keys tells.

use super::of_nodes;
use crate::ops::doctor::check::{Check, Judge};
use crate::ops::doctor::facts::{Keys, Large};
use crate::ops::doctor::finding::{Finding, Severity};
use crate::text;

/// Keys that end by their nature: sessions and rate limits, by what they begin with in this system and in the usual
/// libraries.
const ENDING: &[&str] = &["sess:*", "session:*", "fixed:*", "sliding:*", "ratelimit:*", "rl:*", "code:*"];

pub(super) const LIFETIMES: Check = Check {
    id: "rd.ttl",
    measures: "sessions and rate limits without a time to live, in a sample of the keys: they stay for ever and fill the \
               memory",
    thresholds: "1 % of the sampled sessions or rate limits warns; half of them, and 1,000 keys, is critical",
    source: "the application gives each of them a time to live",
    remedies: ["give them one where they are written", "remove those that are there"],
    docs: "https://redis.io/docs/latest/commands/expire/",
    judge: Judge::Redis(|redis| {
        of_nodes(
            redis,
            |node| &node.keys,
            |_, keys| endless(keys, &redis.instance_name).into_iter().collect(),
        )
    }),
};

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "an estimate from a sample")]
fn endless(keys: &Keys, instance_name: &str) -> Option<Finding> {
    let cache = format!("{instance_name}*");
    let ends = |prefix: &str| ENDING.contains(&prefix) || (!instance_name.is_empty() && prefix == cache);
    let ending: Vec<_> = keys.prefixes.iter().filter(|(prefix, _)| ends(prefix)).collect();
    let (all, without) = ending
        .iter()
        .fold((0, 0), |(all, without), (_, prefix)| (all + prefix.keys, without + prefix.without_ttl));
    if without == 0 || without * 100 < all {
        return None;
    }
    let estimate = (keys.total as f64 * without as f64 / keys.sampled.max(1) as f64).round() as i64;
    let severity = if without * 2 >= all && estimate >= 1000 { Severity::Crit } else { Severity::Warn };
    let worst = ending.iter().filter(|(_, prefix)| prefix.without_ttl > 0);
    let names: Vec<_> = worst
        .map(|(name, prefix)| format!("{} of {} under {name}", prefix.without_ttl, prefix.keys))
        .collect();
    let cause = format!(
        "{} have no time to live, about {} keys of {} in all: they never leave",
        names.join(", "),
        text::count(estimate),
        text::count(keys.total)
    );
    let first =
        ending.iter().find(|(_, prefix)| prefix.without_ttl > 0).map_or("sess:*", |(name, _)| name.as_str());
    Some(
        Finding::new("rd.ttl", severity, "sessions or rate limits never end", cause)
            .about("keys", first)
            .evidence("sampled_keys", keys.sampled)
            .evidence("without_ttl_keys", without)
            .evidence("estimated_keys", estimate)
            .remedy("see which keys have none", "authctl monitor redis keys", "none: it only looks")
            .remedy(
                "remove them, after a look at the sample",
                format!("authctl redis purge {} --dry-run", text::argument(first)),
                "sessions among them end: their users log in again",
            ),
    )
}

/// Members of one key.
const MEMBERS: (i64, i64) = (10_000, 1_000_000);
/// Bytes of one key.
const BYTES: i64 = 10 << 20;
/// Seconds for which a sliding window keeps its entries; those of a day are forgotten ones.
const WINDOW: i64 = 86_400;

pub(super) const LARGE: Check = Check {
    id: "rd.bigkey",
    measures: "keys with many members: a sliding window that nobody trims grows with every request, and each command on it \
               takes longer",
    thresholds: "10,000 members or 10 MiB warn; 1,000,000 members are critical",
    source: "judgement: nobody makes 10,000 requests within the window of a rate limit",
    remedies: ["trim it where it is written: ZREMRANGEBYSCORE with every ZADD", "remove it"],
    docs: "https://redis.io/docs/latest/commands/zremrangebyscore/",
    judge: Judge::Redis(|redis| {
        of_nodes(redis, |node| &node.keys, |_, keys| keys.large.iter().filter_map(large).collect())
    }),
};

fn large(key: &Large) -> Option<Finding> {
    if key.members < MEMBERS.0 && key.bytes < BYTES {
        return None;
    }
    let severity = if key.members >= MEMBERS.1 { Severity::Crit } else { Severity::Warn };
    let untrimmed = key.oldest_seconds.filter(|age| *age >= WINDOW);
    #[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
    let since = untrimmed.map_or_else(String::new, |age| {
        format!("; its oldest entry is {} old, so that nobody trims it", text::seconds(age as f64))
    });
    let cause = format!(
        "the {} {} has {} members in {}{since}",
        key.kind,
        key.name,
        text::count(key.members),
        text::bytes(key.bytes)
    );
    let title = if untrimmed.is_some() { "a sliding window is never trimmed" } else { "a key grows large" };
    Some(
        Finding::new("rd.bigkey", severity, title, cause)
            .about("key", &key.name)
            .evidence("members", key.members)
            .evidence("size_bytes", key.bytes)
            .evidence("oldest_seconds", key.oldest_seconds)
            .remedy("see the largest keys", "authctl monitor redis keys", "none: it only looks")
            .remedy(
                "trim it where it is written, with every ZADD: ZREMRANGEBYSCORE KEY -inf (NOW - WINDOW)",
                "authctl redis scan 'sliding:*'",
                "none: it only looks; trimming a large key at once keeps the server busy, UNLINK does not",
            ),
    )
}

pub(super) const CACHE: Check = Check {
    id: "rd.aspnet",
    measures: "entries of ASP.NET's cache whose time to live is not the end that they name themselves (absexp, sldexp)",
    thresholds: "one of the sampled entries, a minute apart, warns",
    source: "the cache writes both at once, by the clock of the application",
    remedies: ["set the clocks of application and server", "see who else writes such keys"],
    docs: "https://learn.microsoft.com/en-us/aspnet/core/performance/caching/distributed",
    judge: Judge::Redis(|redis| {
        of_nodes(
            redis,
            |node| &node.keys,
            |_, keys| {
                let skewed = keys.prefixes.iter().filter(|(_, prefix)| prefix.skewed > 0);
                skewed
                .map(|(name, prefix)| {
                    let cause = format!(
                        "{} sampled entries under {name} live longer or shorter than they say: clocks differ, or \
                         something else sets their time to live",
                        prefix.skewed
                    );
                    Finding::new("rd.aspnet", Severity::Warn, "sessions end at another time than they say", cause)
                        .about("keys", name)
                        .evidence("skewed_entries", prefix.skewed)
                        .remedy("see the server's clock", "redis-cli TIME", "none: it only looks")
                        .remedy("see the clock of the application's machine", "date -u", "none: it only looks")
                })
                .collect()
            },
        )
    }),
};
