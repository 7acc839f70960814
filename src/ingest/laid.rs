//! What is known of reports as bytes of a temporary file of this run.

use jiff::civil::Date;

use crate::model::report::{PublishedFrom, Report};

/// Something that can be laid down as bytes and taken up again.
pub trait Laid: Sized {
    /// Adds its bytes.
    fn lay(&self, out: &mut Vec<u8>);

    /// Takes it from the front of bytes; none where they are not those that [`Laid::lay`] made.
    fn take_up(from: &mut &[u8]) -> Option<Self>;
}

impl Laid for u64 {
    fn lay(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        let (bytes, rest) = from.split_first_chunk()?;
        *from = rest;
        Some(Self::from_le_bytes(*bytes))
    }
}

impl Laid for usize {
    fn lay(&self, out: &mut Vec<u8>) {
        (*self as u64).lay(out);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        Self::try_from(u64::take_up(from)?).ok()
    }
}

impl Laid for u8 {
    fn lay(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        Some(*byte)
    }
}

impl Laid for bool {
    fn lay(&self, out: &mut Vec<u8>) {
        u8::from(*self).lay(out);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        match u8::take_up(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Laid for String {
    fn lay(&self, out: &mut Vec<u8>) {
        self.len().lay(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        let length = usize::take_up(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }
}

impl<T: Laid> Laid for Option<T> {
    fn lay(&self, out: &mut Vec<u8>) {
        self.is_some().lay(out);
        if let Some(one) = self {
            one.lay(out);
        }
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        Some(if bool::take_up(from)? {
            Some(T::take_up(from)?)
        } else {
            None
        })
    }
}

impl<A: Laid, B: Laid> Laid for (A, B) {
    fn lay(&self, out: &mut Vec<u8>) {
        self.0.lay(out);
        self.1.lay(out);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        Some((A::take_up(from)?, B::take_up(from)?))
    }
}

impl<A: Laid, B: Laid, C: Laid> Laid for (A, B, C) {
    fn lay(&self, out: &mut Vec<u8>) {
        self.0.lay(out);
        self.1.lay(out);
        self.2.lay(out);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        Some((A::take_up(from)?, B::take_up(from)?, C::take_up(from)?))
    }
}

impl Laid for Date {
    fn lay(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.year().to_le_bytes());
        out.extend_from_slice(&[self.month().cast_unsigned(), self.day().cast_unsigned()]);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        let ([low, high, month, day], rest) = from.split_first_chunk()?;
        *from = rest;
        let year = i16::from_le_bytes([*low, *high]);
        Self::new(year, month.cast_signed(), day.cast_signed()).ok()
    }
}

impl Laid for PublishedFrom {
    fn lay(&self, out: &mut Vec<u8>) {
        (*self == Self::Text).lay(out);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        Some(if bool::take_up(from)? {
            Self::Text
        } else {
            Self::Metadata
        })
    }
}

impl Laid for Report {
    fn lay(&self, out: &mut Vec<u8>) {
        let Self {
            id,
            path,
            digest,
            outlet,
            agency,
            title,
            url,
            published,
            published_from,
            updated,
            text,
        } = self;
        for one in [id, path, digest, text] {
            one.lay(out);
        }
        for one in [outlet, agency, title, url] {
            one.lay(out);
        }
        published.lay(out);
        published_from.lay(out);
        updated.lay(out);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        Some(Self {
            id: Laid::take_up(from)?,
            path: Laid::take_up(from)?,
            digest: Laid::take_up(from)?,
            text: Laid::take_up(from)?,
            outlet: Laid::take_up(from)?,
            agency: Laid::take_up(from)?,
            title: Laid::take_up(from)?,
            url: Laid::take_up(from)?,
            published: Laid::take_up(from)?,
            published_from: Laid::take_up(from)?,
            updated: Laid::take_up(from)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_report_comes_back_whole_and_never_from_a_part_of_its_bytes() {
        let report = Report {
            id: "a#1".into(),
            path: "a.jsonl#1".into(),
            digest: String::new(),
            outlet: Some("Paper \u{202e}\n".into()),
            agency: None,
            title: Some("\"Title\" \u{e9}".into()),
            url: Some("https://paper.example/?a=1".into()),
            published: Some(date(-44, 3, 15)),
            published_from: Some(PublishedFrom::Text),
            updated: Some(date(9999, 12, 31)),
            text: String::new(),
        };
        let mut bytes = Vec::new();
        (report.clone(), 7_usize, true).lay(&mut bytes);
        let mut rest = bytes.as_slice();
        assert_eq!(Laid::take_up(&mut rest), Some((report, 7_usize, true)));
        assert!(rest.is_empty());
        for cut in 0..bytes.len() {
            let mut part = bytes.get(..cut).unwrap_or_default();
            assert_eq!(<(Report, usize, bool)>::take_up(&mut part), None, "{cut}");
        }
    }
}
