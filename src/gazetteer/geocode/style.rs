//! The systems of romanisation, told apart by their marks.

/// The way in which a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Letters of English alone, as in the press and on Russian maps.
    Plain,
    /// Marks on consonants.
    Dotted,
    /// Marks on vowels, or on consonants of Arabic alone.
    Long,
    /// Another script.
    Other,
}

impl Style {
    /// Of a name.
    pub(super) fn of(name: &str) -> Self {
        let latin = |c: char| matches!(c, '\0'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{201f}');
        if !name.chars().all(latin) {
            Self::Other
        } else if name.contains(['ḏ', 'Ḏ', 'ṟ', 'Ṟ', 'ṯ', 'Ṯ', 'š', 'Š', 'č', 'Č'])
        {
            Self::Dotted
        } else if name.chars().all(|c| c.is_ascii() || !c.is_alphabetic()) {
            Self::Plain
        } else {
            Self::Long
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Kukhnadekh", Style::Plain)]
    #[case("Sal’", Style::Plain)]
    #[case("Kuhnaḏeh", Style::Dotted)]
    #[case("Kohneh Bāgh", Style::Long)]
    #[case("کهنه ده", Style::Other)]
    fn styles_are_told_apart(#[case] name: &str, #[case] style: Style) {
        assert_eq!(Style::of(name), style);
    }
}
