#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use proptest::prelude::*;

use super::super::compile::build;
use super::super::tables::Tables;
use super::source::BLOCK;
use super::*;

fn sample() -> Contents {
    let tables = Tables::parse(
        "places.csv",
        "key,name,kind,parent,lat,lon,radius_m,pcode,iso,source\naf,Afghanistan,country,,33.8,66,900000,,AFG,wof\naf28,Jowzjan,province,af,36.8,65.8,90000,AF28,AF-JOW,wof\naf28-x,Nowhere,village,af28,,,,,,wof\n",
        "names.csv",
        "key,name,sort,source\naf28,جوزجان,dari,wof\n",
    )
    .unwrap();
    build("test", &tables).unwrap()
}

#[test]
fn reads_what_it_wrote() {
    let contents = sample();
    let mut read = read(&write(&contents)).unwrap();
    assert_eq!(read.digest.len(), 64);
    read.digest.clear();
    assert_eq!(read, contents);
}

proptest! {
    #[test]
    fn damage_is_an_error(at in 0usize..2000, value in any::<u8>(), cut in 0usize..2000) {
        let bytes = write(&sample());
        let mut changed = bytes.clone();
        let at = at % bytes.len();
        changed[at] = value;
        prop_assert_eq!(read(&changed).is_ok(), changed == bytes);
        let cut = cut % bytes.len();
        prop_assert!(read(&bytes[..cut]).is_err());
    }

    #[test]
    fn a_sound_checksum_over_damage_does_not_panic(at in 0usize..2000, value in any::<u8>()) {
        let mut bytes = write(&sample());
        let at = HEADER + at % (bytes.len() - HEADER);
        bytes[at] = value;
        let fitting = sum(&[&bytes[20..52], &bytes[HEADER..]]);
        bytes[52..HEADER].copy_from_slice(&fitting.to_le_bytes());
        let _ = read(&bytes);
    }
}

/// Gives a byte or two at a time, as a slow disk may, and fails at the end where it is told to.
struct Slow<'a>(&'a [u8], bool);

impl Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0.is_empty() && self.1 {
            return Err(std::io::Error::other("the disk is gone"));
        }
        let len = into.len().min(2);
        self.0.read(&mut into[..len])
    }
}

#[test]
fn texts_and_lists_longer_than_a_block_are_read_whole() {
    let mut contents = sample();
    contents.label = "ab".repeat(BLOCK);
    contents.names.text = "x".repeat(3 * BLOCK + 1);
    contents.names.ends = (0..2 * BLOCK)
        .map(|at| u32::try_from(at).unwrap())
        .collect();
    contents
        .names
        .ends
        .push(u32::try_from(3 * BLOCK + 1).unwrap());
    let ends = u32::try_from(contents.names.ends.len()).unwrap();
    *contents.names.lists.last_mut().unwrap() = ends;
    let bytes = write(&contents);
    for found in [
        read(&bytes),
        read_from(Slow(&bytes, false), bytes.len() as u64, true),
    ] {
        let mut found = found.unwrap();
        found.digest.clear();
        assert_eq!(found, contents);
    }
}

#[test]
fn a_source_that_ends_or_fails_early_is_told() {
    let bytes = write(&sample());
    let part = &bytes[..bytes.len() - 3];
    let told = |fails| {
        let found = read_from(Slow(part, fails), bytes.len() as u64, true);
        found.unwrap_err().to_string()
    };
    assert!(told(false).contains("cut short"), "{}", told(false));
    assert!(told(true).contains("the disk is gone"), "{}", told(true));
}
