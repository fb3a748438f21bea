//! Progress bars on stderr, where somebody is looking.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::Settings;
use super::stream::{self, Terminal};
use crate::progress::{Progress, Unit};
use crate::text;

/// How fast a spinner turns.
const TURN: Duration = Duration::from_millis(120);

/// Bars by what they count. The message gives way on a narrow terminal.
const OF_ITEMS: &str = "{wide_msg} {bar:20} {percent:>3}%  {human_pos}/{human_len}  {rate}  {eta} left";
const OF_BYTES: &str = "{wide_msg} {bar:20} {percent:>3}%  {binary_bytes}/{binary_total_bytes}  {binary_bytes_per_sec}  {eta} left";
const OPEN_ENDED: &str = "{spinner} {wide_msg} {elapsed}";

/// The progress of a run with these settings. Nothing is told while the terminal is `taken`.
pub(super) fn progress(
    settings: &Settings,
    terminal: &Terminal,
    taken: &Arc<AtomicBool>,
) -> Arc<dyn Progress> {
    let drawn = MultiProgress::new();
    if !terminal.draws {
        drawn.set_draw_target(ProgressDrawTarget::hidden());
    }
    Arc::new(Bars {
        drawn,
        running: Mutex::default(),
        next: AtomicU64::new(0),
        quiet: settings.quiet,
        verbose: settings.verbose,
        taken: Arc::clone(taken),
    })
}

struct Bars {
    drawn: MultiProgress,
    running: Mutex<HashMap<u64, ProgressBar>>,
    next: AtomicU64,
    quiet: bool,
    verbose: bool,
    /// Whether the terminal belongs to a view.
    taken: Arc<AtomicBool>,
}

impl Bars {
    fn tell(&self, line: &str) {
        if self.taken.load(Ordering::Acquire) {
            return;
        }
        self.drawn.suspend(|| stream::to_stderr(&format!("{}\n", text::clean(line))));
    }
}

fn bar(total: Option<u64>, unit: Unit) -> ProgressBar {
    let template = match (total, unit) {
        (None, _) => OPEN_ENDED,
        (Some(_), Unit::Items) => OF_ITEMS,
        (Some(_), Unit::Bytes) => OF_BYTES,
    };
    let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> ").with_key("rate", rate));
    }
    bar
}

/// Whole items a second: indicatif's own rate has four digits behind the point.
#[expect(clippy::cast_possible_truncation, reason = "a rate of items fits 64 bits")]
fn rate(state: &ProgressState, words: &mut dyn Write) {
    // a bar that cannot be drawn is no reason to stop the work
    let _ = write!(words, "{}/s", text::count(state.per_sec().round() as i64));
}

impl Progress for Bars {
    fn begin(&self, label: &str, total: Option<u64>, unit: Unit) -> u64 {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let hidden = self.drawn.is_hidden() || self.taken.load(Ordering::Acquire);
        let bar = if hidden { ProgressBar::hidden() } else { self.drawn.add(bar(total, unit)) };
        bar.set_message(text::clean(label));
        if !hidden {
            bar.enable_steady_tick(TURN);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_understood() {
        for template in [OF_ITEMS, OF_BYTES, OPEN_ENDED] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }

    #[test]
    fn a_task_is_gone_when_it_is_over() {
        let bars = Bars {
            drawn: MultiProgress::with_draw_target(ProgressDrawTarget::hidden()),
            running: Mutex::default(),
            next: AtomicU64::new(0),
            quiet: true,
            verbose: false,
            taken: Arc::default(),
        };
        let task = bars.begin("copy", Some(3), Unit::Bytes);
        bars.advance(task, 2);
        assert_eq!(bars.running.lock().unwrap()[&task].position(), 2);
        bars.finish(task);
        assert!(bars.running.lock().unwrap().is_empty());
    }
}
