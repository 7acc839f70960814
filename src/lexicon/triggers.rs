//! `triggers.toml` and `targets.toml`: the words that tell of a happening, and what attacks are
//! aimed at.

use serde::Deserialize;

use super::error::LexiconError;
use super::inflect;
use crate::model::SubEventType;

/// How the words around a trigger are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TriggerClass {
    /// The subject does it to the object.
    Hit,
    /// The subject kills the object.
    Kill,
    /// The subject dies.
    Die,
    /// The subject wounds the object.
    Wound,
    /// The subject arrests or captures the object.
    Take,
    /// The subject lets the object go.
    Free,
    /// The subject gives itself up or changes sides.
    Submit,
    /// The subject takes the object, a place.
    Gain,
    /// The subject, a place, is lost.
    Lose,
    /// Subject and object fight each other.
    Fight,
    /// The subject sets up the object.
    Make,
    /// The subject destroys or robs the object.
    Wreck,
    /// The subject seizes or defuses the object, a weapon.
    Disarm,
    /// The subject breaks out.
    Flee,
    /// The subject agrees on something.
    Settle,
    /// The subject demonstrates.
    Crowd,
}

impl TriggerClass {
    /// Whether the class tells only of what came of a happening, not of its means.
    pub const fn is_outcome(self) -> bool {
        matches!(self, Self::Kill | Self::Die | Self::Wound)
    }
}

/// What an object must be for the verb to tell of a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    /// A person or class of people.
    People,
    /// A place.
    Place,
    /// A base, school or other thing that can be set up.
    Base,
    /// A weapon.
    Weapon,
    /// Anything that can be hit: people, an actor, a place, a building, a vehicle.
    Target,
    /// People who are led off against their will.
    Captives,
    /// Prisoners as the subject, or a prison as what is left.
    Prisoners,
}

/// Which form of the word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordForm {
    /// Infinitive or plural present.
    Base,
    /// Third person singular present.
    Present,
    /// Past tense, and participle where the two are one.
    Past,
    /// Participle that differs from the past tense.
    Participle,
    /// -ing.
    Gerund,
    /// Noun, singular.
    Noun,
    /// Noun, plural.
    Nouns,
    /// A fixed phrase in the past.
    Phrase,
}

/// A row of `triggers.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerRow {
    /// Travels with the claim as its rule.
    pub id: String,
    /// How the words around it are read.
    pub class: TriggerClass,
    /// ACLED's type; `None` where the words around it decide.
    pub kind: Option<SubEventType>,
    #[serde(default)]
    verbs: Vec<VerbEntry>,
    #[serde(default)]
    nouns: Vec<NounEntry>,
    #[serde(default)]
    phrases: Vec<String>,
    /// The word may stand for a happening that is named more exactly elsewhere.
    #[serde(default)]
    pub generic: bool,
    /// The words tell of a step of a happening that is named elsewhere in the report.
    #[serde(default)]
    pub refers: bool,
    /// Only the active verb counts: "was buried" tells of a funeral.
    #[serde(default)]
    pub active: bool,
    /// What the object must be.
    pub needs: Option<Needs>,
    /// A sentence with one of the forms.
    pub example: String,
    /// Every form with its tag, in lower case.
    #[serde(skip)]
    pub forms: Vec<(String, WordForm)>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum VerbEntry {
    Regular(String),
    Irregular([String; 5]),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum NounEntry {
    Regular(String),
    Irregular([String; 2]),
}

impl TriggerRow {
    fn spell_out(&self) -> Vec<(String, WordForm)> {
        let mut forms = Vec::new();
        // Nouns first: of a noun and a verb in one spelling the noun is found, and the words before it
        // tell when it is the verb.
        for entry in &self.nouns {
            let [singular, plural] = match entry {
                NounEntry::Regular(singular) => [singular.clone(), inflect::noun(singular)],
                NounEntry::Irregular(forms) => forms.clone(),
            };
            forms.push((singular, WordForm::Noun));
            forms.push((plural, WordForm::Nouns));
        }
        for entry in &self.verbs {
            let [base, present, past, participle, gerund] = match entry {
                VerbEntry::Regular(base) => inflect::verb(base),
                VerbEntry::Irregular(forms) => forms.clone(),
            };
            // "set", "hit": the past is also the base form; the sentence decides later.
            let past_tag = if past == participle || past == base {
                WordForm::Past
            } else {
                WordForm::Participle
            };
            if past != base && participle != base {
                forms.push((base, WordForm::Base));
            }
            if past_tag == WordForm::Participle {
                forms.push((past.clone(), WordForm::Past));
                forms.push((participle, WordForm::Participle));
            } else {
                forms.push((past, WordForm::Past));
            }
            forms.push((present, WordForm::Present));
            forms.push((gerund, WordForm::Gerund));
        }
        forms.extend(self.phrases.iter().map(|p| (p.clone(), WordForm::Phrase)));
        forms
    }
}

/// A row of `targets.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetRow {
    /// Row id.
    pub id: String,
    /// Whether what is there is civilian; `None` where it can be either.
    pub civilian: Option<bool>,
    nouns: Vec<String>,
    /// A sentence with one of the forms.
    pub example: String,
}

impl TargetRow {
    /// Singulars and plurals, in lower case.
    pub fn forms(&self) -> Vec<String> {
        self.nouns
            .iter()
            .flat_map(|n| [n.clone(), inflect::noun(n)])
            .collect()
    }
}

#[derive(Deserialize)]
struct Triggers {
    trigger: Vec<TriggerRow>,
}

#[derive(Deserialize)]
struct Targets {
    target: Vec<TargetRow>,
}

fn parse_error(table: &'static str) -> impl FnOnce(toml::de::Error) -> LexiconError {
    move |error| LexiconError::Parse {
        table,
        message: error.to_string(),
    }
}

/// The rows of `triggers.toml`.
///
/// # Errors
/// The text is no TOML of the table's shape.
pub fn read_triggers(text: &str) -> Result<Vec<TriggerRow>, LexiconError> {
    let mut rows = toml::from_str::<Triggers>(text)
        .map_err(parse_error("trigger"))?
        .trigger;
    for row in &mut rows {
        row.forms = row.spell_out();
    }
    Ok(rows)
}

/// The rows of `targets.toml`.
///
/// # Errors
/// The text is no TOML of the table's shape.
pub fn read_targets(text: &str) -> Result<Vec<TargetRow>, LexiconError> {
    Ok(toml::from_str::<Targets>(text)
        .map_err(parse_error("target"))?
        .target)
}
