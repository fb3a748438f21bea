//! Redis's own format of content: read key by key, written from DUMP payloads, fetched from a server.
//!
//! An RDB stream is read once and from the front, with memory for one element of a value at a time (or for one block,
//! where the server itself keeps several elements in a block), and refused at its end when anything was wrong with it.
//! Formats of Redis up to 8.4 and of Valkey up to 9 are known.

mod batches;
mod checksum;
mod content;
mod decimal;
mod digest;
mod input;
mod kept;
mod ledger;
mod lzf;
mod masters;
mod memory;
mod module;
mod packed;
mod payload;
mod reader;
#[cfg(test)]
mod samples;
mod stream;
mod survey;
mod text;
mod value;
mod writer;

pub(crate) use batches::{BATCH_BYTES, Batch, batches};
pub(crate) use content::Content;
pub(crate) use digest::Tally;
pub(crate) use kept::{difference, read};
pub(crate) use ledger::Ledger;
pub(crate) use masters::{Master, Masters};
pub(crate) use memory::Memory;
pub(crate) use payload::format_of_dump;
pub(crate) use reader::Entry;
pub(crate) use survey::{Summary, Survey};

/// This moment in milliseconds of the epoch, in which Redis tells when keys expire.
pub(crate) fn now() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or_default()
}
