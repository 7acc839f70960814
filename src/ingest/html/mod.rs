//! Saved web pages: the main text, and what the page says of itself.

pub mod head;
pub mod render;
mod tidy;
pub mod tokens;

use dom_smoothie::{Config, Readability};

use super::encoding::decode;
use super::reader::{Draft, Fault, Part, Reader, Refusal, Source, Take, ends, start, starts};

/// A web page that is one report.
pub struct Html;

const ENDINGS: [&str; 4] = ["html", "htm", "xhtml", "shtml"];

/// What a page begins with, whatever its name.
const MARKS: [&str; 4] = ["<!doctype html", "<html", "<head", "<body"];

/// The shortest main text that is believed, in bytes; below it the whole page is read.
const SHORTEST: usize = 200;

/// The most elements among which the article is looked for; a page of more is read whole.
const MOST_ELEMENTS: usize = 50_000;

impl Reader for Html {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        ends(name, &ENDINGS) || starts(after_comments(start(head)), &MARKS)
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let bytes = source.whole()?;
        take(Part::Report(Box::new(draft(
            &bytes,
            source.options.limits.depth,
        )?)));
        Ok(())
    }
}

/// The report that a page holds.
///
/// # Errors
/// It holds no text, or nests deeper than `depth`.
pub fn draft(bytes: &[u8], depth: usize) -> Result<Draft, Refusal> {
    let decoded = decode(bytes, head::charset(bytes).as_deref())?;
    let head = head::read(&decoded.text);
    let mut faults: Vec<Fault> = decoded.fault.into_iter().collect();
    faults.extend(head.faults);
    let Ok(page) = tidy::tidy(&decoded.text, depth) else {
        return Err(Refusal::limit(format!(
            "nests deeper than {depth} elements (--max-depth raises the bound)"
        )));
    };
    let mut metadata = head.metadata;
    let whole = || render::render(&page);
    let text = match article(&page) {
        Some(text) if text.len() >= SHORTEST => text,
        found => {
            let whole = whole();
            found
                .filter(|text| text.len() * 2 >= whole.len())
                .unwrap_or(whole)
        }
    };
    if text.trim().is_empty() {
        return Err(Refusal::empty("the page holds no text"));
    }
    if let (Some(title), Some(outlet)) = (&mut metadata.title, &metadata.outlet) {
        without_outlet(title, outlet);
    }
    Ok(Draft {
        key: None,
        metadata,
        text,
        faults,
    })
}

/// The text of the part of the page that is the article.
fn article(page: &str) -> Option<String> {
    let config = Config {
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let mut readability = Readability::new(page, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    Some(render::render(&article.content))
}

/// "Bomb kills four - The Gazette" without the site's name.
fn without_outlet(title: &mut String, outlet: &str) {
    let Some(bare) = title.strip_suffix(outlet) else {
        return;
    };
    let bare = bare.trim_end();
    if let Some(bare) = bare.strip_suffix(['|', '-', '–', '—', '·', '»', ':']) {
        *title = bare.trim_end().to_owned();
    }
}

/// The head of a file behind its comments and its XML declaration.
fn after_comments(mut head: &[u8]) -> &[u8] {
    for _ in 0..8 {
        let end = if head.starts_with(b"<!--") {
            super::reader::find(head, b"-->", 4..head.len()).map(|at| at + 3)
        } else if head.starts_with(b"<?xml") {
            super::reader::find(head, b"?>", 5..head.len()).map(|at| at + 2)
        } else {
            None
        };
        let Some(end) = end else { break };
        head = head.get(end..).unwrap_or_default().trim_ascii_start();
    }
    head
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    const BODY: &str = "<p>A roadside bomb killed four people in Kandahar city on Thursday, the police said, in \
        the latest attack in the south, which has seen much fighting, and many dead, this year.</p>\
        <p>Ten more were wounded, doctors at the Mirwais hospital said, and several of them were in a bad way, \
        after the minibus in which they rode to the market was thrown off the road.</p>";

    fn page(head: &str) -> String {
        format!(
            "<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body><nav><ul><li><a href=/>Home</a>\
             <li><a href=/w>World</a></ul></nav><div class=sidebar><p>Subscribe now</p></div>\
             <article><h1>Bomb kills four</h1>{BODY}</article><footer>Copyright</footer></body></html>"
        )
    }

    #[test]
    fn the_article_without_what_stands_around_it() {
        let draft = draft(page("").as_bytes(), 256).unwrap();
        assert!(draft.text.contains("the police said"), "{}", draft.text);
        assert!(draft.text.contains(".\n\nTen more"), "{}", draft.text);
        for other in ["Subscribe", "Home", "Copyright"] {
            assert!(!draft.text.contains(other), "{other}: {}", draft.text);
        }
    }

    #[test]
    fn meta_tags_and_json_ld() {
        let head = r#"<title>Bomb kills four | The Gazette</title>
            <meta property="og:site_name" content="The Gazette">
            <meta property="article:modified_time" content="2019-05-04T08:00:00Z">
            <link rel="canonical" href="https://gazette.example/1">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
              {"@type":"NewsArticle","datePublished":"2019-05-03T10:00:00+04:30","headline":"Bomb kills four &amp; more"}]}</script>"#;
        let draft = draft(page(head).as_bytes(), 256).unwrap();
        let metadata = draft.metadata;
        assert_eq!(metadata.title.as_deref(), Some("Bomb kills four & more"));
        assert_eq!(metadata.outlet.as_deref(), Some("The Gazette"));
        assert_eq!(metadata.url.as_deref(), Some("https://gazette.example/1"));
        assert_eq!(metadata.published.unwrap().to_string(), "2019-05-03");
        assert_eq!(metadata.updated.unwrap().to_string(), "2019-05-04");
        assert_eq!(draft.faults, []);
    }

    #[test]
    fn a_title_without_the_sites_name() {
        let head = "<title>Bomb kills four | The Gazette</title><meta property='og:site_name' content='The Gazette'>";
        let draft = draft(page(head).as_bytes(), 256).unwrap();
        assert_eq!(draft.metadata.title.as_deref(), Some("Bomb kills four"));
    }

    #[test]
    fn dates_that_contradict_each_other_are_told() {
        let head = r#"<meta property="article:published_time" content="2019-05-01">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-05-03"}</script>"#;
        let draft = draft(page(head).as_bytes(), 256).unwrap();
        assert_eq!(draft.metadata.published.unwrap().to_string(), "2019-05-03");
        assert!(
            draft
                .faults
                .iter()
                .any(|f| f.message.contains("2019-05-01")),
            "{:?}",
            draft.faults
        );
    }

    #[test]
    fn the_encoding_that_the_page_names() {
        let html = page("")
            .replace("utf-8", "windows-1252")
            .replace("wounded,", "wounded \u{2014} badly,");
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&html);
        let draft = draft(&bytes, 256).unwrap();
        assert!(draft.text.contains("wounded — badly"), "{}", draft.text);
        assert_eq!(draft.faults, []);
    }

    #[test]
    fn a_page_of_one_line_is_read_whole() {
        let draft = draft(b"<html><body>It burned in Kunduz.</body></html>", 256).unwrap();
        assert_eq!(draft.text, "It burned in Kunduz.");
    }

    #[test]
    fn a_deep_page_is_refused() {
        let html = format!("<html>{}x", "<div>".repeat(100_000));
        let refusal = draft(html.as_bytes(), 256).unwrap_err();
        assert!(refusal.message.contains("256"), "{}", refusal.message);
    }
}
