//! What one speaker says, in one report, about one incident.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::date::EventDate;
use super::event::SubEventType;
use super::location::Location;
use super::report::Report;
use super::shared::Shared;
use super::span::Span;

/// Where a value was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// In the claim's own words.
    Stated,
    /// Elsewhere in the report, on stated evidence.
    Context,
    /// Off the published date alone.
    Publication,
    /// Not read but set by a person, in place of what the reports say.
    Correction,
}

impl Basis {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Context => "context",
            Self::Publication => "publication",
            Self::Correction => "correction",
        }
    }
}

/// What sort of voice a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A government or its body, or one of its officials.
    Official,
    /// An army, a coalition, a defence ministry.
    Military,
    /// A police force.
    Police,
    /// An insurgent group or militia.
    #[serde(rename = "armed group")]
    ArmedGroup,
    /// An analyst or researcher.
    Analyst,
    /// Hospital or health workers.
    Medical,
    /// A resident, elder, witness or relative.
    Resident,
    /// A source that is not named.
    Anonymous,
    /// The outlet in its own voice, or a media report it cites.
    Outlet,
}

impl SpeakerKind {
    /// The words written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Military => "military",
            Self::Police => "police",
            Self::ArmedGroup => "armed group",
            Self::Analyst => "analyst",
            Self::Medical => "medical",
            Self::Resident => "resident",
            Self::Anonymous => "anonymous",
            Self::Outlet => "outlet",
        }
    }
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Speaker {
    /// The person's or body's name: "Lutfullah Azizi", "Afghan defence ministry"; the outlet (or
    /// "report" where it has none) when nobody is quoted.
    pub name: String,
    /// Post: "provincial governor".
    pub role: Option<String>,
    /// What sort of voice.
    pub kind: SpeakerKind,
    /// Through whom it came: "Pajhwok", "AFP".
    pub via: Option<String>,
    /// The day it was said, where given.
    pub said_on: Option<Date>,
    /// Lexicon ids of the body that the speaker is or speaks for, itself first; empty where unknown.
    pub body: Vec<String>,
}

/// Whether the speaker says that it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Neither: "cannot confirm".
    Neither,
}

impl Stance {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Neither => "neither",
        }
    }
}

/// What a stance is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// That it happened.
    Event,
    /// Who did it.
    Actor,
    /// Where.
    Location,
    /// When.
    Date,
    /// How many.
    Toll,
    /// Whether civilians were harmed.
    Civilians,
    /// Who answers for it.
    Responsibility,
}

impl About {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Actor => "actor",
            Self::Location => "location",
            Self::Date => "date",
            Self::Toll => "toll",
            Self::Civilians => "civilians",
            Self::Responsibility => "responsibility",
        }
    }
}

/// What became of a named person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Said to be dead.
    Killed,
    /// Wounded.
    Injured,
    /// Captured or arrested.
    Captured,
    /// Abducted.
    Abducted,
    /// Gave himself up or changed sides.
    Surrendered,
    /// Set free.
    Released,
    /// Aimed at; not said to be dead or hurt.
    Targeted,
}

impl Fate {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Captured => "captured",
            Self::Abducted => "abducted",
            Self::Surrendered => "surrendered",
            Self::Released => "released",
            Self::Targeted => "targeted",
        }
    }
}

/// A named person to whom something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The fullest form of the name in the report, with its title: "Qari Hekmat".
    pub name: String,
    /// Role: "bodyguard of Qari Hekmat", "ISKP commander".
    pub role: Option<String>,
    /// What became of them.
    pub fate: Fate,
}

/// A number of people: at least `min`, at most `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Count {
    /// Least number said.
    pub min: u32,
    /// Most said; `None` for "at least" and "more than".
    pub max: Option<u32>,
}

impl Count {
    /// Exactly `n`.
    pub const fn exactly(n: u32) -> Self {
        Self {
            min: n,
            max: Some(n),
        }
    }
}

/// What a claim's number of dead counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TollScope {
    /// All the dead of the incident.
    Total,
    /// A part of them: one side, "including 13 Marines".
    Part,
    /// Persons named or described as dead, with no number given.
    Named,
}

impl TollScope {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Part => "part",
            Self::Named => "named",
        }
    }
}

/// Whether somebody claims or denies to have done it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Responsibility {
    /// True for "claimed", false for "denied".
    pub claimed: bool,
    /// By whom.
    pub actor: Actor,
}

/// A field of a claim that evidence can stand for; the words of `evidence_json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// sub_event_type
    Kind,
    /// date_start, date_end
    Date,
    /// location
    Location,
    /// actor1
    Actor1,
    /// actor2
    Actor2,
    /// persons
    Persons,
    /// killed_min, killed_max
    Killed,
    /// injured_min, injured_max
    Injured,
    /// taken_min, taken_max
    Taken,
    /// civilians_killed_min, civilians_killed_max
    CiviliansKilled,
    /// speaker
    Speaker,
    /// via
    Via,
    /// stance
    Stance,
    /// hedge
    Hedge,
    /// responsibility
    Responsibility,
}

/// The words that a value was read from, and the rule that read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which value.
    pub field: Field,
    /// Where in the report's text; nothing, from 0 to 0, for words of its headline.
    pub span: Span,
    /// The words under the span, or of the headline.
    pub words: String,
    /// In the claim's own words or from elsewhere in the report.
    pub basis: Basis,
    /// Id of the lexicon row or rule.
    pub rule: String,
}

impl Evidence {
    /// Whether the words stand where they are said to: under the span, or in the headline where the span is empty.
    pub fn stands_in(&self, report: &Report) -> bool {
        if self.words.is_empty() {
            return false;
        }
        if self.span == Span::new(0, 0) {
            let title = report.title.as_deref().unwrap_or_default();
            return title.contains(&self.words);
        }
        report.text.get(self.span.start..self.span.end) == Some(self.words.as_str())
    }
}

/// What one speaker says, in one report, about one incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// "c" and a digest of report id, normalised evidence sentence, kind and occurrence.
    pub id: String,
    /// The report that holds it.
    pub report_id: String,
    /// Number of the happening within the report, from 1: claims that share it were said by
    /// extract to speak of one happening.
    pub event_in_report: u32,
    /// The evidence sentence as it stands in the report.
    pub quote: String,
    /// Where the quote stands.
    pub span: Span,
    /// Who says it. Copies share it.
    pub speaker: Shared<Speaker>,
    /// Whether they say that it is so.
    pub stance: Stance,
    /// What the stance is on.
    pub about: About,
    /// Hedging words: "may", "early indications".
    pub hedge: Option<String>,
    /// ACLED sub-event type; `None` where the means is not said.
    pub kind: Option<SubEventType>,
    /// True for a summary of several happenings (UCDP event_clarity 2).
    pub summary: bool,
    /// When.
    pub date: Option<EventDate>,
    /// Where.
    pub location: Option<Location>,
    /// Where the place was read; `None` exactly where `location` is.
    pub where_basis: Option<Basis>,
    /// Further places of the same happening, undisputed.
    pub also_at: Vec<Location>,
    /// Who did it; several only where they are said to have done it together or each.
    pub actor1: Vec<Actor>,
    /// True where `actor1` are said to have acted jointly.
    pub joint: bool,
    /// To whom.
    pub actor2: Vec<Actor>,
    /// Named persons with their fate.
    pub persons: Vec<Person>,
    /// The dead that this claim states.
    pub killed: Option<Count>,
    /// What `killed` counts.
    pub toll_scope: Option<TollScope>,
    /// The toll's own words: "more than 50", "dozens".
    pub killed_as_written: Option<String>,
    /// Parts of the dead: "13 US Marines".
    pub killed_detail: Option<String>,
    /// The wounded.
    pub injured: Option<Count>,
    /// Captured, arrested, abducted or surrendered.
    pub taken: Option<Count>,
    /// Civilians among the dead; 0 only where explicitly denied.
    pub civilians_killed: Option<Count>,
    /// Whether the speaker says that civilians were harmed; `None` where nothing is said.
    pub civilians_harmed: Option<bool>,
    /// Who claims or denies to have done it.
    pub responsibility: Option<Responsibility>,
    /// The words of each value.
    pub evidence: Vec<Evidence>,
    /// Ids of other happenings of the report that this one is told as a part or consequence of.
    pub part_of: Option<u32>,
}
