//! Whole names looked up: exactly, by variant, or by likeness.

use crate::model::place::{PlaceId, PlaceKind};
use crate::text::fold::fold_str;
use crate::text::variant::variant_key;

use super::{Gazetteer, GazetteerError};

/// How a name was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// In this very spelling, letter case, marks and hyphens aside.
    Exact,
    /// As a transliteration variant.
    Variant,
    /// By likeness alone.
    Fuzzy,
}

impl How {
    /// The word written by `geocode` and `lookup`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Variant => "variant",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// A place found by a whole name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameHit {
    /// The place.
    pub place: PlaceId,
    /// How it was found.
    pub how: How,
    /// 1 for exact, 0.9 for a variant, below 0.8 for likeness.
    pub score: f64,
}

/// A ranked answer to [`lookup`].
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// How its name was found.
    pub how: How,
    /// 0 to 1, for ranking only.
    pub score: f64,
    /// Why it is in the list, in words.
    pub reason: String,
}

/// Likeness (Jaro-Winkler on variant keys) below which two names are different names.
const FUZZY_MIN: f64 = 0.9;
/// The most places found by likeness that are given.
const FUZZY_MOST: usize = 10;

impl Gazetteer {
    /// The places that a whole name may mean: exact ones, then variants, then, only where there are
    /// neither, likenesses.
    pub fn find(&self, name: &str) -> Vec<NameHit> {
        let hits = self.known(name);
        if hits.is_empty()
            && let Some(key) = variant_key(&fold_str(name))
        {
            return self.alike(&key);
        }
        hits
    }

    /// The places that bear a whole name, spelled so or as a variant.
    pub fn known(&self, name: &str) -> Vec<NameHit> {
        let folded = fold_str(name);
        let mut hits: Vec<NameHit> = self
            .spelled(name, &folded)
            .map(|place| NameHit {
                place,
                how: How::Exact,
                score: 1.0,
            })
            .collect();
        let Some(key) = variant_key(&folded) else {
            return hits;
        };
        for bearer in self.contents.index.variant.get(&key) {
            if !hits.iter().any(|hit| hit.place == bearer.place) {
                hits.push(NameHit {
                    place: bearer.place,
                    how: How::Variant,
                    score: 0.9,
                });
            }
        }
        hits
    }

    /// The places that bear a whole name, spelled so; `folded` is its light fold.
    pub(super) fn spelled(&self, name: &str, folded: &str) -> impl Iterator<Item = PlaceId> {
        let upper = !name.chars().any(char::is_lowercase);
        let bearers = self.contents.index.exact.get(folded).iter();
        bearers
            .filter(move |bearer| upper || !bearer.capitals)
            .map(|bearer| bearer.place)
    }

    fn alike(&self, key: &str) -> Vec<NameHit> {
        let mut best: Vec<NameHit> = Vec::new();
        for (name, bearers) in self.contents.index.variant.iter() {
            let likeness = strsim::jaro_winkler(name, key);
            if likeness < FUZZY_MIN {
                continue;
            }
            let score = 0.8 * likeness;
            for bearer in bearers {
                match best.iter_mut().find(|hit| hit.place == bearer.place) {
                    Some(hit) => hit.score = hit.score.max(score),
                    None => best.push(NameHit {
                        place: bearer.place,
                        how: How::Fuzzy,
                        score,
                    }),
                }
            }
        }
        best.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        best.truncate(FUZZY_MOST);
        best
    }
}

/// Ranked answers to "which place is called `name`", each with its reason.
///
/// A type word beside the name ("Darzab district", "province of Kunar") is read as the kind where
/// none is given. `in_parent` is the name or key of a place that must hold the answer.
///
/// # Errors
/// `in_parent` names no place.
pub fn lookup(
    gaz: &Gazetteer,
    name: &str,
    in_parent: Option<&str>,
    kind: Option<PlaceKind>,
) -> Result<Vec<Candidate>, GazetteerError> {
    let parents = in_parent.map(|parent| parents(gaz, parent)).transpose()?;
    let (bare, typed) = split_type(name);
    let mut hits = gaz.find(name);
    let mut typed_kind = None;
    if let Some(typed) = typed.filter(|_| !hits.iter().any(|hit| hit.how != How::Fuzzy)) {
        hits = gaz.find(&bare);
        typed_kind = Some(typed);
    }
    let wanted = kind.or(typed_kind);
    let mut out: Vec<Candidate> = Vec::new();
    for hit in hits {
        let place = gaz.place(hit.place);
        let inside = parents.as_ref().and_then(|parents| {
            parents
                .iter()
                .copied()
                .find(|outer| *outer != hit.place && gaz.contains(*outer, hit.place))
        });
        if parents.is_some() && inside.is_none() || kind.is_some_and(|kind| kind != place.kind) {
            continue;
        }
        let mut score = hit.score;
        let mut reason = match hit.how {
            How::Exact => "spelled so".to_string(),
            How::Variant => format!("a spelling of {}", place.name),
            How::Fuzzy => format!("looks like {}", place.name),
        };
        if let Some(inside) = inside {
            reason.push_str(&format!(
                ", in {} {}",
                gaz.place(inside).name,
                gaz.place(inside).kind.as_str()
            ));
        }
        match wanted {
            Some(wanted) if wanted == place.kind => reason.push_str(&format!(", {}", one(wanted))),
            Some(wanted) => {
                score *= 0.8;
                reason.push_str(&format!(
                    ", but {} and no {}",
                    one(place.kind),
                    wanted.as_str()
                ));
            }
            None => {}
        }
        reason.push_str(&division(gaz, hit.place));
        out.push(Candidate {
            place: hit.place,
            how: hit.how,
            score,
            reason,
        });
    }
    out.sort_by(|a, b| {
        let level =
            |candidate: &Candidate| std::cmp::Reverse(gaz.place(candidate.place).kind.level());
        b.score
            .total_cmp(&a.score)
            .then(level(a).cmp(&level(b)))
            .then(a.place.cmp(&b.place))
    });
    Ok(out)
}

/// A kind with its article.
fn one(kind: PlaceKind) -> String {
    let article = if kind == PlaceKind::Area { "an" } else { "a" };
    format!("{article} {}", kind.as_str())
}

/// What became of a district that was divided, as the end of a sentence; empty for all others.
fn division(gaz: &Gazetteer, id: PlaceId) -> String {
    let names: Vec<&str> = gaz
        .successors(id)
        .map(|to| gaz.place(to).name.as_str())
        .collect();
    let Some((last, rest)) = names.split_last() else {
        return String::new();
    };
    let list = if rest.is_empty() {
        (*last).to_string()
    } else {
        format!("{} and {last}", rest.join(", "))
    };
    if gaz.place(id).kind == PlaceKind::District {
        format!("; cut from it since: {list}")
    } else {
        format!("; a former district, now {list}")
    }
}

fn parents(gaz: &Gazetteer, name: &str) -> Result<Vec<PlaceId>, GazetteerError> {
    if let Some(id) = gaz.by_key(name) {
        return Ok(vec![id]);
    }
    let (bare, typed) = split_type(name);
    let mut found: Vec<PlaceId> = gaz
        .find(name)
        .into_iter()
        .filter(|hit| hit.how != How::Fuzzy)
        .map(|hit| hit.place)
        .collect();
    if let Some(kind) = typed.filter(|_| found.is_empty()) {
        found = gaz
            .find(&bare)
            .into_iter()
            .map(|hit| hit.place)
            .filter(|id| gaz.place(*id).kind == kind)
            .collect();
    }
    if found.is_empty() {
        Err(GazetteerError::UnknownParent(name.into()))
    } else {
        Ok(found)
    }
}

/// A name without the type word before or after it, and the kind that the word stands for.
fn split_type(name: &str) -> (String, Option<PlaceKind>) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let kind = |word: &str| {
        let word = word.to_lowercase();
        super::tables::parse_kind(word.strip_suffix('s').unwrap_or(&word)).or(match word.as_str() {
            "valley" | "region" => Some(PlaceKind::Area),
            "airport" | "base" => Some(PlaceKind::Site),
            _ => None,
        })
    };
    match words.as_slice() {
        [rest @ .., last] if !rest.is_empty() && kind(last).is_some() => {
            (rest.join(" "), kind(last))
        }
        [first, of, rest @ ..] if !rest.is_empty() && of.eq_ignore_ascii_case("of") => {
            (rest.join(" "), kind(first))
        }
        _ => (name.to_string(), None),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;

    #[test]
    fn a_divided_district_says_what_was_cut_from_it() {
        let gaz = Gazetteer::embedded().unwrap();
        let reason = |name: &str, kind| {
            let found = lookup(&gaz, name, Some("af"), Some(kind)).unwrap();
            found[0].reason.clone()
        };
        assert_eq!(
            reason("Darzab", PlaceKind::District),
            "spelled so, in Afghanistan country, a district; cut from it since: Qush Tepa"
        );
        assert_eq!(
            reason("Kohistan", PlaceKind::Area),
            "spelled so, in Afghanistan country, an area; a former district, now Hesa Awal Kohistan and Hesa Duwum Kohistan"
        );
        assert_eq!(
            reason("Qush Tepa", PlaceKind::District),
            "spelled so, in Afghanistan country, a district"
        );
    }
}
