//! The published and updated date of a report whose metadata give none.

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
