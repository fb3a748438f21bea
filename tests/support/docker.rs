//! A Docker engine that is a swarm manager, with an image that came from no registry.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{process, run, skipped};

/// Holds servers and their clients: `sh`, `sleep`, `cat`, `ls`, `env`, `mkdir`, `rm`, `redis-server`, `redis-cli`, and
/// PostgreSQL with `initdb`, `psql`, `pg_dump` and `pg_restore`, all as installed on this machine.
pub const IMAGE: &str = "authctl-test:latest";

/// Engines share the machine's bridges, so that only one of ours runs at a time.
const LOCK: &str = "/tmp/authctl-tests-docker.lock";

/// The engine of this run.
#[derive(Serialize, Deserialize)]
pub struct Docker {
    /// `unix:///…`, for `DOCKER_HOST`.
    pub host: String,
}

/// The engine of this run; a counted skip where there is none and it cannot be started.
///
/// No host port is shared out: publish in host mode on a [`free_port`](super::free_port), and use
/// `endpoint_mode: dnsrr`, because kernels without IPVS have neither routing mesh nor virtual addresses.
pub fn docker() -> Option<&'static Docker> {
    static ENGINE: OnceLock<Option<Docker>> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| {
        let root = nix::unistd::getuid().is_root();
        let engine = of_the_machine().or_else(|why| if root { of_our_own() } else { Err(why) });
        engine.inspect_err(|reason| skipped(reason)).ok()
    });
    engine.as_ref()
}

fn of_our_own() -> Result<Docker, String> {
    let find = |program| process::find(program).ok_or(format!("{program} is not installed"));
    let (engine, _client) = (find("dockerd")?, find("docker")?);
    Ok(run::shared("docker", |folder| {
        let docker = Docker { host: format!("unix://{}/docker.sock", folder.display()) };
        let mut command = Command::new("flock");
        command.args(["--no-fork", "--wait", "600", LOCK]).arg(engine).arg("--host").arg(&docker.host);
        command.arg("--data-root").arg(folder.join("data")).arg("--exec-root").arg(folder.join("exec"));
        command.arg("--pidfile").arg(folder.join("pid")).args(["--iptables=false", "--ip6tables=false"]);
        std::mem::forget(process::start(command.env("PATH", PATH), &folder, "TERM"));
        let answers = || docker.command(&["version"]).output().unwrap().status.success();
        process::wait_for(&folder, Duration::from_mins(11), answers);
        docker.join_swarm();
        import(&docker, &folder);
        docker
    }))
}

const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// An engine that runs already is changed only where that is what the machine is for.
fn of_the_machine() -> Result<Docker, String> {
    let host = std::env::var("DOCKER_HOST").unwrap_or_else(|_| "unix:///var/run/docker.sock".to_owned());
    let docker = Docker { host };
    let state = docker.command(&["info", "--format", "{{.Swarm.ControlAvailable}}"]).output();
    let state = state.map_err(|error| format!("docker: {error}"))?;
    let manager = String::from_utf8_lossy(&state.stdout).trim() == "true";
    if !state.status.success() {
        return Err("no Docker engine answers, and only root can start one".to_owned());
    }
    if !manager && !std::env::var("CI").is_ok_and(|ci| ci == "true") {
        return Err("the Docker engine is no swarm manager (`docker swarm init`)".to_owned());
    }
    Ok(run::shared("docker", |folder| {
        if !manager {
            docker.join_swarm();
        }
        import(&docker, &folder);
        docker
    }))
}

/// Packs the programs with the libraries they need.
fn import(docker: &Docker, folder: &Path) {
    let root = folder.join("image");
    for place in ["tmp", "etc", "bin"] {
        fs::create_dir_all(root.join(place)).unwrap();
    }
    fs::write(root.join("etc/passwd"), "root:x:0:0::/:/bin/sh\npostgres:x:101:101::/tmp:/bin/sh\n").unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/image.sh");
    let server = super::postgres().binaries.clone();
    let mut pack =
        Command::new("bash").arg(script).arg(&root).arg(server).stdout(Stdio::piped()).spawn().unwrap();
    let mut command = docker.command(&["import", "-", IMAGE]);
    process::output(command.stdin(pack.stdout.take().unwrap()));
    assert!(pack.wait().unwrap().success(), "{script} failed");
    fs::remove_dir_all(&root).unwrap();
}

impl Docker {
    /// What `docker` prints for these words; it must succeed.
    pub fn cli(&self, words: &[&str]) -> String {
        process::output(&mut self.command(words)).trim_end().to_owned()
    }

    /// `docker` on this engine.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("docker");
        command.env("DOCKER_HOST", &self.host).env_remove("DOCKER_CONTEXT").args(words);
        command
    }

    /// The variables that lead authctl here.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        vec![("DOCKER_HOST", self.host.clone())]
    }

    fn join_swarm(&self) {
        let [second, third, fourth] = rand::random::<[u8; 3]>().map(|byte| byte.clamp(1, 254));
        let address = format!("127.{second}.{third}.{fourth}");
        self.cli(&[
            "swarm",
            "init",
            "--advertise-addr",
            &address,
            "--listen-addr",
            &format!("{address}:2377"),
        ]);
    }
}
