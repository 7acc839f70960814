//! The QGIS styles, for 3.22 and newer: a file of a layer's base name that QGIS applies on load.
//!
//! They are kept as QGIS writes them but for the attributes that only repeat its defaults; the
//! palette is [`simplestyle`](super::simplestyle)'s, and a test holds the two together.

/// Style of incidents.geojson.
pub const fn incidents() -> &'static str {
    include_str!("style/incidents.qml")
}

/// Style of claims.geojson.
pub const fn claims() -> &'static str {
    include_str!("style/claims.qml")
}
