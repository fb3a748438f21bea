//! A repository of backups: sets of files with a manifest that is written last.
//!
//! ```text
//! <set>/begun.json             who is at work; renewed while the work goes on, gone when the manifest is there
//! <set>/postgres/toc.dat       a directory archive of pg_dump's format, …
//! <set>/redis/dump.rdb         …
//! <set>/manifest.json          written last: a set without it does not exist
//! <set>/removed.json           who is removing the set; the last to go
//! verified/<set>/<time>.json   who read the set back, when and how
//! ```
//!
//! Where a set is encrypted, every file but the manifest and the marks ends in `.age`.

#[cfg(test)]
mod bench;
mod catalog;
mod cipher;
mod compression;
mod gzip;
mod heartbeat;
mod leftovers;
mod loose;
mod manifest;
mod mark;
mod pace;
mod pipe;
mod presence;
mod process;
mod removal;
mod sealed;
mod set;
mod sink;
mod source;
mod sum;
mod trace;
mod verification;
mod worth;

pub use catalog::{Catalog, Known};
pub use cipher::{Identities, Recipients};
pub use compression::Compression;
pub use leftovers::{Leftover, leftovers, store_clock, sweep};
pub use loose::Loose;
pub use manifest::{
    DynamoDbPart, Encryption, File, LeftOut, Manifest, Part, PostgresFormat, PostgresPart, RedisPart,
    RedisSource, Store, Table, Way,
};
pub use pace::Pace;
pub use presence::lost;
pub use removal::remove_set;
pub use set::{Begin, SetId, SetReader, SetWriter};
pub use sink::Sink;
pub use source::Source;
pub(crate) use trace::Trace;
pub use verification::{Look, Method, StoreVerification, Verification};
pub use worth::Worth;

/// What manifests and marks call this program.
const TOOL: &str = concat!("authctl ", env!("CARGO_PKG_VERSION"));
