//! Runs of ASCII letters and of figures in a text: the cheapest view of its words, for telling what
//! a slower search could find there at all.

/// The letters that [`Run::lower`] has room for.
pub const ROOM: usize = 12;

/// A run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// ASCII letters.
    Letters(&'a [u8]),
    /// ASCII figures.
    Figures(&'a [u8]),
}

/// The runs of a text, in order. Whatever is no ASCII letter or figure parts them.
pub fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text.as_bytes();
    std::iter::from_fn(move || {
        let start = rest.iter().position(u8::is_ascii_alphanumeric)?;
        rest = rest.get(start..)?;
        let letters = rest.first()?.is_ascii_alphabetic();
        let of_run = |byte: &u8| {
            if letters {
                byte.is_ascii_alphabetic()
            } else {
                byte.is_ascii_digit()
            }
        };
        let length = rest.iter().position(|b| !of_run(b)).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(if letters {
            Run::Letters(run)
        } else {
            Run::Figures(run)
        })
    })
}

/// Calls `look` with a word in small letters; gives the default where it has more than [`ROOM`] letters.
pub fn lowered<T: Default>(word: &[u8], look: impl FnOnce(&[u8]) -> T) -> T {
    let mut lower = [0; ROOM];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return T::default();
    };
    for (to, from) in lower.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    look(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_letters_and_figures() {
        let found: Vec<Run<'_>> = runs("5th May, 2017 – Zürich").collect();
        assert_eq!(
            found,
            [
                Run::Figures(b"5"),
                Run::Letters(b"th"),
                Run::Letters(b"May"),
                Run::Figures(b"2017"),
                Run::Letters(b"Z"),
                Run::Letters(b"rich"),
            ]
        );
        assert_eq!(runs("").count() + runs("– é").count(), 0);
    }

    #[test]
    fn long_words_are_not_looked_up() {
        assert_eq!(lowered(b"OVERNIGHT", |word| word.to_vec()), b"overnight");
        assert!(lowered(b"Thirteenthirt", |word| word.to_vec()).is_empty());
    }
}
