//! Ids: there, once, and leading somewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Finding, Level, Row, Sheet};

/// The column that names a layer's rows.
fn key(sheet: &Sheet) -> Option<&'static str> {
    match sheet.name.as_str() {
        "incidents" | "incidents_uncertainty" => Some("incident_id"),
        "claims" => Some("claim_id"),
        "outlines" => Some("place_id"),
        _ => None,
    }
}

/// Every row has its id, no two the same, and the Feature's is the column's.
pub(in crate::check) fn ids(sheet: &Sheet) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let ours = sheet.ours().is_some();
    for row in &sheet.rows {
        let column = key(sheet).and_then(|key| row.text(key));
        if sheet.ids && ours {
            match (&row.id, column) {
                (None, _) => found.push(sheet.fault(row, "id", "the feature has none")),
                (Some(id), Some(column)) if id != column => found.push(sheet.fault(
                    row,
                    key(sheet).unwrap_or_default(),
                    format!("is {column}, the feature's id is {id}"),
                )),
                _ => {}
            }
        }
        let Some(id) = row.id.as_deref().or(column) else {
            continue;
        };
        if let Some(earlier) = first.insert(id.to_owned(), row.number) {
            found.push(sheet.fault(
                row,
                "id",
                format!("features {earlier} and {} have the same id", row.number),
            ));
        }
    }
    let without = sheet.rows.iter().filter(|row| row.id.is_none()).count();
    if sheet.ids && !ours && without > 0 {
        found.push(sheet.about(
            Level::Remark,
            "id",
            format!("{without} of {} features have none", sheet.rows.len()),
        ));
    }
    found
}

/// What the layers of one format say of each other. A layer on a map lacks the rows without a
/// point, so only a format that has them all can prove that an id leads nowhere.
pub fn references(sheets: &[Sheet], beside: &[Sheet]) -> Vec<Finding> {
    let of = |name: &str| sheets.iter().chain(beside).find(|sheet| sheet.name == name);
    let checked = |sheet: &Sheet| {
        sheets
            .iter()
            .any(|own| own.file == sheet.file && own.name == sheet.name)
    };
    let mut found = Vec::new();
    let (incidents, claims) = (of("incidents"), of("claims"));
    let incident_ids: BTreeSet<&str> = incidents
        .map(|sheet| column(sheet, "incident_id"))
        .unwrap_or_default();
    let claim_ids: BTreeSet<&str> = claims
        .map(|sheet| column(sheet, "claim_id"))
        .unwrap_or_default();
    // The claims that incidents list, with the incident: the map's formats have these too.
    let mut listed: BTreeMap<String, &str> = BTreeMap::new();
    if let Some(incidents) = incidents {
        for row in &incidents.rows {
            for id in claims_of(row) {
                listed.insert(id, row.text("incident_id").unwrap_or_default());
            }
        }
    }
    if let Some(claims) = claims.filter(|sheet| checked(sheet)) {
        for row in &claims.rows {
            let (Some(claim), Some(incident)) = (row.text("claim_id"), row.text("incident_id"))
            else {
                continue;
            };
            let Some(incidents) = incidents else { continue };
            let dangling = !incident_ids.contains(incident);
            if dangling && (incidents.pointless || listed.contains_key(claim)) {
                found.push(claims.fault(
                    row,
                    "incident_id",
                    format!("{incident} is in no row of {}", incidents.file),
                ));
            } else if let Some(other) = listed.get(claim)
                && *other != incident
            {
                found.push(claims.fault(
                    row,
                    "incident_id",
                    format!("is {incident}, and {other} lists the claim as its own"),
                ));
            }
        }
    }
    if let Some(incidents) = incidents.filter(|sheet| checked(sheet)) {
        for row in &incidents.rows {
            let own = claims_of(row);
            if own.is_empty() && row.text("claims_json").is_some_and(|json| json == "[]") {
                found.push(incidents.fault(
                    row,
                    "claims_json",
                    "lists no claim: nobody tells of it",
                ));
            }
            if let Some(claims) = claims.filter(|claims| claims.pointless) {
                for claim in own
                    .iter()
                    .filter(|claim| !claim_ids.contains(claim.as_str()))
                {
                    found.push(incidents.fault(
                        row,
                        "claims_json",
                        format!("{claim} is in no row of {}", claims.file),
                    ));
                }
            }
            if incidents.pointless {
                for other in row.list("linked_incidents") {
                    if !incident_ids.contains(other) {
                        found.push(incidents.fault(
                            row,
                            "linked_incidents",
                            format!("{other} is in no row of {}", incidents.file),
                        ));
                    }
                }
            }
        }
        found.extend(at_points(incidents));
    }
    found.extend(companions(sheets, incidents, &incident_ids));
    found
}

/// `n_at_point` counts the incidents that share a point.
fn at_points(sheet: &Sheet) -> Vec<Finding> {
    let place = |row: &Row| {
        let bits = |column| row.number(column).map(f64::to_bits);
        Some((bits("longitude")?, bits("latitude")?))
    };
    let mut counts: BTreeMap<(u64, u64), i64> = BTreeMap::new();
    for row in &sheet.rows {
        if let Some(place) = place(row) {
            *counts.entry(place).or_insert(0) += 1;
        }
    }
    sheet
        .rows
        .iter()
        .filter_map(|row| {
            let there = *counts.get(&place(row)?)?;
            let told = row.integer("n_at_point")?;
            (told != there).then(|| {
                sheet.fault(
                    row,
                    "n_at_point",
                    format!("is {told}, and {there} incidents share the point"),
                )
            })
        })
        .collect()
}

/// Circles and lines are about incidents that are there.
fn companions(sheets: &[Sheet], incidents: Option<&Sheet>, ids: &BTreeSet<&str>) -> Vec<Finding> {
    let Some(incidents) = incidents else {
        return Vec::new();
    };
    sheets
        .iter()
        .filter(|sheet| sheet.name.starts_with("incidents_"))
        .flat_map(|sheet| {
            sheet.rows.iter().filter_map(|row| {
                let id = row.text("incident_id")?;
                (!ids.contains(id)).then(|| {
                    sheet.fault(
                        row,
                        "incident_id",
                        format!("{id} is in no row of {}", incidents.file),
                    )
                })
            })
        })
        .collect()
}

fn column<'a>(sheet: &'a Sheet, name: &str) -> BTreeSet<&'a str> {
    sheet.rows.iter().filter_map(|row| row.text(name)).collect()
}

/// The ids of the claims that an incident's `claims_json` lists.
fn claims_of(row: &Row) -> Vec<String> {
    row.text("claims_json")
        .and_then(|json| serde_json::from_str::<Vec<serde_json::Value>>(json).ok())
        .unwrap_or_default()
        .iter()
        .filter_map(|claim| claim["claim_id"].as_str().map(str::to_owned))
        .collect()
}
