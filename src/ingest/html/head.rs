//! What a web page says of itself: meta tags, JSON-LD, `<title>`, `<time>`, its canonical address.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::metadata::Metadata;
use super::super::reader::Fault;
use super::tokens::{Tag, Token, resolve, tokens};

/// Meta tags for each field, best first.
const META: [(&str, &[&str]); 5] = [
    (
        "title",
        &[
            "og:title",
            "twitter:title",
            "dc.title",
            "parsely-title",
            "headline",
            "sailthru.title",
        ],
    ),
    (
        "outlet",
        &[
            "og:site_name",
            "application-name",
            "dc.publisher",
            "publisher",
        ],
    ),
    (
        "published",
        &[
            "article:published_time",
            "og:published_time",
            "article:published",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "cxenseparse:recs:publishtime",
            "citation_publication_date",
        ],
    ),
    (
        "updated",
        &[
            "article:modified_time",
            "og:updated_time",
            "article:modified",
            "datemodified",
            "lastmod",
            "last-modified",
            "dcterms.modified",
            "dc.date.modified",
        ],
    ),
    ("url", &["og:url", "twitter:url", "parsely-link"]),
];

/// What the head of a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its fields.
    pub metadata: Metadata,
    /// Dates that are none, and places of the page that contradict each other.
    pub faults: Vec<Fault>,
}

/// Reads what a page says of itself. JSON-LD that nests deeper than serde's bound is passed over.
pub fn read(html: &str) -> Head {
    let mut found = Found::default();
    for token in tokens(html) {
        if let Token::Open(tag) = token {
            found.tag(&tag);
        }
    }
    found.head()
}

/// The encoding that a page says it has.
pub fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    tokens(&head).find_map(|token| {
        let Token::Open(tag) = token else { return None };
        if tag.name != "meta" {
            return None;
        }
        tag.attribute("charset").or_else(|| {
            let content = tag.attribute("content")?;
            let (_, label) = content.split_once("charset=")?;
            Some(label.trim().to_owned())
        })
    })
}

#[derive(Default)]
struct Found {
    meta: BTreeMap<String, String>,
    linked: Vec<BTreeMap<&'static str, String>>,
    title: Option<String>,
    canonical: Option<String>,
    time: Option<String>,
}

impl Found {
    fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "meta" => {
                let name = ["property", "name", "itemprop"]
                    .iter()
                    .find_map(|key| tag.attribute(key));
                if let (Some(name), Some(content)) = (name, tag.attribute("content")) {
                    let name = name.trim().to_ascii_lowercase();
                    self.meta.entry(name).or_insert(content);
                }
            }
            "title" => {
                if let (None, Some(raw)) = (&self.title, tag.raw) {
                    self.title = Some(one_line(&resolve(raw)));
                }
            }
            "link" => {
                let canonical = tag
                    .attribute("rel")
                    .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                if canonical && self.canonical.is_none() {
                    self.canonical = tag.attribute("href");
                }
            }
            "time" => {
                let marked = ["itemprop", "pubdate", "class"].iter().any(|key| {
                    tag.attribute(key).is_some_and(|value| {
                        let value = value.to_ascii_lowercase();
                        value.is_empty()
                            || value.contains("publish")
                            || value.contains("entry-date")
                            || value.contains("pubdate")
                    })
                });
                if marked && self.time.is_none() {
                    self.time = tag.attribute("datetime");
                }
            }
            "script" => {
                let linked = tag
                    .attribute("type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
                if let (true, Some(raw)) = (linked, tag.raw)
                    && let Ok(value) = serde_json::from_str::<Value>(raw.trim())
                {
                    self.linked.extend(article(&value));
                }
            }
            _ => {}
        }
    }

    fn head(self) -> Head {
        let mut head = Head::default();
        let linked = self.linked.first();
        for (field, names) in META {
            let meta = names.iter().find_map(|name| self.meta.get(*name));
            let linked = linked.and_then(|fields| fields.get(field));
            let other = match field {
                "title" => self.title.as_ref(),
                "url" => self.canonical.as_ref(),
                "published" => self.time.as_ref(),
                _ => None,
            };
            // The canonical address is the page's own word; a title without the site's name is better.
            let order = if field == "url" {
                [other, meta, linked]
            } else {
                [linked, meta, other]
            };
            let mut values = order
                .into_iter()
                .flatten()
                .filter(|value| !value.trim().is_empty());
            let Some(first) = values.next() else { continue };
            let set = head.metadata.set(field, &one_line(first));
            if let Err(why) = set {
                head.faults.push(Fault::metadata(format!("{field}: {why}")));
                if let Some(second) = values.next() {
                    // A second chance before the field stays empty.
                    let _ = head.metadata.set(field, &one_line(second));
                }
                continue;
            }
            if field == "published"
                && let (Some(meta), Some(linked)) = (meta, linked)
            {
                let mut other = Metadata::default();
                let _ = other.set(field, meta);
                if other.published.is_some() && other.published != head.metadata.published {
                    head.faults.push(Fault::metadata(format!(
                        "published: the page's meta tag says {}, its JSON-LD {}; the latter counts",
                        meta.trim(),
                        linked.trim()
                    )));
                }
            }
        }
        head
    }
}

/// The fields of the first article that a JSON-LD block describes.
fn article(value: &Value) -> Option<BTreeMap<&'static str, String>> {
    match value {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(object) => {
            if let Some(graph) = object.get("@graph") {
                return article(graph);
            }
            if !is_article(object.get("@type")?) {
                return None;
            }
            let mut fields = BTreeMap::new();
            let mut put = |field, value: Option<&Value>| {
                if let Some(text) = value.and_then(Value::as_str) {
                    fields.insert(field, resolve(text).into_owned());
                }
            };
            put(
                "title",
                object.get("headline").or_else(|| object.get("name")),
            );
            put("published", object.get("datePublished"));
            put("updated", object.get("dateModified"));
            put("url", object.get("url"));
            let publisher = object.get("publisher");
            put(
                "outlet",
                publisher.and_then(|body| body.get("name")).or(publisher),
            );
            Some(fields)
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => {
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        }
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
