//! What is wrong with a file, at its place.

use super::place::Place;
use crate::error::{Error, Excerpt};
use crate::text;

/// Something wrong at a place of the text, before anybody knows the file.
#[derive(Debug)]
pub(in crate::ops::migrate) struct Complaint {
    /// Where, in bytes.
    pub(super) at: usize,
    why: String,
    fix: String,
}

/// Something wrong with a file.
#[derive(Debug)]
pub(in crate::ops::migrate) struct Problem {
    sentence: String,
    fix: String,
    excerpt: Excerpt,
}

impl Complaint {
    /// That `why` holds at byte `at`, and what mends it.
    pub(super) fn at(at: usize, why: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { at, why: why.into(), fix: fix.into() }
    }

    /// The same, about the text of a file as it is written.
    pub(super) fn of(self, file: &str, text: &str) -> Problem {
        let place = Place::of(text, self.at);
        self.told(file, place, text)
    }

    /// The same, at this place of a file's text.
    pub(super) fn told(self, file: &str, place: Place, text: &str) -> Problem {
        Problem {
            sentence: format!("{file}:{place}: {}", self.why),
            fix: self.fix,
            excerpt: place.excerpt(text),
        }
    }
}

impl Problem {
    /// What is wrong, behind the place that it begins with.
    pub(in crate::ops::migrate) fn sentence(&self) -> &str {
        &self.sentence
    }

    /// What mends it.
    pub(in crate::ops::migrate) fn fix(&self) -> &str {
        &self.fix
    }

    /// Its place, and the line there.
    pub(in crate::ops::migrate) fn excerpt(&self) -> &Excerpt {
        &self.excerpt
    }
}

/// Everything that came out well, or one error for all problems of the rest.
pub(in crate::ops::migrate) fn all_or_refusal<T>(
    outcomes: impl IntoIterator<Item = Result<T, Vec<Problem>>>,
) -> Result<Vec<T>, Error> {
    let (mut well, mut problems) = (Vec::new(), Vec::new());
    for outcome in outcomes {
        match outcome {
            Ok(one) => well.push(one),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(well) } else { Err(refusal(problems)) }
}

/// One error for all problems, the first of them with its line.
pub(super) fn refusal(problems: Vec<Problem>) -> Error {
    let count = problems.len();
    let mut problems = problems.into_iter();
    let Some(first) = problems.next() else { return Error::bug("a refusal without a reason") };
    if count == 1 {
        return Error::usage(first.sentence).excerpt(first.excerpt).hint(first.fix);
    }
    let message = format!("{} in the files to be run", text::plural(count, "mistake"));
    let all = std::iter::once(first).chain(problems);
    all.fold(Error::usage(message), |error, problem| {
        error.because(format!("{}; {}", problem.sentence, problem.fix))
    })
    .hint("correct them; nothing was changed")
}
