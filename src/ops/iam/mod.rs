//! IAM's evaluation logic, without AWS: what policies say of one request.
//!
//! It is three-valued. A condition on a key that nobody told the value of is neither met nor unmet, so the answer can
//! be [`Decision::Conditional`], with the keys that decide it, and is never a green light that a missing value would
//! turn red. The layers are those of one account: identity policies, permissions boundary, service control policies,
//! resource policy.

mod address;
mod condition;
mod context;
mod evaluate;
mod operator;
mod pattern;
mod policy;
mod principal;
mod truth;

pub use context::{Context, Request};
pub use evaluate::{Decision, Layer, Layers, evaluate};
pub use policy::{Found, Policy};
