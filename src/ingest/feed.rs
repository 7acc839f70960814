//! RSS (0.9x, 1.0, 2.0) and Atom: a report an item.

use std::cell::Cell;
use std::io::BufReader;

use quick_xml::Reader as Xml;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::bounds::Leash;
use super::encoding::Utf8;
use super::html::{render, tokens};
use super::metadata::Metadata;
use super::open::guarded;
use super::reader::{Draft, Fault, Part, Reader, Refusal, Source, Take, ends, find, start, starts};
use super::records::outlet_of_host;
use super::url::host;

/// A feed.
pub struct Feed;

const ENDINGS: [&str; 4] = ["rss", "atom", "rdf", "xml"];

/// Root elements of feeds.
const ROOTS: [&[u8]; 3] = [b"<rss", b"<feed", b"<rdf:RDF"];

/// How far into a file its root element is looked for, in bytes.
const LOOK: usize = 2048;

impl Reader for Feed {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        let head = start(head);
        let look = 0..LOOK;
        let root = ROOTS
            .iter()
            .any(|root| find(head, root, look.clone()).is_some());
        starts(head, &["<?xml", "<rss", "<feed", "<rdf"]) && root || ends(name, &ENDINGS)
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let limits = source.options.limits;
        let head = source.stream.fill_buf()?.to_vec();
        let declared = encoding(&head);
        let used = Cell::new(0);
        let stream = Utf8::lossy(&mut source.stream, &head, declared.as_deref());
        let stream = Leash::new(
            BufReader::new(stream),
            &used,
            limits.report.saturating_add(64 * 1024),
        );
        let mut xml = Xml::from_reader(stream);
        let config = xml.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        let mut feed = Reading::default();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Eof) => break,
                Ok(Event::DocType(doctype))
                    if doctype.to_ascii_uppercase().contains("<!ENTITY") =>
                {
                    return Err(Refusal::limit(
                        "declares entities of its own, which can expand without end: they are not read",
                    ));
                }
                Ok(event) => {
                    if feed.event(event, limits.depth)?
                        && let Some(item) = feed.item.take()
                    {
                        used.set(0);
                        feed.items += 1;
                        let row = feed.items;
                        match guarded(|| draft(&item, &feed.channel, row)) {
                            Ok(draft) => take(Part::Report(Box::new(draft))),
                            Err(refusal) => take(Part::Refused(format!("#{row}"), refusal)),
                        }
                    }
                }
                Err(quick_xml::Error::Io(error)) => {
                    return Err(std::io::Error::new(error.kind(), error.to_string())
                        .into_refusal(limits.report));
                }
                Err(error) => {
                    return Err(Refusal::unreadable(format!(
                        "is no well-formed XML ({error}); the items before were read"
                    )));
                }
            }
        }
        if !feed.is_feed {
            return Err(Refusal::unreadable("is XML, but neither RSS nor Atom"));
        }
        Ok(())
    }
}

trait IntoRefusal {
    fn into_refusal(self, most: u64) -> Refusal;
}

impl IntoRefusal for std::io::Error {
    /// The XML reader shares its errors, so that a bound within cannot be taken out: its words tell.
    fn into_refusal(self, most: u64) -> Refusal {
        let words = self.to_string();
        if words.contains("line or record") {
            return Refusal::limit(format!(
                "holds an item of more than {most} bytes (--max-report raises the bound)"
            ));
        }
        if words.contains("--max-expansion") {
            return Refusal::limit(words);
        }
        Refusal::from(self)
    }
}

/// The encoding that an XML declaration names.
fn encoding(head: &[u8]) -> Option<String> {
    let head = start(head);
    let end = find(head, b"?>", 0..200)?;
    let declaration = String::from_utf8_lossy(head.get(..end)?).into_owned();
    let (_, rest) = declaration.split_once("encoding")?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}

/// Fields of an item or a channel: the element's name and its text, an attribute where it counts.
type Fields = Vec<(String, String)>;

#[derive(Default)]
struct Reading {
    is_feed: bool,
    items: u64,
    /// Names of the open elements.
    open: Vec<String>,
    channel: Fields,
    item: Option<Fields>,
    /// Depth at which the item began.
    item_depth: usize,
    text: String,
}

impl Reading {
    /// Takes an event; true where an item has ended.
    fn event(&mut self, event: Event<'_>, depth: usize) -> Result<bool, Refusal> {
        match event {
            Event::Start(tag) => {
                self.start(&tag);
                if self.open.len() > depth {
                    return Err(Refusal::limit(format!(
                        "nests deeper than {depth} elements (--max-depth raises the bound)"
                    )));
                }
            }
            Event::Empty(tag) => {
                self.start(&tag);
                return Ok(self.end());
            }
            Event::End(_) => return Ok(self.end()),
            Event::Text(text) => self.text.push_str(&text),
            Event::CData(text) => self.text.push_str(&text),
            Event::GeneralRef(reference) => self.reference(&reference),
            _ => {}
        }
        Ok(false)
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().as_ref().to_owned();
        if self.open.is_empty() {
            self.is_feed = matches!(name.as_str(), "rss" | "feed" | "rdf:RDF" | "RDF");
        }
        let within = self
            .item
            .as_ref()
            .map(|_| self.open.len() == self.item_depth);
        match within {
            None if matches!(name.as_str(), "item" | "entry") => {
                self.item = Some(Fields::new());
                self.item_depth = self.open.len() + 1;
            }
            // XHTML within an Atom item: its tags are part of the text.
            Some(false) => {
                self.text.push('<');
                self.text.push_str(&name);
                self.text.push('>');
            }
            _ => self.text.clear(),
        }
        let attribute = |key: &str| {
            let mut attributes = tag.html_attributes();
            let found = attributes.find_map(|a| a.ok().filter(|a| a.key.as_ref() == key));
            found.map(|a| tokens::resolve(&a.value).into_owned())
        };
        if name == "link"
            && let Some(address) = attribute("href")
            && attribute("rel").is_none_or(|rel| rel == "alternate")
        {
            self.put("link", address);
        }
        if name == "guid" && attribute("isPermaLink").as_deref() == Some("false") {
            self.put("guid:opaque", "true".into());
        }
        self.open.push(name);
    }

    fn end(&mut self) -> bool {
        let Some(name) = self.open.pop() else {
            return false;
        };
        let level = self.open.len();
        if self.item.is_some() {
            if level + 1 == self.item_depth {
                return true;
            }
            if level == self.item_depth {
                let text = std::mem::take(&mut self.text);
                self.put(&name, text);
            } else {
                self.text.push_str("</");
                self.text.push_str(&name);
                self.text.push('>');
            }
        } else if level <= 2 {
            let text = std::mem::take(&mut self.text);
            let parent = self.open.last().map(String::as_str);
            if matches!(parent, Some("channel" | "feed")) {
                self.put(&name, text);
            }
        }
        false
    }

    fn put(&mut self, name: &str, text: String) {
        let fields = self.item.as_mut().unwrap_or(&mut self.channel);
        if !text.trim().is_empty() && fields.len() < 200 {
            fields.push((name.to_owned(), text));
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name: &str = reference;
        // One level is resolved here; a second, in HTML that was escaped, with the HTML.
        self.text.push_str(&tokens::resolve(&format!("&{name};")));
    }
}

fn get<'f>(fields: &'f Fields, names: &[&str]) -> Option<&'f str> {
    names.iter().find_map(|name| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, text)| text.trim())
    })
}

const TEXTS: [&str; 6] = [
    "content:encoded",
    "encoded",
    "content",
    "fulltext",
    "description",
    "summary",
];

fn draft(item: &Fields, channel: &Fields, row: u64) -> Result<Draft, Refusal> {
    let raw = get(item, &TEXTS)
        .ok_or_else(|| Refusal::empty("the item holds no text, only a headline"))?;
    let text = render::render(raw);
    if text.trim().is_empty() {
        return Err(Refusal::empty("the item holds no text"));
    }
    let mut faults = Vec::new();
    let mut metadata = Metadata::default();
    let opaque = get(item, &["guid:opaque"]).is_some();
    let guid = get(item, &["guid", "id"]);
    let url = get(item, &["link", "feedburner:origLink"])
        .or_else(|| guid.filter(|guid| !opaque && guid.starts_with("http")));
    let line = |text: &str| {
        render::render(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    metadata.title = get(item, &["title"]).map(line);
    metadata.url = url.map(str::to_owned);
    metadata.outlet = url
        .and_then(host)
        .and_then(outlet_of_host)
        .or_else(|| get(item, &["source", "dc:publisher"]).map(line))
        .or_else(|| get(channel, &["title"]).map(line));
    let published = get(
        item,
        &[
            "pubDate",
            "published",
            "dc:date",
            "date",
            "issued",
            "dcterms:issued",
        ],
    );
    let updated = get(
        item,
        &["updated", "atom:updated", "modified", "dcterms:modified"],
    );
    // Atom demands an update's date and not a day of publication.
    let published = published.or(updated);
    for (field, value) in [("published", published), ("updated", updated)] {
        if let Err(why) = metadata.set(field, value.unwrap_or_default()) {
            faults.push(Fault::metadata(format!("{field}: {why}")));
        }
    }
    if metadata.updated == metadata.published {
        metadata.updated = None;
    }
    if is_teaser(&text) {
        faults.push(Fault::metadata(
            "the feed gives the beginning of the text only",
        ));
    }
    let key = guid
        .or(url)
        .map(|key| key.split_whitespace().collect::<Vec<_>>().join(" "));
    Ok(Draft {
        key: Some(
            key.filter(|key| key.len() <= 300)
                .unwrap_or_else(|| row.to_string()),
        ),
        metadata,
        text,
        faults,
    })
}

fn is_teaser(text: &str) -> bool {
    let end = text.trim_end();
    let last = end
        .lines()
        .next_back()
        .unwrap_or_default()
        .to_ascii_lowercase();
    ["[…]", "[...]", "…", "...", "[&hellip;]"]
        .iter()
        .any(|sign| end.ends_with(sign))
        || last.starts_with("continue reading")
        || last.starts_with("read more")
}
