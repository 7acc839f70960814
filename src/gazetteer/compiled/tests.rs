#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use proptest::prelude::*;

use super::super::compile::build;
use super::super::tables::Tables;
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
        let digest = Sha256::digest(&bytes[HEADER..]);
        bytes[20..HEADER].copy_from_slice(&digest);
        let _ = read(&bytes);
    }
}
