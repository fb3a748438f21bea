//! The salt of a stack, which keys the digests in the names of its secrets. The swarm keeps it, so that every machine that
//! deploys the stack names them alike.

use std::fmt::Write;

use super::desired::{DIGEST_LABEL, Desired};
use super::live::objects;
use crate::conn::docker::swarm::{Membership, Swarm};
use crate::error::Result;

/// The label of a secret that has it.
const SALT_LABEL: &str = "authctl.salt";

/// The salt of a stack: that of any of its secrets, or a new one.
pub async fn salt(swarm: &Swarm, stack: &str) -> Result<String> {
    if swarm.membership().await? != Membership::Manager {
        return Ok(fresh());
    }
    let secrets = objects(swarm.secrets().await?);
    let own = secrets.iter().filter(|secret| secret.stack() == Some(stack));
    let known = own.filter_map(|secret| secret.label(SALT_LABEL)).min();
    Ok(known.map_or_else(fresh, str::to_owned))
}

/// Leaves the salt with the secrets that it names.
pub fn keep(desired: &mut Desired, salt: &str) {
    let salted = desired.secrets.iter_mut().filter(|secret| secret.labels.contains_key(DIGEST_LABEL));
    salted.for_each(|secret| drop(secret.labels.insert(SALT_LABEL.to_owned(), salt.to_owned())));
}

fn fresh() -> String {
    rand::random::<[u8; 16]>().iter().fold(String::new(), |mut salt, byte| {
        // writing to a string cannot fail
        let _ = write!(salt, "{byte:02x}");
        salt
    })
}
