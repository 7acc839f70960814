//! Colours and sizes: geojson.io's simplestyle values and the palette that the QGIS styles use too.

use crate::model::{EventType, Incident, PointOf};

/// ACLED's event types and "not said", in the legend's order.
pub const EVENTS: [Option<EventType>; 7] = [
    Some(EventType::Battles),
    Some(EventType::Explosions),
    Some(EventType::ViolenceAgainstCivilians),
    Some(EventType::StrategicDevelopments),
    Some(EventType::Protests),
    Some(EventType::Riots),
    None,
];

/// Okabe and Ito's palette, told apart with every common colour blindness.
pub const fn color(event: Option<EventType>) -> &'static str {
    match event {
        Some(EventType::Battles) => "#0072b2",
        Some(EventType::Explosions) => "#d55e00",
        Some(EventType::ViolenceAgainstCivilians) => "#cc79a7",
        Some(EventType::StrategicDevelopments) => "#009e73",
        Some(EventType::Protests) => "#56b4e9",
        Some(EventType::Riots) => "#f0e442",
        None => "#000000",
    }
}

/// For a point that is only the province's.
pub const GREY: &str = "#999999";

/// From this many dead (`killed_best`) a marker is large.
pub const LARGE_FROM: u32 = 10;

/// The colour of an incident's marker.
pub fn marker_color(incident: &Incident) -> &'static str {
    let province = incident
        .location
        .as_ref()
        .is_some_and(|l| l.point_of == Some(PointOf::Province));
    if province {
        GREY
    } else {
        color(incident.kind.map(|kind| kind.event_type()))
    }
}

/// The size of an incident's marker.
pub fn marker_size(incident: &Incident) -> &'static str {
    if incident.killed_best.is_some_and(|n| n >= LARGE_FROM) {
        "large"
    } else {
        "medium"
    }
}
