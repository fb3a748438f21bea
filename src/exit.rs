//! How a run of authctl ends: every exit code, once, with its meaning.
//!
//! The README's table is checked against [`Exit::ALL`] by a test.

/// The result of a run, as the process's exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// What was asked for was done, and the answer is good.
    Fine = 0,
    /// Something failed, and no more exact code fits.
    Failed = 1,
    /// The command line, the configuration or a file handed in is wrong.
    Usage = 2,
    /// It worked, and the answer is bad: a check failed, drift, pending migrations.
    Findings = 3,
    /// Under `--strict`: something could not be seen.
    Incomplete = 4,
    /// A server could not be reached in time.
    Unreachable = 5,
    /// A server was reached and refused this identity.
    Denied = 6,
    /// The change was not agreed to, so nothing was changed.
    Refused = 7,
    /// Somebody else holds the lock, or the world changed since the plan was made.
    Conflict = 8,
    /// Part of the change was made; a second run goes on from there.
    PartlyDone = 9,
    /// A defect of authctl itself.
    Bug = 70,
    /// Stopped by Ctrl-C or SIGTERM.
    Interrupted = 130,
}

impl Exit {
    /// Every code, in rising order.
    pub const ALL: [Self; 12] = [
        Self::Fine,
        Self::Failed,
        Self::Usage,
        Self::Findings,
        Self::Incomplete,
        Self::Unreachable,
        Self::Denied,
        Self::Refused,
        Self::Conflict,
        Self::PartlyDone,
        Self::Bug,
        Self::Interrupted,
    ];

    /// The number the process ends with.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The meaning in a few words, as the README's table prints it.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Failed => "failed",
            Self::Usage => "usage: the command line, the configuration or an input file is wrong",
            Self::Findings => "findings: it worked, and the answer is bad",
            Self::Incomplete => "incomplete: something could not be seen (under `--strict`)",
            Self::Unreachable => "unreachable: a server did not answer in time",
            Self::Denied => "denied: a server refused this identity",
            Self::Refused => "refused: no consent, so nothing was changed",
            Self::Conflict => {
                "conflict: a lock is held, the target changed since the plan, or files contradict the history"
            }
            Self::PartlyDone => "partly done: run it again to go on",
            Self::Bug => "a bug in authctl",
            Self::Interrupted => "interrupted",
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
