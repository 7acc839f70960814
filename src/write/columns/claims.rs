//! The claims' columns.

use super::Type::{Date, Integer, Number, Text};
use super::cells::{actors, clarity, count, date, joined, metres, number, of_place, persons, text};
use super::{Column, Value, json, own_place};
use crate::model::incident::JoinedClaim;
use crate::model::{Incident, Location, LonLat};
use crate::write::clean::one_line;
use crate::write::table;

type Claims = Column<JoinedClaim, Incident>;

const fn column(
    name: &'static str,
    kind: super::Type,
    get: fn(&JoinedClaim, &Incident) -> Value,
    doc: &'static str,
) -> Claims {
    Column {
        name,
        kind,
        doc,
        get,
    }
}

fn place(joined: &JoinedClaim) -> Option<&Location> {
    joined.claim.location.as_ref()
}

fn point(joined: &JoinedClaim) -> Option<LonLat> {
    own_place(&joined.claim).and_then(table::point)
}

/// The columns of a claim, in the order in which they are written.
#[rustfmt::skip] // Two lines a column read as a table.
pub const CLAIMS: &[Claims] = &[
    column("claim_id", Text, |c, _| Value::Text(c.claim.id.clone()),
        "\"c\" and a digest of report, evidence sentence, kind and occurrence; also the Feature's id"),
    column("incident_id", Text, |_, i| Value::Text(i.id.clone()),
        "The incident that holds the claim"),
    column("event_in_report", Integer, |c, _| number(Some(c.claim.event_in_report)),
        "Number of the happening within the report"),
    column("report_id", Text, |c, _| Value::Text(c.claim.report_id.clone()),
        "The report: its metadata's id, else its path without extension"),
    column("outlet", Text, |c, _| text(c.outlet.as_deref()),
        "Who published the report"),
    column("agency", Text, |c, _| text(c.agency.as_deref()),
        "The news agency whose copy it is"),
    column("origin", Text, |c, _| Value::Text(c.origin.to_string()),
        "Where the wording comes from; copies of one text share it"),
    column("title", Text, |c, _| text(c.title.as_deref().map(one_line)),
        "The report's headline"),
    column("url", Text, |c, _| text(c.url.as_deref()),
        "The report's public address"),
    column("published", Date, |c, _| date(c.published),
        "The report's day of publication"),
    column("said_on", Date, |c, _| date(c.claim.speaker.said_on),
        "The day on which the speaker said it, where given"),
    column("speaker", Text, |c, _| Value::Text(c.claim.speaker.name.clone()),
        "Who says it; the outlet where nobody is quoted"),
    column("speaker_role", Text, |c, _| text(c.claim.speaker.role.clone()),
        "The speaker's post"),
    column("speaker_kind", Text, |c, _| Value::Text(c.claim.speaker.kind.as_str().to_owned()),
        "official, military, police, armed group, analyst, medical, resident, anonymous or outlet"),
    column("via", Text, |c, _| text(c.claim.speaker.via.clone()),
        "Through whom the report has it"),
    column("stance", Text, |c, _| Value::Text(c.claim.stance.as_str().to_owned()),
        "asserts, denies or neither (\"cannot confirm\")"),
    column("about", Text, |c, _| Value::Text(c.claim.about.as_str().to_owned()),
        "What the stance is on: event, actor, location, date, toll, civilians or responsibility"),
    column("hedge", Text, |c, _| text(c.claim.hedge.clone()),
        "Hedging words: \"may\", \"early indications\""),
    column("quote", Text, |c, _| Value::Text(c.claim.quote.clone()),
        "The evidence sentence as it stands in the report, control characters left out"),
    column("start", Integer, |c, _| count(c.claim.span.start),
        "Where the quote starts in the report's text, in UTF-8 bytes"),
    column("end", Integer, |c, _| count(c.claim.span.end),
        "Where it ends, exclusive"),
    column("sub_event_type", Text, |c, _| text(c.claim.kind.map(|k| k.as_str())),
        "ACLED's sub-event type; null where the means is not said"),
    column("event_clarity", Integer, |c, _| clarity(c.claim.summary),
        "UCDP: 1 one happening, 2 a summary of several"),
    column("date_start", Date, |c, _| date(c.claim.date.as_ref().map(|d| d.interval.start)),
        "First day that the words bound, Kabul time"),
    column("date_end", Date, |c, _| date(c.claim.date.as_ref().map(|d| d.interval.end)),
        "Last day"),
    column("date_prec", Integer, |c, _| number(c.claim.date.as_ref().map(|d| d.interval.precision().code().into())),
        "UCDP, from the interval: 1 the day, 2 up to 6 days, 3 a week, 4 up to a month, 5 up to a year or more"),
    column("date_basis", Text, |c, _| text(c.claim.date.as_ref().map(|d| d.basis.as_str())),
        "stated, context or publication"),
    column("location", Text, |c, _| of_place(place(c), |l| Some(l.name.clone())),
        "The place by the gazetteer's name"),
    column("location_kind", Text, |c, _| text(place(c).map(|l| l.kind.as_str())),
        "village, town, city, site, area, district, province or country"),
    column("location_as_written", Text, |c, _| of_place(place(c), |l| Some(l.as_written.to_string())),
        "The place as the source spells it"),
    column("admin2", Text, |c, _| of_place(place(c), |l| l.admin2.as_ref().map(|a| a.name.clone())),
        "District"),
    column("admin2_pcode", Text, |c, _| of_place(place(c), |l| l.admin2.as_ref().and_then(|a| a.code.clone())),
        "The district's P-code"),
    column("admin1", Text, |c, _| of_place(place(c), |l| l.admin1.as_ref().map(|a| a.name.clone())),
        "Province"),
    column("admin1_pcode", Text, |c, _| of_place(place(c), |l| l.admin1.as_ref().and_then(|a| a.code.clone())),
        "The province's P-code"),
    column("country", Text, |c, _| of_place(place(c), |l| l.country.as_ref().map(|a| a.name.clone())),
        "Country"),
    column("country_code", Text, |c, _| of_place(place(c), |l| { l.country.as_ref().and_then(|a| a.code.clone()) }),
        "ISO 3166-1 alpha-3"),
    column("longitude", Number, |c, _| point(c).map_or(Value::Null, |p| Value::Number(p.lon)),
        "Degrees east, WGS 84, of the place that the claim itself states; else null"),
    column("latitude", Number, |c, _| point(c).map_or(Value::Null, |p| Value::Number(p.lat)),
        "Degrees north, as longitude"),
    column("point_of", Text, |c, _| text(point(c).and(place(c)).and_then(|l| l.point_of).map(|p| p.as_str())),
        "What the point is the point of: exact, near, area, district or province"),
    column("where_prec", Integer, |c, _| number(place(c).map(|l| l.precision.code().into())),
        "UCDP: 1 exact place, 2 near a known place, 3 district, 4 province, 5 a line or fuzzy area, 6 country, 7 international"),
    column("uncertainty_m", Integer, |c, _| metres(point(c).and(place(c)).and_then(|l| l.uncertainty_m)),
        "Radius in metres about the point that holds the place"),
    column("where_basis", Text, |c, _| text(place(c).and(c.claim.where_basis).map(|b| b.as_str())),
        "stated: in the claim's own words; context: elsewhere in the report (no point then)"),
    column("actor1", Text, |c, _| actors(&c.claim.actor1), "Who did it"),
    column("actor2", Text, |c, _| actors(&c.claim.actor2), "To whom"),
    column("persons", Text, |c, _| text(persons(&c.claim.persons)),
        "Named persons with their fate"),
    column("killed_min", Integer, |c, _| number(c.claim.killed.map(|k| k.min)),
        "Least number of dead that the claim gives"),
    column("killed_max", Integer, |c, _| number(c.claim.killed.and_then(|k| k.max)),
        "Most; null for \"at least\" and \"more than\""),
    column("toll_scope", Text, |c, _| text(c.claim.toll_scope.map(|s| s.as_str())),
        "What the number of dead counts: total, part or named"),
    column("injured_min", Integer, |c, _| number(c.claim.injured.map(|k| k.min)),
        "Least number of wounded"),
    column("injured_max", Integer, |c, _| number(c.claim.injured.and_then(|k| k.max)),
        "Most"),
    column("taken_min", Integer, |c, _| number(c.claim.taken.map(|k| k.min)),
        "Least number captured, arrested, abducted or surrendered"),
    column("taken_max", Integer, |c, _| number(c.claim.taken.and_then(|k| k.max)),
        "Most"),
    column("civilians_killed_min", Integer, |c, _| number(c.claim.civilians_killed.map(|k| k.min)),
        "Least number of civilians among the dead; 0 only for an explicit denial"),
    column("civilians_killed_max", Integer, |c, _| number(c.claim.civilians_killed.and_then(|k| k.max)),
        "Most"),
    column("killed_as_written", Text, |c, _| text(c.claim.killed_as_written.clone()),
        "The toll's own words"),
    column("evidence_json", Text, |c, _| Value::Text(json::evidence(&c.claim)),
        "JSON array, an object a value: field, start, end (UTF-8 bytes; 0 and 0 for words of the headline), words, basis, rule"),
    column("place_candidates", Text, |c, _| joined(place(c).into_iter().flat_map(|l| l.candidates.iter())),
        "Other places that the words could mean, where that was not decided"),
    column("joined_by", Text, |c, _| Value::Text(c.joined_by.to_string()),
        "Why the claim was joined to the incident"),
];
