//! A way to write: one connection to each master, used by one worker at a time.

use ::redis::{Pipeline, pipe};

use super::count::Count;
use super::slot;
use super::target::Target;
use crate::conn::redis::{Redis, Writer};
use crate::error::{Error, Kind, Result};
use crate::ops::rdb::{Entry, Master};
use crate::plan::{Approved, Plan};
use crate::text;

/// A connection to each master.
pub(super) struct Lane<'a> {
    masters: Vec<(&'a Master, Writer)>,
    /// A cluster has one database, and does not like to hear of it.
    selects: bool,
}

/// Opens `count` of them.
pub(super) async fn open<'a, P: Plan>(
    redis: &Redis,
    approved: &Approved<P>,
    target: &'a Target,
    count: usize,
) -> Result<Vec<Lane<'a>>> {
    let mut lanes = Vec::new();
    for _ in 0..count.max(1) {
        let mut masters = Vec::new();
        for (address, writer) in redis.write(approved).await?.masters().await? {
            if let Some(master) = target.masters.list.iter().find(|master| master.address == address) {
                masters.push((master, writer));
            }
        }
        if masters.len() < target.masters.list.len() {
            return Err(Error::new(Kind::Conflict, "a master takes no writes any more")
                .hint("a failover may be under way: run the command again"));
        }
        lanes.push(Lane { masters, selects: !target.is_cluster });
    }
    Ok(lanes)
}

impl Lane<'_> {
    /// Writes these keys, each to the master that has its slot, and counts them.
    pub(super) async fn restore(&self, keys: &[Entry], replace: bool, count: &Count) -> Result<()> {
        for (master, writer) in &self.masters {
            let own: Vec<_> =
                keys.iter().filter(|entry| self.is_alone() || master.has(slot::of(&entry.key))).collect();
            self.send(writer, &own, replace, count).await?;
        }
        Ok(())
    }

    fn is_alone(&self) -> bool {
        self.masters.len() == 1
    }

    async fn send(&self, writer: &Writer, keys: &[&Entry], replace: bool, count: &Count) -> Result<()> {
        let mut pipeline = pipe();
        // for each command the key that it is about
        let mut about: Vec<Option<&Entry>> = Vec::with_capacity(keys.len() + 1);
        let mut database = None;
        for entry in keys {
            if self.selects && database.replace(entry.database) != Some(entry.database) {
                pipeline.cmd("SELECT").arg(entry.database);
                about.push(None);
            }
            restore(&mut pipeline, entry, replace);
            about.push(Some(*entry));
        }
        if about.is_empty() {
            return Ok(());
        }
        let sent = keys.len() as u64;
        count.send(sent);
        let answers = writer.run_each(pipeline).await?;
        let restored = answers.iter().zip(&about).filter(|(answer, entry)| answer.is_ok() && entry.is_some());
        count.answer(sent, restored.count() as u64);
        for (answer, entry) in answers.into_iter().zip(about) {
            answer.map_err(|error| refused(error, entry))?;
        }
        Ok(())
    }

    /// Loads a library of functions on every master.
    pub(super) async fn load(&self, code: &[u8], replace: bool) -> Result<()> {
        for (_, writer) in &self.masters {
            let mut pipeline = pipe();
            let load = pipeline.cmd("FUNCTION").arg("LOAD");
            if replace {
                load.arg("REPLACE");
            }
            load.arg(code);
            for answer in writer.run_each(pipeline).await? {
                answer.map_err(|error| {
                    let error = error.context("a library of functions was not loaded");
                    if replace { error } else { error.hint("one that is there is replaced with `--clean`") }
                })?;
            }
        }
        Ok(())
    }
}

fn restore(pipeline: &mut Pipeline, entry: &Entry, replace: bool) {
    let command = pipeline.cmd("RESTORE").arg(&entry.key).arg(entry.expires_at.unwrap_or_default());
    command.arg(&entry.payload).arg("ABSTTL");
    if replace {
        command.arg("REPLACE");
    }
    if let Some(seconds) = entry.idle_seconds {
        command.arg("IDLETIME").arg(seconds);
    }
    if let Some(frequency) = entry.frequency {
        command.arg("FREQ").arg(frequency);
    }
}

/// The types of values that only a module understands, as RDB has them.
const MODULES: [u8; 2] = [6, 7];

fn refused(error: Error, entry: Option<&Entry>) -> Error {
    let Some(entry) = entry else { return error };
    let busy = error.server_code() == Some("BUSYKEY");
    let key = text::clean(&String::from_utf8_lossy(&entry.key));
    if MODULES.iter().any(|module| entry.payload.first() == Some(module)) {
        return Error::failed(format!("key `{key}` is of a module, which this server has not loaded"))
            .because(error.to_string())
            .hint("load the module that the backup's server had: `loadmodule` in its settings");
    }
    let error = error.context(format!("key `{key}` of database {} was not restored", entry.database));
    if busy {
        return error
            .hint("somebody else writes to this server: stop that, and restore again with `--clean`");
    }
    error
}
