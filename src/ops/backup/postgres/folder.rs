//! A directory archive as it grows out of what `pg_dump` writes.

use bytes::Bytes;

use super::dump::Dumped;
use crate::error::{Error, Result};
use crate::ops::archive::{Entry, Event, Lines, Toc, blob_file, blob_line};
use crate::ops::repository::{Compression, SetWriter, Sink};

/// Puts each part of an archive into its file.
pub(super) struct Folder<'a> {
    set: &'a SetWriter,
    compression: Compression,
    dumped: Dumped,
    open: Option<Open>,
    /// The list of large objects that is being made, and its entry.
    list: Option<(u32, String)>,
}

/// A file that is being written.
struct Open {
    sink: Sink,
    /// The entry whose rows they are, and what is in them; none for a large object.
    rows: Option<(u32, Lines)>,
}

impl<'a> Folder<'a> {
    /// An empty one.
    pub(super) fn new(set: &'a SetWriter, compression: Compression) -> Self {
        Self { set, compression, dumped: Dumped::default(), open: None, list: None }
    }

    /// Puts what comes next where it belongs.
    pub(super) async fn take(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Toc(toc) => {
                self.dumped.toc = Some(Box::new(toc.to_directory(self.compression.into())?));
            }
            Event::DataBegin { dump_id } => {
                let file = self.file_of(dump_id)?;
                self.begin(&file, Some((dump_id, Lines::default()))).await?;
            }
            Event::BlobsBegin { dump_id } => self.list = Some((dump_id, String::new())),
            Event::BlobBegin { oid } => self.begin_large_object(oid).await?,
            Event::Data(piece) => self.write(piece).await?,
            Event::DataEnd | Event::BlobEnd => self.finish().await?,
            Event::BlobsEnd => self.finish_list().await?,
            Event::End => {}
        }
        Ok(())
    }

    /// What came of it.
    pub(super) fn end(self) -> Result<Dumped> {
        match (self.open, self.list) {
            (None, None) => Ok(self.dumped),
            _ => Err(Error::bug("an archive ended within the data of an entry")),
        }
    }

    fn entry(&self, dump_id: u32) -> Result<&Entry> {
        let entry = self.dumped.toc.as_deref().and_then(|toc: &Toc| toc.entry(dump_id));
        entry.ok_or_else(|| {
            Error::bug(format!("the archive has data of entry {dump_id}, which it does not list"))
        })
    }

    fn file_of(&self, dump_id: u32) -> Result<String> {
        let file = self.entry(dump_id)?.file();
        file.map(str::to_owned)
            .ok_or_else(|| Error::bug(format!("entry {dump_id} of the archive has no file")))
    }

    async fn begin_large_object(&mut self, oid: u32) -> Result<()> {
        if let Some((_, list)) = &mut self.list {
            list.push_str(&blob_line(oid));
        }
        self.dumped.large_objects += 1;
        self.begin(&blob_file(oid), None).await
    }

    async fn begin(&mut self, file: &str, rows: Option<(u32, Lines)>) -> Result<()> {
        let sink = self.set.create(&format!("postgres/{file}"), self.compression).await?;
        self.open = Some(Open { sink, rows });
        Ok(())
    }

    async fn write(&mut self, piece: Bytes) -> Result<()> {
        let open = self.open.as_mut().ok_or_else(|| Error::bug("the archive has data of no entry"))?;
        if let Some((_, lines)) = &mut open.rows {
            lines.feed(&piece);
        }
        open.sink.write(piece).await
    }

    async fn finish(&mut self) -> Result<()> {
        let open = self.open.take().ok_or_else(|| Error::bug("the archive ends data that it never began"))?;
        let file = open.sink.finish().await?;
        if let Some((dump_id, lines)) = open.rows {
            let entry = self.entry(dump_id)?;
            let text = |value: &Option<Bytes>| {
                String::from_utf8_lossy(value.as_deref().unwrap_or_default()).into_owned()
            };
            let (schema, name) = (text(&entry.schema), text(&entry.tag));
            self.dumped.tables.push(lines.content().of_table(&schema, &name, vec![file.name().to_owned()]));
        }
        Ok(())
    }

    /// `blobs.toc`, which is not compressed: each line a number and a file.
    async fn finish_list(&mut self) -> Result<()> {
        let Some((dump_id, list)) = self.list.take() else { return Ok(()) };
        let file = self.file_of(dump_id)?;
        let mut sink = self.set.create(&format!("postgres/{file}"), Compression::None).await?;
        sink.write(list.into()).await?;
        sink.finish().await.map(drop)
    }
}
