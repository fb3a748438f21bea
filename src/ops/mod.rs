//! What authctl can do: a noun is a folder, a verb is a file.
//!
//! A verb takes handles and typed parameters and returns a [`Report`](crate::report::Report) or a
//! [`Plan`](crate::plan::Plan). It knows no command line, prints nothing and reads no environment.

pub mod audit;
pub mod check;
pub mod config;
pub mod db;
pub mod dev;
mod health;
pub mod init;
pub mod migrate;
pub mod monitor;
pub mod seed;
