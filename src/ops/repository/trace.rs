//! A process in so few characters that the name of what it made has room for it.

use std::fmt;

use super::process::{Fate, Process};

/// A process as a name tells it: known on its own machine, unseen from everywhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    place: String,
    pid: u32,
    started: u64,
}

/// The place of a process of which none is known.
const NOWHERE: &str = "nowhere";

impl Trace {
    /// Of this process.
    pub(crate) fn here() -> Self {
        let here = Process::here();
        let place = here.place().unwrap_or_else(|| NOWHERE.to_owned());
        Self { place, pid: here.pid, started: here.started().unwrap_or_default() }
    }

    /// What [`Display`](fmt::Display) wrote; `None` of anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let [place, pid, started] = text.split('-').collect::<Vec<_>>()[..] else { return None };
        let is_plain = !place.is_empty() && place.chars().all(|c| c.is_ascii_alphanumeric());
        is_plain.then_some(Self {
            place: place.to_owned(),
            pid: pid.parse().ok()?,
            started: started.parse().ok()?,
        })
    }

    /// Whether the process has ended; `None` where that cannot be seen from here.
    pub(crate) fn has_ended(&self) -> Option<bool> {
        if self.place == NOWHERE || self.place != Self::here().place {
            return None;
        }
        let here = Process::here();
        match Process::beside(self.pid, self.started).fate(&here) {
            Fate::Runs => Some(false),
            Fate::Ended | Fate::Restarted => Some(true),
            Fate::Unseen => None,
        }
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}-{}", self.place, self.pid, self.started)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_known_by_its_trace_on_its_own_machine() {
        let here = Trace::here();
        assert_eq!(Trace::parse(&here.to_string()), Some(here.clone()));
        assert_eq!(here.has_ended(), Some(false));
        assert_eq!(Trace { started: here.started + 1, ..here.clone() }.has_ended(), Some(true));
        assert_eq!(Trace { place: "elsewhere".to_owned(), ..here }.has_ended(), None);
    }

    #[test]
    fn what_is_no_trace_is_told_from_one() {
        for text in ["", "a-1", "a-b-2", "a-1-2-3", "-1-2", "ä-1-2"] {
            assert_eq!(Trace::parse(text), None, "{text}");
        }
    }
}
