//! What the layer says of an incident.

use super::Story;
use crate::commands::paragraph::wrap;
use crate::write::read_back::Row;

const INDENT: &str = "          ";

/// Lines of at most 80 characters, the claims left out.
pub(super) fn lines(story: &Story<'_>) -> Vec<String> {
    let row = story.incident;
    let mut page = Page::default();
    page.lines.extend(wrap("", "", &row.shown("title")));
    page.lines.push(row.shown("incident_id"));
    if let Some(asked) = &story.asked {
        let told = if asked.starts_with('c') {
            format!("holds the claim {asked}, marked with a star below")
        } else {
            format!("asked for as {asked}, an earlier id: that of a claim marked with a star below")
        };
        page.lines.extend(wrap("", "", &told));
    }
    page.lines.push(String::new());
    what(row, &mut page);
    when(row, &mut page);
    place(row, &mut page);
    who(row, &mut page);
    tolls(row, &mut page);
    page.item("Disputed", row.shown("disputed"));
    if ["date", "place", "killed"]
        .iter()
        .all(|value| because(row, value).is_empty())
    {
        page.item("Shown", row.shown("shown_because"));
    }
    sources(story, &mut page);
    page.item("Linked", row.shown("linked_incidents"));
    page.item("Mind", row.shown("caveats"));
    page.item("Review", row.shown("review"));
    corrections(story, &mut page);
    page.item("Made by", row.shown("made_by"));
    page.lines.push(String::new());
    page.lines.push(match story.claims.len() {
        1 => "One claim:".into(),
        count => format!("{count} claims, in the order of publication:"),
    });
    page.lines
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
}

impl Page {
    /// A label and what is said under it; nothing where nothing is said.
    fn item(&mut self, label: &str, text: impl AsRef<str>) {
        if !text.as_ref().is_empty() {
            self.lines
                .extend(wrap(&format!("{label:10}"), INDENT, text.as_ref()));
        }
    }

    fn more(&mut self, text: impl AsRef<str>) {
        self.item("", text);
    }

    /// `words` and the value, where there is one.
    fn with(&mut self, words: &str, value: &str) {
        if !value.is_empty() {
            self.more(format!("{words} {value}"));
        }
    }
}

fn what(row: Row<'_>, page: &mut Page) {
    let kind = match row.text("sub_event_type") {
        Some(kind) => format!("{kind} ({})", row.shown("event_type")),
        None => "the means is not said".into(),
    };
    let several = row.number("event_clarity") == Some(2.0);
    let several = if several {
        "; a summary of several happenings"
    } else {
        ""
    };
    page.item("What", format!("{kind}{several}"));
}

fn when(row: Row<'_>, page: &mut Page) {
    let (start, end) = (row.shown("date_start"), row.shown("date_end"));
    let exact = match row.shown("date_prec").as_str() {
        "1" => "to the day",
        "2" => "to two to six days",
        "3" => "to a week",
        "4" => "to a month",
        "5" => "to a year or more",
        _ => "",
    };
    let days = match (start.is_empty(), start == end) {
        (true, _) => "not known".into(),
        (_, true) => format!("{start}, known {exact}"),
        _ => format!("{start} to {end}, known {exact}; {}", row.shown("date_is")),
    };
    page.item("When", days);
    page.more(read_from(
        row.text("time_as_written"),
        row.text("date_basis"),
    ));
    page.with("shown because:", because(row, "date"));
    page.with("but others say:", &row.shown("other_dates"));
}

fn place(row: Row<'_>, page: &mut Page) {
    let mut parts: Vec<String> = Vec::new();
    for column in ["location", "admin2", "admin1", "country"] {
        let part = row.shown(column);
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() {
        page.item("Where", "not known");
    } else {
        page.item(
            "Where",
            format!("{} ({})", parts.join(", "), row.shown("location_kind")),
        );
    }
    page.more(read_from(
        row.text("location_as_written"),
        row.text("where_basis"),
    ));
    if let (Some(lon), Some(lat)) = (row.number("longitude"), row.number("latitude")) {
        let (north, east) = (
            if lat < 0.0 { 'S' } else { 'N' },
            if lon < 0.0 { 'W' } else { 'E' },
        );
        let of = match row.text("point_of") {
            Some("exact") => "the place itself".into(),
            Some("near") => "a place near it".into(),
            Some(level) => format!("the {level}"),
            None => "nothing that is said".into(),
        };
        let radius = match row.number("uncertainty_m") {
            Some(metres) => format!(", within {}", distance(metres)),
            None => String::new(),
        };
        let share = match row.number("n_at_point") {
            Some(count) if count > 1.0 => format!("; {count} incidents stand there"),
            _ => String::new(),
        };
        page.more(format!(
            "{}{north} {}{east}, the point of {of}{radius} (precision {}){share}",
            lat.abs(),
            lon.abs(),
            row.shown("where_prec")
        ));
    }
    page.with("shown because:", because(row, "place"));
    page.with("but others say:", &row.shown("other_locations"));
    if let Some(metres) = row.number("spread_m") {
        page.more(format!(
            "the farthest rival place is {} away",
            distance(metres)
        ));
    }
    page.with("also at:", &row.shown("also_at"));
}

fn who(row: Row<'_>, page: &mut Page) {
    for (label, column, kind) in [
        ("Who", "actor1", "actor1_type"),
        ("To whom", "actor2", "actor2_type"),
    ] {
        if let Some(actor) = row.text(column) {
            page.item(label, format!("{actor} ({})", row.shown(kind)));
        }
    }
    page.with("by claim:", &row.shown("actors_by_claim"));
    page.with("responsibility", &row.shown("responsibility"));
    page.item("Persons", row.shown("persons"));
}

fn tolls(row: Row<'_>, page: &mut Page) {
    for (label, min, max) in [
        ("Killed", "killed_min", "killed_max"),
        ("Injured", "injured_min", "injured_max"),
        ("Taken", "taken_min", "taken_max"),
        ("Civilians", "civilians_killed_min", "civilians_killed_max"),
    ] {
        let mut told = range(row, min, max);
        if label == "Killed" {
            if let Some(best) = row.number("killed_best") {
                told = format!("{told}; best figure {best}");
            }
            page.item(label, told);
            page.more(read_from(row.text("killed_as_written"), None));
            page.with("in it:", &row.shown("killed_detail"));
            page.with("shown because:", because(row, "killed"));
            continue;
        }
        if label == "Civilians" && !told.is_empty() {
            told.push_str(" killed");
        }
        page.item(label, told);
    }
    page.with("harm to civilians is", &row.shown("civilian_harm"));
}

fn sources(story: &Story<'_>, page: &mut Page) {
    let row = story.incident;
    let count = |column: &str, one: &str, several: &str| match row.number(column) {
        Some(count) if count < 1.5 && count > 0.5 => format!("1 {one}"),
        count => format!("{} {several}", count.unwrap_or(0.0)),
    };
    page.item(
        "Sources",
        format!(
            "{}, {}, {}, {}",
            count("report_count", "report", "reports"),
            count("outlet_count", "outlet", "outlets"),
            count("origin_count", "independent origin", "independent origins"),
            count("speaker_count", "speaker", "speakers"),
        ),
    );
    page.with("outlets:", &row.shown("outlets"));
    page.with("speakers:", &row.shown("attributed_to"));
    let (first, last) = (row.shown("first_published"), row.shown("last_published"));
    if !first.is_empty() {
        page.more(if first == last {
            format!("published {first}")
        } else {
            format!("published {first} to {last}")
        });
    }
}

/// Every row of the table of corrections that changed it, else the column.
fn corrections(story: &Story<'_>, page: &mut Page) {
    if story.corrections.is_empty() {
        page.item("Corrected", story.incident.shown("corrected"));
        return;
    }
    for (at, row) in story.corrections.iter().enumerate() {
        let mut told = format!("line {}: {} {}", row.line, row.id, row.field);
        if !row.value.is_empty() {
            told.push_str(&format!(" {}", row.value));
        }
        if !row.reason.is_empty() {
            told.push_str(&format!(": {}", row.reason));
        }
        told.push_str(&format!(" ({}, {})", row.by, row.date));
        if row.outcome != "applied" {
            told.push_str(&format!(" (not followed: {})", row.outcome));
        }
        let label = if at == 0 { "Corrected" } else { "" };
        page.item(label, crate::write::clean::clean(&told));
    }
}

/// "“around midnight Friday”, in the claim's own words".
fn read_from(words: Option<&str>, basis: Option<&str>) -> String {
    let basis = basis.map(|basis| match basis {
        "stated" => "in the claim's own words".to_owned(),
        "context" => "from elsewhere in the report".to_owned(),
        "publication" => "from the published date".to_owned(),
        "correction" => "set by a correction".to_owned(),
        other => other.to_owned(),
    });
    let words = words.map(|words| format!("“{words}”"));
    [words, basis]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// The rule that `shown_because` gives for one value.
fn because<'a>(row: Row<'a>, value: &str) -> &'a str {
    row.text("shown_because")
        .unwrap_or_default()
        .split("; ")
        .find_map(|part| part.strip_prefix(value)?.strip_prefix(": "))
        .unwrap_or_default()
}

/// "3", "3 to 5", "at least 3", "" where nothing is said.
pub(super) fn range(row: Row<'_>, min: &str, max: &str) -> String {
    let number = |column: &str| Some(row.shown(column)).filter(|shown| !shown.is_empty());
    match (number(min), number(max)) {
        (None, None) => String::new(),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (Some(min), Some(max)) if min == max => min,
        (Some(min), Some(max)) => format!("{min} to {max}"),
    }
}

/// "850 m", "12 km".
fn distance(metres: f64) -> String {
    if metres < 1000.0 {
        format!("{metres:.0} m")
    } else {
        format!("{:.0} km", metres / 1000.0)
    }
}
