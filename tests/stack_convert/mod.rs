//! From Compose files to specs, and from there to differences.

mod conformance;
mod deployed;
mod differences;
mod live;
mod naming;
