//! What stands around an article on its page: captions, credits, share and subscription lines.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Beginnings of lines that are no reporting.
const STARTS: &[&str] = &[
    "subscribe",
    "sign up",
    "share this",
    "share on",
    "read more",
    "read also",
    "also read",
    "related:",
    "see also",
    "follow us",
    "click here",
    "join our",
    "join st's",
    "join us",
    "please enter",
    "tags:",
    "tag:",
    "advertisement",
    "photo:",
    "file photo",
    "image:",
    "photo by",
    "a version of this article",
    "with reporting from",
    "with reporting by",
    "reporting by",
    "editing by",
    "writing by",
    "additional reporting",
    "this story was",
    "this article was",
    "this report was",
    "copyright",
    "all rights reserved",
    "©",
    "download the app",
    "watch:",
    "listen:",
    "comments",
    "leave a comment",
    "print this",
    "email this",
    "sponsored",
    "published:",
    "updated:",
    "last updated",
    "first published",
    "posted on",
    "support our",
    "get the latest",
    "more on this story",
    "source:",
    "credit:",
    "recommended",
];

/// Marks within a line that make it a caption or a credit.
const MARKS: &[&str] = &[
    "photo: ",
    "min read",
    "/getty",
    "getty images",
    "file photo",
    "[afp]",
    "[reuters]",
    "[ap]",
    "(file)",
    "ap photo",
    "afp photo",
    "reuters/",
];

/// Made once: each paragraph is searched for all of them.
static FIND_MARKS: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| MARKS.iter().map(Finder::new).collect());

/// Captions and credits are shorter than this many characters.
const LONGEST: usize = 420;

/// Whether a paragraph is no reporting of the outlet's.
pub fn is_furniture(paragraph: &str) -> bool {
    let paragraph = paragraph.trim();
    if paragraph.is_ascii() && paragraph.len() > LONGEST {
        return false;
    }
    let line = if paragraph.is_ascii() {
        paragraph.to_ascii_lowercase()
    } else {
        paragraph.to_lowercase().replace('’', "'")
    };
    let short = paragraph.is_ascii() || line.chars().count() <= LONGEST;
    let marked = || {
        let mut marks = FIND_MARKS.iter();
        marks.any(|mark| stands_in(&line, mark))
    };
    short && (STARTS.iter().any(|s| line.starts_with(s)) || marked())
}

/// Whether a mark stands in a line as words of its own: "an AFP photographer" is no credit.
fn stands_in(line: &str, mark: &Finder<'_>) -> bool {
    let (bytes, needle) = (line.as_bytes(), mark.needle());
    let letter = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_alphanumeric)
    };
    let ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    mark.find_iter(bytes).any(|at| {
        let runs_on = ends(needle.last()) && letter(Some(at + needle.len()));
        let runs_in = ends(needle.first()) && letter(at.checked_sub(1));
        !runs_on && !runs_in
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_and_credits() {
        assert!(is_furniture("Troops on patrol. PHOTO: AGENCY"));
        assert!(is_furniture("Troops on patrol. AFP photo"));
        assert!(!is_furniture(
            "Nine were killed, an AFP photographer among them."
        ));
        assert!(is_furniture("With reporting from AFP"));
        assert!(!is_furniture(
            "Troops killed six gunmen in a raid, the governor said."
        ));
    }
}
