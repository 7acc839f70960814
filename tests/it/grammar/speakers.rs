//! Who speaks.

use super::chance::{Chance, fill};
use super::people::{name, surname};

/// Who is quoted.
#[derive(Clone)]
pub struct Speaker {
    /// The words that name him.
    pub words: String,
    /// What must be within the speaker's name or post.
    pub key: String,
    /// How he is called from then on.
    pub again: String,
}

/// One who speaks for a province, or a body.
pub fn speaker(chance: &mut Chance, province: &str) -> Speaker {
    let name = name(chance);
    let templates: &[&str] = &[
        "{x}, a spokesman for the provincial governor,",
        "provincial police chief {x}",
        "{x}, the provincial police chief,",
        "{x}, a spokesman for the governor of {p},",
        "district governor {x}",
        "{x}, a member of the provincial council,",
        "provincial police spokesman {x}",
        "{p} governor's spokesman {x}",
        "{x}, head of the {p} provincial council,",
        "army spokesman {x}",
        "{p} police chief Brigadier General {x}",
        "the governor's spokesman, {x},",
        "{x}, spokesman of the interior ministry,",
    ];
    let bodies: &[(&str, &str, &str)] = &[
        ("the defence ministry", "ministry", "the ministry"),
        ("the Interior Ministry", "ministry", "the ministry"),
        ("the Ministry of Defense", "defence|defense", "the ministry"),
        (
            "the National Directorate of Security (NDS)",
            "directorate|NDS",
            "the agency",
        ),
        ("officials", "official", "officials"),
        ("a local official", "official", "the official"),
        ("police", "police", "police"),
        ("the provincial governor's office", "governor", "the office"),
        ("local officials", "official", "officials"),
        ("a security source", "source", "the source"),
    ];
    if chance.often(60) {
        let template = chance.one(templates);
        let mut words = fill(template, &[("x", &*name), ("p", province)]);
        if template.ends_with(',') {
            words.push(',');
        }
        let surname = surname(&name);
        Speaker {
            words,
            key: surname.clone(),
            again: surname,
        }
    } else {
        let (words, key, again) = chance.one(bodies);
        Speaker {
            words: words.to_owned(),
            key: key.to_owned(),
            again: again.to_owned(),
        }
    }
}
