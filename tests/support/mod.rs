//! Real servers for the tests, a way to run authctl against them, and faults in between.
//!
//! Servers are started by the first test of a run that asks for them and shared by the others, each in a
//! database or key prefix of its own. Whatever changes a server as a whole takes a server of its own:
//! [`postgres_with`], [`redis_with`].

mod agreement;
mod authctl;
mod backups;
mod certificates;
mod clients;
mod docker;
mod dynamodb;
mod migrations;
mod packages;
mod postgres;
mod process;
mod proxy;
mod redact;
mod redis;
mod run;
mod s3;
mod skip;
mod stack;
mod stub_engine;

pub use agreement::agreed;
pub use authctl::{Invocation, Output, Spawned, authctl};
pub use backups::{Repository, backup_settings};
pub use certificates::{Certificate, client as client_certificate, server as server_certificate};
pub use clients::{Client, until, until_state};
pub use docker::{Docker, IMAGE, docker};
pub use dynamodb::{DynamoDb, dynalite, dynamodb, fakecloud};
pub use migrations::{Session, dump, folder, history, migrate, wait_for};
pub use packages::postgres_with_tools;
pub use postgres::{Database, Postgres, postgres, postgres_of, postgres_of_with, postgres_with};
pub use process::{free_port, unique};
pub use proxy::{Direction, TcpProxy, proxy};
pub use redis::{Redis, redis, redis_cluster, redis_sentinel, redis_with};
pub use s3::{apart, refusing, with_bucket};
pub(crate) use skip::or_skip;
pub use skip::skipped;
pub use stack::Stack;
pub use stub_engine::{StubEngine, id_of};
