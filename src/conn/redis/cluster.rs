//! A cluster: one way for commands with keys, and each node by itself.

use ::redis::aio::ConnectionLike;
use ::redis::cluster::{ClusterClientBuilder, TlsMode};
use ::redis::cluster_async::ClusterConnection;
use ::redis::{
    Cmd, ConnectionAddr, ConnectionInfo, IntoConnectionInfo, ProtocolVersion, RedisResult, TlsCertificates,
    Value, cmd,
};
use futures_util::future::{join_all, try_join_all};

use super::session::Way;
use super::{Reader, Redis, explain};
use crate::config::Host;
use crate::error::{Error, Result};

/// One server of Redis, as its cluster knows it.
pub struct Node {
    /// Where it listens: `10.0.0.7:6379`.
    pub address: String,
    /// What it does there.
    pub role: Role,
    /// A handle for this server alone, or why there is none.
    pub reader: Result<Reader>,
}

/// What a server does in its cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It takes writes.
    Master,
    /// It follows a master.
    Replica,
}

/// A handle for the whole cluster, found through any of the hosts.
pub(super) async fn open(redis: &Redis) -> Result<Reader> {
    let mut reader = redis.first().await?;
    if reader.greeting().mode.as_deref().is_some_and(|mode| mode != "cluster") {
        return Err(Error::usage(format!("{} is not part of a cluster", redis.target()))
            .hint("for a single server: `--set redis.mode=single`"));
    }
    let connection = connect(redis).await?;
    reader.way = Way::Cluster(connection);
    reader.peer = redis.peer(&redis.hosts());
    Ok(reader)
}

async fn connect(redis: &Redis) -> Result<ClusterConnection> {
    let settings = &redis.settings;
    let peer = redis.peer(&redis.hosts());
    let explained = |error| explain::logging_in(&error, &peer);
    let nodes: RedisResult<Vec<_>> = settings.hosts.iter().map(|host| entrance(redis, host)).collect();
    let mut builder = ClusterClientBuilder::new(nodes.map_err(explained)?)
        .use_protocol(ProtocolVersion::RESP3)
        .connection_timeout(settings.timeout)
        .response_timeout(settings.timeout);
    if let Some(user) = &settings.user {
        builder = builder.username(user);
    }
    if let Some(password) = &settings.password {
        builder = builder.password(password.expose());
    }
    if settings.tls {
        builder = builder.tls(TlsMode::Secure);
    }
    if let (true, Some(path)) = (settings.tls, &settings.tls_ca) {
        let root_cert = Some(std::fs::read(path).map_err(|error| {
            Error::usage(format!("`redis.tls_ca` is no good: cannot read {}", path.display()))
                .caused_by(&error)
        })?);
        builder = builder.certs(TlsCertificates { client_tls: None, root_cert });
    }
    builder.build().map_err(explained)?.get_async_connection().await.map_err(explained)
}

fn entrance(redis: &Redis, host: &Host) -> RedisResult<ConnectionInfo> {
    let (host, port) = (host.name.clone(), host.port);
    if redis.settings.tls {
        return ConnectionAddr::TcpTls { host, port, insecure: false, tls_params: None }
            .into_connection_info();
    }
    ConnectionAddr::Tcp(host, port).into_connection_info()
}

/// Sends every command to the node that has its key, all at once, and returns the answers in order.
pub(super) async fn spread<'a>(
    connection: &ClusterConnection,
    commands: impl Iterator<Item = &'a Cmd>,
) -> RedisResult<Vec<Value>> {
    let send = async |command: &Cmd| connection.clone().req_packed_command(command).await;
    try_join_all(commands.map(send)).await
}

/// Every node of the cluster with a handle of its own.
pub(super) async fn nodes(redis: &Redis, known_by: &Reader) -> Result<Vec<Node>> {
    let list: String = known_by.ask(cmd("CLUSTER").arg("NODES")).await?;
    let nodes = list.lines().filter_map(parse);
    Ok(join_all(nodes.map(async |(host, role)| Node {
        address: super::address(&host),
        role,
        reader: redis.open_at(&host).await,
    }))
    .await)
}

/// A line of CLUSTER NODES: `<id> <ip:port@bus,name> <flags> …`.
fn parse(line: &str) -> Option<(Host, Role)> {
    let mut words = line.split(' ').skip(1);
    let (address, flags) = (words.next()?, words.next()?);
    let (address, _) = address.split_once('@')?;
    let (name, port) = address.rsplit_once(':')?;
    let has = |flag: &str| flags.split(',').any(|word| word == flag);
    if has("noaddr") || has("handshake") || name.is_empty() {
        return None;
    }
    let role = if has("master") { Role::Master } else { Role::Replica };
    Some((Host { name: name.to_owned(), port: port.parse().ok()? }, role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_are_read_with_their_roles() {
        let master = "07c3 127.0.0.1:30004@31004,name myself,master - 0 1426238317239 4 connected 0-5460";
        let replica = "6ec2 ::1:30002@31002 slave,fail 07c3 0 1426238316232 2 connected";
        let host = |name: &str, port| Host { name: name.to_owned(), port };
        assert_eq!(parse(master), Some((host("127.0.0.1", 30004), Role::Master)));
        assert_eq!(parse(replica), Some((host("::1", 30002), Role::Replica)));
        assert_eq!(parse("6ec2 :0@0 slave,noaddr 07c3 0 0 2 disconnected"), None);
    }
}
