//! Redis or Valkey and its settings.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::process::Command;

use super::folder::{self, Folder};
use super::{Server, process};
use crate::error::Result;
use crate::ops::throwaway::redis::quoted;
use crate::secret::Secret;

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
