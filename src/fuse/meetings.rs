//! Who meets whom: happenings under their keys, and the pairs that are held against each other.
//!
//! A pair is made for each happening in turn and dropped once it is decided, so that memory grows
//! with the happenings and the links and not with the pairs.

use std::collections::HashSet;

use rayon::prelude::*;

use super::both::Both;
use super::cluster::Edge;
use super::keys::{Keys, is_by_word};
use super::links;
use super::symbols::Symbol;
use super::world::World;

/// A key that more happenings share than this is too common for all pairs: each then meets only
/// its neighbours in the order of dates.
const CROWD: usize = 400;
/// Neighbours that each meets under a crowded key.
const NEIGHBOURS: usize = 60;
/// More than so many happenings of one district that share a word share a common one.
const FEW: usize = 64;
/// Happenings that are looked at together on one thread.
const BATCH: usize = 2048;

/// One happening under one key.
#[derive(Clone, Copy, Debug)]
struct Seat {
    happening: u32,
    /// Number of the key's table.
    table: u32,
    loose: bool,
}

/// Tables at which happenings meet, a table a key. Those with one seat, or where nobody is loose,
/// are left out: no pair is made there.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    seats: Vec<Seat>,
    /// Where each table begins in `seats`, and where the last ends. At a crowded table the seats
    /// are in the order of dates, else in that of the happenings.
    tables: Vec<u32>,
    /// Numbers of seats, by happening.
    places: Vec<u32>,
    /// Where each happening begins in `places`, and where the last ends.
    starts: Vec<u32>,
}

impl Meetings {
    pub(super) fn of(world: &World<'_>) -> Self {
        let numbers: Vec<u32> = (0..world.count()).collect();
        let words: Vec<Vec<Symbol>> = world
            .batches
            .par_iter()
            .map(|batch| {
                let undated = batch.iter();
                undated
                    .flat_map(|happening| Keys::words(happening, &world.named))
                    .collect()
            })
            .collect();
        let wanted: HashSet<Symbol> = words.into_iter().flatten().collect();
        let found: Vec<Vec<(Symbol, u32, bool)>> = numbers
            .par_chunks(BATCH)
            .map(|batch| {
                let mut keys = Keys::default();
                let mut found = Vec::new();
                for &at in batch {
                    if let Some(happening) = world.happening(at) {
                        let of_one = keys.of(happening, &world.named, &wanted).iter();
                        found.extend(of_one.map(|&(key, loose)| (key, at, loose)));
                    }
                }
                found
            })
            .collect();
        let mut keyed = Vec::with_capacity(found.iter().map(Vec::len).sum());
        // Each batch is let go of once it is taken over, so that the keys never stand here twice.
        for mut batch in found {
            keyed.append(&mut batch);
        }
        keyed.par_sort_unstable();

        let mut meetings = Self::default();
        for table in keyed.chunk_by(|a, b| a.0 == b.0) {
            let few = table.len() <= FEW || !table.iter().any(|&(key, ..)| is_by_word(key));
            if table.len() < 2 || !few || table.iter().all(|&(.., loose)| !loose) {
                continue;
            }
            let begin = meetings.seats.len();
            meetings.tables.push(number(begin));
            let of_table = number(meetings.tables.len() - 1);
            meetings
                .seats
                .extend(table.iter().map(|&(_, happening, loose)| Seat {
                    happening,
                    table: of_table,
                    loose,
                }));
            if table.len() > CROWD
                && let Some(seats) = meetings.seats.get_mut(begin..)
            {
                let when = |at: u32| world.happening(at).and_then(|h| h.envelope);
                seats.sort_by_key(|seat| (when(seat.happening), seat.happening));
            }
        }
        meetings.tables.push(number(meetings.seats.len()));
        meetings.seat_all(numbers.len());
        meetings
    }

    fn seat_all(&mut self, count: usize) {
        self.starts = vec![0; count + 1];
        for seat in &self.seats {
            if let Some(start) = self.starts.get_mut(seat.happening as usize + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        let mut next = self.starts.clone();
        self.places = vec![0; self.seats.len()];
        for (at, seat) in (0..).zip(&self.seats) {
            if let Some(free) = next.get_mut(seat.happening as usize) {
                if let Some(place) = self.places.get_mut(*free as usize) {
                    *place = at;
                }
                *free += 1;
            }
        }
    }

    /// The happenings after this one that it is held against, ascending.
    pub(super) fn partners(&self, happening: u32, partners: &mut Vec<u32>) {
        partners.clear();
        let bounds = |bounds: &[u32], at: u32| {
            let at = at as usize;
            Some(*bounds.get(at)? as usize..*bounds.get(at + 1)? as usize)
        };
        let own = bounds(&self.starts, happening).and_then(|own| self.places.get(own));
        for &place in own.unwrap_or_default() {
            let Some(&seat) = self.seats.get(place as usize) else {
                continue;
            };
            let Some(table) = bounds(&self.tables, seat.table) else {
                continue;
            };
            let place = place as usize;
            let reach = if table.len() > CROWD {
                place.saturating_sub(NEIGHBOURS).max(table.start)
                    ..(place + NEIGHBOURS + 1).min(table.end)
            } else {
                place + 1..table.end
            };
            let others = self.seats.get(reach).unwrap_or_default();
            partners.extend(
                others
                    .iter()
                    .filter(|other| other.happening > happening && (seat.loose || other.loose))
                    .map(|other| other.happening),
            );
        }
        partners.sort_unstable();
        partners.dedup();
    }
}

/// All links, ascending by their happenings, and how many pairs were held against each other.
pub(super) fn links(world: &World<'_>, meetings: &Meetings) -> (Vec<Edge>, usize) {
    let numbers: Vec<u32> = (0..world.count()).collect();
    let found: Vec<(Vec<Edge>, usize)> = numbers
        .par_chunks(BATCH)
        .map(|batch| {
            let (mut edges, mut pairs, mut partners) = (Vec::new(), 0, Vec::new());
            for &a in batch {
                meetings.partners(a, &mut partners);
                pairs += partners.len();
                edges.extend(partners.iter().filter_map(|&b| {
                    let strength = links::strength(&Both::of(world, a, b)?)?;
                    Some(Edge { a, b, strength })
                }));
            }
            (edges, pairs)
        })
        .collect();
    let pairs = found.iter().map(|(_, pairs)| pairs).sum();
    let edges = found.into_iter().flat_map(|(edges, _)| edges).collect();
    (edges, pairs)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
