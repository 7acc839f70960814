//! Incidents made by hand for the tests of the written layer: every precision, a dispute, a
//! summary, a long interval, one abroad, one without a point, one without a date.

use incident_mapper::model::incident::{JoinedClaim, Range, SourceCounts};
use incident_mapper::model::*;
use jiff::civil::{Date, date};

/// A place: name, kind, district, province, longitude and latitude.
pub struct At(
    pub &'static str,
    pub PlaceKind,
    pub Option<(&'static str, &'static str)>,
    pub Option<(&'static str, &'static str)>,
    pub Option<(f64, f64)>,
);

/// A location at a place's own point, or at its district's or province's.
pub fn location(at: &At, of: PointOf, radius: f64) -> Location {
    let admin = |admin: Option<(&str, &str)>| {
        admin.map(|(name, code)| {
            let facts = AdminFacts {
                key: code.to_lowercase(),
                name: name.to_owned(),
                code: Some(code.to_owned()),
            };
            facts.into()
        })
    };
    let country = at.1 == PlaceKind::Country;
    Location {
        span: Span::new(0, 5),
        as_written: at.0.into(),
        spot: Spot {
            key: format!("key-{}", at.0),
            name: at.0.to_owned(),
            kind: at.1,
            admin2: admin(at.2),
            admin1: admin(at.3),
            country: admin(Some(if at.0 == "Pakistan" {
                ("Pakistan", "PAK")
            } else {
                ("Afghanistan", "AFG")
            })),
            point: at.4.map(|(lon, lat)| LonLat { lon, lat }),
            point_of: at.4.map(|_| of),
            precision: match of {
                _ if country => WherePrecision::Country,
                PointOf::Exact => WherePrecision::Exact,
                PointOf::Near => WherePrecision::Near,
                PointOf::Area => WherePrecision::Area,
                PointOf::District => WherePrecision::District,
                PointOf::Province => WherePrecision::Province,
            },
            uncertainty_m: at.4.map(|_| radius),
            candidates: Vec::new(),
        }
        .into(),
    }
}

/// A claim that says where and when.
pub fn claim(
    id: &str,
    speaker: &str,
    quote: &str,
    place: Option<Location>,
    day: Option<Interval>,
    kind: Option<SubEventType>,
) -> JoinedClaim {
    JoinedClaim {
        claim: Claim {
            id: format!("c{id}"),
            report_id: "gandhara-2018-04-09".to_owned(),
            event_in_report: 1,
            quote: quote.to_owned(),
            span: Span::new(10, 10 + quote.len()),
            speaker: Speaker {
                name: speaker.to_owned(),
                role: Some("provincial governor".to_owned()),
                kind: SpeakerKind::Official,
                via: Some("Pajhwok".to_owned()),
                said_on: None,
                body: Vec::new(),
            }
            .into(),
            stance: Stance::Asserts,
            about: About::Event,
            hedge: None,
            kind,
            summary: false,
            date: day.map(event_date),
            where_basis: place.as_ref().map(|_| Basis::Stated),
            location: place,
            also_at: Vec::new(),
            actor1: Vec::new(),
            joint: false,
            actor2: Vec::new(),
            persons: Vec::new(),
            killed: Some(Count { min: 2, max: None }),
            toll_scope: Some(TollScope::Total),
            killed_as_written: Some("at least two".to_owned()),
            killed_detail: None,
            injured: None,
            taken: None,
            civilians_killed: None,
            civilians_harmed: None,
            responsibility: None,
            evidence: vec![Evidence {
                field: Field::Killed,
                span: Span::new(20, 32),
                words: "at least two".to_owned(),
                basis: Basis::Stated,
                rule: "toll-at-least".to_owned(),
            }],
            part_of: None,
        },
        outlet: Some("Gandhara".into()),
        agency: None,
        origin: "gandhara-2018-04-09".into(),
        title: Some("A report's headline".into()),
        url: Some("https://example.org/report".into()),
        published: Some(date(2018, 4, 9)),
        updated: None,
        joined_by: "same report".into(),
    }
}

/// A stated date within the interval.
pub fn event_date(interval: Interval) -> EventDate {
    EventDate {
        interval,
        is: DateIs::Within,
        as_written: Some("on Thursday".to_owned()),
        basis: Basis::Stated,
    }
}

/// An actor without a parent.
pub fn actor(name: &str, kind: ActorKind) -> Actor {
    let facts = ActorFacts {
        id: name.to_lowercase(),
        name: name.to_owned(),
        kind,
        lineage: vec![name.to_lowercase()],
    };
    facts.into()
}

/// An incident with one claim.
pub fn incident(
    id: &str,
    title: &str,
    kind: Option<SubEventType>,
    place: Option<Location>,
    day: Option<(Date, Date)>,
    killed: Option<u32>,
) -> Incident {
    let interval = day.map(|(a, b)| Interval::new(a, b));
    Incident {
        id: format!("i{id}"),
        title: title.to_owned(),
        kind,
        summary: false,
        date: interval.map(event_date),
        other_dates: Vec::new(),
        where_basis: place.as_ref().map(|_| Basis::Stated),
        location: place.clone(),
        spread_m: None,
        also_at: Vec::new(),
        other_locations: Vec::new(),
        actor1: vec![actor("ISKP", ActorKind::ArmedGroup)],
        actor2: vec![actor("Civilians", ActorKind::Civilians)],
        actors_by_claim: None,
        responsibility: Vec::new(),
        persons: Vec::new(),
        killed: Range {
            min: killed,
            max: killed,
        },
        killed_best: killed,
        injured: Range::default(),
        taken: Range::default(),
        killed_as_written: killed.map(|n| n.to_string()),
        killed_detail: None,
        civilians_killed: Range::default(),
        civilian_harm: None,
        disputed: Vec::new(),
        shown_because: "date: the only one; place: the only one".to_owned(),
        counts: SourceCounts {
            reports: 1,
            outlets: 1,
            origins: 1,
            speakers: 1,
        },
        outlets: vec!["Gandhara".to_owned()],
        attributed_to: vec!["Lutfullah Azizi, provincial governor".to_owned()],
        first_published: Some(date(2018, 4, 9)),
        last_published: Some(date(2018, 4, 9)),
        linked_incidents: Vec::new(),
        n_at_point: Some(1),
        caveats: vec!["one origin".to_owned()],
        review: "unreviewed".to_owned(),
        corrected: None,
        claims: vec![claim(
            id,
            "Lutfullah Azizi",
            "Officials said that at least two fighters had died.",
            place,
            interval,
            kind,
        )],
    }
}

const JOWZJAN: Option<(&str, &str)> = Some(("Jowzjan", "AF28"));
const DARZAB: At = At(
    "Darzab",
    PlaceKind::District,
    Some(("Darzab", "AF2811")),
    JOWZJAN,
    Some((65.4167, 35.9833)),
);

/// The strike that is disputed in place, date and actor.
pub fn disputed() -> Incident {
    let day = date(2018, 4, 5);
    let chiragh = At(
        "Bal Chiragh",
        PlaceKind::District,
        Some(("Bal Chiragh", "AF2909")),
        Some(("Faryab", "AF29")),
        Some((65.2319, 35.8372)),
    );
    let moghol = At(
        "Moghol",
        PlaceKind::Village,
        Some(("Darzab", "AF2811")),
        JOWZJAN,
        Some((65.3789, 35.9322)),
    );
    let kind = Some(SubEventType::AirStrike);
    let mut strike = incident(
        "a1",
        "Air strike on Qari Hekmat, Bal Chiragh, Faryab (district level)",
        kind,
        Some(location(&chiragh, PointOf::District, 24_000.4)),
        Some((day, day)),
        Some(1),
    );
    strike.killed.max = Some(2);
    strike.spread_m = Some(16_912.7);
    strike.disputed = vec![Disputed::Location, Disputed::Date, Disputed::Actor];
    strike.other_dates = vec!["2018-04-06 (defence ministry)".to_owned()];
    strike.other_locations = vec!["Moghol, Darzab, Jowzjan (Azizi; Hanif)".to_owned()];
    strike.actors_by_claim =
        Some("Afghan Air Force (Rezaee); US forces (Azizi); jointly (Jawzjani)".to_owned());
    strike.actor1 = vec![
        actor("Afghan forces", ActorKind::State),
        actor("US forces", ActorKind::Foreign),
    ];
    strike.persons = vec![
        Person {
            name: "Qari Hekmat".to_owned(),
            role: None,
            fate: Fate::Killed,
        },
        Person {
            name: "Qari Ahmad".to_owned(),
            role: None,
            fate: Fate::Targeted,
        },
    ];
    let mut ministry = claim(
        "a2",
        "Afghan defence ministry",
        "The ministry put the strike in Moghol village & <b>Darzab</b>.",
        Some(location(&moghol, PointOf::Exact, 1_500.0)),
        Some(Interval::day(date(2018, 4, 6))),
        kind,
    );
    ministry.claim.speaker.role = None;
    ministry.claim.speaker.via = None;
    let mut taliban = claim(
        "a3",
        "Zabihullah Mujahid",
        "He denied any part in it.",
        None,
        None,
        kind,
    );
    taliban.claim.stance = Stance::Denies;
    taliban.claim.about = About::Responsibility;
    taliban.claim.speaker.role = Some("Taliban spokesman".to_owned());
    let mut context = claim(
        "a4",
        "A colonel",
        "It could not be confirmed\nthat others died.",
        Some(location(&moghol, PointOf::Exact, 1_500.0)),
        None,
        kind,
    );
    context.claim.where_basis = Some(Basis::Context);
    context.claim.stance = Stance::Neither;
    strike.claims.extend([ministry, taliban, context]);
    strike
}

/// A layer with one of everything, in the order in which fuse would give it.
#[rustfmt::skip] // A line an incident reads as a table.
pub fn incidents() -> Vec<Incident> {
    use SubEventType as Kind;
    let of = |at: &At, of, radius| Some(location(at, of, radius));
    let days = |a: Date, b: Date| Some((a, b));
    let day = |d: Date| Some((d, d));
    let kabul = Some(("Kabul", "AF01"));
    let nangarhar = Some(("Nangarhar", "AF06"));
    let airport = At("Kabul International Airport", PlaceKind::Site, Some(("Kabul", "AF0101")), kabul, Some((69.2122, 34.5658)));
    let jalalabad = At("Jalalabad", PlaceKind::City, Some(("Jalalabad", "AF0601")), nangarhar, Some((70.4515, 34.4265)));
    let kunar = At("Kunar", PlaceKind::Province, None, Some(("Kunar", "AF15")), Some((71.1, 34.9)));
    let herat = At("Herat", PlaceKind::City, Some(("Herat", "AF3201")), Some(("Herat", "AF32")), Some((62.2, 34.35)));
    let mirza = At("Mirza Olang", PlaceKind::Village, Some(("Sayad", "AF2205")), Some(("Sar-e Pol", "AF22")), Some((65.86, 36.09)));
    let pech = At("Pech Valley", PlaceKind::Area, None, Some(("Kunar", "AF15")), Some((70.92, 34.87)));
    let quetta = At("Quetta", PlaceKind::City, None, Some(("Balochistan", "PK02")), Some((67.0, 30.18)));
    let afghanistan = At("Afghanistan", PlaceKind::Country, None, None, None);
    let kandahar = At("Kandahar", PlaceKind::City, Some(("Kandahar", "AF2401")), Some(("Kandahar", "AF24")), Some((65.71, 31.61)));
    let mazar = At("Mazar-e Sharif", PlaceKind::City, Some(("Mazar-e Sharif", "AF2101")), Some(("Balkh", "AF21")), Some((67.11, 36.71)));
    let ghazni = At("Ghazni", PlaceKind::Province, None, Some(("Ghazni", "AF11")), Some((67.9, 33.3)));

    let mut all = vec![
        incident("01", "Leader of the group killed in a raid", None, None, days(date(2017, 4, 1), date(2017, 4, 30)), Some(1)),
        incident("02", "Air strike, Kunar (province level)", Some(Kind::AirStrike), of(&kunar, PointOf::Province, 62_000.0), day(date(2017, 7, 11)), Some(1)),
        incident("03", "Massacre at Mirza Olang, Sar-e Pol", Some(Kind::Attack), of(&mirza, PointOf::Exact, 2_000.0), days(date(2017, 8, 3), date(2017, 8, 5)), Some(50)),
        incident("04", "Bomb at a mosque in Herat", Some(Kind::SuicideBomb), of(&herat, PointOf::Exact, 9_000.0), day(date(2017, 8, 1)), Some(33)),
        incident("05", "Fighting in Darzab, Jowzjan (district level)", Some(Kind::ArmedClash), of(&DARZAB, PointOf::District, 21_000.0), days(date(2017, 6, 15), date(2017, 12, 31)), None),
        incident("06", "A woman detained in Darzab, Jowzjan (district level)", Some(Kind::Arrests), of(&DARZAB, PointOf::District, 21_000.0), days(date(2018, 3, 1), date(2018, 3, 31)), None),
        incident("07", "Villages retaken in Darzab, Jowzjan (district level)", Some(Kind::GovernmentRegains), of(&DARZAB, PointOf::District, 21_000.0), days(date(2018, 3, 1), date(2018, 4, 9)), None),
        disputed(),
        incident("08", "Protest in Mazar-e Sharif", Some(Kind::PeacefulProtest), of(&mazar, PointOf::Exact, 8_000.0), day(date(2018, 4, 12)), None),
        incident("09", "Mob violence in Kandahar", Some(Kind::MobViolence), of(&kandahar, PointOf::Exact, 8_000.0), None, None),
        incident("10", "Bombing near Quetta", Some(Kind::RemoteExplosive), of(&quetta, PointOf::Near, 15_000.0), day(date(2018, 5, 2)), Some(4)),
        incident("11", "13 strikes in seven provinces", Some(Kind::AirStrike), of(&afghanistan, PointOf::Exact, 0.0), day(date(2018, 5, 3)), None),
        incident("12", "Operation in the Pech Valley, Kunar", None, of(&pech, PointOf::Area, 20_000.0), days(date(2018, 6, 1), date(2018, 6, 7)), None),
        incident("13", "Suicide bombing at Kabul airport", Some(Kind::SuicideBomb), of(&airport, PointOf::Exact, 2_500.0), day(date(2021, 8, 26)), Some(180)),
        incident("14", "Drone strike near Jalalabad", Some(Kind::AirStrike), of(&jalalabad, PointOf::Near, 15_000.0), days(date(2021, 8, 27), date(2021, 8, 28)), Some(3)),
        incident("15", "Arrests in Jalalabad", Some(Kind::Arrests), of(&jalalabad, PointOf::Exact, 7_000.0), days(date(2021, 8, 28), date(2021, 8, 30)), None),
        incident("16", "Raids over Ghazni province (province level)", Some(Kind::ArmedClash), of(&ghazni, PointOf::Province, 110_000.0), days(date(2018, 8, 10), date(2018, 8, 15)), Some(120)),
    ];
    let points: Vec<_> = all
        .iter()
        .map(|i| i.location.as_ref().and_then(|l| l.point))
        .collect();
    for (one, point) in all.iter_mut().zip(&points) {
        let here = points.iter().filter(|p| p == &point).count();
        one.n_at_point = point.and(u32::try_from(here).ok());
        one.summary = one.title.starts_with("13 ") || one.title.starts_with("Raids");
    }
    all
}
