//! What the keys of a server are: their names sorted into patterns that are learned from the names themselves, with
//! memory, types and times to live of each.
//!
//! Keys are found with SCAN and asked about in pipelines, no faster than allowed, on every master of a cluster at once.
//! What is held does not grow with the number of keys. SCAN shows a key twice where the server enlarges its table
//! meanwhile, and may miss one that comes or goes.

mod census;
mod largest;
mod look;
mod patterns;
mod shape;
mod tally;
mod walk;

pub use census::{Census, End, List, Wanted, census, list};
pub use largest::Large;
pub use look::Seen;
pub use patterns::Pattern;
pub use shape::{beginning, masked};
pub use tally::{Kind, LIFETIMES, Lifetime, Tally};
pub use walk::{DEFAULT_RATE, Master, Walk, everything, literally, masters};
