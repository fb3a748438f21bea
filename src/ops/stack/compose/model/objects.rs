//! Networks, volumes, secrets and configs, at the top of the file.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// `networks.*`.
#[derive(Clone, Default, PartialEq)]
pub struct Network {
    /// `name`; empty where the stack's name and the key make it. Of an external one it is always set.
    pub name: String,
    /// `driver`, empty where absent.
    pub driver: String,
    /// `driver_opts`.
    pub driver_opts: BTreeMap<String, String>,
    /// `ipam`.
    pub ipam: Option<Ipam>,
    /// `external`.
    pub external: bool,
    /// `internal`.
    pub internal: bool,
    /// `attachable`.
    pub attachable: bool,
    /// `labels`.
    pub labels: BTreeMap<String, String>,
}

/// `networks.*.ipam`.
#[derive(Clone, Default, PartialEq)]
pub struct Ipam {
    /// `driver`, empty where absent.
    pub driver: String,
    /// `config[].subnet`.
    pub subnets: Vec<String>,
}

/// `volumes.*`.
#[derive(Clone, Default, PartialEq)]
pub struct Volume {
    /// `name`; empty where the stack's name and the key make it. Of an external one it is always set.
    pub name: String,
    /// `driver`, empty where absent.
    pub driver: String,
    /// `driver_opts`.
    pub driver_opts: BTreeMap<String, String>,
    /// `external`.
    pub external: bool,
    /// `labels`.
    pub labels: BTreeMap<String, String>,
}

/// `secrets.*` and `configs.*`.
#[derive(Clone, Default, PartialEq)]
pub struct FileObject {
    /// `name`; empty where the stack's name and the key make it. Of an external one it is always set.
    pub name: String,
    /// `file`, absolute; its content is read when the stack is converted. `None` for an external one and for one with a driver.
    pub file: Option<PathBuf>,
    /// `external`.
    pub external: bool,
    /// `labels`.
    pub labels: BTreeMap<String, String>,
    /// `driver`, of secrets; empty where absent.
    pub driver: String,
    /// `driver_opts`, of secrets.
    pub driver_opts: BTreeMap<String, String>,
    /// `template_driver`, empty where absent.
    pub template_driver: String,
}
