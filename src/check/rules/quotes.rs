//! Every quote stands at its span in its report.

use std::collections::BTreeMap;

use crate::check::{Finding, Level, Row, Sheet};
use crate::text::veil;
use crate::write::clean::{clean, one_line};

pub(super) fn of(sheet: &Sheet, texts: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut absent: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &sheet.rows {
        let Some(id) = row.text("report_id") else {
            continue;
        };
        match texts.get(id) {
            None => *absent.entry(id).or_insert(0) += 1,
            Some(text) => found.extend(quote(sheet, row, text)),
        }
    }
    found.extend(absent.into_iter().map(|(id, claims)| {
        sheet.about(
            Level::Remark,
            "report_id",
            format!("{id} is not among the reports given: the quotes of {claims} claims were not checked"),
        )
    }));
    found
}

fn quote(sheet: &Sheet, row: &Row, text: &str) -> Option<Finding> {
    let span = |column| {
        row.integer(column)
            .and_then(|number| usize::try_from(number).ok())
    };
    let (start, end, quote) = (span("start")?, span("end")?, row.text("quote")?);
    let Some(there) = text.get(start..end) else {
        return Some(sheet.fault(
            row,
            "end",
            format!(
                "bytes {start} to {end} are no part of the report, which has {}",
                text.len()
            ),
        ));
    };
    // The layer leaves out what cannot be shown, and CSV writes line breaks as spaces.
    let plain = |text: &str| one_line(&clean(text));
    // Under --protect words in brackets stand for names.
    (!veil::stands_for(&plain(quote), &plain(there))).then(|| {
        sheet.fault(
            row,
            "quote",
            format!("is not what the report has at bytes {start} to {end}"),
        )
    })
}
