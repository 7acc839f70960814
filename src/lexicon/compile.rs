//! Compiles the tables: `build.rs` does so with this file, and a test holds what it embedded to it.

use serde_json::{Map, Value, json};

use super::form::spell;
use super::inflect;
use crate::text::phrases::book::Book;

/// The files of the tables; rows of one kind in several files stand in this order.
pub const FILES: [&str; 14] = [
    "actors",
    "actors_state",
    "actors_foreign",
    "nationalities",
    "people",
    "roles",
    "speech",
    "hedges",
    "titles",
    "outlets",
    "negatives",
    "genres",
    "triggers",
    "targets",
];

/// The kinds of rows; the forms of all but the last are found in text, in the order of `Lex`.
const KINDS: [&str; 12] = [
    "actor",
    "outlet",
    "nationality",
    "people",
    "role",
    "title",
    "speech",
    "hedge",
    "negative",
    "trigger",
    "target",
    "genre",
];

/// The compiled tables.
pub struct Compiled {
    /// The rows of every kind in JSON, with patterns a line each and inflected words spelt out.
    pub rows: String,
    /// The forms of the rows, for [`crate::text::phrases::Phrases`].
    pub forms: Vec<u8>,
}

/// Compiles the tables whose texts `read` gives.
///
/// # Errors
/// What `read` says; a file is no TOML or has rows of an unknown kind, a row has no forms or a
/// pattern that cannot be spelt out.
pub fn compile(read: &dyn Fn(&str) -> Result<String, String>) -> Result<Compiled, String> {
    let mut rows: Map<String, Value> = Map::new();
    for kind in KINDS {
        rows.insert(kind.to_owned(), Value::Array(Vec::new()));
    }
    for file in FILES {
        let tables: Map<String, Value> = toml::from_str(&read(file)?)
            .map_err(|error| format!("data/lexicon/{file}.toml: {error}"))?;
        for (kind, found) in tables {
            let (Some(Value::Array(all)), Value::Array(found)) = (rows.get_mut(&kind), found)
            else {
                return Err(format!("data/lexicon/{file}.toml: no rows are [[{kind}]]"));
            };
            all.extend(found);
        }
    }
    let mut book = Book::default();
    for (table, kind) in (0..).zip(KINDS) {
        let Some(Value::Array(all)) = rows.get_mut(kind) else {
            continue;
        };
        for (number, row) in (0..).zip(all) {
            let spelt = forms(kind, row).map_err(|why| {
                let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
                format!("data/lexicon, {kind} {id}: {why}")
            })?;
            if kind != "genre" {
                for (form, (text, exact)) in (0..).zip(&spelt) {
                    book.insert(table, text, *exact, number, form);
                }
            }
        }
    }
    Ok(Compiled {
        rows: Value::Object(rows).to_string(),
        forms: book.compile()?,
    })
}

/// The forms of a row, each with whether it is exact; in the row they are put in a form that is
/// read quickly.
fn forms(kind: &str, row: &mut Value) -> Result<Vec<(String, bool)>, String> {
    let row = row.as_object_mut().ok_or("is no row")?;
    let (forms, spelt) = match kind {
        "trigger" => {
            let tagged = trigger(row)?;
            let spelt = tagged.iter().map(|(form, _)| form.clone()).collect();
            (json!(tagged), plain(spelt))
        }
        "target" => {
            let nouns = texts(&row.remove("nouns").ok_or("has no nouns")?)?;
            let forms: Vec<String> = nouns
                .iter()
                .flat_map(|noun| [noun.clone(), inflect::noun(noun)])
                .collect();
            (json!(forms), plain(forms))
        }
        _ => {
            let patterns = texts(row.get("forms").ok_or("has no forms")?)?;
            let spelt = spell(patterns.iter().map(String::as_str))?;
            let spelt = spelt.into_iter().map(|form| (form.text, form.exact));
            (json!(patterns.join("\n")), spelt.collect())
        }
    };
    row.insert("forms".to_owned(), forms);
    Ok(spelt)
}

fn plain(forms: Vec<String>) -> Vec<(String, bool)> {
    forms.into_iter().map(|form| (form, false)).collect()
}

fn texts(list: &Value) -> Result<Vec<String>, String> {
    serde_json::from_value(list.clone()).map_err(|_| format!("{list} is no list of words"))
}

/// The forms of a trigger with their tags, by its words, which go.
fn trigger(row: &mut Map<String, Value>) -> Result<Vec<(String, &'static str)>, String> {
    let mut entries = |name: &str| match row.remove(name) {
        None => Ok(Vec::new()),
        Some(Value::Array(entries)) => Ok(entries),
        Some(other) => Err(format!("{other} is no list")),
    };
    let mut forms = Vec::new();
    // Nouns first: of a noun and a verb in one spelling the noun is found, and the words before it
    // tell when it is the verb.
    for entry in entries("nouns")? {
        let [singular, plural] =
            spelled_out(&entry, |noun| [noun.to_owned(), inflect::noun(noun)])?;
        forms.extend([(singular, "noun"), (plural, "nouns")]);
    }
    for entry in entries("verbs")? {
        let [base, present, past, participle, gerund] = spelled_out(&entry, inflect::verb)?;
        // "set", "hit": the past is also the base form; the sentence decides later.
        let one = past == participle || past == base;
        if past != base && participle != base {
            forms.push((base, "base"));
        }
        forms.push((past, "past"));
        if !one {
            forms.push((participle, "participle"));
        }
        forms.extend([(present, "present"), (gerund, "gerund")]);
    }
    for phrase in texts(&Value::Array(entries("phrases")?))? {
        forms.push((phrase, "phrase"));
    }
    Ok(forms)
}

/// The forms of a word that is regular, or a list of them all.
fn spelled_out<const N: usize>(
    entry: &Value,
    regular: impl Fn(&str) -> [String; N],
) -> Result<[String; N], String> {
    match entry {
        Value::String(base) => Ok(regular(base)),
        list => texts(list)?
            .try_into()
            .map_err(|_| format!("{list} does not have {N} forms")),
    }
}
