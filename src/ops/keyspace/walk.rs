//! Keys found with SCAN, no faster than allowed.

use ::redis::cmd;
use futures_util::Stream;
use futures_util::stream;

use crate::conn::redis::{Reader, Role};
use crate::error::{Error, Result};
use crate::ops::repository::Pace;

/// Keys a second that are looked at where nobody says otherwise: with its three questions about each, this takes a
/// server less than a tenth of its time, and its pieces are a few hundred commands that others get between.
pub const DEFAULT_RATE: u64 = 20_000;

/// How many keys are looked at together where nothing limits the rate.
const MOST_TOGETHER: u64 = 1000;
/// And the fewest: below, round trips are most of the time.
const FEWEST_TOGETHER: u64 = 10;
/// Pieces a second at a limited rate: a piece is then a hundredth of a second's work.
const PIECES: u64 = 100;

/// Which keys are found, and how fast.
#[derive(Clone, Debug)]
pub struct Walk {
    /// A pattern as SCAN takes it; every key without one.
    pub pattern: Option<String>,
    /// At most so many keys a second of each server; as fast as it answers without a limit.
    pub rate: Option<u64>,
}

/// A server that keys are found on.
#[derive(Clone)]
pub struct Master {
    /// Where it listens.
    pub address: String,
    /// A handle for it alone.
    pub reader: Reader,
}

/// Keys that were found together.
pub(in crate::ops) struct Found {
    /// Their names.
    pub(in crate::ops) keys: Vec<Vec<u8>>,
    /// How many keys were looked at to find them, about.
    pub(in crate::ops) visited: u64,
}

/// The servers behind a handle that hold keys.
pub async fn masters(reader: &Reader) -> Result<Vec<Master>> {
    let mut masters = Vec::new();
    for node in reader.nodes().await? {
        if node.role == Role::Master {
            masters.push(Master { address: node.address, reader: node.reader? });
        }
    }
    if masters.is_empty() {
        // a replica that was named by its address holds the same keys
        let node = reader.nodes().await?.into_iter().next();
        let node = node.ok_or_else(|| Error::unreachable("the cluster knows no node"))?;
        masters.push(Master { address: node.address, reader: node.reader? });
    }
    masters.sort_by(|one, other| one.address.cmp(&other.address));
    Ok(masters)
}

/// How many keys a server holds, where it may be asked.
pub(super) async fn size(reader: &Reader) -> Option<u64> {
    reader.ask(&cmd("DBSIZE")).await.ok()
}

impl Walk {
    /// How many keys SCAN is asked to look at in one go.
    fn together(&self) -> u64 {
        self.rate.map_or(MOST_TOGETHER, |rate| (rate / PIECES).clamp(FEWEST_TOGETHER, MOST_TOGETHER))
    }

    /// The keys of one server.
    pub(in crate::ops) fn keys<'a>(&self, reader: &'a Reader) -> impl Stream<Item = Result<Found>> + use<'a> {
        let together = self.together();
        let pace = self.rate.map_or_else(Pace::default, Pace::of);
        let pattern = self.pattern.clone();
        stream::try_unfold(Some("0".to_owned()), move |cursor| {
            let (pace, pattern) = (pace.clone(), pattern.clone());
            async move {
                let Some(cursor) = cursor else { return Ok(None) };
                pace.take(together).await;
                let mut scan = cmd("SCAN");
                scan.arg(&cursor);
                if let Some(pattern) = &pattern {
                    scan.arg("MATCH").arg(pattern);
                }
                scan.arg("COUNT").arg(together);
                let (next, keys): (String, Vec<Vec<u8>>) = reader.ask(&scan).await?;
                let visited = together.max(keys.len() as u64);
                Ok(Some((Found { keys, visited }, (next != "0").then_some(next))))
            }
        })
    }
}

/// Whether a pattern leaves no key out.
pub fn everything(pattern: &str) -> bool {
    pattern.contains('*') && pattern.chars().all(|c| c == '*' || c == '?')
}

/// `text` as a pattern that stands for itself.
pub fn literally(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if "*?[]\\^-".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_that_leaves_nothing_out_is_known() {
        assert!(everything("*") && everything("**") && everything("?*"));
        assert!(!everything("sess:*") && !everything("?") && !everything(""));
        assert_eq!(literally("a[1]*"), r"a\[1\]\*");
    }

    #[test]
    fn a_limited_walk_takes_small_pieces() {
        let together = |rate| Walk { pattern: None, rate }.together();
        assert_eq!((together(None), together(Some(20_000)), together(Some(5))), (1000, 200, 10));
    }
}
