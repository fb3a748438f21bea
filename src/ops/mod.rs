//! What authctl can do: a noun is a folder, a verb is a file.
//!
//! A verb takes handles and typed parameters and returns a [`Report`](crate::report::Report) or a
//! [`Plan`](crate::plan::Plan). It knows no command line, prints nothing and reads no environment.

pub mod archive;
pub mod audit;
pub mod backup;
pub mod check;
pub mod config;
pub mod cron;
pub mod db;
pub mod dev;
pub mod doctor;
pub mod dynamodb;
mod health;
pub mod iam;
pub mod init;
mod items;
pub mod keyspace;
mod literals;
pub mod migrate;
pub mod monitor;
pub mod postgres;
mod rdb;
pub mod redis;
pub mod repository;
pub mod restore;
pub mod seed;
mod seen;
pub mod stack;
mod throwaway;
pub mod token;
mod token_table;
