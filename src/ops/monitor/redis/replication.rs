//! Who follows whom, and how far behind.

use super::each::{self, Rows, Shape};
use crate::conn::redis::{Info, Reader, Redis};
use crate::error::Result;
use crate::ops::health::redis as health;
use crate::report::{Answer, Cell, Column, Label, Value, Verdict};
use crate::text;

/// A replica this far into the backlog is close to needing everything anew.
const BACKLOG_WARN: f64 = 0.5;
/// A replica acknowledges every second; a master counts one as lost after `repl-timeout`, 60 seconds.
const SILENT_SECONDS: i64 = 10;

/// The links of every node: a row for each replica of a master, one for the master of a replica.
pub async fn replication(redis: &Redis) -> Result<Answer> {
    let columns = vec![
        Column::new("role"),
        Column::new("peer"),
        Column::new("state"),
        Column::new("lag_bytes"),
        Column::expendable("silent_seconds", 1),
        Column::expendable("offset_bytes", 4),
        Column::expendable("backlog_bytes", 3),
        Column::expendable("backlog_used_ratio", 2),
    ];
    let shape = Shape { kind: "monitor.redis.replication/1", columns, when_empty: "the server told no role" };
    each::each(redis, shape, async |reader| look(reader).await).await
}

async fn look(reader: &Reader) -> Result<Rows> {
    let info = reader.info().await?;
    let mut rows = Rows::default();
    if health::is_replica(&info) {
        of_replica(&info, &mut rows);
    }
    of_master(&info, &mut rows);
    Ok(rows)
}

/// A replica of a master as INFO tells of it.
struct Follower {
    address: String,
    state: String,
    offset: Option<i64>,
    silent: Option<i64>,
}

/// Fields `slave0:ip=10.0.0.8,port=6379,state=online,offset=1234,lag=0`.
fn followers(info: &Info) -> Vec<Follower> {
    let numbered =
        info.starting_with("slave").filter(|(number, _)| number.chars().all(|c| c.is_ascii_digit()));
    let follower = |(number, _): (&str, &str)| {
        let field = format!("slave{number}");
        let part = |part| info.part(&field, part);
        Some(Follower {
            address: format!("{}:{}", part("ip")?, part("port")?),
            state: part("state").unwrap_or("unknown").to_owned(),
            offset: part("offset").and_then(|offset| offset.parse().ok()),
            silent: part("lag").and_then(|lag| lag.parse().ok()),
        })
    };
    numbered.filter_map(follower).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a share of the backlog, an age in seconds")]
fn of_master(info: &Info, rows: &mut Rows) {
    let followers = followers(info);
    let offset = info.number("master_repl_offset");
    let backlog = info.number("repl_backlog_size").filter(|size| *size > 0);
    if followers.is_empty() && !health::is_replica(info) && info.text("role").is_some() {
        let unknown = [Value::Nothing, Value::Nothing];
        let rest =
            [offset.map_or(Value::Unknown, Value::Bytes), backlog.map_or(Value::Nothing, Value::Bytes)];
        let head = ["master".into(), Value::Nothing, "no replicas".into()];
        let cells = head.into_iter().chain(unknown).chain(rest).chain([Value::Nothing]);
        rows.lines.push(cells.map(Cell::from).collect());
    }
    for follower in followers {
        let lag = offset.zip(follower.offset).map(|(own, other)| own.saturating_sub(other).max(0));
        let share = lag.zip(backlog).map(|(lag, backlog)| lag as f64 / backlog as f64);
        let found = judge(&follower, lag, share);
        let label = found.as_ref().map_or(Label::Plain, |(verdict, _)| verdict.label());
        rows.lines.push(vec![
            "master".into(),
            format!("replica {}", follower.address).into(),
            Cell::labelled(follower.state.as_str(), label),
            lag.map_or(Value::Unknown, Value::Bytes).into(),
            follower.silent.map_or(Value::Unknown, |silent| Value::Seconds(silent as f64)).into(),
            follower.offset.map_or(Value::Unknown, Value::Bytes).into(),
            backlog.map_or(Value::Nothing, Value::Bytes).into(),
            share.map_or(Value::Nothing, Value::Ratio).into(),
        ]);
        if let Some((verdict, why)) = found {
            rows.found(verdict, why);
        }
    }
}

fn judge(follower: &Follower, lag: Option<i64>, share: Option<f64>) -> Option<(Verdict, String)> {
    let address = &follower.address;
    if follower.state != "online" {
        let why =
            format!("replica {address} is not online ({}): it is being sent everything anew", follower.state);
        return Some((Verdict::Warn, why));
    }
    if let Some(share) = share.filter(|share| *share >= BACKLOG_WARN) {
        let verdict = if share >= 1.0 { Verdict::Bad } else { Verdict::Warn };
        let why = format!(
            "replica {address} is {} behind, {:.0}% of the backlog: once it loses its link there, it needs everything \
             anew; raise `repl-backlog-size`",
            text::bytes(lag.unwrap_or(0)),
            share * 100.0
        );
        return Some((verdict, why));
    }
    let silent = follower.silent.filter(|silent| *silent >= SILENT_SECONDS)?;
    Some((Verdict::Warn, format!("replica {address} has not said for {silent} seconds how far it is")))
}

#[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
fn of_replica(info: &Info, rows: &mut Rows) {
    let findings =
        health::writes(info, None).into_iter().filter(|finding| finding.check == health::REPLICATION);
    let mut label = Label::Plain;
    for finding in findings {
        label = finding.verdict.label();
        let remedy = finding.remedy.map_or_else(String::new, |remedy| format!("; {remedy}"));
        rows.found(finding.verdict, format!("{}{remedy}", finding.summary));
    }
    let read = info.number("slave_read_repl_offset").zip(info.number("slave_repl_offset"));
    let syncing = info.flag("master_sync_in_progress") == Some(true);
    let state = if syncing { "syncing" } else { info.text("master_link_status").unwrap_or("unknown") };
    let silent = info.number("master_last_io_seconds_ago").filter(|seconds| *seconds >= 0);
    rows.lines.push(vec![
        "replica".into(),
        format!("master {}", health::master(info)).into(),
        Cell::labelled(state, label),
        read.map_or(Value::Unknown, |(read, applied)| Value::Bytes(read.saturating_sub(applied).max(0)))
            .into(),
        silent.map_or(Value::Unknown, |silent| Value::Seconds(silent as f64)).into(),
        info.value("slave_repl_offset", Value::Bytes).into(),
        Value::Nothing.into(),
        Value::Nothing.into(),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lag: i64, state: &str) -> Rows {
        let info = format!(
            "role:master\nmaster_repl_offset:1000\nrepl_backlog_size:100\n\
             slave0:ip=10.0.0.8,port=6379,state={state},offset={},lag=0\n",
            1000 - lag
        );
        let mut rows = Rows::default();
        of_master(&Info::parse(&info), &mut rows);
        rows
    }

    #[test]
    fn a_replica_is_judged_by_the_backlog_it_needs() {
        assert_eq!(rows(10, "online").verdict, Verdict::Fine);
        assert_eq!(rows(60, "online").verdict, Verdict::Warn);
        assert_eq!(rows(200, "online").verdict, Verdict::Bad);
        assert_eq!(rows(0, "wait_bgsave").verdict, Verdict::Warn);
        assert_eq!(rows(10, "online").lines[0][3].value, Value::Bytes(10));
    }
}
