//! A view that is drawn again and again in its place: the terminal is taken over for it, and given back
//! however the run ends.

use std::io::{self, IsTerminal, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use nix::sys::termios::{self, LocalFlags, SetArg, Termios};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::render::{self, cut, width};
use super::stream::{self, Terminal};
use super::{Settings, style};
use crate::error::{Error, Result};
use crate::report::{Label, Report};
use crate::text;

/// Another screen, so that what stood on the first one is there again afterwards; no cursor.
const TAKE: &str = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[2J";
/// The first screen again.
const GIVE_BACK: &str = "\u{1b}[?25h\u{1b}[?1049l";
/// Everything between these appears at once, on terminals that know them.
const BEGIN: &str = "\u{1b}[?2026h\u{1b}[H";
const END: &str = "\u{1b}[J\u{1b}[?2026l";
/// Empties a line from its beginning. Behind its end it would take the last character of a full line.
const EMPTY: &str = "\u{1b}[K";

/// What ends a view: q, and the Ctrl-C that a terminal in this state hands on as a key.
const ENDING: [u8; 3] = [b'q', b'Q', 3];

/// A terminal that belongs to one view until this is dropped.
pub struct Live<'a> {
    settings: &'a Settings,
    terminal: &'a Terminal,
    /// Tells everybody else not to write on this screen.
    taken: Arc<AtomicBool>,
    /// How its keys were read before; `None` where nobody can type.
    typing: Option<Termios>,
    ended: UnboundedReceiver<()>,
}

/// One picture of a view.
pub struct Frame<'a> {
    /// What is looked at: `monitor postgres activity`.
    pub title: &'a str,
    /// How often.
    pub every: Duration,
    /// What was seen last.
    pub report: &'a dyn Report,
    /// When that was.
    pub taken_at: Timestamp,
    /// Why nothing newer was seen.
    pub trouble: Option<&'a Error>,
}

impl<'a> Live<'a> {
    pub(super) fn take(
        settings: &'a Settings,
        terminal: &'a Terminal,
        taken: &Arc<AtomicBool>,
    ) -> Result<Self> {
        let typing = if io::stdin().is_terminal() { Some(key_by_key()?) } else { None };
        let (sender, ended) = unbounded_channel();
        if typing.is_some() {
            std::thread::spawn(move || {
                let keys = io::stdin().lock().bytes().map_while(io::Result::ok);
                keys.filter(|key| ENDING.contains(key)).all(|_| sender.send(()).is_ok())
            });
        } else {
            // nobody can type: the channel stays open and silent
            std::mem::forget(sender);
        }
        taken.store(true, Ordering::Release);
        let live = Self { settings, terminal, taken: Arc::clone(taken), typing, ended };
        stream::to_stdout(TAKE)?;
        Ok(live)
    }

    /// Draws a picture over the last one, as large as the terminal is now.
    pub fn draw(&self, frame: &Frame<'_>) -> Result<()> {
        let (rows, columns) = console::Term::stdout().size();
        let terminal = Terminal { width: Some(columns), ..self.terminal.clone() };
        let lines = compose(frame, self.settings, &terminal, usize::from(rows))?;
        let lines = lines.iter().map(|line| format!("{EMPTY}{line}")).collect::<Vec<_>>();
        stream::to_stdout(&format!("{BEGIN}{}{END}", lines.join("\r\n")))
    }

    /// Ends when somebody wants the view to end.
    pub async fn until_ended(&mut self) {
        if self.ended.recv().await.is_none() {
            // the terminal's keyboard went away, which a signal tells better
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Live<'_> {
    fn drop(&mut self) {
        // a terminal that is gone needs nothing back
        drop(stream::to_stdout(GIVE_BACK));
        if let Some(before) = &self.typing {
            let _ = termios::tcsetattr(io::stdin(), SetArg::TCSAFLUSH, before);
        }
        self.taken.store(false, Ordering::Release);
    }
}

/// Keys arrive one by one and are not shown, Ctrl-C among them; how it was before.
fn key_by_key() -> Result<Termios> {
    let unusable = |error: nix::Error| Error::failed("the terminal cannot be set up").caused_by(&error);
    let before = termios::tcgetattr(io::stdin()).map_err(unusable)?;
    let mut now = before.clone();
    now.local_flags.remove(LocalFlags::ICANON | LocalFlags::ECHO | LocalFlags::ISIG);
    termios::tcsetattr(io::stdin(), SetArg::TCSANOW, &now).map_err(unusable)?;
    Ok(before)
}

/// The lines of a picture, at most `rows`, none wider than the terminal.
fn compose(frame: &Frame<'_>, settings: &Settings, terminal: &Terminal, rows: usize) -> Result<Vec<String>> {
    let columns = terminal.width.map_or(usize::MAX, usize::from);
    let painted = |line: &str, label| style::paint(&cut(line, columns), label, terminal.color);
    let drawn = render::table(frame.report, settings, terminal)?;
    let mut lines = vec![painted(&heading(frame), Label::Dim)];
    let verdict = frame.report.verdict();
    lines.push(painted(&format!("Verdict: {}", verdict.word()), verdict.label()));
    let trouble =
        frame.trouble.map(|error| format!("lost, trying again: {}", text::clean(&error.to_string())));
    lines.extend(
        trouble.iter().flat_map(|words| folded(words, columns)).map(|line| painted(&line, Label::Bad)),
    );
    let hidden = (!drawn.hidden.is_empty())
        .then(|| format!("Not shown for lack of room: {}.", drawn.hidden.join(", ")));
    let notes = frame.report.notes().into_iter().chain(hidden);
    let mut notes: Vec<_> = notes.flat_map(|note| folded(&text::clean(&note), columns)).collect();
    let room = rows.saturating_sub(lines.len());
    notes.truncate(room / 3);
    let body: Vec<_> = drawn.text.lines().collect();
    let shown = room.saturating_sub(notes.len());
    if body.len() > shown {
        lines.extend(body.iter().take(shown.saturating_sub(1)).map(ToString::to_string));
        let more = body.len() - shown.saturating_sub(1);
        lines.push(painted(&format!("… and {}", text::plural(more, "more line")), Label::Dim));
    } else {
        lines.extend(body.iter().map(ToString::to_string));
    }
    lines.extend(notes.iter().map(|note| painted(note, Label::Dim)));
    lines.truncate(rows);
    Ok(lines)
}

/// `monitor postgres activity every 2s · 12:03:04Z · q ends · postgres://auth@db:5432/auth · PostgreSQL 15.20`.
fn heading(frame: &Frame<'_>) -> String {
    let source = frame.report.source();
    let first = format!("{} every {}", frame.title, text::duration(frame.every));
    let time = frame.taken_at.strftime("%H:%M:%SZ").to_string();
    let parts = [Some(first), Some(time), Some("q ends".to_owned()), source.target, source.server];
    text::clean(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// `words` in lines of at most `columns`, broken at blanks where there are some.
fn folded(words: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && width(line) + 1 + width(word) > columns {
            lines.push(word.to_owned());
        } else {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Source, Table, Verdict};

    struct Sessions(usize);

    impl Report for Sessions {
        fn kind(&self) -> &'static str {
            "test.sessions/1"
        }
        fn table(&self) -> Table {
            let mut table = Table::new([Column::new("pid"), Column::new("query")]);
            (0..self.0).for_each(|pid| table.push([pid.to_string(), "SELECT 1 ".repeat(20)]));
            table
        }
        fn verdict(&self) -> Verdict {
            Verdict::Warn
        }
        fn notes(&self) -> Vec<String> {
            vec!["a role may see more: `GRANT pg_monitor TO a_role_with_a_long_name`".to_owned()]
        }
        fn source(&self) -> Source {
            Source::new("postgres://auth@db:5432/auth", "PostgreSQL 15.20")
        }
    }

    fn picture(sessions: usize, columns: u16, rows: usize, trouble: Option<&Error>) -> Vec<String> {
        let report = Sessions(sessions);
        let (every, taken_at) = (Duration::from_secs(2), Timestamp::UNIX_EPOCH);
        let frame = Frame { title: "monitor postgres activity", every, report: &report, taken_at, trouble };
        let terminal = Terminal { width: Some(columns), ..Terminal::default() };
        compose(&frame, &Settings::default(), &terminal, rows).unwrap()
    }

    #[test]
    fn a_picture_fits_its_terminal_and_says_what_it_leaves_out() {
        for (columns, rows) in [(80, 24), (40, 10), (20, 5), (3, 2)] {
            let lines = picture(100, columns, rows, None);
            assert!(lines.len() <= rows, "{lines:?}");
            assert!(lines.iter().all(|line| width(line) <= usize::from(columns)), "{lines:?}");
        }
        let lines = picture(100, 80, 24, None);
        assert!(lines[0].starts_with("monitor postgres activity every 2.0s · 00:00:00Z · q ends · postgres"));
        assert_eq!(lines[1], "Verdict: WARN");
        assert!(lines.iter().any(|line| line.starts_with("… and ")), "{lines:?}");
        assert!(!picture(5, 80, 24, None).iter().any(|line| line.starts_with("… and ")));
    }

    #[test]
    fn a_lost_server_stands_above_what_was_seen_last() {
        let error = Error::unreachable("cannot reach postgres://db").because("refused");
        let lines = picture(1, 120, 24, Some(&error));
        assert!(lines[2].starts_with("lost, trying again: cannot reach postgres://db"), "{lines:?}");
        assert!(lines[4].starts_with('0'), "{lines:?}");
    }
}
