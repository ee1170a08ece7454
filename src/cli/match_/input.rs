//! Where input comes from: a file or standard input, without the byte order mark that some programs write before it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use indicatif::{ProgressBar, ProgressBarIter};

use super::super::CliError;

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// An opened input, with the name that messages call it by.
pub(super) struct Input<R = Box<dyn Read>> {
    pub(super) name: String,
    pub(super) reader: BufReader<R>,
    size: Option<u64>,
}

pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Input {
    pub(super) fn open(path: &Path) -> Result<Self, CliError> {
        if is_stdin(path) {
            return Self::new("standard input".to_owned(), Box::new(io::stdin()), None);
        }
        let name = path.display().to_string();
        let failed = |error| CliError::Bad(format!("{name} cannot be read: {error}."));
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_dir() {
            return Err(CliError::Bad(format!("{name} is a folder; name a file.")));
        }
        let size = about.is_file().then_some(about.len());
        Self::new(name, Box::new(file), size)
    }

    fn new(name: String, source: Box<dyn Read>, size: Option<u64>) -> Result<Self, CliError> {
        let mut reader = BufReader::with_capacity(1 << 16, source);
        if peek(&mut reader)?.starts_with(BYTE_ORDER_MARK) {
            reader.consume(BYTE_ORDER_MARK.len());
        }
        Ok(Self { name, reader, size })
    }

    /// The size in bytes, of a file.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// The same input, telling the progress what has been read.
    pub(super) fn watched_by(
        self,
        progress: &ProgressBar,
    ) -> Input<ProgressBarIter<BufReader<Box<dyn Read>>>> {
        Input {
            name: self.name,
            reader: BufReader::with_capacity(1 << 16, progress.wrap_read(self.reader)),
            size: self.size,
        }
    }
}

/// What stands at the beginning, up to one buffer, left to be read. Waits until there is something or the end.
pub(super) fn peek(reader: &mut impl BufRead) -> io::Result<&[u8]> {
    reader.fill_buf()
}
