//! How PostgreSQL is reached, and what an operator reads when it is not: the words and the exit code.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::{
    self, Database, Invocation, Output, Postgres, authctl, free_port, or_skip, postgres, proxy, unique,
};

/// A view of a database, with settings over what leads there.
fn view(database: &Database<'_>, settings: &[(&str, &str)]) -> Invocation {
    with(authctl(["monitor", "postgres", "tables", "-v"]).on(database), settings)
}

/// A question that needs a table which others can lock.
fn status(database: &Database<'_>, settings: &[(&str, &str)]) -> Invocation {
    with(authctl(["migrate", "status"]).on(database), settings)
}

fn with(invocation: Invocation, settings: &[(&str, &str)]) -> Invocation {
    settings.iter().fold(invocation, |invocation, (key, value)| {
        invocation.argument("--set").argument(format!("postgres.{key}={value}"))
    })
}

fn says(output: &Output, words: &[&str]) {
    for words in words {
        assert!(output.stderr.contains(words), "{words}\nis not in\n{}", output.stderr);
    }
}

/// A session that holds what `sql` took, until it is dropped.
struct Session(Child);

impl Session {
    fn of(server: &Postgres, database: &str, user: &str, sql: &str) -> Self {
        let mut client = server.client(database);
        let mortal = "SET client_connection_check_interval = '50ms'";
        client.args([
            "-U",
            user,
            "-c",
            mortal,
            "-c",
            sql,
            "-c",
            "SELECT 'held'",
            "-c",
            "SELECT pg_sleep(120)",
        ]);
        let mut child = client.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == "held"));
        Self(child)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

fn wait_for(condition: impl Fn() -> bool) {
    let begin = Instant::now();
    while !condition() {
        assert!(begin.elapsed() < Duration::from_secs(20), "it did not come to pass");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A role of the test's own that logs in with the superuser's password; other tests do not see it.
fn role(database: &Database<'_>, options: &str) -> String {
    let name = unique("role");
    let password = &database.server().password;
    database.psql(&format!("CREATE ROLE {name} LOGIN PASSWORD '{password}' {options}"));
    name
}

/// A server that admits by these lines alone, before those for the superuser.
fn admitting(lines: &str, settings: &[(&str, &str)]) -> Postgres {
    let server = support::postgres_with(settings);
    let file = server.data.join("pg_hba.conf");
    let rest = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{lines}\n{rest}")).unwrap();
    assert_eq!(server.psql("SELECT pg_reload_conf()"), "t");
    thread::sleep(Duration::from_millis(200));
    server
}

#[test]
fn refused_is_tried_again_and_told() {
    let database = postgres().database();
    let port = free_port().to_string();
    let output = view(&database, &[("port", &port)]).run().ends_with(5);
    says(&output, &["connection refused: nothing listens there", "attempt 4", "from $DATABASE_HOST"]);
    says(&output, &[&format!("is PostgreSQL running, and is {port} its port?")]);
    assert!(output.elapsed < Duration::from_secs(5), "{:?}", output.elapsed);
}

#[test]
fn a_server_that_comes_back_in_time_is_reached() {
    let database = postgres().database();
    let proxy = proxy(database.server().port);
    proxy.refuse();
    let port = proxy.port.to_string();
    let run = view(&database, &[("port", &port)]).spawn();
    wait_for(|| proxy.connections() >= 1);
    proxy.pass();
    says(&run.wait().ends_with(0), &["attempt 2"]);
}

#[test]
fn silence_ends_with_the_timeout() {
    let database = postgres().database();
    let proxy = proxy(database.server().port);
    proxy.freeze();
    let port = proxy.port.to_string();
    let output = view(&database, &[("port", &port)]).argument("--timeout=300ms").run().ends_with(5);
    says(&output, &["the login got no answer within 300.0ms", "`--timeout 20s` waits longer"]);
    assert!(output.elapsed < Duration::from_secs(2), "{:?}", output.elapsed);
}

#[test]
fn an_unknown_name() {
    let database = postgres().database();
    let output = view(&database, &[("host", "nowhere.invalid")]).run().ends_with(5);
    says(&output, &["the name `nowhere.invalid` leads to no address", "`authctl config show`"]);
}

#[test]
fn a_wrong_password_a_missing_one_and_an_unknown_database() {
    let database = postgres().database();
    let output = view(&database, &[]).env("DATABASE_PASSWORD", "hunter2").run().ends_with(6);
    says(&output, &["(28P01)", "check the password of role \"postgres\""]);
    assert!(!output.stderr.contains("hunter2"), "{}", output.stderr);
    let output = view(&database, &[]).env("DATABASE_PASSWORD", "").run().ends_with(6);
    says(&output, &["needs a password and none is configured", "`PGPASSWORD`"]);
    let output = view(&database, &[("database", "nope")]).run().ends_with(1);
    says(&output, &["(3D000)", "database \"nope\" does not exist", "`authctl db create nope`"]);
}

#[test]
fn a_database_one_may_not_connect_to() {
    let database = postgres().database();
    let role = role(&database, "");
    database.psql(&format!("REVOKE CONNECT ON DATABASE {} FROM PUBLIC", database.name()));
    let output = view(&database, &[("user", &role)]).run().ends_with(6);
    let grant = format!("GRANT CONNECT ON DATABASE \"{}\" TO \"{role}\"", database.name());
    says(&output, &["(42501)", "User does not have CONNECT privilege", &grant]);
}

#[test]
fn through_the_socket_folder() {
    let database = postgres().database();
    let folder = database.server().sockets.to_str().unwrap().to_owned();
    // libpq ignores sslmode there, and so do we
    view(&database, &[("host", &folder), ("sslmode", "verify-full")]).run().ends_with(0);
    let output = view(&database, &[("host", "/nowhere")]).run().ends_with(5);
    says(&output, &["there is no socket .s.PGSQL.", "unix_socket_directories"]);
}

#[test]
fn every_sslmode_means_what_it_means_to_libpq() {
    let database = postgres().database();
    let authority = support::server_certificate().authority;
    let spoken = |sslmode: &str, authority: Option<&str>| {
        let mut settings = vec![("sslmode", sslmode), ("host", "localhost")];
        settings.extend(authority.map(|file| ("sslrootcert", file)));
        let check = with(authctl(["check", "postgres", "-o", "json"]).on(&database), &settings).run();
        (check.code, check.json()["data"]["services"][0]["tls_version"].clone())
    };
    let (tls, plain) = (serde_json::json!("TLSv1.3"), serde_json::Value::Null);
    let trusted = authority.to_str();
    for sslmode in ["disable", "allow"] {
        assert_eq!(spoken(sslmode, None), (0, plain.clone()), "{sslmode}");
    }
    for sslmode in ["prefer", "require"] {
        assert_eq!(spoken(sslmode, None), (0, tls.clone()), "{sslmode}");
    }
    for sslmode in ["require", "verify-ca", "verify-full"] {
        assert_eq!(spoken(sslmode, trusted), (0, tls.clone()), "{sslmode}");
    }
    let stranger = support::client_certificate("stranger").chain;
    for sslmode in ["require", "verify-ca", "verify-full"] {
        assert_eq!(spoken(sslmode, stranger.to_str()).0, 5, "{sslmode}");
    }
    assert_eq!(spoken("prefer", stranger.to_str()), (0, plain));
}

#[test]
fn a_certificate_that_is_not_trusted_or_not_for_this_name() {
    let server = support::postgres_with(&[("listen_addresses", "127.0.0.1,127.0.0.2")]);
    let database = server.database();
    let output = view(&database, &[("sslmode", "verify-ca")]).run().ends_with(5);
    says(&output, &["signed by nobody who is trusted here", "`--set postgres.sslrootcert=FILE`"]);
    let authority = support::server_certificate().authority;
    let other_name =
        [("sslmode", "verify-full"), ("host", "127.0.0.2"), ("sslrootcert", authority.to_str().unwrap())];
    let output = view(&database, &other_name).run().ends_with(5);
    says(&output, &["its certificate is not for the name `127.0.0.2`", "`--set postgres.sslmode=verify-ca`"]);
    let ours = server.data.join("server.crt");
    let subject = ["req", "-x509", "-new", "-days", "9", "-subj", "/CN=localhost", "-key", "server.key"];
    let mut openssl = std::process::Command::new("openssl");
    let made = openssl.current_dir(&server.data).args(subject).args(["-out", "server.crt"]).status();
    assert!(made.unwrap().success());
    server.psql("SELECT pg_reload_conf()");
    let by_subject =
        |host| [("sslmode", "verify-full"), ("host", host), ("sslrootcert", ours.to_str().unwrap())];
    wait_for(|| view(&database, &by_subject("localhost")).run().code == 0);
    let output = view(&database, &by_subject("127.0.0.1")).run().ends_with(5);
    says(&output, &["its certificate is not for the name `127.0.0.1`"]);
    let output = view(&database, &[("sslmode", "verify-ca"), ("sslrootcert", "/nowhere")]).run().ends_with(2);
    says(&output, &["`postgres.sslrootcert` is no good: cannot read /nowhere"]);
}

#[test]
fn tls_that_one_side_lacks() {
    let server = support::postgres_with(&[("ssl", "off")]);
    let database = server.database();
    view(&database, &[("sslmode", "prefer")]).run().ends_with(0);
    let output = view(&database, &[("sslmode", "require")]).run().ends_with(5);
    says(&output, &["the server does not speak TLS", "`--set postgres.sslmode=prefer`"]);

    let server =
        admitting("hostssl all all 127.0.0.1/32 scram-sha-256\nhost all app 127.0.0.1/32 reject", &[]);
    let database = server.database();
    database.psql(&format!("CREATE ROLE app LOGIN PASSWORD '{}'", server.password));
    let output = view(&database, &[("user", "app"), ("sslmode", "disable")]).run().ends_with(6);
    says(&output, &["(28000)", "no encryption", "`--set postgres.sslmode=require`"]);
    view(&database, &[("user", "app"), ("sslmode", "allow")]).run().ends_with(0);
}

#[test]
fn roles_that_pg_hba_does_not_admit() {
    let lines = "hostssl all certified 127.0.0.1/32 cert\nhost all certified 127.0.0.1/32 reject\n\
                 host all nobody 127.0.0.1/32 trust\nhost all banned 127.0.0.1/32 reject";
    let server = admitting(lines, &[]);
    let database = server.database();
    database.psql("CREATE ROLE certified LOGIN; CREATE ROLE banned LOGIN");
    let output = view(&database, &[("user", "nobody")]).run().ends_with(6);
    says(&output, &["role \"nobody\" does not exist", "`CREATE ROLE \"nobody\" LOGIN PASSWORD …`"]);
    let output = view(&database, &[("user", "banned")]).run().ends_with(6);
    says(&output, &["pg_hba.conf rejects connection", "SELECT pg_reload_conf()"]);

    let output = view(&database, &[("user", "certified"), ("sslmode", "require")]).run().ends_with(6);
    says(&output, &["requires a valid client certificate", "`--set postgres.sslcert=FILE`"]);
    let ours = support::client_certificate("certified");
    let (chain, key) = (ours.chain.to_str().unwrap(), ours.key.to_str().unwrap());
    let certified = [("user", "certified"), ("sslmode", "require"), ("sslcert", chain), ("sslkey", key)];
    view(&database, &certified).run().ends_with(0);
    let output = view(&database, &certified[..3]).run().ends_with(2);
    says(&output, &["`postgres.sslcert` is set and `postgres.sslkey` is not"]);
}

#[test]
fn the_limits_of_a_role_and_of_a_database() {
    let database = postgres().database();
    let role = role(&database, "CONNECTION LIMIT 1");
    let held = Session::of(database.server(), database.name(), &role, "SELECT 1");
    let output = view(&database, &[("user", &role)]).run().ends_with(5);
    says(&output, &["(53300)", &format!("role \"{role}\" has all the connections it may have")]);
    says(&output, &[&format!("ALTER ROLE \"{role}\" CONNECTION LIMIT 40")]);
    database.psql(&format!("ALTER ROLE {role} CONNECTION LIMIT -1"));
    database.psql(&format!("ALTER DATABASE {} CONNECTION LIMIT 1", database.name()));
    let output = view(&database, &[("user", &role)]).run().ends_with(5);
    says(&output, &[&format!("ALTER DATABASE \"{}\" CONNECTION LIMIT 100", database.name())]);
    drop(held);
}

#[test]
fn the_limits_of_the_server() {
    let few = [("max_connections", "5"), ("superuser_reserved_connections", "2"), ("max_wal_senders", "0")];
    let server = support::postgres_with(&few);
    let database = server.database();
    let role = role(&database, "");
    let hold = |user| Session::of(&server, "postgres", user, "SELECT 1");
    let _held = [&role, &role, &role].map(|role| hold(role));
    let output = view(&database, &[("user", &role)]).run().ends_with(5);
    says(&output, &["only the superusers' reserve is left", "superuser_reserved_connections"]);
    let _last = ["postgres", "postgres"].map(hold);
    let output = view(&database, &[]).run().ends_with(5);
    says(&output, &["(53300)", "max_connections", "sorry, too many clients already"]);
}

#[test]
fn the_reserve_that_a_role_may_be_granted() {
    let few = [("max_connections", "7"), ("superuser_reserved_connections", "2"), ("max_wal_senders", "0")];
    let settings = [&few[..], &[("reserved_connections", "2")]].concat();
    let server = or_skip!(support::postgres_of_with(16, &settings));
    let database = server.database();
    let role = role(&database, "");
    let _held = [(); 3].map(|()| Session::of(&server, "postgres", &role, "SELECT 1"));
    let output = view(&database, &[("user", &role)]).run().ends_with(5);
    let grant = format!("`GRANT pg_use_reserved_connections TO \"{role}\"`");
    says(&output, &["(53300)", "only the reserve is left (reserved_connections)", &grant]);
}

#[test]
fn a_server_that_shuts_down() {
    let server = support::postgres_with(&[]);
    let database = server.database();
    let held = Session::of(&server, "postgres", "postgres", "SELECT 1");
    kill(Pid::from_raw(server.pid.cast_signed()), Signal::SIGTERM).unwrap();
    wait_for(|| server.try_psql("postgres", "SELECT 1").is_err());
    let output = view(&database, &[]).run().ends_with(5);
    says(&output, &["(57P03)", "the database system is shutting down", "--wait 60s", "attempt 4"]);
    drop(held);
}

#[test]
fn the_first_of_several_hosts_that_will_do() {
    let writable = postgres().database();
    let read_only = support::postgres_with(&[("default_transaction_read_only", "on")]);
    let password = &writable.server().password;
    let name = writable.name();
    let writes = "SET default_transaction_read_only = off";
    for sql in [format!("CREATE DATABASE {name}"), format!("ALTER ROLE postgres PASSWORD '{password}'")] {
        let mut client = read_only.client("postgres");
        assert!(client.args(["-c", writes, "-c", &sql]).status().unwrap().success());
    }
    let hosts = format!(
        "127.0.0.1:{},127.0.0.1:{},127.0.0.1:{}",
        free_port(),
        read_only.port,
        writable.server().port
    );
    let at = |attributes: &str| {
        let settings = [("host", hosts.as_str()), ("target_session_attrs", attributes)];
        let check =
            with(authctl(["monitor", "postgres", "tables", "-v", "-o", "json"]).on(&writable), &settings);
        check.run()
    };
    let target = |output: &Output| output.json()["target"].as_str().unwrap().to_owned();
    let any = at("any").ends_with(0);
    says(&any, &["connection refused: nothing listens there"]);
    assert!(target(&any).contains(&read_only.port.to_string()));
    assert!(target(&at("read-only").ends_with(0)).contains(&read_only.port.to_string()));
    let written = at("read-write").ends_with(0);
    says(&written, &["its transactions are read-only"]);
    assert!(target(&written).contains(&writable.server().port.to_string()));
    at("prefer-standby").ends_with(0);
    let output = at("standby").ends_with(5);
    says(&output, &["none of 3 hosts of", "it is no standby", "`--set postgres.target_session_attrs=any`"]);
}

#[test]
fn a_wrong_password_is_not_tried_at_the_next_host() {
    let database = postgres().database();
    let proxy = proxy(database.server().port);
    let hosts = format!("127.0.0.1:{},127.0.0.1:{}", database.server().port, proxy.port);
    view(&database, &[("host", &hosts)]).env("DATABASE_PASSWORD", "hunter2").run().ends_with(6);
    assert_eq!(proxy.connections(), 0);
}

/// Holds the table of `migrate status`, so that a reading session has to wait.
fn locked(database: &Database<'_>) -> Session {
    authctl(["migrate", "up", "--yes"]).on(database).run().ends_with(0);
    let lock = "BEGIN; LOCK TABLE refinery_schema_history";
    Session::of(database.server(), database.name(), "postgres", lock)
}

#[test]
fn a_lock_that_others_hold_and_a_statement_that_takes_long() {
    let database = postgres().database();
    let held = locked(&database);
    let output = status(&database, &[]).run().ends_with(8);
    says(
        &output,
        &["(55P03)", "waits for a lock that somebody holds", "`authctl monitor postgres activity`"],
    );
    let limits = [("lock_timeout", "0"), ("statement_timeout", "200ms")];
    let output = status(&database, &limits).run().ends_with(1);
    says(&output, &["(57014)", "took too long", "`--set postgres.statement_timeout=30s`"]);
    drop(held);
}

#[test]
fn a_table_one_may_not_read() {
    let database = postgres().database();
    authctl(["migrate", "up", "--yes"]).on(&database).run().ends_with(0);
    let role = role(&database, "");
    let seed = authctl(["seed", "--users", "1", "--stores", "postgres", "--dry-run"]).on(&database);
    let output = with(seed, &[("user", &role)]).run().ends_with(6);
    let grant = format!("GRANT SELECT ON \"Users\" TO \"{role}\"");
    says(&output, &["(42501)", "permission denied for table Users", &grant]);
}

#[test]
fn a_connection_that_is_lost_while_a_statement_runs() {
    let database = postgres().database();
    let held = locked(&database);
    let waits = "SELECT count(*) > 0 FROM pg_stat_activity WHERE application_name LIKE 'authctl/%' \
                 AND datname = current_database() AND wait_event_type = 'Lock'";
    let patient = [("lock_timeout", "0"), ("statement_timeout", "30s")];
    let run = status(&database, &patient).spawn();
    wait_for(|| database.psql(waits) == "t");
    database.psql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE application_name LIKE 'authctl/%' AND datname = current_database()",
    );
    says(&run.wait().ends_with(5), &["(57P01)", "administrator"]);
    wait_for(|| database.psql(waits) == "f");

    let proxy = proxy(database.server().port);
    let port = proxy.port.to_string();
    let run = status(&database, &[&patient[..], &[("port", port.as_str())]].concat()).spawn();
    wait_for(|| database.psql(waits) == "t");
    proxy.cut_now();
    says(&run.wait().ends_with(5), &["lost the connection to", "while a statement ran"]);
    drop(held);
}

#[test]
fn a_server_that_takes_no_writes() {
    let database = postgres().database();
    let role = role(&database, "CREATEDB");
    database.psql(&format!("ALTER ROLE {role} SET default_transaction_read_only = on"));
    let create = authctl(["db", "create", "--yes"]).argument(unique("never")).on(&database);
    let output = with(create, &[("user", &role)]).run().ends_with(1);
    says(&output, &["(25006)", "`--set postgres.target_session_attrs=primary`"]);
}

#[test]
fn ctrl_c_cancels_the_statement_at_the_server() {
    let database = postgres().database();
    let run = authctl(["migrate", "up", "--yes", "--set", "migrations.folder=migrations"]).on(&database);
    std::fs::create_dir_all(run.folder().join("migrations")).unwrap();
    let mut run = run.file("migrations/V1__sleep.sql", "SELECT pg_sleep(60);").spawn();
    let sleeps =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
    wait_for(|| database.psql(sleeps) == "1");
    run.signal(Signal::SIGINT);
    let output = run.wait().ends_with(130);
    says(&output, &["interrupted"]);
    assert_eq!(database.psql(sleeps), "0");
}

/// Plays a pooler that takes no settings with the login.
fn pooler(upstream: u16) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for client in listener.incoming() {
            thread::spawn(move || pool(client.unwrap(), upstream));
        }
    });
    port
}

fn pool(mut client: TcpStream, upstream: u16) {
    let packet = loop {
        let mut length = [0; 4];
        if client.read_exact(&mut length).is_err() {
            return;
        }
        let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
        client.read_exact(&mut body).unwrap();
        if body[..4] != 80_877_103_u32.to_be_bytes() {
            break [&length[..], &body].concat();
        }
        client.write_all(b"N").unwrap();
    };
    if packet.windows(8).any(|window| window == b"options\0") {
        let fields = b"SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: options\0\0";
        let length = u32::try_from(fields.len() + 4).unwrap().to_be_bytes();
        client.write_all(&[b"E", &length[..], fields].concat()).unwrap();
        return;
    }
    let mut server = TcpStream::connect(("127.0.0.1", upstream)).unwrap();
    server.write_all(&packet).unwrap();
    let (mut from_client, mut to_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    thread::spawn(move || {
        drop(std::io::copy(&mut from_client, &mut to_server));
        drop(to_server.shutdown(Shutdown::Both));
    });
    drop(std::io::copy(&mut server, &mut client));
}

#[test]
fn behind_a_pooler_the_limits_hold_for_each_statement() {
    let database = postgres().database();
    let port = pooler(database.server().port).to_string();
    view(&database, &[("port", &port)]).run().ends_with(0);
    let held = locked(&database);
    let output = status(&database, &[("port", &port)]).run().ends_with(8);
    says(&output, &["(55P03)"]);
    drop(held);
    let free =
        "SELECT count(*) FROM pg_locks WHERE relation = 'refinery_schema_history'::regclass AND granted";
    wait_for(|| database.psql(free) == "0");
    status(&database, &[("port", &port)]).run().ends_with(0);
    let writes = authctl(["migrate", "up", "--yes"]).on(&database);
    with(writes, &[("port", &port)]).run().ends_with(0);
}
