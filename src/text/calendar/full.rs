//! Whether a text can hold a date with its year at all, told by its figures: most texts hold none, and
//! need no pattern.

/// Whether a text has four figures that can be a year of a full date: those of [`super::words::YEAR`],
/// those of an ISO date, or any beside a time in GMT, which a date may take into its words.
pub(super) fn may_hold_full_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut zone = None;
    let mut at = 0;
    while let Some(from) = next_figure(bytes, at) {
        let rest = bytes.get(from..).unwrap_or_default();
        let figures = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = from + figures;
        let Some([a, b, c, _]) = rest.get(..figures).and_then(|run| run.first_chunk::<4>()) else {
            continue;
        };
        if figures > 4 {
            continue;
        }
        let year = matches!((*a, *b, *c), (b'1', b'9', b'5'..) | (b'2', b'0', ..=b'4'));
        // Any dash is one of an ISO date.
        let dashed = matches!(*a, b'1' | b'2') && matches!(rest.get(4), Some(b'-' | 0x80..));
        let zoned = || memchr::memmem::find(bytes, b"GMT").is_some();
        if dashed || year && ends_a_date(bytes, from) || *zone.get_or_insert_with(zoned) {
            return true;
        }
    }
    false
}

/// The next figure from a byte on, looked for eight bytes at a time.
fn next_figure(bytes: &[u8], mut at: usize) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let chunk = u64::from_le_bytes(*chunk);
        let low = chunk & !HIGH;
        // The high bit of a byte is set where it is 0x30 or greater, and where it is 0x3a or greater.
        let figures = (low + 0x50 * ONES) & !(low + 0x46 * ONES) & !chunk & HIGH;
        if figures != 0 {
            return Some(at + figures.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    Some(at + rest.iter().position(u8::is_ascii_digit)?)
}

/// Whether the figures of a year stand where those of a date do: behind its day or month.
fn ends_a_date(bytes: &[u8], year: usize) -> bool {
    let mut before = bytes.get(..year).unwrap_or_default();
    if let [.., b'0'..=b'9', b'/' | b'.'] = before {
        return true;
    }
    before = before.trim_ascii_end();
    before = before.strip_suffix(b"of").unwrap_or(before);
    before = before.trim_ascii_end();
    before = before.strip_suffix(b",").unwrap_or(before);
    match before {
        [.., last] if last.is_ascii_digit() || !last.is_ascii() => return true,
        [
            ..,
            b'0'..=b'9',
            b's' | b'n' | b'r' | b't',
            b't' | b'd' | b'h',
        ] => return true,
        _ => {}
    }
    before = before.strip_suffix(b".").unwrap_or(before);
    let letters = before
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphabetic());
    let (rest, word) = before.split_at(before.len() - letters.count());
    let month = |head: &[u8; 3]| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(head));
    // A letter that only looks like an ASCII one may be the month's too.
    rest.last().is_some_and(|byte| !byte.is_ascii()) || word.first_chunk().is_some_and(month)
}

/// The beginnings of the months' names.
const MONTHS: [&[u8; 3]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_next_figure_is_found_wherever_it_stands(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0x28_u8..0x42, Just(b'a')], 0..40),
            at in 0_usize..45,
        ) {
            let due = bytes.iter().enumerate().skip(at).find(|(_, byte)| byte.is_ascii_digit());
            prop_assert_eq!(next_figure(&bytes, at), due.map(|(at, _)| at));
        }
    }
}
