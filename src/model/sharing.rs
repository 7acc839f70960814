//! What many claims say alike, kept once.

use std::collections::HashSet;
use std::hash::Hash;

use super::actor::Actor;
use super::claim::{Claim, Speaker};
use super::location::{AdminRef, Location, Spot};
use super::shared::{Shared, Words};

/// The actors, places and speakers that claims have named so far.
#[derive(Debug, Default)]
pub struct Sharing {
    actors: HashSet<Actor>,
    admins: HashSet<AdminRef>,
    spots: HashSet<Shared<Spot>>,
    speakers: HashSet<Shared<Speaker>>,
    /// Places as they are written.
    written: HashSet<Words>,
}

impl Sharing {
    /// Brings a claim to its least size: what an earlier claim named is shared with it, and lists
    /// give back the room that they do not fill. The claim stays equal to what it was.
    pub fn claim(&mut self, claim: &mut Claim) {
        let responsible = claim.responsibility.iter_mut().map(|it| &mut it.actor);
        let actors = claim.actor1.iter_mut().chain(&mut claim.actor2);
        for actor in actors.chain(responsible) {
            once(&mut self.actors, actor);
        }
        for place in claim.location.iter_mut().chain(&mut claim.also_at) {
            self.location(place);
        }
        once(&mut self.speakers, &mut claim.speaker);
        claim.actor1.shrink_to_fit();
        claim.actor2.shrink_to_fit();
        claim.also_at.shrink_to_fit();
        claim.persons.shrink_to_fit();
        claim.evidence.shrink_to_fit();
        claim.quote.shrink_to_fit();
    }

    fn location(&mut self, place: &mut Location) {
        once(&mut self.written, &mut place.as_written);
        if let Some(known) = self.spots.get(&place.spot) {
            place.spot = known.clone();
            return;
        }
        let spot = &mut *place.spot;
        let admins = [&mut spot.admin2, &mut spot.admin1, &mut spot.country];
        for admin in admins.into_iter().flatten() {
            once(&mut self.admins, admin);
        }
        spot.key.shrink_to_fit();
        spot.name.shrink_to_fit();
        self.spots.insert(place.spot.clone());
    }
}

fn once<T: Clone + Eq + Hash>(known: &mut HashSet<T>, value: &mut T) {
    if let Some(same) = known.get(value) {
        *value = same.clone();
    } else {
        known.insert(value.clone());
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that finds nothing must fail")]

    use std::ptr;

    use super::*;
    use crate::model::build::*;

    #[test]
    fn claims_that_name_the_same_share_it_and_are_what_they_were() {
        let told = || say("a", 1, 1).at(moghol()).by(&[us()]).on(&[iskp()]).0;
        let (mut one, mut two) = (told(), told());
        two.actor1.reserve(8);
        let mut sharing = Sharing::default();
        sharing.claim(&mut one);
        sharing.claim(&mut two);
        assert_eq!(two, told());
        assert_eq!(two.actor1.capacity(), 1);
        assert!(ptr::eq(&*one.speaker, &*two.speaker));
        let place = |claim: &Claim| claim.location.clone().unwrap();
        assert!(ptr::eq(&*place(&one).spot, &*place(&two).spot));
        assert!(ptr::eq(&*place(&one).as_written, &*place(&two).as_written));
        let row = |claim: &Claim| ptr::from_ref(&**claim.actor1.first().unwrap());
        assert_eq!(row(&one), row(&two));
        let province = |claim: &Claim| {
            let place = claim.location.as_ref().unwrap();
            ptr::from_ref(&**place.admin1.as_ref().unwrap())
        };
        assert_eq!(province(&one), province(&two));
    }
}
