//! What is different between a service as it is and as it is to be.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::ops::stack::object::Object;
use crate::ops::stack::spec::{Difference, differences};

/// The names of networks by their ids.
pub type NetworkNames = BTreeMap<String, String>;

/// What is different between two specs of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(pub Vec<Difference>);

impl Changes {
    /// What is different about a service that is there, from what it is to be.
    pub fn of(there: &Json, wanted: &Json, networks: &NetworkNames) -> Self {
        Self(differences(there, wanted, networks))
    }

    /// The same for a service some of whose tasks run where the new constraints do not let them.
    #[must_use]
    pub fn moving(mut self, moves: bool) -> Self {
        for difference in self.0.iter_mut().filter(|difference| difference.is_of_constraints()) {
            difference.restarts = moves;
        }
        self
    }

    /// Whether nothing is.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them starts tasks anew.
    pub fn restarts(&self) -> bool {
        self.0.iter().any(|difference| difference.restarts)
    }

    /// Each in words: `image: redis:7.2 → redis:7.4`.
    pub fn words(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|difference| {
            let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
            format!("{}: {} → {}", difference.what, side(&difference.from), side(&difference.to))
        })
    }
}

/// The names of these networks by their ids.
pub(in crate::ops::stack) fn names(networks: &[Object]) -> NetworkNames {
    networks.iter().map(|network| (network.id().to_owned(), network.name().to_owned())).collect()
}
