//! Progress bars on stderr, where somebody is looking.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget};

use super::Settings;
use super::stream::{self, Terminal};
use crate::progress::{Progress, Unit};
use crate::text;

/// The progress of a run with these settings.
pub(super) fn progress(settings: &Settings, terminal: &Terminal) -> Arc<dyn Progress> {
    let bars = MultiProgress::new();
    if settings.quiet || !terminal.interactive {
        bars.set_draw_target(ProgressDrawTarget::hidden());
    }
    Arc::new(Bars {
        drawn: bars,
        running: Mutex::default(),
        next: AtomicU64::new(0),
        quiet: settings.quiet,
        verbose: settings.verbose,
    })
}

struct Bars {
    drawn: MultiProgress,
    running: Mutex<HashMap<u64, ProgressBar>>,
    next: AtomicU64,
    quiet: bool,
    verbose: bool,
}

impl Bars {
    fn tell(&self, line: &str) {
        self.drawn.suspend(|| stream::to_stderr(&format!("{}\n", text::clean(line))));
    }
}

impl Progress for Bars {
    fn begin(&self, label: &str, total: Option<u64>, _unit: Unit) -> u64 {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        bar.set_message(label.to_owned());
        let bar = self.drawn.add(bar);
        self.running.lock().unwrap_or_else(PoisonError::into_inner).insert(number, bar);
        number
    }

    fn advance(&self, task: u64, amount: u64) {
        if let Some(bar) = self.running.lock().unwrap_or_else(PoisonError::into_inner).get(&task) {
            bar.inc(amount);
        }
    }

    fn finish(&self, task: u64) {
        if let Some(bar) = self.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&task) {
            bar.finish_and_clear();
        }
    }

    fn note(&self, line: &str) {
        if !self.quiet {
            self.tell(line);
        }
    }

    fn detail(&self, line: &str) {
        if self.verbose {
            self.tell(line);
        }
    }
}
