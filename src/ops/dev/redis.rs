//! Redis or Valkey: its program and its settings.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::process::Command;

use super::folder::{self, Folder};
use super::{Server, process};
use crate::error::{Error, Result};
use crate::secret::Secret;

/// The oldest major version that authctl's commands are written for.
const OLDEST: u32 = 7;

/// The installed program to use, with its version: `redis-server`, `7.0.15`.
pub(super) fn find() -> Result<(&'static str, String)> {
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
    let output = Command::new(program).arg("--version").output().ok()?;
    let words = String::from_utf8(output.stdout).ok()?;
    words.split_whitespace().find_map(|word| word.strip_prefix("v=")).map(ToOwned::to_owned)
}

/// Writes the settings, and gives the command that starts the server.
pub(super) fn prepare(program: &str, folder: &Folder, port: u16, password: &Secret) -> Result<Command> {
    let data = folder.data(Server::Redis);
    if !data.exists() {
        let made = DirBuilder::new().mode(0o700).create(&data);
        made.map_err(|error| folder::cannot("create", &data, &error))?;
    }
    if let Some(account) = folder.account() {
        account.own(&data)?;
    }
    let pid_file = folder.pid_file(Server::Redis);
    folder::remove(&pid_file)?;
    let lines = [
        "bind 127.0.0.1".to_owned(),
        format!("port {port}"),
        format!("requirepass {}", password.expose()),
        format!("dir {}", quoted(&data)),
        format!("pidfile {}", quoted(&data.join("redis.pid"))),
        // the command line is how the process is known again
        "set-proc-title no".to_owned(),
    ];
    let settings = folder.settings(Server::Redis);
    folder.write(&settings, &(lines.join("\n") + "\n"), folder.account())?;
    let mut command = process::command(program, folder);
    command.arg(&settings);
    Ok(command)
}

/// A path as Redis's configuration reads it: between double quotes, with a backslash before each of its own.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_any_name_is_one_word_to_redis() {
        assert_eq!(quoted(Path::new("/a \"b\"/c\\d'e")), r#""/a \"b\"/c\\d'e""#);
    }
}
