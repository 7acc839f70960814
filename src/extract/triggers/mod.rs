//! Words of a happening: how they stand, whether they tell of something that happened, what they need, and which kind it is.

pub mod air;
pub mod captives;
pub mod crowds;
pub mod kinds;
pub mod losses;
pub mod modality;
pub mod nonevents;
pub mod object_words;
pub mod objects;
pub mod parted;
pub mod plain_words;
pub mod projectiles;
pub mod territory;
pub mod vehicles;
pub mod verbs;
