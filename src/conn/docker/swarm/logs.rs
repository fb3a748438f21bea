//! What tasks write, line by line. A line that never ends is cut, so that nothing grows with what is written.

use std::collections::VecDeque;
use std::pin::Pin;
use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use jiff::Timestamp;

use super::{Swarm, segment};
use crate::conn::docker::request::{Fault, Request};
use crate::error::Result;

/// The longest piece of a line that is kept together.
const LONGEST_LINE: usize = 64 * 1024;

/// How long an engine may say nothing while it has more: some never end an answer with `tail`.
const SILENCE: Duration = Duration::from_secs(2);

/// How long the last lines of a task may take altogether.
const LIMIT: Duration = Duration::from_secs(6);

/// One line of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// When it was written; `None` where the engine does not say so.
    pub moment: Option<Timestamp>,
    /// Whether it was written to standard error.
    pub is_error: bool,
    /// Without its end.
    pub text: String,
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct Span {
    /// Not those before this moment.
    pub since: Option<Timestamp>,
    /// Only the last so many of what is there.
    pub tail: Option<u32>,
    /// Also those that are still to come.
    pub follow: bool,
}

/// The lines of a task as they come.
pub type Logs = Pin<Box<dyn Stream<Item = Result<LogLine>> + Send>>;

impl Swarm {
    /// The lines of a task; `terminal` where it has one, whose lines the engine does not take apart. Unless more is
    /// waited for they end when the engine falls silent.
    pub fn task_logs(&self, task: &str, terminal: bool, span: &Span) -> Logs {
        let parts = self.engine.stream(request(task, span));
        let silence = if span.follow { None } else { Some(SILENCE) };
        let reading = Reading { parts: Box::pin(parts), lines: Lines::of(terminal), silence, ended: false };
        let swarm = self.clone();
        Box::pin(
            futures_util::stream::unfold(reading, async |mut reading| {
                let line = reading.next().await?;
                Some((line, reading))
            })
            .map(move |line| line.map_err(|fault| swarm.explained(&fault))),
        )
    }

    /// The last lines of a task: what can be had of them in a few seconds.
    pub async fn last_lines(&self, task: &str, terminal: bool, count: u32) -> Vec<String> {
        let tail = Span { tail: Some(count), ..Span::default() };
        let lines = self.collected(task, terminal, &tail, count).await;
        if lines.is_empty() { self.collected(task, terminal, &Span::default(), count).await } else { lines }
    }

    async fn collected(&self, task: &str, terminal: bool, span: &Span, count: u32) -> Vec<String> {
        let mut kept = VecDeque::new();
        let mut lines = self.task_logs(task, terminal, span);
        let reading = async {
            while let Some(Ok(line)) = lines.next().await {
                kept.push_back(line.text);
                if kept.len() > count as usize {
                    kept.pop_front();
                }
            }
        };
        drop(tokio::time::timeout(LIMIT, reading).await);
        kept.into()
    }
}

fn request(task: &str, span: &Span) -> Request {
    let request = Request::get(format!("/tasks/{}/logs", segment(task)))
        .with("stdout", "true")
        .with("stderr", "true")
        .with("timestamps", "true")
        .with("follow", if span.follow { "true" } else { "false" });
    let request = match span.since {
        Some(since) => {
            request.with("since", &format!("{}.{:09}", since.as_second(), since.subsec_nanosecond()))
        }
        None => request,
    };
    match span.tail {
        Some(tail) => request.with("tail", &tail.to_string()),
        None => request,
    }
}

struct Reading {
    parts: Pin<Box<dyn Stream<Item = std::result::Result<Bytes, Fault>> + Send>>,
    lines: Lines,
    silence: Option<Duration>,
    ended: bool,
}

impl Reading {
    async fn next(&mut self) -> Option<std::result::Result<LogLine, Fault>> {
        loop {
            if let Some(line) = self.lines.next() {
                return Some(Ok(line));
            }
            if self.ended {
                return self.lines.rest().map(Ok);
            }
            match self.part().await {
                Some(Ok(part)) => self.lines.take(&part),
                Some(Err(fault)) => {
                    self.ended = true;
                    return Some(Err(fault));
                }
                None => self.ended = true,
            }
        }
    }

    async fn part(&mut self) -> Option<std::result::Result<Bytes, Fault>> {
        match self.silence {
            Some(limit) => tokio::time::timeout(limit, self.parts.next()).await.ok().flatten(),
            None => self.parts.next().await,
        }
    }
}

/// Takes what the engine sends apart: frames with a head of eight bytes, or bare text where there is a terminal.
struct Lines {
    framed: bool,
    raw: BytesMut,
    /// Text that has no end yet, of standard output and standard error.
    begun: [BytesMut; 2],
    ready: VecDeque<LogLine>,
}

impl Lines {
    fn of(terminal: bool) -> Self {
        Self { framed: !terminal, raw: BytesMut::new(), begun: Default::default(), ready: VecDeque::new() }
    }

    fn take(&mut self, part: &[u8]) {
        if !self.framed {
            self.text(0, part);
            return;
        }
        self.raw.extend_from_slice(part);
        while self.raw.len() >= 8 {
            let length = u32::from_be_bytes([self.raw[4], self.raw[5], self.raw[6], self.raw[7]]) as usize;
            if self.raw.len() < 8 + length {
                return;
            }
            let stream = usize::from(self.raw[0] == 2);
            self.raw.advance(8);
            let payload = self.raw.split_to(length);
            self.text(stream, &payload);
        }
    }

    fn text(&mut self, stream: usize, text: &[u8]) {
        for piece in text.split_inclusive(|byte| *byte == b'\n') {
            let begun = &mut self.begun[stream];
            begun.extend_from_slice(&piece[..piece.len().min(LONGEST_LINE.saturating_sub(begun.len()))]);
            if piece.ends_with(b"\n") {
                let whole = begun.split();
                self.ready.push_back(line(stream, &whole));
            }
        }
    }

    fn next(&mut self) -> Option<LogLine> {
        self.ready.pop_front()
    }

    /// What has no end when the answer has.
    fn rest(&mut self) -> Option<LogLine> {
        let stream = self.begun.iter().position(|begun| !begun.is_empty())?;
        let begun = self.begun[stream].split();
        Some(line(stream, &begun))
    }
}

fn line(stream: usize, bytes: &[u8]) -> LogLine {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_end_matches(['\n', '\r']);
    let stamped = text.split_once(' ').and_then(|(stamp, rest)| Some((stamp.parse().ok()?, rest)));
    // an empty line is a stamp with nothing behind it
    let stamped = stamped.or_else(|| Some((text.parse().ok()?, "")));
    let (moment, text) = stamped.map_or((None, text), |(moment, rest)| (Some(moment), rest));
    LogLine { moment, is_error: stream == 1, text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(stream: u8, text: &str) -> Vec<u8> {
        let length = u32::try_from(text.len()).unwrap().to_be_bytes();
        [&[stream, 0, 0, 0][..], &length, text.as_bytes()].concat()
    }

    fn texts(lines: &mut Lines) -> Vec<String> {
        std::iter::from_fn(|| lines.next()).map(|line| line.text).collect()
    }

    #[test]
    fn frames_are_put_together_from_any_pieces() {
        let sent =
            [frame(1, "2026-01-01T00:00:00.5Z one\n"), frame(2, "2026-01-01T00:00:01Z two\n")].concat();
        for size in [1, 3, 9, sent.len()] {
            let mut lines = Lines::of(false);
            sent.chunks(size).for_each(|part| lines.take(part));
            let (first, second) = (lines.next().unwrap(), lines.next().unwrap());
            assert_eq!((first.text.as_str(), first.is_error), ("one", false));
            assert_eq!(first.moment.unwrap().to_string(), "2026-01-01T00:00:00.5Z");
            assert_eq!((second.text.as_str(), second.is_error), ("two", true));
        }
    }

    #[test]
    fn a_line_without_end_is_cut_and_what_follows_is_whole() {
        let mut lines = Lines::of(true);
        for _ in 0..40 {
            lines.take("x".repeat(10_000).as_bytes());
        }
        lines.take(b"\nnext\n");
        let all = texts(&mut lines);
        assert_eq!(all[0].len(), LONGEST_LINE);
        assert_eq!(all[1], "next");
    }

    #[test]
    fn the_last_line_needs_no_end() {
        let mut lines = Lines::of(true);
        lines.take(b"whole\nhalf");
        assert_eq!(texts(&mut lines), ["whole"]);
        assert_eq!(lines.rest().unwrap().text, "half");
        assert_eq!(lines.rest(), None);
    }
}
