//! PostgreSQL: its programs, its data folder, its settings.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::folder::{self, Folder};
use super::{Server, process};
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::text;

/// The oldest major version that authctl's statements are written for.
const OLDEST: u32 = 15;

/// An installed PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Programs {
    pub(super) folder: PathBuf,
    pub(super) major: u32,
    pub(super) preload: Vec<&'static str>,
}

/// The installed PostgreSQL to use: the one that made the data, where there is some, else one with
/// `pg_cron` and the newest of those.
pub(super) fn find(folder: &Folder) -> Result<Programs> {
    let installed: Vec<_> = candidates().into_iter().filter_map(|folder| programs(&folder)).collect();
    let Some(made_by) = version_of_data(folder) else {
        let usable = installed.into_iter().filter(|programs| programs.major >= OLDEST);
        let best = usable.max_by_key(|programs| (programs.preload.contains(&"pg_cron"), programs.major));
        return best.ok_or_else(not_installed);
    };
    installed.into_iter().find(|programs| programs.major == made_by).ok_or_else(|| {
        Error::failed(format!("the data was made by PostgreSQL {made_by}, which is not installed any more"))
            .hint("start afresh with `authctl dev down --purge`")
    })
}

fn not_installed() -> Error {
    Error::failed(format!("PostgreSQL {OLDEST} or newer is not installed")).hint(
        "install the server: `apt-get install postgresql postgresql-15-cron` or `brew install postgresql@17`",
    )
}

/// The major version in the data folder, where that is complete.
pub(super) fn version_of_data(folder: &Folder) -> Option<u32> {
    fs::read_to_string(folder.data(Server::Postgres).join("PG_VERSION")).ok()?.trim().parse().ok()
}

/// Where distributions and Homebrew put server programs, PATH first.
fn candidates() -> Vec<PathBuf> {
    let mut folders: Vec<_> = in_path().into_iter().collect();
    for (parent, start) in [
        ("/usr/lib/postgresql", ""),
        ("/usr", "pgsql-"),
        ("/opt/homebrew/opt", "postgresql@"),
        ("/usr/local/opt", "postgresql@"),
    ] {
        let entries = fs::read_dir(parent).into_iter().flatten().filter_map(std::result::Result::ok);
        let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(start));
        folders.extend(named.map(|entry| entry.path().join("bin")));
    }
    folders.retain(|folder| folder.join("initdb").exists() && folder.join("postgres").exists());
    folders
}

fn in_path() -> Option<PathBuf> {
    let output = Command::new("sh").args(["-c", "command -v postgres"]).output().ok()?;
    let program = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    program.canonicalize().ok()?.parent().map(Path::to_owned)
}

fn programs(folder: &Path) -> Option<Programs> {
    let output = Command::new(folder.join("postgres")).arg("--version").output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    let digits = |word: &str| word.chars().take_while(char::is_ascii_digit).collect::<String>();
    let major = version.split_whitespace().nth(2).map(digits)?.parse().ok()?;
    let preload = ["pg_stat_statements", "pg_cron"].into_iter().filter(|name| has_library(folder, name));
    Some(Programs { folder: folder.to_owned(), major, preload: preload.collect() })
}

fn has_library(folder: &Path, name: &str) -> bool {
    let installation = folder.parent().unwrap_or(folder);
    let places = ["lib", "lib/postgresql", "lib64"].map(|place| installation.join(place));
    let files = [format!("{name}.so"), format!("{name}.dylib")];
    places.iter().any(|place| files.iter().any(|file| place.join(file).exists()))
}

/// Makes the data folder: beside its final place, and renamed when it is complete.
pub(super) fn initialise(programs: &Programs, folder: &Folder, password: &Secret) -> Result<()> {
    let data = folder.data(Server::Postgres);
    let unfinished = data.with_extension("new");
    folder::remove(&unfinished)?;
    let made = DirBuilder::new().mode(0o700).create(&unfinished);
    made.map_err(|error| folder::cannot("create", &unfinished, &error))?;
    let password_file = folder.settings(Server::Postgres).with_extension("login");
    folder.write(&password_file, password.expose(), folder.account())?;
    if let Some(account) = folder.account() {
        account.own(&unfinished)?;
    }
    let mut command = process::command(programs.folder.join("initdb"), folder);
    command.args([
        "--username=postgres",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
    ]);
    command.arg("--pwfile").arg(&password_file).arg("--pgdata").arg(&unfinished);
    let output = command.output();
    folder::remove(&password_file)?;
    let output = output.map_err(|error| Error::failed("cannot run initdb").caused_by(&error))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(Error::failed("initdb failed").because(text::clean(why.trim())));
    }
    fs::rename(&unfinished, &data).map_err(|error| folder::cannot("create", &data, &error))
}

/// Writes the settings, and gives the command that starts the server.
pub(super) fn prepare(programs: &Programs, folder: &Folder, port: u16) -> Result<Command> {
    let mut lines = vec![
        "listen_addresses = '127.0.0.1'".to_owned(),
        format!("port = {port}"),
        "unix_socket_directories = ''".to_owned(),
        "shared_buffers = '128MB'".to_owned(),
        format!("shared_preload_libraries = '{}'", programs.preload.join(",")),
    ];
    if programs.preload.contains(&"pg_cron") {
        lines.push(format!("cron.database_name = '{}'", super::up::DATABASE));
        // jobs without a password: the server starts them itself instead of connecting
        lines.push("cron.use_background_workers = on".to_owned());
    }
    let settings = folder.settings(Server::Postgres);
    folder.write(&settings, &(lines.join("\n") + "\n"), folder.account())?;
    forget_stale_pid(folder)?;
    let mut command = process::command(programs.folder.join("postgres"), folder);
    command.arg("-D").arg(folder.data(Server::Postgres));
    command.arg(format!("--config-file={}", settings.display()));
    Ok(command)
}

/// PostgreSQL refuses to start when the number in its pid file is in use, even by somebody else after a
/// reboot. Where nobody has the number it looks itself whether old backends still run, so the file stays.
fn forget_stale_pid(folder: &Folder) -> Result<()> {
    let file = folder.pid_file(Server::Postgres);
    let number = fs::read_to_string(&file).ok().and_then(|text| text.lines().next()?.trim().parse().ok());
    let in_use = |pid| nix::sys::signal::kill(nix::unistd::Pid::from_raw(pid), None).is_ok();
    if number.is_some_and(in_use) && process::of(Server::Postgres, folder).is_none() {
        folder::remove(&file)?;
    }
    Ok(())
}
