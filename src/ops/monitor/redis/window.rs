//! INFO at two moments: what was counted between them, or since the server's statistics began.

use std::time::Duration;

use crate::conn::redis::{Info, Reader};
use crate::error::Result;

/// The longest span that is watched at once.
pub const LONGEST_WINDOW: Duration = Duration::from_hours(1);

/// Counters over a span of time.
pub(super) struct Window {
    before: Option<Info>,
    after: Info,
    span: Option<Duration>,
}

impl Window {
    /// Asks once, and where a span is given once more at its end.
    pub(super) async fn watch(reader: &Reader, span: Option<Duration>) -> Result<Self> {
        let first = reader.info().await?;
        let Some(span) = span else { return Ok(Self { before: None, after: first, span: None }) };
        tokio::time::sleep(span).await;
        Ok(Self { before: Some(first), after: reader.info().await?, span: Some(span) })
    }

    /// Between two answers.
    pub(super) fn between(before: Info, after: Info, span: Duration) -> Self {
        Self { before: Some(before), after, span: Some(span) }
    }

    /// What INFO told last.
    pub(super) fn now(&self) -> &Info {
        &self.after
    }

    /// What a part of a field grew by: `window.grown("cmdstat_get", "calls")`. A counter that was reset counts from
    /// nothing.
    pub(super) fn grown(&self, name: &str, part: &str) -> Option<i64> {
        let number = |info: &Info| info.part(name, part)?.parse::<i64>().ok();
        Some(since(number(&self.after)?, self.before.as_ref().and_then(number)))
    }

    /// The same of a field that is one number.
    pub(super) fn grown_number(&self, name: &str) -> Option<i64> {
        Some(since(self.after.number(name)?, self.before.as_ref().and_then(|info| info.number(name))))
    }

    /// `count` a second; unknown where no span was watched.
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    pub(super) fn rate(&self, count: i64) -> Option<f64> {
        self.span.map(|span| count as f64 / span.as_secs_f64())
    }

    /// `in the last 10.0s`, or `since the server's statistics began`.
    pub(super) fn words(&self) -> String {
        match self.span {
            Some(span) => format!("in the last {}", crate::text::duration(span)),
            None => "since the server's statistics began".to_owned(),
        }
    }

    /// Whether it is a span that was watched, so that what was counted is happening now.
    pub(super) fn is_recent(&self) -> bool {
        self.span.is_some()
    }
}

/// What a counter grew by; one that was reset counts from nothing.
fn since(now: i64, before: Option<i64>) -> i64 {
    let before = before.unwrap_or(0);
    if now < before { now } else { now.saturating_sub(before) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_that_was_reset_counts_from_nothing() {
        let info = |calls| Info::parse(&format!("cmdstat_get:calls={calls},usec=1\n"));
        let window = |before, after| Window::between(info(before), info(after), Duration::from_secs(2));
        assert_eq!(window(5, 9).grown("cmdstat_get", "calls"), Some(4));
        assert_eq!(window(5, 3).grown("cmdstat_get", "calls"), Some(3));
        assert_eq!(window(5, 9).grown("cmdstat_set", "calls"), None);
        assert_eq!(window(5, 9).rate(4), Some(2.0));
    }
}
