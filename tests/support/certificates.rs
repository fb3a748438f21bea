//! A certificate authority of the run, and what it signed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::{process, run};

/// Files of one certificate.
#[derive(Clone, Serialize, Deserialize)]
pub struct Certificate {
    /// The authority to trust.
    pub authority: PathBuf,
    /// The certificate: of `localhost` and 127.0.0.1 for a server, of its user for a client.
    pub chain: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

/// The certificate that the servers of this run show.
pub fn server() -> Certificate {
    run::shared("tls", |folder| {
        authority(&folder);
        sign(&folder, "localhost", "subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    })
}

/// A certificate for a client that calls itself `name`.
pub fn client(name: &str) -> Certificate {
    let folder = server().authority.parent().unwrap().to_owned();
    sign(&folder, name, "extendedKeyUsage=clientAuth\n")
}

fn authority(folder: &Path) {
    let mut command = openssl(folder);
    command.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]);
    command.args(["-days", "30", "-subj", "/CN=authctl tests", "-keyout", "ca.key", "-out", "ca.crt"]);
    process::output(&mut command);
}

fn sign(folder: &Path, name: &str, extensions: &str) -> Certificate {
    let file = |ending: &str| folder.join(format!("{name}.{ending}"));
    fs::write(file("ext"), extensions).unwrap();
    let mut request = openssl(folder);
    request.args(["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]);
    request.args(["-subj", &format!("/CN={name}"), "-keyout"]).arg(file("key")).arg("-out").arg(file("csr"));
    process::output(&mut request);
    let mut command = openssl(folder);
    command.args(["x509", "-req", "-days", "30", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial"]);
    command.arg("-extfile").arg(file("ext")).arg("-in").arg(file("csr")).arg("-out").arg(file("crt"));
    process::output(&mut command);
    Certificate { authority: folder.join("ca.crt"), chain: file("crt"), key: file("key") }
}

fn openssl(folder: &Path) -> Command {
    let mut command = Command::new("openssl");
    command.current_dir(folder);
    command
}
