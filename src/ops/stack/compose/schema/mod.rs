//! Which keys may stand where, what may stand behind them, and what becomes of that: one table a place.

mod advice;
mod deploy;
mod service;
mod top;

pub(super) use advice::{forbidden, foreign};
pub(super) use service::{ATTACHMENT, BUILD, LOGGING, MOUNT, PORT, REFERENCE, SERVICE, ULIMIT};
pub(super) use top::FILE;

/// The newest version of the format.
pub(super) const NEWEST: u8 = 13;

/// What may stand behind a key. It also says how two files' values are merged.
pub(super) enum Shape {
    /// Taken as it is: `x-...`.
    Anything,
    Text,
    /// A text, or nothing behind the key.
    OptionalText,
    /// One of a few words.
    Word(&'static [&'static str]),
    Flag,
    /// A flag whose `false` is not its absence.
    OptionalFlag,
    /// Below zero too.
    Integer,
    /// A whole number whose zero is its absence.
    Count,
    /// A whole number whose zero is not its absence, and which overrides.
    OptionalCount,
    Ratio,
    Duration,
    /// A duration whose zero is not its absence.
    OptionalDuration,
    /// A size: `512M`.
    Bytes,
    /// A size that is written as a number of bytes only.
    ByteCount,
    /// Billionths of a processor, written as a text: `"0.5"`.
    Processors,
    /// The path of a file, from the folder of the first file.
    File,
    /// A command: a list of words, or a text that is split into them.
    Command,
    /// A health check: a list of words, or a text for a shell.
    Test,
    /// A list of different texts.
    Texts,
    /// A text, or a list of different texts.
    TextOrTexts,
    /// A list of texts or numbers.
    TextsOrNumbers,
    /// A list of texts that may be the same.
    AnyTexts,
    /// `NAME: value` or a list of `NAME=value`, where a name alone is filled in.
    Environment,
    /// `name: value` or a list of `name=value`, where a name alone has an empty value.
    Labels,
    /// `name: value`, a map only.
    Options,
    /// `host: address` or a list of `host:address`.
    Hosts,
    Ports,
    Mounts,
    /// Secrets or configs of a service.
    References,
    /// Networks of a service.
    Attachments,
    /// Services that this one waits for.
    Dependencies,
    Ulimits,
    Logging,
    Build,
    /// `true`, or `name:`, in its old place.
    External,
    /// A list, each item with these keys.
    ListOf(&'static Keys),
    /// A map, each of its values with these keys; in a second file, a whole value overrides.
    MapOf(&'static Keys),
    /// The services: a map whose values are merged.
    Services(&'static Keys),
    /// Exactly these keys.
    Keys(&'static Keys),
}

/// The keys of a map.
pub(super) struct Keys {
    /// In the order in which they are written.
    pub(super) known: &'static [Key],
    /// What else may stand there.
    pub(super) others: Others,
    /// Whether the map means something when it is empty.
    pub(super) kept_when_empty: bool,
    /// Whether nothing may stand behind the key, which then is an empty map.
    pub(super) nullable: bool,
}

/// What may stand beside known keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    Nothing,
    /// `x-...`.
    Extensions,
    /// Anything; docker drops it silently.
    Dropped,
}

/// A key.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    /// The first version of the format, after `3.`, that has it.
    pub(super) since: u8,
    /// Why it does nothing in a swarm, and what to write instead.
    pub(super) without_effect: Option<(&'static str, &'static str)>,
}

impl Keys {
    pub(super) fn find(&self, name: &str) -> Option<&'static Key> {
        self.known.iter().find(|key| key.name == name)
    }

    const fn new(known: &'static [Key]) -> Self {
        Self { known, others: Others::Nothing, kept_when_empty: false, nullable: false }
    }

    const fn with_extensions(mut self) -> Self {
        self.others = Others::Extensions;
        self
    }

    const fn kept_when_empty(mut self) -> Self {
        self.kept_when_empty = true;
        self
    }

    const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    const fn open(mut self) -> Self {
        self.others = Others::Dropped;
        self
    }
}

const fn key(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, since: 0, without_effect: None }
}

impl Key {
    const fn since(mut self, version: u8) -> Self {
        self.since = version;
        self
    }

    const fn without_effect(mut self, reason: &'static str, remedy: &'static str) -> Self {
        self.without_effect = Some((reason, remedy));
        self
    }
}
