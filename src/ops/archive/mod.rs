//! The archives of `pg_dump`: reading its custom format as a stream, reading and writing the table of contents of its
//! directory format.

mod custom;
mod data;
mod directory;
mod failure;
mod header;
mod lines;
mod name;
mod notation;
mod selection;
mod toc;

pub use custom::{CustomReader, CustomStream, Event};
pub use directory::{DATA_FOOTER, blob_file, blob_line};
pub use failure::{Failure, parse_error};
pub use header::{Compression, Format, Header, Version};
pub use lines::{Content, Lines};
pub use selection::{closure, list};
pub use toc::{DumpId, Entry, Place, Section, Toc};
