//! The parts of a compiled gazetteer's payload, in their order.

use std::io::Read;

use super::source::{BLOCK, Source};
use super::{Bearer, GazetteerError, NameIndex, NameLists, NameTable};
use super::{Contents, KINDS, NONE, damaged, trouble};
use super::{LonLat, Place, PlaceId};

/// Reads the parts of a payload, each checked as it comes.
pub(super) struct Reader<R>(pub(super) Source<R>);

impl<R: Read> Reader<R> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], GazetteerError> {
        let taken = self.0.take(N).map_err(trouble)?;
        taken.try_into().map_err(|_| damaged("it is cut short"))
    }

    /// The next `count` arrays, one after the other.
    fn arrays<const N: usize>(
        &mut self,
        count: usize,
        mut give: impl FnMut([u8; N]),
    ) -> Result<(), GazetteerError> {
        let mut left = count;
        while left > 0 {
            let now = left.min(BLOCK / N);
            let taken = self.0.take(now * N).map_err(trouble)?;
            for array in taken.as_chunks::<N>().0 {
                give(*array);
            }
            left -= now;
        }
        Ok(())
    }

    fn u32(&mut self) -> Result<u32, GazetteerError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn f64(&mut self) -> Result<f64, GazetteerError> {
        Ok(f64::from_le_bytes(self.array()?))
    }

    fn flag(&mut self) -> Result<bool, GazetteerError> {
        match self.array::<1>()? {
            [0] => Ok(false),
            [1] => Ok(true),
            _ => Err(damaged("a flag is neither 0 nor 1")),
        }
    }

    /// A count of things of at least `size` bytes each, which must fit into what is left.
    fn count(&mut self, size: u64) -> Result<usize, GazetteerError> {
        let count = self.u32()? as usize;
        if count as u64 > self.0.rest() / size {
            Err(damaged("a count is out of range"))
        } else {
            Ok(count)
        }
    }

    fn text(&mut self) -> Result<String, GazetteerError> {
        let len = self.count(1)?;
        let utf8 = || damaged("a text is not UTF-8");
        if len > BLOCK {
            let bytes = self.0.bytes(len).map_err(trouble)?;
            return String::from_utf8(bytes).map_err(|_| utf8());
        }
        let bytes = self.0.take(len).map_err(trouble)?;
        let text = std::str::from_utf8(bytes).map_err(|_| utf8())?;
        Ok(text.into())
    }

    /// Everything that the payload holds.
    ///
    /// # Errors
    /// It contradicts itself, ends too early or cannot be read.
    pub(super) fn contents(&mut self, digest: String) -> Result<Contents, GazetteerError> {
        let label = self.text()?;
        let credits = self.count(4)?;
        let credits = (0..credits)
            .map(|_| self.text())
            .collect::<Result<_, _>>()?;
        let count = self.count(30)?;
        let mut places = Vec::with_capacity(count);
        for at in 0..count {
            places.push(self.place(at)?);
        }
        let successors = self.successors(count)?;
        let names = self.lists(count)?;
        let max_words = self.u32()?;
        let index = NameIndex {
            exact: self.table(count)?,
            variant: self.table(count)?,
            max_words,
        };
        Ok(Contents {
            label,
            credits,
            digest,
            places,
            successors,
            names,
            index,
        })
    }

    fn successors(&mut self, places: usize) -> Result<Vec<(PlaceId, PlaceId)>, GazetteerError> {
        let mut out: Vec<(PlaceId, PlaceId)> = Vec::new();
        for _ in 0..self.count(8)? {
            let pair = (PlaceId(self.u32()?), PlaceId(self.u32()?));
            let ordered = out.last().is_none_or(|last| last.0 <= pair.0);
            if !ordered || [pair.0, pair.1].iter().any(|id| id.0 as usize >= places) {
                return Err(damaged("a successor points nowhere"));
            }
            out.push(pair);
        }
        Ok(out)
    }

    fn numbers(&mut self) -> Result<Vec<u32>, GazetteerError> {
        let count = self.count(4)?;
        let mut numbers = Vec::with_capacity(count);
        self.arrays(count, |bytes| numbers.push(u32::from_le_bytes(bytes)))?;
        Ok(numbers)
    }

    fn lists(&mut self, places: usize) -> Result<NameLists, GazetteerError> {
        let lists = NameLists {
            text: self.text()?,
            ends: self.numbers()?,
            lists: self.numbers()?,
        };
        let last = |list: &[u32]| list.last().map_or(0, |end| *end as usize);
        let sound = lists.lists.len() == places
            && lists.ends.is_sorted()
            && lists.lists.is_sorted()
            && last(&lists.ends) == lists.text.len()
            && last(&lists.lists) == lists.ends.len()
            && lists
                .ends
                .iter()
                .all(|end| lists.text.is_char_boundary(*end as usize));
        sound
            .then_some(lists)
            .ok_or_else(|| damaged("a spelling points nowhere"))
    }

    fn place(&mut self, at: usize) -> Result<Place, GazetteerError> {
        let key = self.text()?;
        let name = self.text()?;
        let [kind] = self.array()?;
        let kind = *KINDS
            .get(usize::from(kind))
            .ok_or_else(|| damaged("a kind is out of range"))?;
        let parent = match self.u32()? {
            NONE => None,
            parent if (parent as usize) < at => Some(PlaceId(parent)),
            _ => return Err(damaged("a parent does not stand before its child")),
        };
        let point = if self.flag()? {
            Some(LonLat {
                lon: self.f64()?,
                lat: self.f64()?,
            })
        } else {
            None
        };
        let radius_m = self.f64()?;
        let sound = point.is_none_or(|point| point.lon.abs() <= 180.0 && point.lat.abs() <= 90.0);
        if !sound || !radius_m.is_finite() || radius_m < 0.0 {
            return Err(damaged("a coordinate is out of range"));
        }
        let code = |text: String| Some(text).filter(|text| !text.is_empty());
        Ok(Place {
            key,
            name,
            kind,
            parent,
            point,
            radius_m,
            pcode: code(self.text()?),
            iso: code(self.text()?),
        })
    }

    fn table(&mut self, places: usize) -> Result<NameTable, GazetteerError> {
        let names = self.text()?;
        let count = self.count(8)?;
        let mut entries: Vec<(u32, u32)> = Vec::with_capacity(count);
        self.arrays(count, |[a, b, c, d, e, f, g, h]| {
            entries.push((
                u32::from_le_bytes([a, b, c, d]),
                u32::from_le_bytes([e, f, g, h]),
            ));
        })?;
        let count = self.count(5)?;
        let mut bearers: Vec<Bearer> = Vec::with_capacity(count);
        self.arrays(count, |[a, b, c, d, capitals]| {
            bearers.push(Bearer {
                place: PlaceId(u32::from_le_bytes([a, b, c, d])),
                capitals: capitals != 0,
            });
        })?;
        let ordered = entries.is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1);
        let ends_fit = entries
            .last()
            .is_none_or(|last| last.0 as usize == names.len() && last.1 as usize == bearers.len());
        let on_boundaries = entries
            .iter()
            .all(|entry| names.is_char_boundary(entry.0 as usize));
        if !ordered
            || !ends_fit
            || !on_boundaries
            || bearers
                .iter()
                .any(|bearer| bearer.place.0 as usize >= places)
        {
            return Err(damaged("a name points nowhere"));
        }
        Ok(NameTable {
            names,
            entries,
            bearers,
        })
    }
}
