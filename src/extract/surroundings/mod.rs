//! What a happening lacks and the rest of the report supplies, always marked as context.

pub mod aftermath;
pub mod bulletins;
pub mod carried;
pub mod headline;
pub mod outsiders;
pub mod own_side;
pub mod parties;
pub mod places;
pub mod refined;
pub mod scene;
pub mod series;
pub mod settings;
pub mod stations;
