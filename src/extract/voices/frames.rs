//! Who says what: for each stretch of a report, the speaker in whose words it stands.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::sentence::datelines;
use crate::extract::triggers::verbs;
use crate::extract::voices::behind;
use crate::extract::voices::bracketed;
use crate::extract::voices::continued;
use crate::extract::voices::gapped;
use crate::extract::voices::insertions;
use crate::extract::voices::occasions::{day_of, said_on, told_to};
use crate::extract::voices::sayers::{self, Subject};
use crate::extract::voices::shares;
use crate::extract::voices::speakers::{self, Named};
use crate::extract::voices::spoken::Memory;
use crate::extract::voices::tales;
use crate::lexicon::{SpeechKind, SpeechRow};
use crate::model::annotation::{Lex, Term};
use crate::model::{About, Actor, Speaker, Stance};

/// A speaker with the tokens that stand in their words.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Who.
    pub speaker: Speaker,
    /// The words that name them; empty where the frame was carried over from another sentence.
    pub name: Range<usize>,
    /// The verb or preposition of saying; empty where carried over.
    pub verb: Range<usize>,
    /// The lexicon row of the verb.
    pub rule: String,
    /// Tokens that stand in the speaker's words.
    pub scope: Range<usize>,
    /// Whether the speaker says that it is so.
    pub stance: Stance,
    /// What the stance is on, where the verb says it.
    pub about: Option<About>,
    /// What is said is meant or wanted, no happening.
    pub future: bool,
    /// Index of the date mention that tells when it was said.
    pub said_on: Option<usize>,
}

impl Frame {
    /// The force or group for which whoever speaks speaks.
    pub fn force(&self, reading: &Reading<'_>) -> Option<Actor> {
        let id = self.speaker.body.first()?;
        reading.lexicon.doer(id)
    }

    /// From the words that name the speaker to those of saying, with what stands between.
    pub fn attribution(&self) -> Range<usize> {
        self.name.start.min(self.verb.start)..self.name.end.max(self.verb.end)
    }

    /// The words that name the speaker, with what stands between them and a verb behind them.
    pub fn named_before_verb(&self) -> Range<usize> {
        self.name.start..self.name.end.max(self.verb.start)
    }
}

/// A frame with what is needed to set it beside the others of its sentence.
#[derive(Clone, Debug)]
pub struct Found {
    /// The frame.
    pub frame: Frame,
    /// The outlet's name where the speaker is one.
    pub outlet: Option<String>,
    /// The verb has meanings that are no saying.
    pub weak: bool,
    /// The attribution stands behind what is said.
    pub post: bool,
    /// The subject is that of an earlier verb of saying.
    pub shared: bool,
}

/// The frames of a report, by sentence.
pub fn frames(reading: &Reading<'_>) -> Vec<Vec<Frame>> {
    let mut memory = Memory::default();
    let mut result: Vec<Vec<Found>> = Vec::with_capacity(reading.spans.sentences.len());
    for (index, sentence) in reading.spans.sentences.iter().enumerate() {
        memory.turn_to(index);
        let tokens = datelines::without_dateline(reading, &sentence.tokens);
        let mut own = of_sentence(reading, &tokens, &mut memory);
        if own.is_empty() {
            memory.note_subject(reading, &tokens);
            if let Some(body) = bracketed::inquirer(reading, &tokens) {
                memory.note(reading, &body);
            }
        }
        // A dateline is in nobody's words.
        if let Some(first) = own.first_mut()
            && first.frame.scope.start == tokens.start
        {
            first.frame.scope.start = sentence.tokens.start;
        }
        result.push(own);
    }
    continued::carry_over(reading, &mut result);
    result
        .into_iter()
        .map(|found| found.into_iter().map(|f| f.frame).collect())
        .collect()
}

fn of_sentence(reading: &Reading<'_>, tokens: &Range<usize>, memory: &mut Memory) -> Vec<Found> {
    let mut own: Vec<Found> = Vec::new();
    let mut first_person = None;
    if let Some(teller) = tales::teller(reading, tokens) {
        own.extend(found(reading, teller, tokens, memory, &[]));
    }
    for term in reading.terms_in(tokens.clone(), Lex::Speech) {
        let Some(row) = reading.speech(term) else {
            continue;
        };
        // "I cannot confirm" within a quotation is the stance of whoever is quoted.
        if row.stance != Stance::Asserts && in_first_person(reading, term) {
            first_person = Some(row.stance);
            continue;
        }
        // "who asked not to be named": how he spoke, not what he asked.
        let manner = reading
            .slot(term.tokens.start)
            .role
            .and_then(|t| reading.term(t))
            .is_some_and(|role| role.tokens.len() > 2 && role.tokens.start < term.tokens.start);
        if manner
            || reading.slot(term.tokens.start).quoted
            || own.iter().any(|f| f.frame.verb.start == term.tokens.start)
        {
            continue;
        }
        let Some(saying) = saying_of(reading, term, row, tokens, &own) else {
            continue;
        };
        let next = found(reading, saying, tokens, memory, &own);
        own.extend(next);
    }
    if own.is_empty()
        && let Some(teller) = tales::view(reading, tokens)
            .or_else(|| bracketed::source(reading, tokens))
            .or_else(|| bracketed::colon(reading, tokens))
    {
        own.extend(found(reading, teller, tokens, memory, &[]));
    }
    if let Some(saying) = gapped::speaker(reading, tokens, &own) {
        let next = found(reading, saying, tokens, memory, &own);
        own.extend(next);
    }
    if let (Some(stance), Some(found)) = (first_person, own.first_mut()) {
        found.frame.stance = stance;
    }
    shares::drop_embedded(reading, &mut own, tokens);
    shares::merge_via(&mut own);
    shares::share_out(reading, &mut own, tokens);
    for f in &own {
        if f.outlet.is_none() {
            memory.note(reading, &f.frame.speaker);
        }
    }
    own
}

fn in_first_person(reading: &Reading<'_>, term: &Term) -> bool {
    let group = verbs::group_start(reading, term.tokens.start);
    (1..3).any(|back| reading.is(group.wrapping_sub(back), &["i", "we"]))
}

/// "two men accused of hiding him": the men accuse nobody.
fn is_accused(reading: &Reading<'_>, verb: &Range<usize>) -> bool {
    reading.is(verb.start, &["accused", "blamed", "implicated"])
        && reading.is(verb.end, &["of", "for", "in"])
        && verbs::group_start(reading, verb.start) == verb.start
}

/// Whether a sentence goes on in the paragraph of the one before.
fn goes_on(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let sentences = &reading.spans.sentences;
    let index = sentences.partition_point(|s| s.tokens.end <= sentence.start);
    let before = index.checked_sub(1).and_then(|i| sentences.get(i));
    before
        .zip(sentences.get(index))
        .is_some_and(|(before, this)| before.paragraph == this.paragraph)
}

/// A verb or other words of saying with whom they name.
pub struct Saying {
    /// Whom; `None` for whoever the verb before names.
    pub named: Option<Named>,
    /// The words of saying.
    pub verb: Range<usize>,
    /// Id of the rule.
    pub rule: String,
    /// Whether it is said to be so.
    pub stance: Stance,
    /// On what.
    pub about: Option<About>,
    /// What is meant, no happening.
    pub future: bool,
    /// The words have other meanings.
    pub weak: bool,
    /// The speaker of the verb of saying before.
    pub shared: Option<Speaker>,
}

fn saying_of(
    reading: &Reading<'_>,
    term: &Term,
    row: &SpeechRow,
    sentence: &Range<usize>,
    earlier: &[Found],
) -> Option<Saying> {
    let mut verb = term.tokens.clone();
    let subject = match row.kind {
        SpeechKind::Verb => {
            if row.weak && !tales::has_content(reading, term, row, sentence)
                || row.id == "accuse" && is_accused(reading, &verb)
                || row.id == "claim" && tales::takes_lives(reading, term.tokens.end)
                || tales::is_called(reading, &verb)
            {
                return None;
            }
            sayers::subject_of(reading, term, row, sentence)?
        }
        SpeechKind::Preposition if insertions::sets_free(reading, term, sentence) => return None,
        SpeechKind::Preposition => match behind::after(reading, term.tokens.end, sentence) {
            Some(named) => Subject::Own(named),
            // "confirmed by a statement that": a verb and how it was said.
            None if row.weak => {
                verb.end -= 1;
                Subject::Own(sayers::named_before(
                    reading,
                    verbs::group_start(reading, verb.start),
                    sentence,
                )?)
            }
            None if row.id == "according-to" => {
                Subject::Own(bracketed::plain(reading, term.tokens.end, sentence)?)
            }
            None => return None,
        },
        // "cited the mayor as saying": one attribution.
        SpeechKind::Quoted
            if earlier.last().is_some_and(|f| {
                f.outlet.is_none()
                    && f.frame.name.start >= f.frame.verb.end
                    && f.frame.name.end + 2 >= term.tokens.start
            }) =>
        {
            Subject::Shared
        }
        SpeechKind::Quoted => {
            let group = verbs::group_start(reading, term.tokens.start);
            // "The agency quoted the governor as saying": in the active voice the one quoted stands behind.
            let active = group == term.tokens.start && reading.is(term.tokens.end - 1, &["quoted"]);
            let quoted = active.then(|| behind::after(reading, term.tokens.end, sentence));
            if let Some(Some(named)) = quoted {
                Subject::Own(named)
            } else {
                Subject::Own(
                    sayers::named_before(reading, group, sentence)
                        .or_else(|| behind::after(reading, term.tokens.end, sentence))?,
                )
            }
        }
        SpeechKind::Noun => Subject::Own(tales::paper(reading, term, sentence)?),
        SpeechKind::Channel => return None,
    };
    let (named, shared) = match subject {
        Subject::Own(named) => (Some(named), None),
        Subject::Relative(at) => {
            let speaker = earlier
                .iter()
                .rev()
                .find(|f| {
                    f.outlet.is_none() && f.frame.name.end <= at && f.frame.name.end + 2 >= at
                })
                .map(|f| f.frame.speaker.clone())?;
            (None, Some(speaker))
        }
        Subject::Shared => {
            let speaker = earlier
                .iter()
                .rev()
                .find(|f| f.outlet.is_none())
                .map(|f| f.frame.speaker.clone());
            match speaker {
                Some(speaker) => (None, Some(speaker)),
                None if row.weak && reading.word(verb.start).ends_with("ing") => return None,
                None => (
                    Some(tales::first_subject(reading, verb.start, sentence)?),
                    None,
                ),
            }
        }
    };
    let negated = reading.is(verb.start.wrapping_sub(1), &["neither", "nor", "never"]);
    Some(Saying {
        named,
        rule: format!("speech.{}", row.id),
        stance: if negated && row.stance == Stance::Asserts {
            Stance::Neither
        } else {
            row.stance
        },
        verb,
        about: row.about,
        future: row.future,
        weak: row.weak,
        shared,
    })
}

/// The frame of a saying, its speaker resolved.
fn found(
    reading: &Reading<'_>,
    saying: Saying,
    sentence: &Range<usize>,
    memory: &Memory,
    earlier: &[Found],
) -> Option<Found> {
    let told = |single: bool| {
        earlier
            .iter()
            .rev()
            .filter(|f| f.outlet.is_none())
            .map(|f| &f.frame.speaker)
            .find(|s| !single || memory.is_single(reading, s))
            .cloned()
    };
    let shared = saying.shared.is_some();
    let is_pronoun = matches!(saying.named, Some(Named::Person(_) | Named::Anyone(_)));
    let (mut speaker, name, outlet) = match saying.named {
        None => (saying.shared?, saying.verb.start..saying.verb.start, None),
        Some(Named::Speaker(speaker, name)) => {
            (memory.recall(reading, *speaker, &name), name, None)
        }
        Some(Named::Person(name)) => (
            told(true)
                .or_else(|| memory.person())
                .or_else(|| memory.last())?,
            name,
            None,
        ),
        Some(Named::Anyone(name)) => match memory.anyone(reading.word(name.start)) {
            Some(speaker) => (speaker, name, None),
            // "Residents of X blocked the road after a raid in which, according to them, ..."
            None => match tales::first_subject(reading, saying.verb.start, sentence)? {
                Named::Speaker(speaker, name) => (*speaker, name, None),
                _ => return None,
            },
        },
        Some(Named::Outlet(outlet, name)) => {
            let mut voice = speakers::own_voice(reading.report);
            voice.name.clone_from(&outlet);
            (voice, name, Some(outlet))
        }
    };
    let said_on = said_on(reading, &saying.verb, &name, sentence);
    let cites = saying.rule == "speech.citing"
        || saying.rule == "speech.quoted-as-saying" && name.start >= saying.verb.end;
    if !shared {
        // "He said" goes on in a paragraph with what the same outlet was told.
        if !(is_pronoun && goes_on(reading, sentence)) {
            speaker.via = None;
        }
        speaker.said_on = None;
    }
    if let Some(day) = said_on.and_then(|d| day_of(reading, d)) {
        speaker.said_on = Some(day);
    }
    if let Some(via) = told_to(reading, &saying.verb, &name, sentence, cites) {
        speaker.via = Some(via);
    }
    let frame = Frame {
        speaker,
        name,
        verb: saying.verb,
        rule: saying.rule,
        scope: sentence.clone(),
        stance: saying.stance,
        about: saying.about,
        future: saying.future,
        said_on,
    };
    Some(Found {
        post: !shared && shares::is_post(reading, &frame, sentence),
        frame,
        outlet,
        weak: saying.weak,
        shared,
    })
}
