//! Swarm stacks from Compose files, through the Engine API.

pub mod compose;
mod config;
pub mod convert;
pub mod deploy;
pub mod desired;
mod diff;
pub mod lint;
pub mod live;
pub mod logs;
pub mod ls;
mod node;
mod object;
pub mod plan;
pub mod ps;
pub mod remove;
pub mod rollback;
pub mod salt;
pub mod services;
pub mod shipped;
mod site;
pub mod spec;
pub mod wait;

pub use config::Config;
pub use diff::Diff;
pub use live::objects;
pub use node::Node;
pub use object::Object;
pub use site::Site;
pub use wait::{Service, Task};
