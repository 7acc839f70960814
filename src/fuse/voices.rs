//! Values and who gives them: what disputes and shown values are decided on.

use crate::model::{About, Claim, Stance};

use super::sources::{Source, same_voice};

/// One value of a field, as one claim gives it.
#[derive(Debug)]
pub(super) struct Voice<'s, 'a, T> {
    pub(super) source: &'s Source<'a>,
    pub(super) value: T,
}

impl<T: Copy> Clone for Voice<'_, '_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy> Copy for Voice<'_, '_, T> {}

/// The claims that give a field, each speaker's latest word only: a later and different word of one
/// speaker or body replaces the earlier.
///
/// A claim counts where it is asserted, and where what it denies is another field (whoever denies
/// a part in a strike still says where it was).
pub(super) fn of<'s, 'a, T: Copy>(
    sources: &'s [Source<'a>],
    field: About,
    read: impl Fn(&'a Claim) -> Option<T>,
    disagree: impl Fn(T, T) -> bool,
) -> Vec<Voice<'s, 'a, T>> {
    latest(
        read_all(sources, |source| speaks_for(source, field), read),
        disagree,
    )
}

/// As [`of`], and where nobody asserts the field, what is neither asserted nor denied or is denied:
/// a happening that is only denied still has its place and time.
pub(super) fn of_or_any<'s, 'a, T: Copy>(
    sources: &'s [Source<'a>],
    field: About,
    read: impl Fn(&'a Claim) -> Option<T> + Copy,
    disagree: impl Fn(T, T) -> bool + Copy,
) -> Vec<Voice<'s, 'a, T>> {
    let asserted = of(sources, field, read, disagree);
    if asserted.is_empty() {
        latest(read_all(sources, |_| true, read), disagree)
    } else {
        asserted
    }
}

fn read_all<'s, 'a, T: Copy>(
    sources: &'s [Source<'a>],
    keep: impl Fn(&Source<'a>) -> bool,
    read: impl Fn(&'a Claim) -> Option<T>,
) -> Vec<Voice<'s, 'a, T>> {
    sources
        .iter()
        .filter(|source| !source.outdated && keep(source))
        .filter_map(|source| read(source.claim).map(|value| Voice { source, value }))
        .collect()
}

fn latest<'s, 'a, T: Copy>(
    all: Vec<Voice<'s, 'a, T>>,
    disagree: impl Fn(T, T) -> bool,
) -> Vec<Voice<'s, 'a, T>> {
    all.iter()
        .filter(|voice| !all.iter().any(|later| replaces(later, voice, &disagree)))
        .copied()
        .collect()
}

/// Whether a claim's value of this field counts.
pub(super) fn speaks_for(source: &Source<'_>, field: About) -> bool {
    match source.claim.stance {
        Stance::Asserts => true,
        Stance::Denies => source.claim.about != About::Event && source.claim.about != field,
        Stance::Neither => false,
    }
}

fn replaces<T: Copy>(
    later: &Voice<'_, '_, T>,
    earlier: &Voice<'_, '_, T>,
    disagree: impl Fn(T, T) -> bool,
) -> bool {
    // Within one report only days that the speaker's words are given tell which came first.
    let one_report = later.source.claim.report_id == earlier.source.claim.report_id;
    let when = |voice: &Voice<'_, '_, T>| {
        if one_report {
            voice.source.claim.speaker.said_on
        } else {
            voice.source.said()
        }
    };
    matches!((when(later), when(earlier)), (Some(late), Some(early)) if late > early)
        && disagree(later.value, earlier.value)
        && same_voice(later.source.claim, earlier.source.claim)
        && later.source.claim.hedge.is_none()
}

/// How many independent origins give a value that does not contradict this one.
pub(super) fn support<T: Copy>(
    voices: &[Voice<'_, '_, T>],
    value: T,
    disagree: impl Fn(T, T) -> bool,
) -> usize {
    let mut origins: Vec<&str> = voices
        .iter()
        .filter(|voice| !disagree(voice.value, value))
        .map(|voice| voice.source.origin)
        .collect();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}

/// Speakers of voices, each once, in the order of the claims.
pub(super) fn speakers<'a, T: Copy>(voices: &[Voice<'_, 'a, T>]) -> Vec<&'a str> {
    let mut names: Vec<&'a str> = Vec::new();
    for voice in voices {
        let name = voice.source.claim.speaker.name.as_str();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
