//! Acting on Redis: saving, finding and removing keys, messages, settings.
//!
//! Keys are found with SCAN and removed with UNLINK; nothing here stops a server while it walks all of them.

mod config;
mod done;
mod publish;
mod purge;
mod save;
mod scan;
mod tail;

pub use config::{Change, Settings, change, is_secret, settings};
pub use done::Done;
pub use publish::{LARGEST_MESSAGE, Publication, publication};
pub use purge::{Purge, purge};
pub use save::{Save, save};
pub use scan::{Scan, scan};
pub use tail::{Heard, Line, Tail, tail};

/// Makes the changes of approved plans.
pub mod apply {
    pub use super::config::apply as change;
    pub use super::publish::apply as publication;
    pub use super::purge::apply as purge;
    pub use super::save::apply as save;
}
