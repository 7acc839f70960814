//! Hand-made claims for tests.

use crate::model::*;
use jiff::civil::{Date, date};

/// A claim of the outlet with nothing but its place in the report.
pub(crate) fn claim(report: &str, event: u32) -> Claim {
    Claim {
        id: format!("c{report}-{event}"),
        report_id: report.into(),
        event_in_report: event,
        quote: String::new(),
        span: Span::new(event as usize * 100, event as usize * 100 + 50),
        speaker: Speaker {
            name: "report".into(),
            role: None,
            kind: SpeakerKind::Outlet,
            via: None,
            said_on: None,
            body: Vec::new(),
        }
        .into(),
        stance: Stance::Asserts,
        about: About::Event,
        hedge: None,
        kind: None,
        summary: false,
        date: None,
        location: None,
        where_basis: None,
        also_at: Vec::new(),
        actor1: Vec::new(),
        joint: false,
        actor2: Vec::new(),
        persons: Vec::new(),
        killed: None,
        toll_scope: None,
        killed_as_written: None,
        killed_detail: None,
        injured: None,
        taken: None,
        civilians_killed: None,
        civilians_harmed: None,
        responsibility: None,
        evidence: Vec::new(),
        part_of: None,
    }
}

/// A claim under construction: one word a field.
#[derive(Clone)]
pub(crate) struct Say(pub(crate) Claim);

pub(crate) fn say(report: &str, event: u32, line: usize) -> Say {
    let mut made = claim(report, event);
    made.id = format!("c{report}-{event}-{line}");
    made.span = Span::new(line * 100, line * 100 + 50);
    made.quote = format!("Sentence {line} of {report}.");
    Say(made)
}

impl Say {
    pub(crate) fn kind(mut self, kind: SubEventType) -> Self {
        self.0.kind = Some(kind);
        self
    }
    pub(crate) fn quote(mut self, words: &str) -> Self {
        self.0.quote = words.into();
        self
    }
    pub(crate) fn day(self, y: i16, m: i8, d: i8) -> Self {
        let day = date(y, m, d);
        self.days(day, day)
    }
    pub(crate) fn days(mut self, start: Date, end: Date) -> Self {
        self.0.date = Some(EventDate {
            interval: Interval::new(start, end),
            is: DateIs::Within,
            as_written: None,
            basis: Basis::Stated,
        });
        self
    }
    pub(crate) fn month(self, y: i16, m: i8) -> Self {
        self.days(date(y, m, 1), date(y, m, 1).last_of_month())
    }
    pub(crate) fn at(mut self, location: Location) -> Self {
        self.0.location = Some(location);
        self.0.where_basis = Some(Basis::Stated);
        self
    }
    pub(crate) fn by(mut self, actors: &[Actor]) -> Self {
        self.0.actor1 = actors.to_vec();
        self
    }
    pub(crate) fn jointly(mut self) -> Self {
        self.0.joint = true;
        self
    }
    pub(crate) fn on(mut self, actors: &[Actor]) -> Self {
        self.0.actor2 = actors.to_vec();
        self
    }
    pub(crate) fn person(mut self, name: &str, fate: Fate) -> Self {
        self.0.persons.push(Person {
            name: name.into(),
            role: None,
            fate,
        });
        self
    }
    pub(crate) fn role(mut self, role: &str) -> Self {
        if let Some(person) = self.0.persons.last_mut() {
            person.role = Some(role.into());
        }
        self
    }
    pub(crate) fn dead(mut self, count: u32, scope: TollScope) -> Self {
        self.0.killed = Some(Count::exactly(count));
        self.0.toll_scope = Some(scope);
        self
    }
    pub(crate) fn says(mut self, name: &str, kind: SpeakerKind, body: &[&str]) -> Self {
        self.0.speaker.name = name.into();
        self.0.speaker.kind = kind;
        self.0.speaker.body = body.iter().map(|id| (*id).to_owned()).collect();
        self
    }
    pub(crate) fn via(mut self, via: &str) -> Self {
        self.0.speaker.via = Some(via.into());
        self
    }
    pub(crate) fn said_on(mut self, y: i16, m: i8, d: i8) -> Self {
        self.0.speaker.said_on = Some(date(y, m, d));
        self
    }
    pub(crate) fn also(mut self, change: impl FnOnce(&mut Claim)) -> Self {
        change(&mut self.0);
        self
    }
}

pub(crate) fn report(id: &str, outlet: &str, published: Date) -> Report {
    Report {
        id: id.into(),
        path: id.into(),
        digest: String::new(),
        outlet: Some(outlet.into()),
        agency: None,
        title: None,
        url: None,
        published: Some(published),
        published_from: Some(PublishedFrom::Metadata),
        updated: None,
        text: format!("The text of {id} and nothing else in the world."),
    }
}

pub(crate) fn actor(id: &str, name: &str, kind: ActorKind, parents: &[&str]) -> Actor {
    let lineage = std::iter::once(id)
        .chain(parents.iter().copied())
        .map(str::to_owned)
        .collect();
    let facts = ActorFacts {
        id: id.into(),
        name: name.into(),
        kind,
        lineage,
    };
    facts.into()
}
pub(crate) fn afghan() -> Actor {
    actor("afghan-forces", "Afghan forces", ActorKind::State, &[])
}
pub(crate) fn air_force() -> Actor {
    actor(
        "afghan-air-force",
        "Afghan Air Force",
        ActorKind::State,
        &["afghan-forces"],
    )
}
pub(crate) fn us() -> Actor {
    actor(
        "us-forces",
        "US forces",
        ActorKind::Foreign,
        &["foreign-forces"],
    )
}
pub(crate) fn foreign() -> Actor {
    actor("foreign-forces", "Foreign forces", ActorKind::Foreign, &[])
}
pub(crate) fn iskp() -> Actor {
    actor("iskp", "ISKP", ActorKind::ArmedGroup, &[])
}
pub(crate) fn taliban() -> Actor {
    actor("taliban", "Taliban", ActorKind::ArmedGroup, &[])
}

fn admin(key: &str, name: &str) -> Option<AdminRef> {
    let facts = AdminFacts {
        key: key.into(),
        name: name.into(),
        code: None,
    };
    Some(facts.into())
}

/// A place: `chain` is its (key, name) from itself over district and province.
pub(crate) fn place(kind: PlaceKind, chain: &[(&str, &str)], lon: f64, lat: f64) -> Location {
    let (key, name) = chain[0];
    let of = |level: u8| match (level, kind) {
        (2, PlaceKind::Province | PlaceKind::Country) | (1, PlaceKind::Country) => None,
        (2, PlaceKind::District) | (1, PlaceKind::Province) => Some(chain[0]),
        (2, _) => chain.get(1).copied(),
        (1, PlaceKind::District) => chain.get(1).copied(),
        _ => chain.get(2).copied(),
    };
    let country = AdminFacts {
        key: "afg".into(),
        name: "Afghanistan".into(),
        code: Some("AFG".into()),
    };
    Location {
        span: Span::new(0, 1),
        as_written: name.into(),
        spot: Spot {
            key: key.into(),
            name: name.into(),
            kind,
            admin2: of(2).and_then(|(key, name)| admin(key, name)),
            admin1: of(1).and_then(|(key, name)| admin(key, name)),
            country: Some(country.into()),
            point: (kind != PlaceKind::Country).then_some(LonLat { lon, lat }),
            point_of: Some(PointOf::Exact),
            precision: WherePrecision::Exact,
            uncertainty_m: Some(1000.0),
            candidates: Vec::new(),
        }
        .into(),
    }
}
pub(crate) const JOWZJAN: (&str, &str) = ("af28", "Jowzjan");
pub(crate) fn jowzjan() -> Location {
    place(PlaceKind::Province, &[JOWZJAN], 66.0, 36.5)
}
pub(crate) fn darzab() -> Location {
    place(
        PlaceKind::District,
        &[("af2811", "Darzab"), JOWZJAN],
        65.38,
        35.98,
    )
}
pub(crate) fn moghol() -> Location {
    place(
        PlaceKind::Village,
        &[("af2811-moghol", "Moghol"), ("af2811", "Darzab"), JOWZJAN],
        65.3,
        35.9,
    )
}
pub(crate) fn bal_chiragh() -> Location {
    place(
        PlaceKind::District,
        &[("af2908", "Bal Chiragh"), ("af29", "Faryab")],
        65.1,
        35.8,
    )
}
pub(crate) fn achin() -> Location {
    place(
        PlaceKind::District,
        &[("af0611", "Achin"), ("af06", "Nangarhar")],
        70.7,
        34.1,
    )
}
pub(crate) fn kot() -> Location {
    place(
        PlaceKind::District,
        &[("af0610", "Kot"), ("af06", "Nangarhar")],
        70.55,
        34.2,
    )
}
pub(crate) fn nangarhar() -> Location {
    place(PlaceKind::Province, &[("af06", "Nangarhar")], 70.5, 34.3)
}
pub(crate) fn jalalabad() -> Location {
    let mut city = place(
        PlaceKind::City,
        &[
            ("af0601-jalalabad", "Jalalabad"),
            ("af0601", "Jalalabad"),
            ("af06", "Nangarhar"),
        ],
        70.45,
        34.43,
    );
    city.uncertainty_m = Some(6000.0);
    city
}
