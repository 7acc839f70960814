//! The regular forms of English verbs and nouns; irregular ones are written out in the tables.

/// Present, past, participle and gerund of a regular verb.
pub fn verb(base: &str) -> [String; 5] {
    let past = if base.ends_with('e') {
        format!("{base}d")
    } else if let Some(stem) = consonant_y(base) {
        format!("{stem}ied")
    } else if let Some(last) = doubled(base) {
        format!("{base}{last}ed")
    } else {
        format!("{base}ed")
    };
    if let Some(last) = doubled(base) {
        let gerund = format!("{base}{last}ing");
        return [base.to_owned(), noun(base), past.clone(), past, gerund];
    }
    let gerund = base
        .strip_suffix('e')
        .filter(|stem| !stem.ends_with(['e', 'o', 'y']))
        .map_or_else(|| format!("{base}ing"), |stem| format!("{stem}ing"));
    [base.to_owned(), noun(base), past.clone(), past, gerund]
}

/// Plural of a regular noun (and third person of a regular verb).
pub fn noun(singular: &str) -> String {
    if let Some(stem) = consonant_y(singular) {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| singular.ends_with(end))
    {
        format!("{singular}es")
    } else {
        format!("{singular}s")
    }
}

/// The last letter of a verb of one syllable that ends in consonant, vowel, consonant: "nab", "nabbed".
fn doubled(base: &str) -> Option<char> {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let letters: Vec<char> = base.chars().collect();
    let [.., before, middle, last] = letters.as_slice() else {
        return None;
    };
    let syllables = letters.iter().filter(|&&c| vowel(c)).count();
    let doubles = !vowel(*before)
        && vowel(*middle)
        && !vowel(*last)
        && !matches!(last, 'w' | 'x' | 'y')
        && base.chars().all(char::is_alphabetic);
    (doubles && syllables == 1).then_some(*last)
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        assert_eq!(
            verb("raid"),
            ["raid", "raids", "raided", "raided", "raiding"]
        );
        assert_eq!(verb("strafe")[2..], ["strafed", "strafed", "strafing"]);
        assert_eq!(verb("occupy")[1..3], ["occupies", "occupied"]);
        assert_eq!(verb("ambush")[1], "ambushes");
        assert_eq!(verb("stab")[2..], ["stabbed", "stabbed", "stabbing"]);
        assert_eq!(verb("target")[2], "targeted");
        assert_eq!(verb("bomb")[2], "bombed");
        assert_eq!(noun("skirmish"), "skirmishes");
        assert_eq!(noun("convoy"), "convoys");
    }
}
