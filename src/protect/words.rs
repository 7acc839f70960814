//! Words by which a person is known as public or private.

/// Words of a description by which its holder answers to the public: a leader, a spokesman.
#[rustfmt::skip] // A list of words.
pub const PUBLIC: &[&str] = &[
    "leader", "commander", "chief", "emir", "spokesman", "spokeswoman", "spokesperson",
    "governor", "minister", "president", "ambassador", "senator", "general", "mastermind",
    "founder", "chairman", "secretary", "envoy", "mayor", "lawmaker", "head", "deputy",
    "director", "official", "warlord", "caliph", "king", "prince",
];

/// Words of a description that make its holder somebody beside a public person, not that person.
#[rustfmt::skip] // A list of words.
pub const BESIDE: &[&str] = &[
    "brother", "sister", "son", "daughter", "father", "mother", "wife", "husband", "widow",
    "uncle", "aunt", "cousin", "nephew", "niece", "relative", "grandson", "grandfather",
    "grandmother", "orphan", "kin", "family", "neighbour", "neighbor", "friend", "bodyguard",
    "driver", "guard", "cook", "servant", "interpreter", "translator", "resident", "villager",
    "elder", "witness", "survivor", "teacher", "student", "farmer", "journalist", "reporter",
    "doctor", "nurse", "shopkeeper", "labourer", "worker", "displaced", "refugee", "victim",
];

/// Titles and ranks below the officers: no public post.
#[rustfmt::skip] // A list of words.
pub const RANKS: &[&str] = &[
    "sgt", "sergeant", "pvt", "private", "pfc", "spc", "specialist", "cpl", "corporal",
    "seaman", "airman", "soldier", "policeman", "policewoman", "patrolman", "constable",
    "trooper", "fighter",
];

/// Words after which a name of one word is a private person's: "a man named X", "his son X".
#[rustfmt::skip] // A list of words.
pub const INTRODUCE: &[&str] = &[
    "a man named X", "his son X", "named", "called", "nicknamed", "identified", "name", "son",
    "daughter", "brother", "sister", "wife", "husband", "father", "mother", "cousin", "uncle",
    "aunt", "nephew", "niece", "neighbour", "neighbor", "friend", "villager", "farmer",
    "shopkeeper", "driver", "teacher", "student",
];

/// Words that may stand between such a word and the name.
#[rustfmt::skip] // A list of words.
pub const BETWEEN: &[&str] = &[
    "only", "as", "just", "simply", "himself", "herself", "themselves", "is", "was", ",", "and",
];
