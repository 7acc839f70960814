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

/// The systems of romanisation, told apart more closely than by [`Style`]: by their letters too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    /// Marks on consonants, or c for ch.
    Dotted,
    /// Letters of English alone, by way of Russian: zh, soft signs, hyphens before capitals.
    Russian,
    /// The same, as in the press.
    Plain,
    /// Marks on vowels, and the vowels of Iran: o, -eh; v.
    Persian,
    /// Marks on vowels.
    Long,
    /// Another script.
    Other,
}

impl System {
    /// Those of Latin letters.
    pub(super) const LATIN: [Self; 5] = [
        Self::Dotted,
        Self::Russian,
        Self::Plain,
        Self::Persian,
        Self::Long,
    ];

    /// Of a name.
    pub(super) fn of(name: &str) -> Self {
        let small = name.to_lowercase();
        let next = || small.bytes().skip(1).chain([0]);
        let hushing = || {
            small
                .bytes()
                .zip(next())
                .any(|(one, next)| one == b'c' && next != b'h')
        };
        let joined = || {
            name.chars()
                .zip(name.chars().skip(1))
                .any(|(one, next)| one == '-' && next.is_uppercase())
        };
        let iranian = || {
            small.contains('v')
                || small.replace("ow", "").contains('o')
                || small.split([' ', '-']).any(|word| word.ends_with("eh"))
        };
        match Style::of(name) {
            Style::Other => Self::Other,
            Style::Dotted => Self::Dotted,
            _ if hushing() => Self::Dotted,
            Style::Plain if small.contains("zh") || name.contains('\u{2019}') || joined() => {
                Self::Russian
            }
            Style::Plain => Self::Plain,
            Style::Long if iranian() => Self::Persian,
            Style::Long => Self::Long,
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

    #[rstest]
    #[case("Kuhnaḏeh", System::Dotted)]
    #[case("Calma", System::Dotted)]
    #[case("Dakhani-Kalacha", System::Russian)]
    #[case("Khvazakheyl’", System::Russian)]
    #[case("Dahan-e Baytur", System::Plain)]
    #[case("Khvājeh Moḩammad", System::Persian)]
    #[case("Khwājah Muḩammad", System::Long)]
    #[case("کهنه ده", System::Other)]
    fn systems_are_told_apart(#[case] name: &str, #[case] system: System) {
        assert_eq!(System::of(name), system);
    }
}
