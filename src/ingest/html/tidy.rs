//! A page made well-formed before a parser builds a tree of it: every tag closed in its order,
//! without scripts, styles and drawings, and no deeper than allowed.
//!
//! Tree builders keep open whatever is not closed properly, and what walks their trees may recurse:
//! depth must be bounded before, since a stack that overflows cannot be caught.

use super::tokens::{Tag, Token, tokens};

/// Elements that are left out with all that is in them.
const OUT: [&str; 9] = [
    "script", "style", "svg", "math", "template", "iframe", "object", "noembed", "noframes",
];

/// Elements that a `<p>` cannot hold.
const ENDS_P: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
];

/// What an element that needs no end is ended by, and what it cannot reach beyond.
const ENDED: [(&str, &[&str], &[&str]); 6] = [
    ("li", &["li"], &["ul", "ol", "menu"]),
    ("dt", &["dt", "dd"], &["dl"]),
    ("dd", &["dt", "dd"], &["dl"]),
    ("td", &["td", "th"], &["tr", "table"]),
    ("th", &["td", "th"], &["tr", "table"]),
    ("tr", &["tr"], &["table", "tbody", "thead"]),
];

/// The page, well-formed.
///
/// # Errors
/// It nests deeper than `most`.
pub fn tidy(html: &str, most: usize) -> Result<String, TooDeep> {
    let mut page = Page {
        out: String::with_capacity(html.len()),
        open: Vec::new(),
        most,
    };
    let mut left_out: Option<(String, usize)> = None;
    for token in tokens(html) {
        if let Some((name, depth)) = &mut left_out {
            match token {
                Token::Open(tag) if tag.name == *name => *depth += 1,
                Token::Close(closed) if closed == *name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                left_out = None;
            }
            continue;
        }
        match token {
            Token::Text(text) => page.out.push_str(&text.replace('<', "&lt;")),
            Token::Close(name) => page.close(&name),
            Token::Open(tag) if OUT.contains(&tag.name.as_str()) => {
                if tag.nests() && !tag.closes_itself() {
                    left_out = Some((tag.name, 1));
                }
            }
            Token::Open(tag) => page.open(&tag)?,
        }
    }
    while let Some(name) = page.open.pop() {
        page.end(&name);
    }
    Ok(page.out)
}

/// The page nests too deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooDeep;

struct Page {
    out: String,
    open: Vec<String>,
    most: usize,
}

impl Page {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), TooDeep> {
        let name = tag.name.as_str();
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Ok(());
        }
        if ENDS_P.contains(&name) && self.open.last().is_some_and(|last| last == "p") {
            self.close("p");
        }
        if let Some((_, ended, within)) = ENDED.iter().find(|(ends, ..)| *ends == name) {
            let twin = self
                .open
                .iter()
                .rev()
                .take_while(|open| !within.contains(&open.as_str()))
                .find(|open| ended.contains(&open.as_str()))
                .cloned();
            if let Some(twin) = twin {
                self.close(&twin);
            }
        }
        // The tree builder would make one of several, and pages in pages are no depth.
        if matches!(name, "html" | "body" | "head") && self.open.iter().any(|open| open == name) {
            return Ok(());
        }
        self.out.push('<');
        self.out.push_str(name);
        self.out.push_str(tag.attributes());
        self.out.push('>');
        if let Some(raw) = tag.raw {
            self.out.push_str(raw);
            self.end(name);
        } else if tag.nests() {
            self.open.push(name.to_owned());
            if self.open.len() > self.most {
                return Err(TooDeep);
            }
        }
        Ok(())
    }

    /// Closes the element and what is open in it; an end of nothing is left out.
    fn close(&mut self, name: &str) {
        if !self.open.iter().any(|open| open == name) {
            return;
        }
        while let Some(last) = self.open.pop() {
            self.end(&last);
            if last == name {
                break;
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("<div><b>x</div></i>", "<div><b>x</b></div>")]
    #[case("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    #[case("<p>a<p class='x'>b<div/>c", "<p>a</p><p class='x'>b</p><div>c</div>")]
    #[case("<svg><path/><p>x</p></svg>y<script>z</script>", "y")]
    #[case(
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
    )]
    #[case("<title>a < b</title>3 < 4", "<title>a < b</title>3 &lt; 4")]
    fn pages(#[case] html: &str, #[case] expected: &str) {
        assert_eq!(tidy(html, 10).as_deref(), Ok(expected), "{html}");
    }

    #[rstest]
    #[case("<div>", true)]
    #[case("<div></x>", true)]
    #[case("<foo/>", true)]
    #[case("<b a=1>", true)]
    #[case("<p>", false)]
    #[case("<br>", false)]
    #[case("<li>", false)]
    #[case("<body>", false)]
    fn depth_is_bounded_however_it_is_made(#[case] piece: &str, #[case] deep: bool) {
        let html = piece.repeat(5000);
        assert_eq!(tidy(&html, 256).is_err(), deep, "{piece}");
    }
}
