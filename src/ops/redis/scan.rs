//! Keys of a pattern, one by one.

use crate::conn::redis::Redis;
use crate::error::Result;
use crate::ops::keyspace::{End, Lifetime, List, Walk, list, masked};
use crate::progress::Progress;
use crate::report::{Column, Report, Source, Table, Value, Verdict};

/// Keys that were found.
pub struct Scan {
    list: List,
    instance: String,
    source: Source,
}

/// How many elements of a collection are measured to estimate its memory: the server's own default.
const SAMPLES: u32 = 5;

/// Finds the first `limit` keys.
pub async fn scan(redis: &Redis, walk: &Walk, limit: usize, progress: &dyn Progress) -> Result<Scan> {
    let list = list(redis, walk, SAMPLES, limit, progress).await?;
    let source = redis.read().await?.source();
    Ok(Scan { list, instance: redis.settings().instance_name.clone(), source })
}

impl Report for Scan {
    fn kind(&self) -> &'static str {
        "redis.scan/1"
    }

    fn table(&self) -> Table {
        let stems = [self.instance.clone()];
        let mut table = Table::new([
            Column::new("key"),
            Column::new("type"),
            Column::new("ttl_seconds"),
            Column::expendable("never_ends", 3),
            Column::new("memory_bytes"),
            Column::expendable("node", 2),
        ])
        .when_empty("there are no such keys");
        for (address, key, seen) in &self.list.keys {
            let (ttl, endless) = match seen.lifetime {
                Lifetime::Endless => (Value::Nothing, true.into()),
                Lifetime::Left(left) => (Value::Seconds(left.as_secs_f64()), false.into()),
                Lifetime::Unseen => (Value::Unknown, Value::Unknown),
            };
            table.push([
                masked(key, &stems).into(),
                seen.kind.map_or(Value::Unknown, |kind| kind.word().into()),
                ttl,
                endless,
                seen.bytes.map_or(Value::Unknown, Value::of_bytes),
                address.as_str().into(),
            ]);
        }
        table
    }

    fn verdict(&self) -> Verdict {
        if self.list.refused.is_empty() { Verdict::Fine } else { Verdict::Unknown }
    }

    fn notes(&self) -> Vec<String> {
        let count = self.list.keys.len();
        let cut =
            format!("There are more: the search ended after {count} keys. `--limit` shows more of them.");
        let cut = (self.list.end != End::Whole).then_some(cut);
        let hides = self
            .list
            .keys
            .iter()
            .any(|(_, key, _)| masked(key, std::slice::from_ref(&self.instance)).contains('#'));
        let hidden =
            hides.then(|| "A part of a name that could be a session is shown as a digest (#).".to_owned());
        cut.into_iter().chain(hidden).chain(self.list.refused.iter().cloned()).collect()
    }

    fn source(&self) -> Source {
        self.source.clone()
    }
}
