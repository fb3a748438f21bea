//! The jobs of `pg_cron`: when each is due, and whether it ran.
//!
//! `pg_cron` writes a row when it starts a job and none when it does not, so a job that stopped is seen only by
//! comparing its schedule with its runs.

mod jobs;
mod judge;
pub mod rights;
mod schedule;

pub use jobs::{Home, Job, Jobs, Sight, jobs};
pub use judge::Standing;
pub use schedule::Schedule;
