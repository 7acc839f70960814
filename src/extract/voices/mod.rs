//! In whose words each stretch of a report stands, through whom, and who answers for a happening.

pub mod accused;
pub mod behind;
pub mod blamed;
pub mod bracketed;
pub mod continued;
pub mod frames;
pub mod gapped;
pub mod insertions;
pub mod occasions;
pub mod posts;
pub mod recalled;
pub mod remarks;
pub mod responsibility;
pub mod sayers;
pub mod shares;
pub mod speakers;
pub mod spoken;
pub mod tales;
pub mod witnesses;
