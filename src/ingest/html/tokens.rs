//! HTML as a row of tags and texts, without building a tree: no input can make this deep or slow.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'h> {
    /// Text between tags, its character references not yet resolved.
    Text(&'h str),
    /// `<name attributes>`.
    Open(Tag<'h>),
    /// `</name>`, in lower case.
    Close(String),
}

/// An opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'h> {
    /// In lower case.
    pub name: String,
    attributes: &'h str,
    /// What stands in it where that is no markup: scripts, styles, titles.
    pub raw: Option<&'h str>,
}

/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements in which there is no markup.
const RAW: [&str; 8] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// The tokens of a page or a part of one.
pub fn tokens(html: &str) -> Tokens<'_> {
    Tokens {
        html,
        at: 0,
        last: html.rfind('>').unwrap_or_default(),
    }
}

/// See [`tokens`].
pub struct Tokens<'h> {
    html: &'h str,
    at: usize,
    /// Where the last tag of all ends: behind it is text only.
    last: usize,
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        loop {
            let rest = self.html.get(self.at..).filter(|rest| !rest.is_empty())?;
            let Some(length) = self.markup(self.at) else {
                let end = rest
                    .match_indices('<')
                    .map(|(at, _)| at)
                    .find(|at| *at > 0 && self.markup(self.at + at).is_some())
                    .unwrap_or(rest.len());
                self.at += end;
                return rest.get(..end).map(Token::Text);
            };
            self.at += length;
            let inside = rest
                .get(1..length)
                .unwrap_or_default()
                .trim_end_matches('>');
            if inside.starts_with(['!', '?']) {
                continue;
            }
            if let Some(name) = inside.strip_prefix('/') {
                return Some(Token::Close(name_of(name)));
            }
            return Some(Token::Open(self.tag(inside)));
        }
    }
}

impl<'h> Tokens<'h> {
    fn markup(&self, at: usize) -> Option<usize> {
        let rest = self.html.get(at..).filter(|_| at < self.last)?;
        markup(rest)
    }

    fn tag(&mut self, inside: &'h str) -> Tag<'h> {
        let name = name_of(inside);
        let attributes = inside.get(name.len()..).unwrap_or_default();
        let raw = RAW.contains(&name.as_str()).then(|| {
            let rest = self.html.get(self.at..).unwrap_or_default();
            let end = closing(rest, &name);
            self.at += end;
            rest.get(..end).unwrap_or_default()
        });
        Tag {
            name,
            attributes,
            raw,
        }
    }
}

/// The length of the tag, comment or declaration that `rest` begins with.
fn markup(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('<')?;
    if after.starts_with("!--") {
        let end = after.get(3..).and_then(|body| body.find("-->"));
        return Some(end.map_or(rest.len(), |at| at + 7));
    }
    if after.starts_with("![CDATA[") {
        return Some(after.find("]]>").map_or(rest.len(), |at| at + 4));
    }
    let begins = after
        .trim_start_matches('/')
        .starts_with(|c: char| c.is_ascii_alphabetic());
    if !begins && !after.starts_with(['!', '?']) {
        return None;
    }
    let mut quote = None;
    let mut before = '<';
    for (at, c) in after.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (None, '>') => return Some(at + 2),
            // Looking on would find another tag's end, again and again.
            (None, '<') => break,
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    // An open quote or a tag within the tag: it ends where one that knows no quotes ends.
    after.find('>').map(|at| at + 2)
}

fn name_of(inside: &str) -> String {
    let end = inside
        .find(|c: char| c.is_whitespace() || c == '/' || c == '>')
        .unwrap_or(inside.len());
    inside.get(..end).unwrap_or_default().to_ascii_lowercase()
}

/// Where the closing tag of a raw element begins.
fn closing(rest: &str, name: &str) -> usize {
    rest.match_indices("</")
        .find(|(at, _)| {
            rest.get(at + 2..at + 2 + name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name))
        })
        .map_or(rest.len(), |(at, _)| at)
}

impl Tag<'_> {
    /// The value of an attribute, its character references resolved; "" for one without a value.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self
            .attributes
            .trim_start_matches(['/', ' ', '\n', '\t', '\r']);
        while !rest.is_empty() {
            let end = rest
                .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
                .unwrap_or(rest.len());
            let name = rest.get(..end).unwrap_or_default();
            let after = rest.get(end..).unwrap_or_default().trim_start();
            let (value, after) = match after.strip_prefix('=') {
                Some(value) => value_of(value.trim_start()),
                None => ("", after),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(resolve(value).into_owned());
            }
            let next = after.trim_start_matches(['/', ' ', '\n', '\t', '\r']);
            rest = if next.len() == rest.len() {
                // A lone sign that begins no name.
                let mut letters = next.chars();
                letters.next();
                letters.as_str()
            } else {
                next
            };
        }
        None
    }

    /// All attributes as they stand, without a closing slash.
    pub fn attributes(&self) -> &str {
        self.attributes.trim_end().trim_end_matches('/').trim_end()
    }

    /// Whether it ends with a slash.
    pub fn closes_itself(&self) -> bool {
        self.attributes.trim_end().ends_with('/')
    }

    /// Whether it has an end to come.
    pub fn nests(&self) -> bool {
        !VOID.contains(&self.name.as_str()) && self.raw.is_none()
    }
}

fn value_of(rest: &str) -> (&str, &str) {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => {
            let inside = rest.get(1..).unwrap_or_default();
            let end = inside.find(quote).unwrap_or(inside.len());
            (
                inside.get(..end).unwrap_or_default(),
                inside.get(end + 1..).unwrap_or_default(),
            )
        }
        None => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            (
                rest.get(..end).unwrap_or_default(),
                rest.get(end..).unwrap_or_default(),
            )
        }
    }
}

/// Text with its character references resolved; what is none stays.
pub fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))
            .unwrap_or(rest.len())
            .min(40);
        let name = rest.get(..end).unwrap_or_default();
        match reference(name) {
            Some(letters) => {
                out.push_str(&letters);
                let after = rest.get(end..).unwrap_or_default();
                rest = after.strip_prefix(';').unwrap_or(after);
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(Cow::Borrowed);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    // 128 to 159 are meant as windows-1252, as browsers know.
    let letter = match code.ok()? {
        code @ 128..=159 => {
            let byte = [u8::try_from(code).ok()?];
            return Some(Cow::Owned(
                encoding_rs::WINDOWS_1252.decode(&byte).0.into_owned(),
            ));
        }
        0 => '\u{fffd}',
        code => char::from_u32(code).unwrap_or('\u{fffd}'),
    };
    Some(Cow::Owned(letter.to_string()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn tags_texts_and_what_is_no_markup() {
        let html = "<!doctype html><P class=x>3 < 4 <b>&amp;</b><!-- <i> --><script>if (a<b) {}</script></P>";
        let names: Vec<String> = tokens(html)
            .map(|token| match token {
                Token::Text(text) => format!("'{text}'"),
                Token::Open(tag) => format!("+{}", tag.name),
                Token::Close(name) => format!("-{name}"),
            })
            .collect();
        assert_eq!(
            names,
            [
                "+p", "'3 < 4 '", "+b", "'&amp;'", "-b", "+script", "-script", "-p"
            ]
        );
    }

    #[rstest]
    #[case(
        "<meta NAME=\"a\" content='x > y &amp; z'>",
        "content",
        Some("x > y & z")
    )]
    #[case("<meta name=a content=x/y>", "content", Some("x/y"))]
    #[case("<meta content>", "content", Some(""))]
    #[case("<br/>", "content", None)]
    #[case("<meta = content=x>", "content", None)]
    fn attributes(#[case] html: &str, #[case] name: &str, #[case] expected: Option<&str>) {
        let value = tokens(html).find_map(|token| match token {
            Token::Open(tag) => Some(tag.attribute(name)),
            _ => None,
        });
        assert_eq!(value.flatten().as_deref(), expected, "{html}");
    }

    #[rstest]
    #[case(
        "a&nbsp;b &eacute;&#39;&#x2019; &#147;q&#148; AT&T &unknown; &",
        "a\u{a0}b é'’ “q” AT&T &unknown; &"
    )]
    #[case("&#xFFFFFFFF;&#0;", "\u{fffd}\u{fffd}")]
    fn references(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(resolve(text), expected);
    }

    #[test]
    fn many_unclosed_tags_take_no_time() {
        for piece in [
            "<a",
            "<a =\">\" ",
            "<!x",
            "<a ='",
            "</",
            "<!--",
            "<a =\"<b ='",
        ] {
            let html = piece.repeat(200_000);
            assert!(tokens(&html).count() <= 400_001, "{piece}");
        }
    }

    #[test]
    fn an_unclosed_tag_does_not_swallow_the_page() {
        let texts: Vec<Token<'_>> = tokens("a <b \"c <i>d</i>").collect();
        assert!(texts.contains(&Token::Text("d")), "{texts:?}");
    }
}
