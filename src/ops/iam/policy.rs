//! Policies as IAM writes them in JSON.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;

use super::condition::Condition;
use super::context::Request;
use super::operator::Operator;
use super::pattern::Pattern;
use super::principal::{Principals, Reach};
use super::truth::Truth;
use crate::error::{Error, Result};
use crate::text;

/// The version whose policies have variables.
const WITH_VARIABLES: &str = "2012-10-17";

/// Actions on nothing in particular, which can be allowed on every resource alone.
const OF_NO_RESOURCE: &[&str] = &[
    "ListTables",
    "ListBackups",
    "ListExports",
    "ListImports",
    "ListGlobalTables",
    "ListStreams",
    "DescribeLimits",
];

/// A policy.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What it is called where it was found: a file, a policy's name or ARN.
    pub name: String,
    pub(super) statements: Vec<Statement>,
}

/// Where a statement is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The policy.
    pub policy: String,
    /// The statement: its `Sid`, or its number from 1.
    pub statement: String,
}

/// What a statement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Effect {
    Allow,
    Deny,
}

/// A statement.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) found: Found,
    pub(super) effect: Effect,
    actions: Scope,
    resources: Scope,
    principals: Option<Principals>,
    conditions: Vec<Condition>,
    has_variables: bool,
}

/// Patterns that something has to be like, or must not be like.
#[derive(Clone, Debug)]
struct Scope {
    patterns: Vec<String>,
    except: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Document {
    version: Option<String>,
    statement: Several<Words>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Words {
    sid: Option<String>,
    effect: Effect,
    action: Option<Several<String>>,
    not_action: Option<Several<String>>,
    resource: Option<Several<String>>,
    not_resource: Option<Several<String>>,
    principal: Option<Json>,
    not_principal: Option<Json>,
    #[serde(default)]
    condition: BTreeMap<String, BTreeMap<String, Several<Json>>>,
}

/// One, or a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Several<T> {
    Many(Vec<T>),
    One(T),
}

impl<T> Several<T> {
    fn list(self) -> Vec<T> {
        match self {
            Self::Many(list) => list,
            Self::One(one) => vec![one],
        }
    }
}

impl Policy {
    /// Reads a policy that is called `name`.
    pub fn parse(name: &str, json: &str) -> Result<Self> {
        let wrong = || Error::usage(format!("{} is no IAM policy", text::clean(name)));
        let document: Document = serde_json::from_str(json).map_err(|error| wrong().caused_by(&error))?;
        let has_variables = document.version.as_deref() == Some(WITH_VARIABLES);
        let statements = document.statement.list().into_iter().enumerate();
        let statements = statements.map(|(number, words)| {
            let statement = words.sid.clone().filter(|sid| !sid.is_empty());
            let statement = statement.unwrap_or_else(|| format!("statement {}", number + 1));
            let found = Found { policy: name.to_owned(), statement };
            words.statement(found, has_variables).map_err(|why| wrong().because(why))
        });
        Ok(Self { name: name.to_owned(), statements: statements.collect::<Result<_>>()? })
    }

    /// Statements that allow every action of `service`, or something on everything: more than anybody needs.
    pub fn broad(&self, service: &str) -> Vec<Found> {
        let is_broad =
            |statement: &&Statement| statement.effect == Effect::Allow && statement.is_broad(service);
        self.statements.iter().filter(is_broad).map(|statement| statement.found.clone()).collect()
    }
}

impl Words {
    fn statement(self, found: Found, has_variables: bool) -> Result<Statement, String> {
        let place = found.statement.clone();
        let actions = Scope::of(self.action, self.not_action)
            .ok_or_else(|| format!("{place} needs one of Action and NotAction"))?;
        let resources = Scope::of(self.resource, self.not_resource);
        let principals = match (self.principal, self.not_principal) {
            (Some(principals), _) => Some(Principals::of(&principals, false)),
            (None, others) => others.map(|others| Principals::of(&others, true)),
        };
        if resources.is_none() && principals.is_none() {
            return Err(format!("{place} needs one of Resource and NotResource"));
        }
        Ok(Statement {
            found,
            effect: self.effect,
            actions,
            // a resource policy may leave out what it is attached to
            resources: resources.unwrap_or_else(Scope::everything),
            principals,
            conditions: conditions(self.condition)?,
            has_variables,
        })
    }
}

fn conditions(
    operators: BTreeMap<String, BTreeMap<String, Several<Json>>>,
) -> Result<Vec<Condition>, String> {
    let mut conditions = Vec::new();
    for (name, keys) in operators {
        let operator = Operator::of(&name).ok_or_else(|| format!("IAM has no operator {name}"))?;
        for (key, values) in keys {
            let values = values.list().into_iter().map(word).collect();
            conditions.push(Condition { operator, key, values });
        }
    }
    Ok(conditions)
}

fn word(value: Json) -> String {
    match value {
        Json::String(word) => word,
        other => other.to_string(),
    }
}

impl Statement {
    /// Whether it speaks of this request.
    pub(super) fn applies(&self, request: &Request<'_>) -> Truth {
        let action = request.action.to_ascii_lowercase();
        let is_like = |pattern: &str| Pattern::plain(&pattern.to_ascii_lowercase()).matches(&action).into();
        let actions = self.actions.covers(is_like);
        let resources = self.resources.covers(|pattern| self.is_resource(pattern, request));
        let conditions = self.conditions.iter();
        let met = conditions.map(|condition| condition.holds(request.context, self.has_variables));
        actions.and(resources).and(Truth::all(met))
    }

    /// How it reaches whoever asks; a policy of the principal itself names nobody.
    pub(super) fn reach(&self, principal: &str) -> Reach {
        self.principals.as_ref().map_or(Reach::Direct, |principals| principals.reach(principal))
    }

    fn is_resource(&self, pattern: &str, request: &Request<'_>) -> Truth {
        let pattern = if self.has_variables {
            Pattern::filled(pattern, request.context)
        } else {
            Ok(Pattern::plain(pattern))
        };
        pattern.map_or_else(|truth| truth, |pattern| pattern.matches_arn(request.resource).into())
    }

    fn is_broad(&self, service: &str) -> bool {
        let every = format!("{service}:*");
        let all_actions = self.actions.except || self.actions.names(&["*", &every]);
        let all_resources = self.resources.except || self.resources.names(&["*"]);
        let narrow = |action: &str| {
            let (own, name) = action.split_once(':').unwrap_or((action, ""));
            own.eq_ignore_ascii_case(service)
                && !OF_NO_RESOURCE.iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        all_actions || (all_resources && self.actions.patterns.iter().any(|action| narrow(action)))
    }
}

impl Scope {
    fn of(only: Option<Several<String>>, except: Option<Several<String>>) -> Option<Self> {
        match (only, except) {
            (Some(only), None) => Some(Self { patterns: only.list(), except: false }),
            (None, Some(except)) => Some(Self { patterns: except.list(), except: true }),
            _ => None,
        }
    }

    fn everything() -> Self {
        Self { patterns: vec!["*".to_owned()], except: false }
    }

    fn covers(&self, is_like: impl Fn(&str) -> Truth) -> Truth {
        let listed = Truth::any(self.patterns.iter().map(|pattern| is_like(pattern)));
        if self.except { listed.not() } else { listed }
    }

    fn names(&self, words: &[&str]) -> bool {
        let is_named = |pattern: &String| words.iter().any(|word| word.eq_ignore_ascii_case(pattern));
        self.patterns.iter().any(is_named)
    }
}
