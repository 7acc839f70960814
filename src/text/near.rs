//! Which of many ids a mistyped one may be.

/// The candidates that are fewest edits away, nearest first, then in their own order: at most `most`,
/// none that shares less than half of its letters.
pub fn nearest<'a>(
    wanted: &str,
    candidates: impl Iterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let limit = wanted.chars().count() / 2;
    let mut near: Vec<(usize, &str)> = candidates
        .map(|candidate| {
            // Who types only the beginning of an id means what begins so.
            let begun = wanted.len() >= 4 && candidate.starts_with(wanted);
            let edits = if begun {
                0
            } else {
                strsim::osa_distance(wanted, candidate)
            };
            (edits, candidate)
        })
        .filter(|(edits, _)| *edits <= limit)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(most);
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_beginnings_and_strangers() {
        let all = ["i527f9b0fb003", "i1f67f2431597", "i527f9b0fb0aa"];
        let near = |wanted| nearest(wanted, all.iter().copied(), 2);
        assert_eq!(near("i527f9b0fb030"), ["i527f9b0fb003", "i527f9b0fb0aa"]);
        assert_eq!(near("i1f67"), ["i1f67f2431597"]);
        assert_eq!(near("zzzzzzzzzzzzz"), Vec::<&str>::new());
    }
}
