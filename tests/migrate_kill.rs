//! A run of migrations that is killed at every boundary: before each piece of data that it sends to the server,
//! and before each answer that it would hear. The next run brings the database to where a run in peace does.

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use tempfile::TempDir;

use crate::support::{
    Database, Direction, TcpProxy, dump, folder, history, migrate, postgres, proxy, wait_for,
};

/// Transactions, a file outside of one with every kind of step, and a transaction behind it.
const FILES: &[(&str, &str)] = &[
    (
        "V1__a.sql",
        "CREATE TABLE a (id int PRIMARY KEY, b int); INSERT INTO a SELECT i, i FROM generate_series(1, 9) i;",
    ),
    (
        "V2__steps.sql",
        "-- authctl: no-transaction\nSET maintenance_work_mem = '8MB';\nCREATE INDEX CONCURRENTLY a_b ON a (b);\n\
         INSERT INTO a VALUES (10, 10);\nBEGIN; ALTER TABLE a ADD c int; CREATE TABLE d (id int); COMMIT;\n\
         DROP INDEX CONCURRENTLY a_b;\nCREATE UNIQUE INDEX CONCURRENTLY a_b_unique ON a (b);\nVACUUM a;",
    ),
    ("V3__e.sql", "CREATE TABLE e (id int REFERENCES a);"),
];

const RECORDED: &str = "1 a,2 steps,3 e";

fn files() -> TempDir {
    folder(FILES)
}

/// What a run in peace comes to: the schema, and how many pieces of data go which way.
struct Peace {
    dump: String,
    rows: String,
    pieces: [u64; 2],
}

fn peace() -> &'static Peace {
    static PEACE: OnceLock<Peace> = OnceLock::new();
    PEACE.get_or_init(|| {
        let database = postgres().database();
        let proxy = proxy(postgres().port);
        through(&proxy, &database, &files()).run().ends_with(0);
        let pieces = [Direction::Up, Direction::Down].map(|direction| proxy.pieces(direction));
        assert!(pieces.iter().all(|pieces| *pieces > 20), "{pieces:?}");
        Peace { dump: dump(&database), rows: rows(&database), pieces }
    })
}

fn through(proxy: &TcpProxy, database: &Database<'_>, files: &TempDir) -> crate::support::Invocation {
    migrate("up", database, Some(files))
        .env("DATABASE_PORT", proxy.port.to_string())
        .env("DATABASE_SSLMODE", "disable")
}

fn rows(database: &Database<'_>) -> String {
    database.psql("SELECT string_agg(a::text, ' ' ORDER BY id) FROM a")
}

fn backends(database: &Database<'_>) -> String {
    database.psql(
        "SELECT count(*) FROM pg_stat_activity \
         WHERE application_name LIKE 'authctl%' AND datname = current_database()",
    )
}

/// Kills a run before piece `piece`, and lets another one follow. Whether the run was reached by then.
fn kill_before(direction: Direction, piece: u64, signal: Signal) -> bool {
    let (database, files) = (postgres().database(), files());
    let proxy = proxy(postgres().port);
    proxy.hold_before(direction, piece);
    let mut run = through(&proxy, &database, &files).spawn();
    let begin = Instant::now();
    while !proxy.is_frozen() && run.is_running() && begin.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(1));
    }
    let reached = proxy.is_frozen();
    run.signal(signal);
    if signal == Signal::SIGKILL {
        proxy.cut_now();
    }
    proxy.pass();
    let killed = run.wait();
    let expected: &[i32] = if signal == Signal::SIGKILL { &[-9, 0] } else { &[130, 0] };
    assert!(expected.contains(&killed.code), "{direction:?} {piece}: {} {}", killed.code, killed.stderr);
    let place = format!("{signal} {direction:?} {piece} of {:?}:\n{}", peace().pieces, killed.stderr);
    let next = migrate("up", &database, Some(&files)).run();
    assert_eq!(next.code, 0, "{place}\n{}", next.stderr);
    assert_eq!(history(&database), RECORDED, "{place}");
    assert_eq!(dump(&database), peace().dump, "{place}");
    assert_eq!(rows(&database), peace().rows, "{place}");
    wait_for(|| backends(&database) == "0");
    reached
}

/// Every piece, or every `step`th.
fn kill_at_every_boundary(direction: Direction, signal: Signal, step: usize) {
    let last = peace().pieces[direction as usize];
    let reached: BTreeSet<u64> =
        (1..=last).step_by(step).filter(|piece| kill_before(direction, *piece, signal)).collect();
    // the pieces of a run vary a little with how the machine cuts them; those at the end need not be reached
    assert!(reached.len() * 10 >= usize::try_from(last).unwrap() / step * 8, "{reached:?} of {last}");
}

#[test]
fn a_kill_before_anything_it_sends_heals() {
    kill_at_every_boundary(Direction::Up, Signal::SIGKILL, 1);
}

#[test]
fn a_kill_before_anything_it_hears_heals() {
    kill_at_every_boundary(Direction::Down, Signal::SIGKILL, 1);
}

#[test]
fn an_interruption_before_anything_it_sends_heals() {
    kill_at_every_boundary(Direction::Up, Signal::SIGTERM, 2);
}

#[test]
fn an_interruption_before_anything_it_hears_heals() {
    kill_at_every_boundary(Direction::Down, Signal::SIGTERM, 2);
}

/// The connection breaks instead of the process: the run says so, and the next one heals.
#[test]
fn a_line_that_breaks_at_any_byte_heals() {
    let total = 9000;
    for bytes in (200..total).step_by(400) {
        let (database, files) = (postgres().database(), files());
        let proxy = proxy(postgres().port);
        proxy.cut_after(Direction::Up, bytes);
        let broken = through(&proxy, &database, &files).run();
        assert!([0, 1, 5, 9].contains(&broken.code), "{bytes}: {} {}", broken.code, broken.stderr);
        let next = migrate("up", &database, Some(&files)).run();
        assert_eq!(next.code, 0, "{bytes}: {}\n{}", broken.stderr, next.stderr);
        assert_eq!(dump(&database), peace().dump, "{bytes}: {}", broken.stderr);
        wait_for(|| backends(&database) == "0");
    }
}
