//! One happening in the world: the claims about it, what is shown and what is disputed.

use jiff::civil::Date;

use super::actor::Actor;
use super::claim::{Basis, Claim, Count, Person};
use super::date::EventDate;
use super::event::SubEventType;
use super::location::Location;
use super::shared::Words;

/// What claims can contradict each other on; the words of the column `disputed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disputed {
    /// Whether it happened at all.
    Happened,
    /// Where.
    Location,
    /// When.
    Date,
    /// Who did it.
    Actor,
    /// How many died.
    Killed,
    /// How many were wounded.
    Injured,
    /// How many were taken.
    Taken,
    /// Who the dead were.
    Victims,
}

impl Disputed {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Location => "location",
            Self::Date => "date",
            Self::Actor => "actor",
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Taken => "taken",
            Self::Victims => "victims",
        }
    }
}

/// A claim as it stands in an incident, with what its report adds.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinedClaim {
    /// The claim.
    pub claim: Claim,
    /// Its report's outlet.
    pub outlet: Option<Words>,
    /// Its report's agency.
    pub agency: Option<Words>,
    /// Where its wording comes from, as provenance decided.
    pub origin: Words,
    /// Its report's title.
    pub title: Option<Words>,
    /// Its report's address.
    pub url: Option<Words>,
    /// Its report's published date.
    pub published: Option<Date>,
    /// Its report's update.
    pub updated: Option<Date>,
    /// Why it was joined: "same report", "named person killed: Qari Hekmat", ...
    pub joined_by: Words,
}

/// A least and a most over claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Least that a claim gives.
    pub min: Option<u32>,
    /// Most that a claim gives; `None` where it is open.
    pub max: Option<u32>,
}

/// One happening in the world. Field order and meaning follow the columns of the layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// "i" and the digest of its anchor claim.
    pub id: String,
    /// One line: what, whom, where.
    pub title: String,
    /// ACLED sub-event type; `None` where the means is not said.
    pub kind: Option<SubEventType>,
    /// A summary of several happenings.
    pub summary: bool,
    /// The shown date.
    pub date: Option<EventDate>,
    /// Rival dates with their speakers.
    pub other_dates: Vec<String>,
    /// The shown place.
    pub location: Option<Location>,
    /// Where the shown place was read.
    pub where_basis: Option<Basis>,
    /// Metres from the point to the farthest rival place.
    pub spread_m: Option<f64>,
    /// Further places, undisputed.
    pub also_at: Vec<String>,
    /// Rival places with their speakers.
    pub other_locations: Vec<String>,
    /// Who did it, all that are claimed.
    pub actor1: Vec<Actor>,
    /// To whom.
    pub actor2: Vec<Actor>,
    /// Who says that who did it.
    pub actors_by_claim: Option<String>,
    /// "claimed: ISKP", "denied: Taliban".
    pub responsibility: Vec<String>,
    /// Named persons with their fate.
    pub persons: Vec<Person>,
    /// The dead, over total-scoped claims.
    pub killed: Range,
    /// The best single figure for the dead.
    pub killed_best: Option<u32>,
    /// The wounded.
    pub injured: Range,
    /// Captured, arrested, abducted or surrendered.
    pub taken: Range,
    /// The shown toll's words.
    pub killed_as_written: Option<String>,
    /// Parts of the toll.
    pub killed_detail: Option<String>,
    /// Civilians among the dead.
    pub civilians_killed: Range,
    /// "alleged", "denied", "disputed".
    pub civilian_harm: Option<&'static str>,
    /// What claims contradict each other on.
    pub disputed: Vec<Disputed>,
    /// Which rules chose the shown date, place and toll.
    pub shown_because: String,
    /// Counts over claims.
    pub counts: SourceCounts,
    /// Outlets.
    pub outlets: Vec<String>,
    /// Speakers with their role.
    pub attributed_to: Vec<String>,
    /// Earliest publication.
    pub first_published: Option<Date>,
    /// Latest publication or update.
    pub last_published: Option<Date>,
    /// Ids of incidents told as parts or consequences.
    pub linked_incidents: Vec<String>,
    /// Incidents that share the point, this one included.
    pub n_at_point: Option<u32>,
    /// What a reader should mind.
    pub caveats: Vec<String>,
    /// "unreviewed", or by whom and when.
    pub review: String,
    /// Fields set by a correction, with its reason.
    pub corrected: Option<String>,
    /// The claims, in the order of publication, report and span.
    pub claims: Vec<JoinedClaim>,
}

/// How many reports, outlets, origins and speakers stand behind an incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceCounts {
    /// Reports.
    pub reports: usize,
    /// Outlets.
    pub outlets: usize,
    /// Independent origins.
    pub origins: usize,
    /// Speakers.
    pub speakers: usize,
}

/// Kept here so that the layer's ranges and the claims' counts cannot drift apart.
impl From<Count> for Range {
    fn from(count: Count) -> Self {
        Self {
            min: Some(count.min),
            max: count.max,
        }
    }
}
