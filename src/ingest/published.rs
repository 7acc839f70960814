//! The published and updated date of a report whose metadata give none.

use jiff::civil::Date;

use crate::model::report::{PublishedFrom, Report};
use crate::text::calendar::{published_in_text, update_date};

/// Fills in the dates that the report's own text tells, and says where they come from.
pub fn infer(report: &mut Report) {
    if report.published.is_none()
        && let Some((day, _)) = published_in_text(&report.text)
    {
        report.published = Some(day);
        report.published_from = Some(PublishedFrom::Text);
    }
    if report.updated.is_none() {
        report.updated = report
            .text
            .lines()
            .filter_map(|line| update_date(line.trim(), report.published))
            .max();
    }
}

/// How much of the text, in bytes, is looked at for a day that contradicts the metadata: a date
/// line or dateline stands at the top.
const TOP: usize = 1200;

/// Days by which a dateline may be older than the publication, and younger where clocks differ.
const OLDER: i32 = 3;
const YOUNGER: i32 = 1;

/// The message where the top of the text gives another day of publication than the metadata do,
/// which count. A dateline is often some days older; an update is no contradiction.
pub fn conflict(report: &Report) -> Option<String> {
    let published = report.published?;
    let mut end = report.text.len().min(TOP);
    while !report.text.is_char_boundary(end) {
        end -= 1;
    }
    let top = report.text.get(..end)?;
    let (day, span) = published_in_text(top)?;
    let words = span
        .of(top)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let lower = words.to_lowercase();
    let line = top
        .get(..span.start)?
        .lines()
        .next_back()
        .unwrap_or_default();
    let updates = |words: &str| {
        let words = words.to_lowercase();
        words.contains("updat") || words.contains("modif") || words.contains("correct")
    };
    if updates(&lower) || updates(line) || report.updated == Some(day) {
        return None;
    }
    let apart = days_between(published, day);
    (!(-OLDER..=YOUNGER).contains(&apart)).then(|| {
        format!(
            "published: the metadata say '{published}', the text '{day}' (\"{words}\"); the metadata count: \
             mend them in a sources.csv if the text is right"
        )
    })
}

/// Days from one day to another, negative where the other is earlier.
fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_the_text_may_contradict_the_metadata() {
        let told = |text: &str| {
            conflict(&Report {
                id: "a".into(),
                path: "a".into(),
                digest: String::new(),
                outlet: None,
                agency: None,
                title: None,
                url: None,
                published: Some(jiff::civil::date(2019, 5, 3)),
                published_from: Some(PublishedFrom::Metadata),
                updated: None,
                text: text.into(),
            })
        };
        let conflict = told("Published: 20 May 2019\n\nA bomb went off.").unwrap_or_default();
        assert!(
            conflict.contains("'2019-05-03', the text '2019-05-20'"),
            "{conflict}"
        );
        assert!(told("Published: 3 April 2018\n\nA bomb went off.").is_some());
        for fine in [
            "Published: 4 May 2019\n\nA bomb went off.",
            "KABUL, 1 May 2019 - A bomb went off.",
            "Last updated: 20 May 2019\n\nA bomb went off.",
            "A bomb went off on 20 May 2019 in Kabul.",
            "A bomb went off.",
        ] {
            assert_eq!(told(fine), None, "{fine}");
        }
    }
}
