//! The schema: migration files, refinery's history of them, and bringing the one up to the other.
//!
//! Files and history are refinery's, so `refinery_cli` and programs that embed refinery read what is
//! written here and the other way round. The executor is our own: it locks, retries and heals.

mod apply;
mod checksum;
mod failure;
mod history;
mod load;
mod lock;
mod plan;
mod state;
mod status;
mod whole;

pub use apply::{Done, apply};
pub use load::Source;
pub use plan::{Patience, Up, plan};
pub use status::{Status, status};
