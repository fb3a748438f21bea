//! What Redis's refusals of a command mean, told by the real server in the state that leads to them.

use std::time::Duration;

use authctl::config::{Host, RedisMode, RedisSettings};
use authctl::conn::redis::{Reader, Redis, Role, Writer};
use authctl::error::{Error, Kind};
use authctl::secret::Secret;
use redis::{Value, cmd, pipe};

use crate::check::make_saving_fail;
use crate::support;

fn settings(server: &support::Redis) -> RedisSettings {
    RedisSettings {
        hosts: vec![Host { name: "127.0.0.1".to_owned(), port: server.port() }],
        user: None,
        password: Some(Secret::new(&server.password)),
        database: 0,
        tls: false,
        tls_ca: None,
        mode: RedisMode::Single,
        master: "mymaster".to_owned(),
        sentinel_password: None,
        instance_name: "AuthSample".to_owned(),
        timeout: Duration::from_secs(5),
    }
}

async fn reader(server: &support::Redis) -> Reader {
    Redis::new(settings(server), "authctl/test").read().await.unwrap()
}

async fn writer(settings: RedisSettings) -> Writer {
    Redis::new(settings, "authctl/test").write(&support::agreed()).await.unwrap()
}

async fn refused_write(server: &support::Redis) -> Error {
    let mut commands = pipe();
    commands.cmd("SET").arg("key").arg("hunter2");
    writer(settings(server)).await.run::<Value>(&commands).await.unwrap_err()
}

fn says(error: &Error, kind: Kind, code: &str, hint: &str) {
    assert_eq!((error.kind(), error.server_code()), (kind, Some(code)), "{error}");
    assert!(error.hints()[0].contains(hint), "{:?}", error.hints());
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
}

#[tokio::test]
async fn a_command_or_key_that_is_not_granted() {
    let server = support::redis();
    let user = support::unique("app");
    server.cli(&["ACL", "SETUSER", &user, "on", ">pw", "~sess:*", "+get", "+slowlog|len"]);
    let login =
        RedisSettings { user: Some(user.clone()), password: Some(Secret::new("pw")), ..settings(server) };
    let reader = Redis::new(login, "authctl/test").read().await.unwrap();
    let command = reader.ask::<Value>(cmd("SLOWLOG").arg("GET").arg(1)).await.unwrap_err();
    let key = reader.ask::<Value>(cmd("GET").arg("other")).await.unwrap_err();
    server.cli(&["ACL", "DELUSER", &user]);
    says(&command, Kind::Denied, "NOPERM", &format!("`ACL SETUSER {user} +slowlog|get`"));
    says(&key, Kind::Denied, "NOPERM", &format!("`ACL SETUSER {user} ~PATTERN`"));
}

#[tokio::test]
async fn a_server_that_cannot_save() {
    let server = support::redis_with(&[("save", "3600 1"), ("dbfilename", "gone.rdb")]);
    make_saving_fail(&server);
    says(&refused_write(&server).await, Kind::Failed, "MISCONF", "free space");
}

#[tokio::test]
async fn a_full_server() {
    let server = support::redis_with(&[("maxmemory", "1mb"), ("maxmemory-policy", "noeviction")]);
    server.cli(&["SETRANGE", "big", "300000", "x"]);
    says(&refused_write(&server).await, Kind::Failed, "OOM", "maxmemory-policy");
}

#[tokio::test]
async fn a_replica() {
    let nowhere = format!("127.0.0.1 {}", support::free_port());
    let server = support::redis_with(&[("replicaof", &nowhere)]);
    says(&refused_write(&server).await, Kind::Failed, "READONLY", "`--set redis.mode=sentinel`");
}

#[tokio::test]
async fn a_replica_that_keeps_silent_without_its_master() {
    let server = support::redis();
    let own = support::redis_with(&[("replica-serve-stale-data", "no")]);
    own.cli(&["REPLICAOF", "127.0.0.1", &support::free_port().to_string()]);
    let error = Redis::new(settings(&own), "authctl/test").read().await.err().unwrap();
    says(&error, Kind::Unreachable, "MASTERDOWN", "`replica-serve-stale-data yes`");
    assert!(reader(server).await.info().await.unwrap().number("used_memory").unwrap() > 0);
}

#[tokio::test]
async fn a_node_of_a_cluster_that_is_taken_for_a_single_server() {
    let reader = reader(support::redis_cluster()).await;
    let mut codes = Vec::new();
    for key in ["a", "b", "c", "d", "e", "f"] {
        if let Err(error) = reader.ask::<Value>(cmd("GET").arg(key)).await {
            says(&error, Kind::Usage, "MOVED", "`--set redis.mode=cluster`");
            codes.push(key);
        }
    }
    assert!(!codes.is_empty());
}

#[tokio::test]
async fn a_cluster_without_its_slots() {
    let bus = support::free_port().to_string();
    let server = support::redis_with(&[("cluster-enabled", "yes"), ("cluster-port", &bus)]);
    let error = reader(&server).await.ask::<Value>(cmd("GET").arg("key")).await.unwrap_err();
    says(&error, Kind::Unreachable, "CLUSTERDOWN", "`--set redis.mode=cluster`");
}

#[tokio::test]
async fn a_cluster_takes_keys_of_every_slot() {
    let server = support::redis_cluster();
    let prefix = server.prefix();
    let writer = writer(RedisSettings { mode: RedisMode::Cluster, ..settings(server) }).await;
    let (mut set, mut get) = (pipe(), pipe());
    for number in 0..200 {
        set.cmd("SET").arg(format!("{prefix}:{number}")).arg(number).arg("EX").arg(60);
        get.cmd("GET").arg(format!("{prefix}:{number}"));
    }
    writer.run::<()>(&set).await.unwrap();
    let found: Vec<i64> = writer.ask_all(&get).await.unwrap();
    assert_eq!(found, (0..200).collect::<Vec<_>>());
    let nodes = writer.nodes().await.unwrap();
    assert_eq!(nodes.len(), 3);
    for node in nodes {
        assert_eq!(node.role, Role::Master);
        assert!(
            server.ports.iter().any(|port| node.address == format!("127.0.0.1:{port}")),
            "{}",
            node.address
        );
        let keys: i64 = node.reader.unwrap().ask(&cmd("DBSIZE")).await.unwrap();
        assert!(keys > 0);
    }
}

#[tokio::test]
async fn a_server_in_protected_mode() {
    let server = support::redis_with(&[]);
    server.cli(&["CONFIG", "SET", "requirepass", ""]);
    let stranger = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, upstream) = (stranger.local_addr().unwrap().port(), server.port());
    // the server takes no address but 127.0.0.1 for a local one
    tokio::spawn(async move {
        while let Ok((mut client, _)) = stranger.accept().await {
            let socket = tokio::net::TcpSocket::new_v4().unwrap();
            socket.bind("127.0.0.5:0".parse().unwrap()).unwrap();
            let mut server = socket.connect(([127, 0, 0, 1], upstream).into()).await.unwrap();
            tokio::spawn(async move { tokio::io::copy_bidirectional(&mut client, &mut server).await });
        }
    });
    let hosts = vec![Host { name: "127.0.0.1".to_owned(), port }];
    let open = RedisSettings { hosts, password: None, ..settings(&server) };
    let error = Redis::new(open, "authctl/test").read().await.err().unwrap();
    says(&error, Kind::Denied, "DENIED", "protected mode");
}

#[tokio::test]
async fn a_server_that_loads_its_data_is_waited_for() {
    let slow = [
        ("enable-debug-command", "yes"),
        ("key-load-delay", "2000"),
        ("loading-process-events-interval-bytes", "1024"),
    ];
    let server = support::redis_with(&slow);
    server.cli(&["DEBUG", "POPULATE", "4000"]);
    let mut reload = server.client(server.port()).args(["DEBUG", "RELOAD"]).spawn().unwrap();
    while !server.cli(&["PING"]).starts_with("LOADING") {
        assert!(reload.try_wait().unwrap().is_none(), "it was too fast to be seen");
    }
    let check = || support::authctl(["check", "redis"]).redis(&server);
    let output = check().run().ends_with(5);
    assert!(output.stdout.contains("redis.loading  BAD"), "{}", output.stdout);
    let error = Redis::new(settings(&server), "authctl/test").read().await.err().unwrap();
    says(&error, Kind::Unreachable, "LOADING", "`authctl check redis --wait 60s`");
    check().argument("--wait").argument("50s").run().ends_with(0);
    reload.wait().unwrap();
}
