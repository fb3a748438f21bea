//! A set: its name, writing one and reading one.

mod id;
mod ledger;
mod reader;
mod writer;

pub use id::SetId;
pub use reader::SetReader;
pub use writer::{Begin, SetWriter};

pub(super) use ledger::{Entry, is_path};
pub(super) use reader::{Opened, lacking, open_manifest};
