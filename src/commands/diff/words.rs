//! A difference in words, at most 80 columns where ids and names allow it.

use super::compare::{Change, Difference, Named};
use crate::commands::paragraph::{WIDTH, wrap};
use crate::write::clean::{one_line, shorten};

/// Before what is said of an incident.
const INDENT: &str = "        ";
const CONTINUED: &str = "          ";

/// One line: how many came, went and changed, by the kind of change.
pub fn brief(difference: &Difference) -> String {
    if difference.is_empty() {
        return format!("No difference in {}.", counted(difference.same));
    }
    let with = |is: fn(&Change) -> bool| {
        let changed = difference.changed.iter();
        changed.filter(|one| one.changes.iter().any(is)).count()
    };
    let named = |change: &Change| !matches!(change, Change::Claims(..) | Change::Other(_));
    let otherwise = difference
        .changed
        .iter()
        .filter(|one| !one.changes.iter().any(named))
        .count();
    let counts = [
        (difference.added.len(), "added"),
        (difference.gone.len(), "gone"),
        (with(|c| matches!(c, Change::Merged(_))), "merged"),
        (with(|c| matches!(c, Change::Split(..))), "of a split"),
        (with(|c| matches!(c, Change::Moved(..))), "moved"),
        (with(|c| matches!(c, Change::Redated(..))), "redated"),
        (with(|c| matches!(c, Change::Disputed(_))), "newly disputed"),
        (
            with(|c| matches!(c, Change::Settled(_))),
            "no longer disputed",
        ),
        (
            with(|c| matches!(c, Change::Retolled(_))),
            "with another toll",
        ),
        (otherwise, "otherwise changed"),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    format!(
        "{}; {} as before.",
        parts.join(", "),
        counted(difference.same)
    )
}

fn counted(count: usize) -> String {
    if count == 1 {
        "1 incident".into()
    } else {
        format!("{count} incidents")
    }
}

/// A paragraph an incident, a line each of its changes.
pub fn lines(difference: &Difference) -> Vec<String> {
    let mut lines = Vec::new();
    for (word, incidents) in [("added", &difference.added), ("gone", &difference.gone)] {
        lines.extend(incidents.iter().map(|one| head(word, one)));
    }
    for one in &difference.changed {
        lines.push(head("changed", &one.now));
        for change in &one.changes {
            lines.extend(wrap(INDENT, CONTINUED, &told(change)));
        }
    }
    lines
}

fn head(word: &str, incident: &Named) -> String {
    let line = format!(
        "{word:7} {} {}, {}",
        incident.id,
        incident.date,
        one_line(&incident.title)
    );
    shorten(&line, WIDTH)
}

fn told(change: &Change) -> String {
    match change {
        Change::Merged(ids) => format!("merged of {}", ids.join(", ")),
        Change::Split(whole, parts) => format!("split: {whole} is now {}", parts.join(", ")),
        Change::Moved(metres, from, to) => {
            let far = metres.map_or_else(String::new, |metres| format!(" {}", distance(metres)));
            if from == to {
                format!("moved{far}, within {to}")
            } else {
                format!("moved{far}: {from} -> {to}")
            }
        }
        Change::Redated(from, to) => format!("redated: {from} -> {to}"),
        Change::Disputed(fields) => format!("newly disputed: {}", fields.join(", ")),
        Change::Settled(fields) => format!("no longer disputed: {}", fields.join(", ")),
        Change::Retolled(columns) => {
            let number = |value: &str| if value.is_empty() { "none" } else { value }.to_owned();
            let parts: Vec<String> = columns
                .iter()
                .map(|(column, from, to)| format!("{column} {} -> {}", number(from), number(to)))
                .collect();
            format!("toll: {}", parts.join(", "))
        }
        Change::Claims(more, 0) => format!("claims: {more} more"),
        Change::Claims(0, fewer) => format!("claims: {fewer} fewer"),
        Change::Claims(more, fewer) => format!("claims: {more} more, {fewer} fewer"),
        Change::Other(columns) => format!("changed: {}", columns.join(", ")),
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
