//! Redis or Valkey: its program, how its settings are written, and a server that ends with this process.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use tokio::process::{Child, Command};

use crate::config::{Host, RedisMode, RedisSettings};
use crate::conn::Scratch;
use crate::conn::redis::Redis;
use crate::error::{Error, Result};

/// The oldest major version that authctl's commands are written for.
const OLDEST: u32 = 7;

/// Where the programs of a system are.
pub(crate) const PATH: &str = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";

/// The installed program to use, with its version: `redis-server`, `7.0.15`.
pub(crate) fn find() -> Result<(&'static str, String)> {
    let versions = ["redis-server", "valkey-server"].into_iter().filter_map(|program| {
        let version = version(program)?;
        let major: u32 = version.split('.').next()?.parse().ok()?;
        (major >= OLDEST).then_some((program, version))
    });
    versions.into_iter().next().ok_or_else(|| {
        Error::failed(format!("Redis {OLDEST} or newer is not installed, and Valkey neither"))
            .hint("install the server: `apt-get install redis-server` or `brew install redis`")
    })
}

/// `Redis server v=7.0.15 sha=…`.
fn version(program: &str) -> Option<String> {
    let output = std::process::Command::new(program).arg("--version").output().ok()?;
    let words = String::from_utf8(output.stdout).ok()?;
    words.split_whitespace().find_map(|word| word.strip_prefix("v=")).map(ToOwned::to_owned)
}

/// Where the program is that [`find`] found.
fn place_of(program: &str) -> Option<String> {
    let look = ["-c", r#"command -v "$1""#, "sh", program];
    let output = std::process::Command::new("sh").args(look).output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned()).filter(|place| !place.is_empty())
}

/// A path as Redis's configuration reads it: between double quotes, with a backslash before each of its own.
pub(crate) fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// How long an empty server on this machine may take until it answers.
const PATIENCE: Duration = Duration::from_secs(10);

const PAUSE: Duration = Duration::from_millis(20);

/// More databases than any server has that somebody backs up.
const DATABASES: u32 = 16_384;

/// Starts the server `$1` on the settings `$2`, and kills it with itself when its input ends: that happens with the
/// process that holds the other end, whatever ended that.
const TIED: &str =
    r#"exec 3<&0 </dev/null; { cat <&3 >/dev/null; kill -KILL 0; } & exec 3<&-; exec "$1" "$2""#;

/// An empty server in a folder that nobody else can enter, reached by a socket there, which keeps nothing on the disk.
/// It ends with this value, and with this process.
pub(crate) struct Server {
    redis: Redis,
    child: Child,
    folder: Scratch,
}

impl Server {
    /// Starts it, and waits until it answers. Sessions with it have the limits of `like`.
    pub(crate) async fn start(program: &str, like: &Redis) -> Result<Self> {
        let failed = |error: &dyn std::error::Error| {
            Error::failed(format!("{program} cannot be started for a rehearsal")).caused_by(error)
        };
        let folder = Scratch::new().map_err(|error| failed(&error))?;
        let socket = folder.path().join("redis.sock");
        let settings = folder.write("redis.conf", settings(folder.path(), &socket).as_bytes());
        let mut command = Command::new("sh");
        let place = place_of(program).unwrap_or_else(|| program.to_owned());
        command.args(["-c", TIED, "sh", &place]).arg(settings.map_err(|error| failed(&error))?);
        command.env_clear().env("PATH", PATH).env("LC_ALL", "C").current_dir("/");
        // a group of its own: Ctrl-C in a terminal goes to ours, and it is ended in order
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let child = command.spawn().map_err(|error| failed(&error))?;
        let redis = like.elsewhere(at(&socket.display().to_string(), like.settings()));
        let mut server = Self { redis, child, folder };
        server.answers(program).await?;
        Ok(server)
    }

    /// The server as others are reached.
    pub(crate) fn redis(&self) -> &Redis {
        &self.redis
    }

    async fn answers(&mut self, program: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let Err(silent) = self.redis.reach().await else { return Ok(()) };
            let has_ended = !matches!(self.child.try_wait(), Ok(None));
            if has_ended || begun.elapsed() > PATIENCE {
                let error = Error::failed(format!("{program} does not answer")).because(self.last_words());
                return Err(if has_ended { error } else { error.caused_by(&silent) });
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    fn last_words(&self) -> String {
        let log = std::fs::read_to_string(self.folder.path().join("redis.log")).unwrap_or_default();
        log.lines().next_back().unwrap_or("it said nothing").to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(leader) = self.child.id() {
            // gone already is as good
            let _ = killpg(Pid::from_raw(leader.cast_signed()), Signal::SIGKILL);
        }
    }
}

fn settings(folder: &Path, socket: &Path) -> String {
    let lines = [
        "port 0".to_owned(),
        format!("unixsocket {}", quoted(socket)),
        "unixsocketperm 700".to_owned(),
        format!("dir {}", quoted(folder)),
        format!("logfile {}", quoted(&folder.join("redis.log"))),
        "save \"\"".to_owned(),
        "appendonly no".to_owned(),
        format!("databases {DATABASES}"),
        "repl-diskless-sync yes".to_owned(),
        "repl-diskless-sync-delay 0".to_owned(),
    ];
    lines.join("\n") + "\n"
}

fn at(socket: &str, like: &RedisSettings) -> RedisSettings {
    RedisSettings {
        hosts: vec![Host { name: socket.to_owned(), port: 0 }],
        user: None,
        password: None,
        database: 0,
        tls: false,
        mode: RedisMode::Single,
        ..like.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_any_name_is_one_word_to_redis() {
        assert_eq!(quoted(Path::new("/a \"b\"/c\\d'e")), r#""/a \"b\"/c\\d'e""#);
    }
}
