//! `--watch`: one look after the other, at fixed moments, until somebody ends it.

use std::time::Duration;

use jiff::Timestamp;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::lost::Lost;
use crate::cli::Run;
use crate::error::{Error, Kind, Result};
use crate::exit::Exit;
use crate::report::Report;
use crate::ui::{Frame, Interruption, Live};

/// Shows what `look` sees, every `every`. What fails at the first look ends the run; later the view goes on, and
/// says what it lost.
pub(super) async fn watch<R: Report>(
    run: &Run<'_>,
    every: Duration,
    mut look: impl AsyncFnMut() -> Result<R>,
) -> Result<Exit> {
    run.ui.must_tell_samples()?;
    run.context.redis.keep();
    let mut ticks = ticks(every);
    ticks.tick().await;
    let first = look().await?;
    match run.ui.live()? {
        Some(live) => {
            Picture { run, every, live, report: first, taken_at: Timestamp::now(), trouble: None }
                .go_on(&mut ticks, look)
                .await
        }
        None => one_after_the_other(run, &mut ticks, first, look).await,
    }
}

/// Moments at multiples of `every`; those that a slow look misses are left out.
fn ticks(every: Duration) -> Interval {
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    ticks
}

/// A view on a terminal of its own.
struct Picture<'a, R> {
    run: &'a Run<'a>,
    every: Duration,
    live: Live<'a>,
    report: R,
    taken_at: Timestamp,
    trouble: Option<Error>,
}

impl<R: Report> Picture<'_, R> {
    async fn go_on(mut self, ticks: &mut Interval, mut look: impl AsyncFnMut() -> Result<R>) -> Result<Exit> {
        let mut resized = signal(SignalKind::window_change())
            .map_err(|error| Error::failed("signals cannot be listened for").caused_by(&error))?;
        let run = self.run;
        loop {
            self.draw()?;
            let next = async {
                ticks.tick().await;
                look().await
            };
            let mut next = std::pin::pin!(next);
            let seen = loop {
                tokio::select! {
                    seen = &mut next => break seen,
                    _ = resized.recv() => self.draw()?,
                    () = self.live.until_ended() => return Ok(Exit::Fine),
                    () = run.context.running.until_stopped() => return Err(Interruption::error()),
                }
            };
            self.take(seen)?;
        }
    }

    fn draw(&self) -> Result<()> {
        self.live.draw(&Frame {
            title: self.run.command,
            every: self.every,
            report: &self.report,
            taken_at: self.taken_at,
            trouble: self.trouble.as_ref(),
        })
    }

    fn take(&mut self, seen: Result<R>) -> Result<()> {
        match seen {
            Ok(report) => {
                (self.report, self.taken_at, self.trouble) = (report, Timestamp::now(), None);
                Ok(())
            }
            Err(error) if passes(&error) => {
                self.trouble = Some(error);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether it is worth looking again.
fn passes(error: &Error) -> bool {
    !matches!(error.kind(), Kind::BrokenPipe | Kind::Interrupted | Kind::Bug | Kind::Usage)
}

async fn one_after_the_other<R: Report>(
    run: &Run<'_>,
    ticks: &mut Interval,
    first: R,
    mut look: impl AsyncFnMut() -> Result<R>,
) -> Result<Exit> {
    let mut seen = Ok(first);
    let mut lost = false;
    loop {
        match &seen {
            Ok(report) => run.ui.emit_sample(report)?,
            Err(error) => run.ui.emit_sample(&Lost(error))?,
        }
        match (&seen, lost) {
            (Err(error), false) => run.ui.note(&format!("Lost, trying again: {error}")),
            (Ok(_), true) => run.ui.note("It answers again."),
            _ => {}
        }
        lost = seen.is_err();
        let next = async {
            ticks.tick().await;
            look().await
        };
        seen = tokio::select! {
            seen = next => seen,
            () = run.context.running.until_stopped() => return Err(Interruption::error()),
        };
        if seen.as_ref().is_err_and(|error| !passes(error)) {
            return seen.map(|_| Exit::Fine);
        }
    }
}
