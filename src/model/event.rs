//! ACLED's event and sub-event types (codebook 2023).

use serde::{Deserialize, Serialize};

/// ACLED's six event types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// Battles.
    Battles,
    /// Explosions/Remote violence.
    Explosions,
    /// Violence against civilians.
    ViolenceAgainstCivilians,
    /// Strategic developments.
    StrategicDevelopments,
    /// Protests.
    Protests,
    /// Riots.
    Riots,
}

impl EventType {
    /// ACLED's wording.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Battles => "Battles",
            Self::Explosions => "Explosions/Remote violence",
            Self::ViolenceAgainstCivilians => "Violence against civilians",
            Self::StrategicDevelopments => "Strategic developments",
            Self::Protests => "Protests",
            Self::Riots => "Riots",
        }
    }
}

macro_rules! sub_event_types {
    ($($(#[$doc:meta])* $variant:ident = $name:literal in $event:ident;)*) => {
        /// ACLED's sub-event types, as far as news of the conflict uses them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum SubEventType {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl SubEventType {
            /// Every sub-event type, in ACLED's order.
            pub const ALL: &'static [SubEventType] = &[$(Self::$variant),*];

            /// ACLED's wording.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The event type that it belongs to.
            pub const fn event_type(self) -> EventType {
                match self { $(Self::$variant => EventType::$event,)* }
            }
        }
    };
}

sub_event_types! {
    /// Fighting between two armed sides.
    ArmedClash = "Armed clash" in Battles;
    /// State forces take a place back.
    GovernmentRegains = "Government regains territory" in Battles;
    /// A non-state actor takes a place.
    NonStateOvertakes = "Non-state actor overtakes territory" in Battles;
    /// A strike from the air, manned or not.
    AirStrike = "Air/drone strike" in Explosions;
    /// A suicide bombing.
    SuicideBomb = "Suicide bomb" in Explosions;
    /// A planted or remotely set-off explosive.
    RemoteExplosive = "Remote explosive/landmine/IED" in Explosions;
    /// Shells, artillery, rockets, missiles from the ground.
    Shelling = "Shelling/artillery/missile attack" in Explosions;
    /// A grenade.
    Grenade = "Grenade" in Explosions;
    /// A chemical weapon.
    ChemicalWeapon = "Chemical weapon" in Explosions;
    /// An attack on civilians: shooting, beheading, massacre, assassination.
    Attack = "Attack" in ViolenceAgainstCivilians;
    /// An abduction.
    Abduction = "Abduction/forced disappearance" in ViolenceAgainstCivilians;
    /// Sexual violence.
    SexualViolence = "Sexual violence" in ViolenceAgainstCivilians;
    /// Arrests and captures by a security force or ruling group.
    Arrests = "Arrests" in StrategicDevelopments;
    /// A cease-fire, a deal, an exchange of prisoners.
    Agreement = "Agreement" in StrategicDevelopments;
    /// A defection, a surrender, a change of side or of leader.
    ChangeToGroup = "Change to group/activity" in StrategicDevelopments;
    /// A base, camp or headquarters set up.
    BaseEstablished = "Headquarters or base established" in StrategicDevelopments;
    /// Looting, burning, demolition.
    Looting = "Looting/property destruction" in StrategicDevelopments;
    /// Weapons seized, bombs defused.
    DisruptedWeapons = "Disrupted weapons use" in StrategicDevelopments;
    /// A place handed over or left without a fight.
    NonViolentTransfer = "Non-violent transfer of territory" in StrategicDevelopments;
    /// Prison breaks, releases and what fits nowhere else.
    Other = "Other" in StrategicDevelopments;
    /// A protest without violence.
    PeacefulProtest = "Peaceful protest" in Protests;
    /// Violence by a crowd.
    MobViolence = "Mob violence" in Riots;
}
