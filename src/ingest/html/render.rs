//! HTML as plain text: a paragraph a block, a line a line break.

use super::tokens::{Token, resolve, tokens};

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
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
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Elements whose text is not the reader's.
const SILENT: [&str; 10] = [
    "script", "style", "template", "svg", "math", "noscript", "iframe", "head", "select", "button",
];

/// The text that a reader of the page, or of a part of it, sees.
pub fn render(html: &str) -> String {
    let mut page = Page::default();
    let mut silent: Option<(String, usize)> = None;
    for token in tokens(html) {
        if let Some((name, depth)) = &mut silent {
            match token {
                Token::Open(tag) if tag.name == *name && tag.nests() => *depth += 1,
                Token::Close(closed) if closed == *name => *depth -= 1,
                // What is never closed ends where the body begins.
                Token::Open(tag) if tag.name == "body" => *depth = 0,
                _ => {}
            }
            if *depth == 0 {
                silent = None;
            }
            continue;
        }
        match token {
            Token::Text(text) => page.text(&resolve(text)),
            Token::Open(tag) => match tag.name.as_str() {
                "br" => page.line(),
                "tr" => page.line(),
                "td" | "th" => page.blank(),
                "textarea" | "title" => {}
                name if SILENT.contains(&name) && tag.nests() => silent = Some((tag.name, 1)),
                name if BLOCKS.contains(&name) => page.paragraph(),
                _ => {}
            },
            Token::Close(name) if BLOCKS.contains(&name.as_str()) => page.paragraph(),
            Token::Close(_) => {}
        }
    }
    page.text
}

/// Whether a text holds tags, so that it is HTML and not prose.
pub fn is_html(text: &str) -> bool {
    const USUAL: [&str; 12] = [
        "p", "br", "div", "span", "a", "strong", "em", "b", "i", "ul", "h2", "img",
    ];
    tokens(text).any(|token| match token {
        Token::Close(name) => USUAL.contains(&name.as_str()),
        Token::Open(tag) => matches!(tag.name.as_str(), "br" | "p" | "img"),
        Token::Text(_) => false,
    })
}

#[derive(Default)]
struct Page {
    text: String,
    /// A blank is due before the next word.
    blank: bool,
    /// Line breaks due before the next word.
    breaks: usize,
}

impl Page {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            // A no-break space stays what it is.
            if matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                self.blank = true;
                continue;
            }
            if self.text.is_empty() {
                self.breaks = 0;
                self.blank = false;
            }
            if self.breaks > 0 {
                self.text.extend(std::iter::repeat_n('\n', self.breaks));
            } else if self.blank {
                self.text.push(' ');
            }
            self.breaks = 0;
            self.blank = false;
            self.text.push(c);
        }
    }

    fn blank(&mut self) {
        self.blank = true;
    }

    fn line(&mut self) {
        self.breaks = (self.breaks + 1).min(2);
    }

    fn paragraph(&mut self) {
        self.breaks = 2;
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "<p>One\n two.</p><p>Three&nbsp;<b>f</b>our.</p>",
        "One two.\n\nThree\u{a0}four."
    )]
    #[case("a<br>b<br/><br>c", "a\nb\n\nc")]
    #[case(
        "<style>p {}</style><p>x<script>y</script>z</p><svg><p>q</p></svg>",
        "xz"
    )]
    #[case(
        "<table><tr><td>Kunar<td>4<tr><td>Logar<td>2</table>",
        "Kunar 4\nLogar 2"
    )]
    #[case("<head><title>T</title><body>B", "B")]
    #[case("plain text", "plain text")]
    #[case("", "")]
    fn pages(#[case] html: &str, #[case] expected: &str) {
        assert_eq!(render(html), expected, "{html}");
    }

    #[rstest]
    #[case("It burned.<br>Twice.", true)]
    #[case("<p>It burned.", true)]
    #[case("if a < b and c > d", false)]
    #[case("He wrote <unclear> twice", false)]
    fn html_or_prose(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_html(text), expected, "{text}");
    }
}
