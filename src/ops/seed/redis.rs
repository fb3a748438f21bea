//! Living sessions into Redis, in pipelines. Every key has a time to live, and the names of keys follow from
//! the recipe: a second run overwrites them, and a later `--clean` finds them by the recipes that the hash
//! `authctl:seed` keeps.

use std::time::Instant;

use ::redis::{Cmd, Pipeline, Value, cmd, pipe};

use super::account::{Accounts, Session};
use super::cached;
use super::plan::{Amount, Line, SeedPlan, Store, Written};
use super::recipe::{Recipe, span};
use crate::conn::redis::{Reader, Writer};
use crate::error::Result;
use crate::plan::Approved;
use crate::progress::{Progress, Task};

/// Which recipes were seeded here: fields are `<rng seed> <users> <sessions per user> <instance name>`.
const RECIPES: &str = "authctl:seed";

/// Adds a field to the hash, and lets the hash live as long as the longest session of all its recipes.
const REMEMBER: &str = "redis.call('HSET', KEYS[1], ARGV[1], 1) \
    if redis.call('PEXPIRETIME', KEYS[1]) < tonumber(ARGV[2]) then \
    redis.call('PEXPIREAT', KEYS[1], ARGV[2]) end";

/// How many sessions are sent before the answers are waited for.
const BATCH: usize = 500;

/// No session lives longer than this after the recipe's moment.
const LONGEST: i64 = 30 * span::DAY;

/// Adds the lines of Redis to the plan.
pub async fn plan(reader: &Reader, instance_name: &str, plan: &mut SeedPlan) -> Result<()> {
    let recipe = plan.recipe().clone();
    let keys: u64 = reader.ask(&cmd("DBSIZE")).await?;
    let earlier = if recipe.clean { earlier(reader, &recipe).await? } else { Vec::new() };
    let living: u64 = earlier.iter().map(|stored| stored.living().count() as u64).sum();
    let removes = at_most(living);
    let adds = Stored::of(&recipe, instance_name).living().count() as u64;
    for object in objects(instance_name) {
        let present = at_most(keys);
        plan.push(Line { store: Store::Redis, object, present, removes, adds });
    }
    Ok(())
}

fn at_most(count: u64) -> Amount {
    if count == 0 { Amount::Exactly(0) } else { Amount::AtMost(count) }
}

fn objects(instance_name: &str) -> [String; 2] {
    ["sess:*".to_owned(), format!("{instance_name}*")]
}

/// Removes what is to be removed and writes the living sessions in both layouts.
pub async fn apply(
    writer: &Writer,
    instance_name: &str,
    approved: &Approved<SeedPlan>,
    progress: &dyn Progress,
) -> Result<Vec<Written>> {
    let recipe = approved.plan().recipe();
    let removed = if recipe.clean { remove(writer, recipe, progress).await? } else { [0; 2] };
    let started = Instant::now();
    let stored = Stored::of(recipe, instance_name);
    stored.remember(writer).await?;
    let added = stored.write(writer, progress, stored.living().count() as u64).await?;
    let took = started.elapsed();
    let objects = objects(instance_name).into_iter().zip(removed).zip(added);
    Ok(objects
        .map(|((object, removed), added)| Written { store: Store::Redis, object, removed, added, took })
        .collect())
}

/// The recipes that were seeded here and are not forgotten yet.
async fn earlier(reader: &Reader, like: &Recipe) -> Result<Vec<Stored>> {
    let fields: Vec<String> = reader.ask(cmd("HKEYS").arg(RECIPES)).await?;
    Ok(fields.iter().filter_map(|field| Stored::parse(field, like)).collect())
}

async fn remove(writer: &Writer, recipe: &Recipe, progress: &dyn Progress) -> Result<[u64; 2]> {
    let task = Task::open_ended(progress, "removing what earlier seeds made");
    let mut removed = [0; 2];
    for stored in earlier(writer, recipe).await? {
        let unlink = |key: String| cmd("UNLINK").arg(key).take();
        let [sessions, cache] = stored
            .send(writer, &task, |session, _, _| {
                let cache = cached::cache_key(&stored.instance_name, session);
                [unlink(cached::session_key(session)), unlink(cache)]
            })
            .await?;
        removed = [removed[0] + sessions, removed[1] + cache];
        let forget = cmd("HDEL").arg(RECIPES).arg(stored.field()).take();
        writer.run::<Value>(pipe().add_command(forget)).await?;
    }
    Ok(removed)
}

/// The keys of one recipe under one instance name.
struct Stored {
    recipe: Recipe,
    instance_name: String,
    accounts: Accounts,
}

impl Stored {
    fn of(recipe: &Recipe, instance_name: &str) -> Self {
        Self {
            recipe: recipe.clone(),
            instance_name: instance_name.to_owned(),
            accounts: Accounts::of(recipe, 1),
        }
    }

    /// The recipe that a field of [`RECIPES`] names. Neither key names nor who lives depend on its moment.
    fn parse(field: &str, like: &Recipe) -> Option<Self> {
        let mut words = field.splitn(4, ' ');
        let recipe = Recipe {
            rng_seed: words.next()?.parse().ok()?,
            users: words.next()?.parse().ok()?,
            sessions_per_user: words.next()?.parse().ok()?,
            ..like.clone()
        };
        Some(Self::of(&recipe, words.next()?))
    }

    fn field(&self) -> String {
        let Recipe { rng_seed, users, sessions_per_user, .. } = &self.recipe;
        format!("{rng_seed} {users} {sessions_per_user} {}", self.instance_name)
    }

    /// The living sessions, which alone are in Redis.
    fn living(&self) -> impl Iterator<Item = (u64, u16, Session)> {
        self.accounts.living(&self.recipe)
    }

    /// Notes the recipe before its keys are written, so that they can be found even if the run is killed.
    async fn remember(&self, writer: &Writer) -> Result<()> {
        let ends_at = (self.recipe.base() + LONGEST) / 1000;
        let mut note = pipe();
        note.cmd("EVAL").arg(REMEMBER).arg(1).arg(RECIPES).arg(self.field()).arg(ends_at);
        writer.run::<Value>(&note).await.map(drop)
    }

    async fn write(&self, writer: &Writer, progress: &dyn Progress, total: u64) -> Result<[u64; 2]> {
        let task = Task::of_items(progress, "Redis sessions", total);
        self.send(writer, &task, |session, number, own| {
            let user = self.accounts.user(number);
            let tokens = self.accounts.tokens(number, own, &user);
            [
                cached::store_session(session, &tokens, &user),
                cached::store_cache(&self.instance_name, session, &user, self.recipe.base()),
            ]
        })
        .await
    }

    /// Sends two commands for each living session, one for each layout; how many keys of each were touched.
    async fn send(
        &self,
        writer: &Writer,
        task: &Task<'_>,
        commands: impl Fn(&Session, u64, u16) -> [Cmd; 2],
    ) -> Result<[u64; 2]> {
        let mut touched = [0; 2];
        let mut living = self.living();
        loop {
            let mut batch = Pipeline::with_capacity(2 * BATCH);
            for (user, own, session) in living.by_ref().take(BATCH) {
                for command in commands(&session, user, own) {
                    batch.add_command(command);
                }
            }
            if batch.is_empty() {
                return Ok(touched);
            }
            let answers: Vec<Value> = writer.run(&batch).await?;
            for (layout, touched) in touched.iter_mut().enumerate() {
                *touched += answers.iter().skip(layout).step_by(2).map(counted).sum::<u64>();
            }
            task.advance(batch.len() as u64 / 2);
        }
    }
}

/// How many keys a command touched by its answer: a number, or the OK of a SET.
fn counted(answer: &Value) -> u64 {
    match answer {
        Value::Int(count) => u64::try_from(*count).unwrap_or_default(),
        Value::Okay => 1,
        _ => 0,
    }
}
