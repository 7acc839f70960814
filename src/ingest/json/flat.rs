//! A line that is one object with no object or list in it, as most records are: read in one pass.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde_json::Number;

use super::super::records::Field;

/// The texts and numbers of an object that is all of a line, by name, as [`super::fields`] gives them,
/// but parts of the line as far as they are written there without escapes. None for anything else:
/// an object with inner ones or with a name twice, or what is no JSON.
pub fn fields(line: &[u8]) -> Option<Vec<Field<'_>>> {
    let mut reader = serde_json::Deserializer::from_slice(line);
    let mut fields = reader.deserialize_map(Record).ok()?;
    reader.end().ok()?;
    fields.sort_by(|(a, _), (b, _)| a.cmp(b));
    let twice = fields.windows(2).any(|pair| match pair {
        [(one, _), (other, _)] => one == other,
        _ => false,
    });
    (!twice).then_some(())?;
    let said = fields.into_iter();
    Some(
        said.filter_map(|(name, value)| Some((name, value?)))
            .collect(),
    )
}

struct Record;

impl<'de> Visitor<'de> for Record {
    type Value = Vec<(Cow<'de, str>, Option<Cow<'de, str>>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::with_capacity(8);
        while let Some(name) = map.next_key_seed(Plain)? {
            // A name is a text always.
            let name = name.unwrap_or_default();
            fields.push((name, map.next_value_seed(Plain)?));
        }
        Ok(fields)
    }
}

/// A value that holds no other; none where it says nothing.
struct Plain;

impl<'de> DeserializeSeed<'de> for Plain {
    type Value = Option<Cow<'de, str>>;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Plain {
    type Value = Option<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true, false or null")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(Number::from(number).to_string())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(Number::from(number).to_string())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map(|number| Cow::Owned(number.to_string())))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    /// The slow way, which takes anything.
    fn parsed(line: &str) -> Vec<Field<'static>> {
        super::super::parse(line.as_bytes())
            .map(|value| super::super::fields(&value))
            .unwrap_or_default()
    }

    #[rstest]
    #[case(
        r#" {"b": "x\n\"\u00e9", "a": 1, "c": null, "d": true, "e": -1.50, "f": 1e3, "g": -0} "#
    )]
    #[case(r#"{"_source": "x", "text": ""}"#)]
    #[case("{}")]
    fn a_plain_object_is_read_as_the_slow_way_reads_it(#[case] line: &str) {
        assert_eq!(fields(line.as_bytes()), Some(parsed(line)), "{line}");
    }

    #[rstest]
    #[case(r#"{"a": {"b": 1}}"#)]
    #[case(r#"{"a": ["b"]}"#)]
    #[case(r#"{"a": 1, "a": 2}"#)]
    #[case(r#"{"a": 1} x"#)]
    #[case(r#"{"a": 1"#)]
    #[case("[]")]
    #[case("7")]
    fn all_else_is_left_to_the_slow_way(#[case] line: &str) {
        assert_eq!(fields(line.as_bytes()), None, "{line}");
    }

    proptest! {
        #[test]
        fn texts_and_numbers_come_out_the_same(
            pairs in prop::collection::vec((".{0,3}", ".*", any::<f64>(), any::<i64>()), 0..5)
        ) {
            let mut object = serde_json::Map::new();
            for (name, text, fraction, whole) in pairs {
                object.insert(format!("{name}t"), text.into());
                object.insert(format!("{name}f"), fraction.into());
                object.insert(format!("{name}w"), whole.into());
            }
            let line = serde_json::Value::Object(object).to_string();
            prop_assert_eq!(fields(line.as_bytes()), Some(parsed(&line)));
        }
    }
}
