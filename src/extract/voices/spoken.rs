//! Who has spoken so far: what "he", "it", "the ministry" and "the general" stand for.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::voices::recalled::{body_before, introduced, subject_before};
use crate::extract::voices::speakers;
use crate::lexicon::WordForm;
use crate::model::{Speaker, SpeakerKind};

/// A pronoun reaches back over at most this many sentences.
const REACH: usize = 4;

/// The speakers of a report up to a sentence.
#[derive(Default)]
pub struct Memory {
    sentence: usize,
    last: Option<(Speaker, usize)>,
    person: Option<(Speaker, usize)>,
    body: Option<(Speaker, usize)>,
    all: Vec<Speaker>,
}

impl Memory {
    /// Turns to a sentence.
    pub const fn turn_to(&mut self, sentence: usize) {
        self.sentence = sentence;
    }

    /// Whoever spoke last.
    pub fn last(&self) -> Option<Speaker> {
        self.recent(self.last.as_ref())
    }

    /// What a pronoun or "the statement" stands for.
    pub fn anyone(&self, word: &str) -> Option<Speaker> {
        match word {
            // "it" is a body where one spoke, not the man who spoke for it.
            "it" => self.recent(self.body.as_ref()).or_else(|| self.last()),
            _ => self.last(),
        }
    }

    /// What "he" and "she" stand for.
    pub fn person(&self) -> Option<Speaker> {
        self.recent(self.person.as_ref())
    }

    fn recent(&self, known: Option<&(Speaker, usize)>) -> Option<Speaker> {
        known
            .filter(|(_, at)| at + REACH >= self.sentence)
            .map(|(speaker, _)| speaker.clone())
    }

    /// Whether a speaker is a single person.
    #[expect(clippy::unused_self, reason = "asked of what is known of the speakers")]
    pub fn is_single(&self, reading: &Reading<'_>, speaker: &Speaker) -> bool {
        speaker.role.is_some() || is_person(reading, &speaker.name) || is_one(&speaker.name)
    }

    /// Notes that somebody has spoken.
    pub fn note(&mut self, reading: &Reading<'_>, speaker: &Speaker) {
        if speaker.kind == SpeakerKind::Outlet {
            return;
        }
        self.last = Some((speaker.clone(), self.sentence));
        if self.is_single(reading, speaker) {
            self.person = Some((speaker.clone(), self.sentence));
        } else {
            self.body = Some((speaker.clone(), self.sentence));
        }
        self.all.push(speaker.clone());
    }

    /// Notes the person with whom a sentence begins that gives nobody's words: the next "he said" is theirs.
    pub fn note_subject(&mut self, reading: &Reading<'_>, sentence: &Range<usize>) {
        let Some(first) = sentence.clone().find(|&t| {
            let slot = reading.slot(t);
            let before_name = slot.title.is_some()
                || slot.role.is_some()
                || slot.nationality.is_some()
                || slot.location.is_some()
                || slot.people.is_some()
                || speakers::is_body_noun(reading, t)
                || reading.is(
                    t,
                    &["the", "a", "an", "another", ".", "'s", "but", ",", "of"],
                );
            slot.person.is_some() || !before_name
        }) else {
            return;
        };
        let Some(mention) = reading.person_at(first) else {
            return;
        };
        let end = reading.tokens_of(mention.span).end;
        let dies = sentence.clone().any(|t| {
            reading
                .slot(t)
                .trigger
                .and_then(|i| reading.term(i))
                .and_then(|i| reading.trigger(i))
                .is_some_and(|(_, form)| {
                    matches!(
                        form,
                        WordForm::Past | WordForm::Participle | WordForm::Phrase
                    )
                })
        });
        if dies || reading.is(end, &["'s", "'"]) {
            return;
        }
        if let Some(known) = reading.spans.people.get(mention.person) {
            self.person = Some((speakers::person_speaker(known), self.sentence));
        }
    }

    /// "the governor", "the ministry" after somebody of that post or body has spoken is that speaker; a person
    /// with a bare post takes over what the post's holder was called before.
    pub fn recall(&self, reading: &Reading<'_>, speaker: Speaker, name: &Range<usize>) -> Speaker {
        if let Some(role) = &speaker.role {
            return self.filled(reading, speaker.clone(), role, name);
        }
        if is_person(reading, &speaker.name) {
            return self.introduced_as(speaker);
        }
        let words: Vec<String> = words_of(&speaker.name);
        let definite = reading.is(name.start, &["the", "this", "his", "its", "their"])
            || reading.is(
                name.start.wrapping_sub(1),
                &["the", "this", "its", "their", "his"],
            );
        let singular = words
            .last()
            .is_some_and(|w| !w.ends_with('s') || w.ends_with("ss") || w == "corps");
        // A name of its own needs nobody spoken of before.
        let proper = speaker.name.starts_with(char::is_uppercase);
        let alone = words.len() == 1 && words.first().is_some_and(|w| w == "military");
        if proper {
            return speaker;
        }
        if alone
            && let Some(earlier) =
                self.all.iter().rev().find(|s| {
                    s.kind == SpeakerKind::Military && s.role.is_none() && !s.body.is_empty()
                })
        {
            return earlier.clone();
        }
        if !definite && !alone || words.len() > 3 || !singular {
            return speaker;
        }
        let matches = |candidate: &str| {
            let theirs = words_of(candidate);
            words.iter().all(|w| theirs.contains(w))
        };
        let earlier = self.all.iter().rev().find(|s| {
            let own = format!("{} {}", s.name, s.role.as_deref().unwrap_or_default());
            matches(&own) || titled(reading, s).is_some_and(|title| matches(&title))
        });
        if let Some(earlier) = earlier {
            return earlier.clone();
        }
        if let Some(known) = introduced(reading, name.start, &matches) {
            return speakers::person_speaker(known);
        }
        body_before(reading, name.start, &words).unwrap_or(speaker)
    }

    /// "A lawmaker gave a higher number. X told the agency": X is the lawmaker.
    fn introduced_as(&self, mut speaker: Speaker) -> Speaker {
        let spoke = self.all.iter().rev().find(|s| s.name == speaker.name);
        if let Some(earlier) = spoke {
            speaker.role.clone_from(&earlier.role);
            speaker.kind = earlier.kind;
            speaker.body.clone_from(&earlier.body);
            return speaker;
        }
        let nameless = self.last.as_ref().filter(|(last, at)| {
            last.role.is_none() && at + 2 >= self.sentence && is_one(&last.name)
        });
        if let Some((last, _)) = nameless {
            speaker.role = Some(last.name.clone());
            speaker.kind = last.kind;
            speaker.body.clone_from(&last.body);
        }
        speaker
    }

    /// "The spokesman, X": X speaks for whomever the nameless spokesman before spoke for, or whom the sentence
    /// or the one before is about.
    fn filled(
        &self,
        reading: &Reading<'_>,
        mut speaker: Speaker,
        role: &str,
        name: &Range<usize>,
    ) -> Speaker {
        let words = words_of(role);
        if words.len() > 2 || !speaker.body.is_empty() {
            return speaker;
        }
        let earlier = self.all.iter().rev().find(|s| {
            let theirs = words_of(&s.name);
            s.role.is_none()
                && words.iter().all(|w| theirs.contains(w))
                && theirs.len() > words.len()
        });
        if let Some(earlier) = earlier {
            speaker.role = Some(earlier.name.clone());
            speaker.kind = earlier.kind;
            speaker.body.clone_from(&earlier.body);
            return speaker;
        }
        // "the division's spokesman, X": of the division that spoke before.
        let owner = (1..5)
            .filter_map(|back| name.start.checked_sub(back))
            .find(|&t| reading.is(t, &["'s", "’s", "'"]))
            .and_then(|t| t.checked_sub(1))
            .map(|t| reading.word(t));
        if let Some(owner) = owner {
            let theirs = |s: &&Speaker| {
                words_of(&s.name).iter().any(|w| w == owner)
                    || s.body
                        .first()
                        .and_then(|id| reading.lexicon.actors.get(id))
                        .is_some_and(|row| words_of(&row.name).iter().any(|w| w == owner))
            };
            if let Some(earlier) = self.all.iter().rev().find(theirs) {
                speaker.kind = earlier.kind;
                speaker.body.clone_from(&earlier.body);
                return speaker;
            }
            if !matches!(
                owner,
                "group"
                    | "movement"
                    | "outfit"
                    | "organisation"
                    | "organization"
                    | "militia"
                    | "network"
                    | "ministry"
                    | "insurgents"
                    | "militants"
            ) {
                return speaker;
            }
        }
        if words.iter().any(|w| w.starts_with("spokes"))
            && let Some(row) = subject_before(reading, name.start)
        {
            speaker.kind = row.speaker;
            speaker.body = reading.lexicon.actor_lineage(&row.id);
        }
        speaker
    }
}

/// A speaker's rank in full: "Lt. Gen." is a general.
fn titled(reading: &Reading<'_>, speaker: &Speaker) -> Option<String> {
    let known = reading
        .spans
        .people
        .iter()
        .find(|p| p.name == speaker.name)?;
    let title = known.title.as_deref()?;
    let words: Vec<&str> = words_of(title)
        .iter()
        .filter_map(|w| match w.trim_end_matches('.') {
            "gen" | "general" | "mg" | "bg" => Some("general"),
            "col" | "colonel" => Some("colonel"),
            "maj" | "major" => Some("major"),
            "capt" | "captain" => Some("captain"),
            "cmdr" | "commander" => Some("commander"),
            "adm" | "admiral" => Some("admiral"),
            "dr" | "doctor" => Some("doctor"),
            "lieutenant" => Some("lieutenant"),
            "ambassador" => Some("ambassador"),
            "president" => Some("president"),
            "minister" => Some("minister"),
            _ => None,
        })
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

pub fn words_of(name: &str) -> Vec<String> {
    name.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|w| !w.is_empty())
        .map(|w| w.trim_end_matches("'s").to_owned())
        .collect()
}

/// A nameless single person: "senior commander in the city".
fn is_one(name: &str) -> bool {
    let post: Vec<String> = words_of(name)
        .into_iter()
        .take_while(|w| !matches!(w.as_str(), "of" | "for" | "in" | "from" | "at"))
        .collect();
    post.last().is_some_and(|w| {
        [
            "spokesman",
            "spokesperson",
            "spokeswoman",
            "official",
            "commander",
            "chief",
            "governor",
            "elder",
            "resident",
            "witness",
            "officer",
            "minister",
            "lawmaker",
            "member",
            "doctor",
            "survivor",
            "analyst",
            "general",
            "villager",
            "ambassador",
            "director",
            "head",
            "mayor",
            "soldier",
            "policeman",
            "fighter",
            "senator",
            "source",
        ]
        .contains(&w.as_str())
    })
}

/// Whether a name is that of a person of the report.
fn is_person(reading: &Reading<'_>, name: &str) -> bool {
    reading.spans.people.iter().any(|p| p.name == name)
}

/// Whether two speakers are one, or one speaks for the other.
pub fn is_same_voice(a: &Speaker, b: &Speaker) -> bool {
    a.name == b.name || a.body.first().is_some_and(|id| b.body.first() == Some(id))
}
