//! gzip and zstd, as a stream.

use std::io::{self, BufRead, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::super::bounds::Expanding;
use super::super::reader::{Part, Reader, Refusal, Source, Take};

/// A gzip file, of one member or several.
pub struct Gzip;

/// A zstd file, of one frame or several.
pub struct Zstd;

/// The largest window of zstd that is allowed, in bytes: that is what its decoder keeps.
const WINDOW: u64 = 128 * 1024 * 1024;

impl Reader for Gzip {
    fn recognises(&self, _: &str, head: &[u8]) -> bool {
        head.starts_with(&[0x1f, 0x8b])
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let mut stream = Expanding::new(MultiGzDecoder::new(&mut source.stream), source.budget);
        take(Part::Unpacked(&mut stream));
        Ok(())
    }
}

impl Reader for Zstd {
    fn recognises(&self, _: &str, head: &[u8]) -> bool {
        head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let frames = Frames {
            source: Some(&mut source.stream),
            frame: None,
        };
        take(Part::Unpacked(&mut Expanding::new(frames, source.budget)));
        Ok(())
    }
}

/// zstd frames one after the other.
struct Frames<R: Read> {
    source: Option<R>,
    frame: Option<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if let Some(frame) = &mut self.frame {
                let count = frame.read(buffer)?;
                if count > 0 {
                    return Ok(count);
                }
                self.source = self.frame.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut source) = self.source.take() else {
                return Ok(0);
            };
            if source.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let frame = StreamingDecoder::new_with_max_window_size(source, WINDOW)
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))?;
            self.frame = Some(frame);
        }
    }
}
