//! Who changed what through authctl: an entry for every plan that was applied, in a local log always
//! and in the database where it has the table.

mod database;
mod entry;
mod list;
mod local;
mod record;

pub use entry::{Change, Entry, Outcome};
pub use list::{Listed, Wanted, list};
pub use record::Recording;
