//! What can be reached by one who knows how often the reports err: for each pair of claims the
//! odds that they tell of one happening, and clusters joined while the odds within them say so.

use super::names::PERSONS;
use super::world::*;

/// The claim's cluster, for each claim.
pub(super) fn clusters(world: &World) -> Vec<usize> {
    let n = world.told.len();
    let mut home: Vec<usize> = (0..n).collect();
    let per_happening = n as f64 / world.happenings as f64;
    // Odds before anything is known that two claims are of one happening.
    let prior = (per_happening * 1.5 / n as f64).ln();
    let tolls: Vec<f64> = (0..=60).map(dead_share).collect();
    let mut weight = vec![vec![0.0_f64; n]; n];
    for (i, a) in world.told.iter().enumerate() {
        for (j, b) in world.told.iter().enumerate().skip(i + 1) {
            let odds = prior + odds(&tolls, a, b);
            weight[i][j] = odds;
            weight[j][i] = odds;
        }
    }
    // Joins the two clusters with the highest mean odds while these are for it.
    let mut alive: Vec<usize> = (0..n).collect();
    let mut size = vec![1.0_f64; n];
    loop {
        let mut best: Option<(f64, usize, usize)> = None;
        for (x, &a) in alive.iter().enumerate() {
            for &b in &alive[x + 1..] {
                let mean = weight[a][b] / (size[a] * size[b]);
                if mean > 0.0 && best.is_none_or(|(most, ..)| mean > most) {
                    best = Some((mean, a, b));
                }
            }
        }
        let Some((_, a, b)) = best else { break };
        for &c in &alive {
            weight[a][c] += weight[b][c];
            weight[c][a] = weight[a][c];
        }
        size[a] += size[b];
        alive.retain(|&c| c != b);
        for slot in &mut home {
            if *slot == b {
                *slot = a;
            }
        }
    }
    home
}

/// Logarithm of how much likelier the two are of one happening than of two.
fn odds(tolls: &[f64], a: &Told, b: &Told) -> f64 {
    if a.print_of.is_some() && a.print_of == b.print_of || a.words == b.words && a.dead == b.dead {
        return 20.0;
    }
    kind(a, b)
        + date(a, b)
        + place(a, b)
        + number(tolls, a.dead, b.dead, &DEAD)
        + number(tolls, a.hurt, b.hurt, &HURT)
        + person(a, b)
        + sides(a, b)
        + words(a, b)
}

/// By all that may have been the case: both told of one, against each told of its own.
fn both(all: impl Iterator<Item = (f64, f64, f64)>) -> f64 {
    let (mut one, mut left, mut right) = (0.0, 0.0, 0.0);
    for (share, a, b) in all {
        one += share * a * b;
        left += share * a;
        right += share * b;
    }
    (one / (left * right)).max(1e-6).ln()
}

fn kind(a: &Told, b: &Told) -> f64 {
    let says = |told: Option<usize>, truth: usize| match told {
        None => KIND[2],
        Some(at) if at == KINDS.len() => KIND[1],
        Some(at) if at == truth => KIND[0],
        Some(_) => 0.0,
    };
    both((0..KINDS.len()).map(|t| (KINDS[t].1, says(a.kind, t), says(b.kind, t))))
}

fn date(a: &Told, b: &Told) -> f64 {
    let says = |told: &Told, truth: usize| {
        let date = match told.date {
            None => DATE[3],
            Some(When::Month(month)) if month == month_of(truth) => DATE[2],
            Some(When::Day(day)) if day == truth => DATE[0],
            Some(When::Day(day)) if day.abs_diff(truth) == 1 => DATE[1] / 2.0,
            Some(_) => 0.0,
        };
        let late = match (told.published).checked_sub(truth + 1) {
            Some(1..=3) => PROMPT / 3.0 + (1.0 - PROMPT) / LATE as f64,
            Some(4..=LATE) => (1.0 - PROMPT) / LATE as f64,
            _ => 0.0,
        };
        date * late
    };
    both((0..DAYS).map(|t| (1.0 / DAYS as f64, says(a, t), says(b, t))))
}

fn place(a: &Told, b: &Told) -> f64 {
    let says = |told: Option<Where>, truth: usize| match told {
        None => PLACE[3],
        Some(Where::Village(at)) if at == truth => PLACE[0],
        Some(Where::District(at)) if at == district_of(truth) => PLACE[1],
        Some(Where::Province(at)) if at == province_of(district_of(truth)) => PLACE[2],
        Some(_) => 0.0,
    };
    both((0..PROVINCES * DISTRICTS * VILLAGES).map(|t| {
        let share = DISTRICT_SHARE[district_of(t) % DISTRICTS] / (PROVINCES * VILLAGES) as f64;
        (share, says(a.place, t), says(b.place, t))
    }))
}

fn number(tolls: &[f64], a: Option<usize>, b: Option<usize>, noise: &[f64; 3]) -> f64 {
    let says = |told: Option<usize>, truth: usize| match told {
        None => noise[2],
        Some(n) if n == truth => noise[0],
        Some(n) if n.abs_diff(truth) <= 2 => noise[1] / 4.0,
        Some(_) => 0.0,
    };
    both(
        tolls
            .iter()
            .enumerate()
            .map(|(t, share)| (*share, says(a, t), says(b, t))),
    )
}

fn person(a: &Told, b: &Told) -> f64 {
    let says = |told: Option<(usize, usize)>, truth: Option<usize>| match (told, truth) {
        (None, None) => 1.0,
        (None, Some(_)) => 1.0 - NAMES_PERSON,
        (Some((who, _)), Some(truth)) if who == truth => NAMES_PERSON,
        (Some(_), _) => 0.0,
    };
    let someone = HAS_PERSON / PERSONS.len() as f64;
    both(
        std::iter::once((1.0 - HAS_PERSON, says(a.person, None), says(b.person, None))).chain(
            (0..PERSONS.len()).map(|t| (someone, says(a.person, Some(t)), says(b.person, Some(t)))),
        ),
    )
}

fn sides(a: &Told, b: &Told) -> f64 {
    let says = |told: &Told, truth: usize| {
        let one = |side: Option<usize>| match side {
            None => 1.0 - NAMES_ACTOR,
            Some(side) if side == truth => NAMES_ACTOR,
            Some(_) => 0.0,
        };
        one(told.doer) * one(told.hit)
    };
    both((0..2).map(|t| (0.5, says(a, t), says(b, t))))
}

/// Words shared: four that each takes or leaves, against a chance meeting.
fn words(a: &Told, b: &Told) -> f64 {
    let shared = a.words.intersection(&b.words).count();
    let chance = (a.words.len() * b.words.len()) as f64 / WORDS as f64;
    let by_chance = |k: usize| {
        let many: f64 = (1..=k).map(|i| i as f64).product();
        chance.powi(k as i32) * (-chance).exp() / many
    };
    let take = TAKES_WORD * TAKES_WORD;
    let of_own = |k: usize| {
        let ways = [1.0, 4.0, 6.0, 4.0, 1.0];
        ways[k] * take.powi(k as i32) * (1.0 - take).powi((OWN_WORDS - k) as i32)
    };
    let one: f64 = (0..=shared.min(OWN_WORDS))
        .map(|k| of_own(k) * by_chance(shared - k))
        .sum();
    (one / by_chance(shared)).ln()
}
