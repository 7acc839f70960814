//! Choices that a seed decides, the same on every machine.

/// A sequence of choices: SplitMix64, whose whole state is one number.
pub struct Chance(u64);

impl Chance {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `least` to `most`, both included.
    pub fn from(&mut self, least: u32, most: u32) -> u32 {
        let span = u64::from(most.saturating_sub(least)) + 1;
        least + u32::try_from(self.next() % span).unwrap_or_default()
    }

    /// One of some, all alike likely.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.next() % of.len() as u64).unwrap_or_default()]
    }

    /// True in so many of a hundred cases.
    pub fn often(&mut self, percent: u32) -> bool {
        self.from(1, 100) <= percent
    }
}

/// A template with its slots ("{v}") filled, doubled commas and spaces set right.
pub fn fill(template: &str, slots: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (slot, with) in slots {
        text = text.replace(&format!("{{{slot}}}"), with);
    }
    for (wrong, right) in [
        ("  ", " "),
        (" ,", ","),
        (",,", ","),
        (",;", ";"),
        (",.", "."),
    ] {
        while text.contains(wrong) {
            text = text.replace(wrong, right);
        }
    }
    text.trim().trim_end_matches(',').to_owned()
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
