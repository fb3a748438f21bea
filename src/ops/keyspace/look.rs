//! What is asked about keys: type, time to live, memory; each only as long as the server answers.

use std::time::Duration;

use ::redis::{Pipeline, Value, pipe};

use super::tally::{Kind, Lifetime};
use crate::conn::redis::Reader;
use crate::error::{Error, Result};

/// What was seen of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its type, where it could be seen.
    pub kind: Option<Kind>,
    /// How long it lives.
    pub lifetime: Lifetime,
    /// Its memory in bytes, where it could be seen.
    pub bytes: Option<u64>,
}

/// A question about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Kind,
    Lifetime,
    Bytes,
}

impl Question {
    const ALL: [Self; 3] = [Self::Kind, Self::Lifetime, Self::Bytes];
}

/// The questions that one server is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Questions {
    /// How many elements of a collection are measured, 0 for all.
    pub(super) samples: u32,
}

/// The answers about keys that were asked about together.
pub(super) struct Answers {
    /// Of each key that was still there.
    pub(super) seen: Vec<(Vec<u8>, Seen)>,
    /// The first refusal of each question.
    pub(super) refused: Vec<Error>,
}

/// Asks about these keys in one round trip.
pub(super) async fn look(reader: &Reader, keys: Vec<Vec<u8>>, questions: Questions) -> Result<Answers> {
    if keys.is_empty() {
        return Ok(Answers { seen: Vec::new(), refused: Vec::new() });
    }
    let answers = reader.ask_each(ask(&keys, questions)).await?;
    let mut refused: [Option<Error>; 3] = Default::default();
    let mut answers = answers.into_iter();
    let mut seen = Vec::with_capacity(keys.len());
    for key in keys {
        let about = Question::ALL.map(|question| match answers.next()? {
            Ok(value) => Some(value),
            Err(error) => {
                refused[question as usize].get_or_insert(error);
                None
            }
        });
        let [kind, lifetime, bytes] = &about;
        if let Some(read) = read(kind.as_ref(), lifetime.as_ref(), bytes.as_ref()) {
            seen.push((key, read));
        }
    }
    Ok(Answers { seen, refused: refused.into_iter().flatten().collect() })
}

fn ask(keys: &[Vec<u8>], questions: Questions) -> Pipeline {
    let mut pipeline = pipe();
    for key in keys {
        pipeline.cmd("TYPE").arg(key);
        pipeline.cmd("PTTL").arg(key);
        pipeline.cmd("MEMORY").arg("USAGE").arg(key).arg("SAMPLES").arg(questions.samples);
    }
    pipeline
}

/// `None` of a key that went away since it was found.
fn read(kind: Option<&Value>, lifetime: Option<&Value>, bytes: Option<&Value>) -> Option<Seen> {
    let kind = match kind {
        Some(Value::SimpleString(word)) => Some(Kind::of(word)?),
        _ => None,
    };
    let lifetime = match lifetime {
        Some(Value::Int(-2)) => return None,
        Some(Value::Int(-1)) => Lifetime::Endless,
        Some(Value::Int(left)) => Lifetime::Left(Duration::from_millis(u64::try_from(*left).unwrap_or(0))),
        _ => Lifetime::Unseen,
    };
    let bytes = match bytes {
        Some(Value::Int(bytes)) => u64::try_from(*bytes).ok(),
        _ => None,
    };
    Some(Seen { kind, lifetime, bytes })
}

/// The command that tells the length of a value of this type.
pub(super) const fn length(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Plain => Some("STRLEN"),
        Kind::Hash => Some("HLEN"),
        Kind::List => Some("LLEN"),
        Kind::Set => Some("SCARD"),
        Kind::SortedSet => Some("ZCARD"),
        Kind::Stream => Some("XLEN"),
        Kind::Other => None,
    }
}
