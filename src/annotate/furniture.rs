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
        marks.any(|mark| mark.find(line.as_bytes()).is_some())
    };
    short && (STARTS.iter().any(|s| line.starts_with(s)) || marked())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_and_credits() {
        assert!(is_furniture("Troops on patrol. PHOTO: AGENCY"));
        assert!(is_furniture("With reporting from AFP"));
        assert!(!is_furniture(
            "Troops killed six gunmen in a raid, the governor said."
        ));
    }
}
