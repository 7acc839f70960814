//! How long many claims take. The generated claims collide as real ones do: districts by a steep
//! frequency, every tenth happening on the day and in the district of the one before, a fifth of
//! the places at district level, a tenth of the dates a day off, three spellings a person, one to
//! twelve claims a happening.

use super::super::{cluster, decided, drafts, fixed, happening, meetings, told as kept};
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

/// Claims of so many days, each in a report of its own.
fn claims(wanted: usize, days: u64) -> (Vec<Report>, Vec<Claim>) {
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
    // As where reports are read: what claims share is kept once, and no text.
    let mut sharing = Sharing::default();
    let (mut day, mut district) = (0, 0);
    for at in 0_usize.. {
        if told.len() >= wanted {
            break;
        }
        if at % 10 > 0 {
            day = roll(&mut dice) % days;
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
            let mut of_one = report(&id, "Outlet", when);
            of_one.text = String::new();
            reports.push(of_one);
            sharing.claim(&mut made.0);
            told.push(made.0);
        }
    }
    (reports, told)
}

/// How many pairs are held against each other, and how many of them are linked.
fn pairs(reports: &[Report], told: &[Claim]) -> (usize, usize) {
    let by_id = reports
        .iter()
        .map(|report| (report.id.as_str(), report))
        .collect();
    let world = happening::gather(told, &by_id);
    let (links, pairs) = meetings::links(&world, &meetings::Meetings::of(&world));
    (pairs, links.len())
}

/// Counts, where a time would depend on the machine.
#[test]
fn four_times_the_claims_are_four_times_the_pairs() {
    let of = |wanted: usize, days: u64| {
        let (reports, told) = claims(wanted, days);
        let (pairs, links) = pairs(&reports, &told);
        // Six or seven claims a happening, most of which find each other.
        assert!(links > 2 * told.len(), "{links} links of {}", told.len());
        pairs as f64 / told.len() as f64
    };
    let (few, many) = (of(3_000, 60), of(12_000, 240));
    assert!(many < few * 1.25, "{few:.1} pairs a claim, then {many:.1}");
    assert!(many < 10.0, "{many:.1} pairs a claim");
}

#[test]
fn a_name_that_very_many_bear_makes_no_square_of_pairs() {
    let count = 3_000;
    let told: Vec<Claim> = (0..count)
        .map(|at| {
            let day = date(2001, 10, 7)
                .checked_add(jiff::Span::new().days(at * 3))
                .unwrap();
            say(&format!("r{at:04}"), 1, 1)
                .kind(SubEventType::AirStrike)
                .days(day, day)
                .person("Zarif", Fate::Killed)
                .0
        })
        .collect();
    let (pairs, links) = pairs(&[], &told);
    assert!(links > 0);
    let count = count as usize;
    assert!(pairs > count && pairs <= count * 60, "{pairs} pairs");
}

/// A figure of the process in MiB; 0 where the system does not tell.
fn mebibytes(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}

/// The most memory that the process has had, in MiB.
fn most_memory() -> f64 {
    mebibytes("VmHWM:")
}

/// Seconds of the clock and of the processor, and the memory of the process in MiB: now and at most.
fn used(since: std::time::Instant) -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let stat = read("/proc/self/stat");
    let ticks: u64 = stat
        .split(' ')
        .skip(13)
        .take(2)
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum();
    format!(
        "{:6.2} s, processor so far {:6.2} s, memory {:.0} MiB, at most {:.0} MiB",
        since.elapsed().as_secs_f64(),
        ticks as f64 / 100.0,
        mebibytes("VmRSS:"),
        most_memory(),
    )
}

/// Seconds that a million claims may take on two cores, and as much of it for fewer claims.
const GOAL: f64 = 20.0;

/// MiB that a million claims may take, from when they are made: 2 GB.
const ROOM: f64 = 1907.0;

/// Tells the time of each step and fails where all of them together take longer or more memory than
/// wanted:
/// `MANY=1000000 cargo test --release --lib many_claims -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, for a release build on a machine that does nothing else"]
#[expect(clippy::print_stderr, reason = "the figures are for whoever runs it")]
fn many_claims_take_seconds() {
    let wanted = std::env::var("MANY").map_or(20_000, |many| many.parse().unwrap());
    let tell = |step: &str, since| eprintln!("{step:10} {}", used(since));
    let begun = std::time::Instant::now();
    let (reports, told) = claims(wanted, DAYS);
    let provenance = Provenance {
        origins: told
            .iter()
            .map(|claim| claim.report_id.as_str().into())
            .collect(),
        ..Provenance::default()
    };
    tell("(made)", begun);
    let count = told.len();
    let whole = std::time::Instant::now();
    let step = std::time::Instant::now();
    let by_id = reports
        .iter()
        .map(|report| (report.id.as_str(), report))
        .collect();
    let world = happening::gather(&told, &by_id);
    tell("numbers", step);
    let step = std::time::Instant::now();
    let meetings = meetings::Meetings::of(&world);
    tell("keys", step);
    let step = std::time::Instant::now();
    let (links, pairs) = meetings::links(&world, &meetings);
    drop(meetings);
    tell("scoring", step);
    let step = std::time::Instant::now();
    let found = links.len();
    let clusters = cluster::clusters(&world, links, &decided::Decided::default());
    tell("deciding", step);
    let step = std::time::Instant::now();
    let fixes = fixed::Fixes::default();
    let joined = kept::Told::of(&clusters, &world);
    drop((clusters, world));
    let drafts = drafts::drafts(&joined, &told, &by_id, &provenance, &fixes);
    tell("values", step);
    let step = std::time::Instant::now();
    let incidents = drafts::incidents(drafts, told, &joined, &provenance);
    tell("incidents", step);
    tell("all", whole);
    let took = whole.elapsed().as_secs_f64();
    eprintln!(
        "{count} claims, {} incidents, {pairs} pairs, {found} links",
        incidents.len()
    );
    if std::env::var_os("DIGEST").is_some() {
        let mut digest = 0xcbf2_9ce4_8422_2325_u64;
        for incident in &incidents {
            for byte in format!("{incident:?}").bytes() {
                digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        eprintln!("digest {digest:x}");
    }
    // Fewer claims have the fixed part of a process too.
    let most = most_memory();
    assert!(
        most <= ROOM.max(ROOM * count as f64 / 1e6),
        "{most:.0} MiB, not the {ROOM:.0} MiB wanted"
    );
    let goal = GOAL * count as f64 / 1e6;
    assert!(took <= goal, "{took:.1} s, not the {goal:.1} s wanted");
}
