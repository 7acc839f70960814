//! How long many claims take. The generated claims collide as real ones do: districts by a steep
//! frequency, every tenth happening on the day and in the district of the one before, a fifth of
//! the places at district level, a tenth of the dates a day off, three spellings a person, one to
//! twelve claims a happening.

use super::*;

/// Days over which the happenings are spread: twenty years.
const DAYS: u64 = 7300;
const DISTRICTS: u64 = 400;

fn roll(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn spot(district: u64, village: Option<u64>) -> Location {
    let province = district % 34;
    let (d, p) = (format!("d{district}"), format!("p{province}"));
    let (lon, lat) = (
        61.0 + (district % 20) as f64 * 0.6,
        30.0 + (district / 20) as f64 * 0.3,
    );
    match village {
        Some(village) => place(
            PlaceKind::Village,
            &[
                (&format!("{d}v{village}"), &format!("Village{village}")),
                (&d, &d),
                (&p, &p),
            ],
            lon + village as f64 * 0.01,
            lat,
        ),
        None => place(PlaceKind::District, &[(&d, &d), (&p, &p)], lon, lat),
    }
}

fn name(person: u64, spelling: u64) -> String {
    const SOUNDS: [&str; 12] = [
        "bar", "zal", "mir", "kan", "dost", "gul", "sher", "tor", "nek", "pas", "lal", "wes",
    ];
    let sound = |at: u64| SOUNDS[(person / 12_u64.pow(at as u32) % 12) as usize];
    let (first, last) = (
        format!("{}{}", sound(0), sound(1)),
        format!("{}{}{}", sound(2), sound(3), sound(4)),
    );
    match spelling {
        0 => format!("Mullah {first} {last}"),
        1 => format!("{first} {last}ullah"),
        _ => format!("Haji {first} {last}"),
    }
}

/// Claims, each in a report of its own.
fn claims(wanted: usize) -> (Vec<Report>, Vec<Claim>) {
    let kinds = [
        SubEventType::AirStrike,
        SubEventType::ArmedClash,
        SubEventType::RemoteExplosive,
        SubEventType::SuicideBomb,
        SubEventType::Shelling,
    ];
    let start = date(2001, 10, 7);
    let mut dice = 7_u64;
    let (mut reports, mut told) = (Vec::new(), Vec::new());
    let (mut day, mut district) = (0, 0);
    for at in 0_usize.. {
        if told.len() >= wanted {
            break;
        }
        if at % 10 > 0 {
            day = roll(&mut dice) % DAYS;
            // The product of two even draws: few districts have most of the news.
            district = (roll(&mut dice) % DISTRICTS) * (roll(&mut dice) % DISTRICTS) / DISTRICTS;
        }
        let kind = kinds[(roll(&mut dice) % 5) as usize];
        let village = roll(&mut dice) % 40;
        let dead = (60 / (1 + roll(&mut dice) % 60)) as u32;
        let person = roll(&mut dice)
            .is_multiple_of(7)
            .then(|| roll(&mut dice) % 200_000);
        for nth in 0..=roll(&mut dice) % 12 {
            let id = format!("r{at:06}x{nth:02}");
            let fine = (!roll(&mut dice).is_multiple_of(5)).then_some(village);
            let off = i64::from(roll(&mut dice).is_multiple_of(10));
            let when = start
                .checked_add(jiff::Span::new().days(day as i64 + off))
                .unwrap();
            let mut made = say(&id, 1, 1)
                .kind(kind)
                .days(when, when)
                .at(spot(district, fine))
                .dead(dead, TollScope::Total)
                .by(&[us()])
                .on(&[taliban()]);
            if let Some(person) = person {
                made = made.person(&name(person, roll(&mut dice) % 3), Fate::Killed);
            }
            reports.push(report(&id, "Outlet", when));
            told.push(made.0);
        }
    }
    (reports, told)
}

/// `MANY=1000000 cargo test --release --lib many_claims -- --ignored` under `/usr/bin/time -v`; the
/// seconds of the fusion alone are told by the failure.
#[test]
#[ignore = "a measurement, not a test"]
#[expect(clippy::panic, reason = "the figures are read off the failure")]
fn many_claims_take_seconds() {
    let wanted = std::env::var("MANY").map_or(20_000, |many| many.parse().unwrap());
    let (reports, told) = claims(wanted);
    let provenance = Provenance {
        origins: told.iter().map(|claim| claim.report_id.clone()).collect(),
        ..Provenance::default()
    };
    let count = told.len();
    let begun = std::time::Instant::now();
    let incidents = fuse(&reports, told, &provenance).len();
    panic!(
        "{count} claims, {incidents} incidents: {:?}",
        begun.elapsed()
    );
}
