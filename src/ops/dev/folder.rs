//! What lies where, and files that appear whole or not at all.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rand::RngExt;
use rand::distr::Alphanumeric;

use super::Server;
use super::account::{self, Account};
use crate::error::{Error, Kind, Result};
use crate::plan::Fingerprint;
use crate::secret::Secret;

/// The folder of the throwaway servers.
pub(super) struct Folder {
    root: PathBuf,
    data: PathBuf,
    account: Option<Account>,
}

impl Folder {
    /// The folder at `path`, which need not exist.
    pub(super) fn at(path: &Path) -> Result<Self> {
        let root = resolved(path)?;
        let account = account::of_servers()?;
        let existing = root.ancestors().find(|folder| folder.exists()).unwrap_or(&root);
        let within_reach = account.as_ref().is_none_or(|account| account.may_enter(existing));
        let data = if within_reach { root.clone() } else { elsewhere(&root) };
        Ok(Self { root, data, account })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// Where the data is when the servers' account cannot reach the folder itself.
    pub(super) fn elsewhere(&self) -> Option<&Path> {
        (self.data != self.root).then_some(&self.data)
    }

    pub(super) fn toml(&self) -> PathBuf {
        self.root.join("dev.toml")
    }

    pub(super) fn data(&self, server: Server) -> PathBuf {
        self.data.join(server.word())
    }

    pub(super) fn settings(&self, server: Server) -> PathBuf {
        self.data.join(format!("{}.conf", server.word()))
    }

    pub(super) fn pid_file(&self, server: Server) -> PathBuf {
        match server {
            Server::Postgres => self.data(server).join("postmaster.pid"),
            Server::Redis => self.data(server).join("redis.pid"),
        }
    }

    pub(super) fn log(&self, server: Server) -> PathBuf {
        self.root.join(format!("{}.log", server.word()))
    }

    pub(super) fn password_file(&self, login: &str) -> PathBuf {
        self.root.join(format!("{login}.password"))
    }

    /// Also the mark of a folder that is ours.
    fn lock_file(&self) -> PathBuf {
        self.root.join("dev.lock")
    }

    /// Whether `dev up` made it.
    pub(super) fn is_ours(&self) -> bool {
        self.lock_file().exists()
    }

    /// Makes it; refuses one that holds somebody else's `postgres` or `redis`.
    pub(super) fn create(&self) -> Result<File> {
        if !self.is_ours() && Server::ALL.iter().any(|server| self.root.join(server.word()).exists()) {
            return Err(Error::usage(format!("{} was not made by `authctl dev up`", self.root.display()))
                .hint("name another folder with `--set dev.folder=FOLDER`"));
        }
        // the servers' account passes through, and sees nothing
        let permissions = if self.account.is_some() { 0o711 } else { 0o700 };
        for folder in [&self.root, &self.data] {
            let made = DirBuilder::new().recursive(true).mode(permissions).create(folder);
            made.map_err(|error| cannot("create", folder, &error))?;
        }
        self.lock()
    }

    /// Keeps other runs of `dev up` and `dev down` out as long as the file is held.
    pub(super) fn lock(&self) -> Result<File> {
        let path = self.lock_file();
        let file = File::options().create(true).append(true).mode(0o600).open(&path);
        let file = file.map_err(|error| cannot("open", &path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::Error(error)) => Err(cannot("lock", &path, &error)),
            Err(TryLockError::WouldBlock) => Err(Error::new(
                Kind::Conflict,
                format!("another `authctl dev` is at work in {}", self.root.display()),
            )
            .hint("wait for it, then run the command again")),
        }
    }

    /// The password of a login: the one of before, or a new one.
    pub(super) fn password(&self, login: &str) -> Result<Secret> {
        let path = self.password_file(login);
        match fs::read_to_string(&path) {
            Ok(password) if !password.trim().is_empty() => Ok(Secret::new(password.trim())),
            Ok(_) => self.new_password(&path),
            Err(error) if error.kind() == ErrorKind::NotFound => self.new_password(&path),
            Err(error) => Err(cannot("read", &path, &error)),
        }
    }

    fn new_password(&self, path: &Path) -> Result<Secret> {
        let password: String = rand::rng().sample_iter(Alphanumeric).take(32).map(char::from).collect();
        self.write(path, &password, None)?;
        Ok(Secret::new(password))
    }

    /// Writes a file that only its owner reads: the operator, or the servers' account.
    pub(super) fn write(&self, path: &Path, text: &str, owner: Option<&Account>) -> Result<()> {
        let folder = path.parent().unwrap_or(&self.root);
        let written = || {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        let file = written().map_err(|error| cannot("write", path, &error))?;
        if let Some(account) = owner {
            account.own(file.path())?;
        }
        file.persist(path).map_err(|error| cannot("write", path, &error.error))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| cannot("write", path, &error))
    }

    /// Removes the servers' data and everything else that `dev up` made.
    pub(super) fn purge(&self) -> Result<()> {
        for server in Server::ALL {
            remove(&self.data(server))?;
            for file in [self.settings(server), self.log(server), self.password_file(server.word())] {
                remove(&file)?;
            }
        }
        remove(&self.data(Server::Postgres).with_extension("new"))?;
        remove(&self.password_file(super::APPLICATION))?;
        remove(&self.lock_file())?;
        let parent = self.elsewhere().and_then(Path::parent);
        for folder in [&*self.data, &*self.root].into_iter().chain(parent) {
            // what somebody else put there stays
            drop(fs::remove_dir(folder));
        }
        Ok(())
    }
}

/// The same name for the same folder whichever way it is reached, because processes are known by it.
fn resolved(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path).map_err(|error| cannot("resolve", path, &error))?;
    let existing = path.ancestors().find(|folder| folder.exists()).unwrap_or(&path);
    let rest = path.strip_prefix(existing).unwrap_or(Path::new(""));
    let existing = existing.canonicalize().map_err(|error| cannot("resolve", &path, &error))?;
    Ok(if rest.as_os_str().is_empty() { existing } else { existing.join(rest) })
}

/// A place that the servers' account can reach, of its own for each folder.
fn elsewhere(root: &Path) -> PathBuf {
    let fingerprint = Fingerprint::of(&[&root.to_string_lossy()]);
    Path::new("/var/lib/authctl").join(format!("dev-{fingerprint}"))
}

/// Removes a file or a folder with all that is in it; one that is not there is fine.
pub(super) fn remove(path: &Path) -> Result<()> {
    let gone = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match gone {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(cannot("remove", path, &error)),
        _ => Ok(()),
    }
}

pub(super) fn cannot(act: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::failed(format!("cannot {act} {}", path.display())).caused_by(error)
}
