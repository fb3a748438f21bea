//! Progress as events: the work says what it does, somebody else decides whether a bar is drawn.

/// Receives what a long piece of work says about itself.
pub trait Progress: Send + Sync {
    /// A task begins; `total` is its size in `unit`s where that is known.
    fn begin(&self, label: &str, total: Option<u64>, unit: Unit) -> u64;
    /// `amount` more of the task is done.
    fn advance(&self, task: u64, amount: u64);
    /// The task is over, well or badly.
    fn finish(&self, task: u64);
    /// One line worth telling while the work goes on.
    fn note(&self, text: &str);
    /// One line worth telling only to somebody who asked for detail with `-v`.
    fn detail(&self, text: &str);
}

/// What a task counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Rows, keys, files: things.
    Items,
    /// Bytes.
    Bytes,
}

/// A running task, which finishes when it is dropped.
pub struct Task<'a> {
    progress: &'a dyn Progress,
    number: u64,
}

impl<'a> Task<'a> {
    /// Begins a task of `total` items.
    pub fn of_items(progress: &'a dyn Progress, label: &str, total: u64) -> Self {
        Self { progress, number: progress.begin(label, Some(total), Unit::Items) }
    }

    /// Begins a task of `total` bytes.
    pub fn of_bytes(progress: &'a dyn Progress, label: &str, total: u64) -> Self {
        Self { progress, number: progress.begin(label, Some(total), Unit::Bytes) }
    }

    /// Begins a task whose end is not known.
    pub fn open_ended(progress: &'a dyn Progress, label: &str) -> Self {
        Self { progress, number: progress.begin(label, None, Unit::Items) }
    }

    /// `amount` more is done.
    pub fn advance(&self, amount: u64) {
        self.progress.advance(self.number, amount);
    }
}

impl Drop for Task<'_> {
    fn drop(&mut self) {
        self.progress.finish(self.number);
    }
}

/// Listens and says nothing.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &str, _: Option<u64>, _: Unit) -> u64 {
        0
    }
    fn advance(&self, _: u64, _: u64) {}
    fn finish(&self, _: u64) {}
    fn note(&self, _: &str) {}
    fn detail(&self, _: &str) {}
}
