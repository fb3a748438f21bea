//! Backups of the stores: made, read back, looked after.

pub mod create;
pub mod dynamodb;
mod hook;
pub mod list;
mod look;
pub mod postgres;
pub mod prune;
pub mod redis;
pub mod rehearse;
pub mod schedule;
pub mod show;
mod standing;
mod subject;
pub mod verify;
