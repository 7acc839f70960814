//! The regular forms of English verbs and nouns; irregular ones are written out in the tables.

/// Present, past, participle and gerund of a regular verb.
pub fn verb(base: &str) -> [String; 5] {
    let past = if base.ends_with('e') {
        format!("{base}d")
    } else if let Some(stem) = consonant_y(base) {
        format!("{stem}ied")
    } else {
        format!("{base}ed")
    };
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
        assert_eq!(noun("skirmish"), "skirmishes");
        assert_eq!(noun("convoy"), "convoys");
    }
}
