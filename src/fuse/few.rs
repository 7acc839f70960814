//! A list that mostly holds one thing.

use std::ops::{Deref, DerefMut};

/// A list whose only item is kept in place. Where an item has eight bytes or fewer it is as large
/// as a boxed slice: very many happenings have one date, one place and one actor a side.
#[derive(Debug)]
pub(super) enum Few<T> {
    One([T; 1]),
    Many(Box<[T]>),
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::Many(Box::default())
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::One(one) => one,
            Self::Many(many) => many,
        }
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Self::One(one) => one,
            Self::Many(many) => many,
        }
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(all: Vec<T>) -> Self {
        match <[T; 1]>::try_from(all) {
            Ok(one) => Self::One(one),
            Err(all) => Self::Many(all.into_boxed_slice()),
        }
    }
}

impl<T> From<Box<[T]>> for Few<T> {
    fn from(all: Box<[T]>) -> Self {
        all.into_vec().into()
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        all.into_iter().collect::<Vec<T>>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_kept_in_place_and_read_as_any_other_list() {
        let of = |count: u64| (0..count).collect::<Few<u64>>();
        for count in 0..4 {
            assert!((0..count).eq(of(count).iter().copied()));
            assert_eq!(matches!(of(count), Few::One(_)), count == 1);
        }
        assert_eq!(size_of::<Few<u64>>(), size_of::<Box<[u64]>>());
    }
}
