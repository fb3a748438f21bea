//! Nothing that happens to a backup makes a set that looks good and is not.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use nix::sys::signal::Signal;
use rand::{RngExt, SeedableRng};

use crate::support::{self, Database, Direction, Repository, authctl, postgres, proxy};

fn database() -> Database<'static> {
    let database = postgres().database();
    database.psql(
        "CREATE TABLE users (id integer PRIMARY KEY, name text); \
         INSERT INTO users SELECT n, md5(n::text) FROM generate_series(1, 20000) AS n; \
         CREATE TABLE small (a integer); SELECT lo_from_bytea(0, decode(repeat('00ff', 5000), 'hex'))",
    );
    database
}

/// Damages `path`, and expects that it is found.
fn is_found(repository: &Repository, set: &str, path: &Path, what: &str, damage: impl FnOnce(&mut Vec<u8>)) {
    let whole = fs::read(path).unwrap();
    let mut damaged = whole.clone();
    damage(&mut damaged);
    fs::write(path, &damaged).unwrap();
    let output = repository.verify(set);
    assert_eq!(output.code, 3, "{what} of {}: {}{}", path.display(), output.stdout, output.stderr);
    fs::write(path, &whole).unwrap();
}

#[test]
fn every_flip_and_every_cut_is_found() {
    let (database, repository) = (database(), Repository::new());
    let set = repository.create(&[], &database);
    let mut dice = rand_chacha::ChaCha8Rng::seed_from_u64(42);
    for path in repository.files(&set) {
        let length = fs::read(&path).unwrap().len();
        for _ in 0..2 {
            let (byte, bit) = (dice.random_range(0..length), dice.random_range(0..8));
            is_found(&repository, &set, &path, &format!("bit {bit} of byte {byte}"), |bytes| {
                bytes[byte] ^= 1 << bit;
            });
        }
        let cut = dice.random_range(0..length);
        is_found(&repository, &set, &path, &format!("a cut at {cut}"), |bytes| bytes.truncate(cut));
        is_found(&repository, &set, &path, "a byte too many", |bytes| bytes.push(0));
    }
    repository.verify(&set).ends_with(0);
}

#[test]
fn a_file_too_few_or_too_many_is_found() {
    let (database, repository) = (database(), Repository::new());
    let set = repository.create(&[], &database);
    for path in repository.files(&set) {
        let away = repository.path().join("away");
        fs::rename(&path, &away).unwrap();
        let code = repository.verify(&set).code;
        assert!([2, 3].contains(&code), "without {}: {code}", path.display());
        fs::rename(&away, &path).unwrap();
    }
    fs::write(repository.path().join(&set).join("postgres/stranger.dat"), "x").unwrap();
    repository.verify(&set).ends_with(3);
}

#[test]
fn a_set_that_was_found_damaged_is_not_listed_as_good() {
    let (database, repository) = (database(), Repository::new());
    let set = repository.create(&[], &database);
    let young = |code| {
        authctl(["backup", "list", "--max-age", "1h"])
            .env("AUTHCTL_BACKUP_REPOSITORY", repository.path())
            .run()
            .ends_with(code)
    };
    young(0);
    let path = repository.files(&set).into_iter().find(|path| path.ends_with("toc.dat")).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[100] ^= 1;
    fs::write(&path, bytes).unwrap();
    repository.verify(&set).ends_with(3);
    young(3);
}

/// Kills a backup after so many milliseconds; whatever is there then is either no set, or one that reads well.
#[test]
fn a_kill_at_any_moment_leaves_no_set_that_is_not_whole() {
    let (database, repository) = (database(), Repository::new());
    let mut killed = 0;
    for milliseconds in (20..400).step_by(35) {
        let mut backup =
            repository.invoke(&["backup", "create", "--yes", "--no-read-back"], &database).spawn();
        std::thread::sleep(Duration::from_millis(milliseconds));
        killed += usize::from(backup.is_running());
        backup.signal(Signal::SIGKILL);
        backup.wait();
        for set in repository.list()["data"]["sets"].as_array().unwrap_or(&Vec::new()) {
            if set["state"] == "unverified" {
                repository.verify(set["set"].as_str().unwrap()).ends_with(0);
            }
        }
    }
    assert!(killed > 3, "only {killed} were killed");
    repository.create(&[], &database);
    for set in repository.sets() {
        let folder = repository.path().join(&set);
        // a run that was killed before it left its mark is told by a quarter of an hour of silence
        let is_whole = folder.join("manifest.json").exists();
        assert!(is_whole || !folder.join("begun.json").exists(), "{set} was not swept");
    }
}

#[test]
fn ctrl_c_leaves_nothing() {
    let (database, repository) = (database(), Repository::new());
    let blocker = support::Session::after(
        &database,
        "BEGIN; LOCK TABLE users",
        "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'users'::regclass AND mode = 'AccessExclusiveLock')",
    );
    let backup = repository.invoke(&["backup", "create", "--yes"], &database).spawn();
    support::wait_for(|| {
        database
            .psql("SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'users'::regclass AND NOT granted)")
            == "t"
    });
    let mut backup = backup;
    backup.signal(Signal::SIGINT);
    backup.wait().ends_with(130);
    drop(blocker);
    assert_eq!(repository.sets(), Vec::<String>::new());
}

#[test]
fn a_line_that_is_cut_makes_an_error_and_no_set() {
    let (database, repository) = (database(), Repository::new());
    let proxy = proxy(database.server().port);
    for bytes in [10_000, 100_000, 300_000] {
        proxy.cut_after(Direction::Down, bytes);
        let invocation = repository.invoke(&["backup", "create", "--yes"], &database);
        let output = invocation.env("DATABASE_PORT", proxy.port.to_string()).run();
        assert_ne!(output.code, 0, "cut after {bytes}: {}", output.stdout);
        let left: Vec<_> = repository.sets().iter().map(|set| repository.files(set)).collect();
        assert_eq!(repository.sets(), Vec::<String>::new(), "cut after {bytes}: {left:?} {}", output.stderr);
    }
}

#[test]
fn two_backups_at_once_are_both_whole() {
    let (database, repository) = (database(), Repository::new());
    let both: Vec<_> =
        (0..2).map(|_| repository.invoke(&["backup", "create", "--yes"], &database).spawn()).collect();
    for backup in both {
        backup.wait().ends_with(0);
    }
    assert_eq!(repository.sets().len(), 2);
    authctl(["backup", "verify", "--all"])
        .env("AUTHCTL_BACKUP_REPOSITORY", repository.path())
        .run()
        .ends_with(0);
}

/// A pair of keys as `age-keygen` writes it.
fn keys(folder: &Path, name: &str) -> (String, String) {
    let identity = age::x25519::Identity::generate();
    let path = folder.join(name);
    let secret = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
    fs::write(&path, format!("# a key\n{secret}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    (identity.to_public().to_string(), path.to_str().unwrap().to_owned())
}

#[test]
fn an_encrypted_set_opens_with_its_key_alone() {
    let (database, repository) = (database(), Repository::new());
    let folder = tempfile::TempDir::new().unwrap();
    let ((public, key), (_, other)) = (keys(folder.path(), "key"), keys(folder.path(), "other"));
    let create = repository.invoke(&["backup", "create", "--yes", "-o", "json"], &database);
    let created = create.env("AUTHCTL_BACKUP_RECIPIENTS", &public).run().ends_with(0).json();
    let set = created["data"]["set"].as_str().unwrap().to_owned();
    let open =
        repository.files(&set).into_iter().filter(|path| path.extension().is_none_or(|kind| kind != "age"));
    assert_eq!(open.count(), 1, "only the manifest lies open");
    let verify = |key: &str| {
        repository.invoke(&["backup", "verify", &set], &database).env("AUTHCTL_BACKUP_IDENTITY", key).run()
    };
    verify(&key).ends_with(0);
    let wrong = verify(&other).ends_with(6);
    assert!(wrong.stderr.contains("age1"), "{}", wrong.stderr);
    let name = support::unique("open");
    let restore = repository.invoke(&["restore", &set, "--into", &name, "--yes"], &database);
    restore.env("AUTHCTL_BACKUP_IDENTITY", &key).run().ends_with(0);
    assert_eq!(database.server().try_psql(&name, "SELECT count(*) FROM users").unwrap(), "20000");
    database.server().psql(&format!("DROP DATABASE {name}"));
    let keyless = repository.run(&["restore", &set, "--into", &name], &database);
    assert_ne!(keyless.code, 0);
}
