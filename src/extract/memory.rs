//! Who spoke last, for "he said" and "the ministry said".

use crate::model::{Speaker, SpeakerKind};

/// Who spoke last, for "he said" and "the ministry said".
#[derive(Default)]
pub struct Memory {
    pub last: Option<Speaker>,
    pub person: Option<Speaker>,
    /// The paragraph in which they spoke.
    pub paragraph: Option<usize>,
    all: Vec<Speaker>,
}

fn looks_like_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words
            .iter()
            .all(|w| w.chars().next().is_some_and(char::is_uppercase))
}

impl Memory {
    pub fn note(&mut self, speaker: &Speaker) {
        if speaker.kind != SpeakerKind::Outlet {
            self.last = Some(speaker.clone());
            if speaker.role.is_some() || looks_like_person(&speaker.name) {
                self.person = Some(speaker.clone());
            }
            self.all.push(speaker.clone());
        }
    }

    /// "the governor", "the ministry" after somebody of that post or body has spoken is that speaker.
    pub fn recall(&self, speaker: Speaker) -> Speaker {
        if speaker.role.is_some() || looks_like_person(&speaker.name) {
            return speaker;
        }
        let words: Vec<String> = speaker
            .name
            .to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        let short = words.len() <= 2;
        let same = |earlier: &&Speaker| {
            let theirs = format!(
                "{} {}",
                earlier.name,
                earlier.role.as_deref().unwrap_or_default()
            )
            .to_lowercase();
            words
                .iter()
                .all(|w| theirs.split(|c: char| !c.is_alphanumeric()).any(|t| t == w))
        };
        let singular = words
            .last()
            .is_some_and(|w| !w.ends_with('s') || w.ends_with("ss"));
        let refers = short && singular && speaker.body.len() <= 1;
        match self.all.iter().rev().find(same).filter(|_| refers) {
            Some(earlier) => earlier.clone(),
            None => speaker,
        }
    }
}
