//! Whose name a report gives as a private person's.

use super::words::{BESIDE, BETWEEN, INTRODUCE, PUBLIC, RANKS};
use crate::lexicon::{self, Lexicon, LexiconError};
use crate::model::annotation::{Annotated, Lex, ReportPerson};
use crate::model::{Claim, Report, Span, SpeakerKind};
use crate::text::person_names::{NameMatch, same_person};
use crate::text::tokens::plain;
use crate::text::veil::{Veil, Who};

/// The names that a report gives: private persons' to hide; those of persons in public posts, of
/// places and of bodies to leave. Without a sign that a person's post is public, the name is hidden.
///
/// # Errors
/// A built-in lexicon is faulty, which the tests rule out.
pub fn of_report(
    report: &Report,
    annotated: &Annotated,
    claims: &[Claim],
) -> Result<Veil, LexiconError> {
    let lexicon = lexicon::lexicon().map_err(Clone::clone)?;
    let mut veil = Veil::default();
    let text = &report.text;
    for place in annotated.places.iter().filter(|place| !place.weak) {
        veil.leave_other(place.span.of(text));
    }
    for term in &annotated.terms {
        if matches!(term.lex, Lex::Actor | Lex::Outlet | Lex::Nationality) {
            veil.leave_other(term.span.of(text));
        }
    }
    for (at, person) in annotated.people.iter().enumerate() {
        let forms = annotated
            .persons
            .iter()
            .filter(|mention| mention.person == at)
            .map(|mention| mention.span.of(text))
            .chain([person.name.as_str()]);
        match private(person, claims) {
            None => forms.for_each(|form| leave(&mut veil, form, lexicon)),
            Some(who) => forms.for_each(|form| hide(&mut veil, form, who, lexicon)),
        }
    }
    for claim in claims {
        of_claim(&mut veil, claim, annotated, lexicon);
    }
    introduced(&mut veil, text, annotated);
    Ok(veil)
}

/// Persons whom a claim names and the annotation does not know.
fn of_claim(veil: &mut Veil, claim: &Claim, annotated: &Annotated, lexicon: &Lexicon) {
    let known = |name: &str| {
        annotated
            .people
            .iter()
            .any(|person| same_person(&person.name, name) == NameMatch::Strong)
    };
    for person in &claim.persons {
        if !known(&person.name) && !person.role.as_deref().is_some_and(is_public) {
            hide(veil, &person.name, Who::Person, lexicon);
        }
    }
}

/// Names of one word that the annotation does not take for a person's, since nothing but the word
/// before them shows it.
fn introduced(veil: &mut Veil, text: &str, annotated: &Annotated) {
    let tokens = &annotated.tokens;
    let is_taken = |span: Span| {
        let terms = annotated.terms.iter().map(|term| term.span);
        let places = annotated.places.iter().map(|place| place.span);
        let persons = annotated.persons.iter().map(|mention| mention.span);
        terms
            .chain(places)
            .chain(persons)
            .any(|other| other.overlaps(span))
    };
    for (at, token) in tokens.iter().enumerate() {
        if !INTRODUCE.contains(&token.lower.as_str()) {
            continue;
        }
        let mut next = at + 1;
        while let Some(token) = tokens.get(next).filter(|_| next < at + 4)
            && BETWEEN.contains(&token.lower.as_str())
        {
            next += 1;
        }
        let named = tokens
            .get(next)
            .filter(|token| token.word && token.capital && !is_taken(token.span));
        if let Some(name) = named {
            let words = name.span.of(text);
            if words.chars().count() > 2 && words.starts_with(char::is_alphabetic) {
                veil.hide(words, Who::Person);
            }
        }
    }
}

/// What a person is hidden behind; `None` for one in a public post.
fn private(person: &ReportPerson, claims: &[Claim]) -> Option<Who> {
    use SpeakerKind as K;
    let role = person.role.as_deref();
    if role.is_some_and(is_beside) {
        return Some(behind(person.kind));
    }
    let title = person.title.as_deref().or_else(|| first_word(&person.name));
    let low = |words: &str| has(words, RANKS) && !is_public(words);
    match person.kind {
        Some(K::Official | K::Military | K::Police | K::ArmedGroup) => {
            let rank_only =
                role.is_none_or(low) && (title.is_some_and(low) || role.is_some_and(low));
            return rank_only.then(|| behind(person.kind));
        }
        Some(kind @ (K::Resident | K::Medical | K::Analyst | K::Anonymous)) => {
            return Some(behind(Some(kind)));
        }
        Some(K::Outlet) | None => {}
    }
    if role.is_some_and(is_public) || title.is_some_and(is_public) {
        return None;
    }
    // A voice of a body: a spokesman by what he speaks for, though the name stands without a post.
    let speaks = claims.iter().map(|claim| &claim.speaker).any(|speaker| {
        matches!(
            speaker.kind,
            K::Official | K::Military | K::Police | K::ArmedGroup
        ) && speaker.name == person.name
            && (!speaker.body.is_empty() || speaker.role.as_deref().is_some_and(is_public))
    });
    (!speaks).then(|| behind(person.kind))
}

const fn behind(kind: Option<SpeakerKind>) -> Who {
    match kind {
        Some(SpeakerKind::Resident) => Who::Resident,
        Some(SpeakerKind::Anonymous) => Who::Source,
        Some(SpeakerKind::Medical) => Who::Health,
        Some(SpeakerKind::Analyst) => Who::Analyst,
        Some(SpeakerKind::Military) => Who::Soldier,
        Some(SpeakerKind::Police) => Who::Policeman,
        _ => Who::Person,
    }
}

fn is_public(words: &str) -> bool {
    has(words, PUBLIC) && !is_beside(words)
}

fn is_beside(words: &str) -> bool {
    has(words, BESIDE)
}

/// Whether a word of these, or its plural, is among the listed.
fn has(words: &str, listed: &[&str]) -> bool {
    plain(words)
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| {
            listed.contains(&word)
                || word
                    .strip_suffix('s')
                    .is_some_and(|word| listed.contains(&word))
        })
}

fn first_word(name: &str) -> Option<&str> {
    name.split_whitespace().next()
}

fn hide(veil: &mut Veil, name: &str, who: Who, lexicon: &Lexicon) {
    veil.hide(name, who);
    for word in own_words(name, lexicon) {
        veil.hide_word(word, who);
    }
}

fn leave(veil: &mut Veil, name: &str, lexicon: &Lexicon) {
    veil.leave_person(name);
    for word in own_words(name, lexicon) {
        veil.leave_person(word);
    }
}

/// The words of a name that can stand for its bearer: no title, no initial, no link.
fn own_words<'n>(name: &'n str, lexicon: &'n Lexicon) -> impl Iterator<Item = &'n str> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2 && word.starts_with(|c: char| !c.is_lowercase()))
        .filter(|word| {
            let lower = plain(word);
            !lexicon
                .titles
                .forms()
                .any(|(form, _)| plain(&form.text) == lower)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(
        name: &str,
        title: Option<&str>,
        role: Option<&str>,
        kind: Option<SpeakerKind>,
    ) -> ReportPerson {
        ReportPerson {
            name: name.into(),
            title: title.map(str::to_owned),
            role: role.map(str::to_owned),
            kind,
            body: Vec::new(),
        }
    }

    #[test]
    fn a_public_post_must_be_told() {
        use SpeakerKind as K;
        for (title, role, kind, behind) in [
            (None, Some("governor of Khost"), Some(K::Official), None),
            (Some("Gen."), None, Some(K::Military), None),
            (Some("Lt. Col."), Some("spokesman"), Some(K::Military), None),
            (
                Some("Staff Sgt."),
                None,
                Some(K::Military),
                Some(Who::Soldier),
            ),
            (
                Some("Sgt."),
                Some("army spokesman"),
                Some(K::Military),
                None,
            ),
            (None, Some("Taliban commander"), None, None),
            (
                None,
                Some("brother of the governor"),
                Some(K::Official),
                Some(Who::Person),
            ),
            (
                None,
                Some("bodyguard of the commander"),
                None,
                Some(Who::Person),
            ),
            (
                None,
                Some("elder in Jalalabad"),
                Some(K::Resident),
                Some(Who::Resident),
            ),
            (
                None,
                Some("hospital director"),
                Some(K::Medical),
                Some(Who::Health),
            ),
            (None, Some("analyst"), Some(K::Analyst), Some(Who::Analyst)),
            (None, None, None, Some(Who::Person)),
        ] {
            let found = private(&person("Wali Noori", title, role, kind), &[]);
            assert_eq!(found, behind, "{title:?} {role:?}");
        }
    }
}
