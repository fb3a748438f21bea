//! The schema: migration files, refinery's history of them, and bringing the one up to the other.
//!
//! Files and history are refinery's, so `refinery_cli` and programs that embed refinery read what is
//! written here and the other way round. The executor is our own: it locks, retries and heals.

pub mod baseline;
mod catalog;
mod done;
pub mod doubt;
pub mod down;
mod files;
mod foreign;
mod grammar;
mod history;
pub mod import;
pub mod lint;
mod lock;
pub mod new;
mod patience;
mod prepare;
mod procedure;
mod record;
pub mod rehearse;
pub mod repair;
mod run;
mod scratch;
pub mod script;
mod stamped;
pub mod status;
mod stock;
pub mod test;
pub mod up;
pub mod verify;

pub use done::Done;
pub use files::Source;
pub use foreign::Layout;
pub use patience::Patience;
