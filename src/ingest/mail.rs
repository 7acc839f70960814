//! Mail: one message (EML) or a mailbox of them (mbox). The message's text is the report. A web page
//! that a browser saved into one file (MHTML) has the form of a message and is read as the page.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::bounds::{Line, next_line};
use super::html::{self, render};
use super::metadata::Metadata;
use super::open::guarded;
use super::reader::{
    Draft, Fault, Part, Reader, Refusal, Source, Take, ends, find, start, starts, unnamed,
};
use super::records::outlet_of_host;

/// One message.
pub struct Eml;

/// Messages one after the other, each behind a line that begins with "From ".
pub struct Mbox;

/// Headers that a message begins with.
const FIRST: [&str; 8] = [
    "Return-Path:",
    "Received:",
    "Delivered-To:",
    "MIME-Version:",
    "Message-ID:",
    "From:",
    "Date:",
    "X-",
];

impl Reader for Eml {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        let marked = unnamed(name)
            && starts(start(head), &FIRST)
            && [&b"\nMessage-ID:"[..], b"\nMIME-Version:", b"\nMessage-Id:"]
                .iter()
                .any(|header| find(head, header, 0..8192).is_some());
        ends(name, &["eml", "mht", "mhtml"]) || marked
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let bytes = source.whole()?;
        let draft = match page(&bytes, source.options.limits.depth) {
            Some(page) => page?,
            None => draft(&bytes, None)?,
        };
        take(Part::Report(Box::new(draft)));
        Ok(())
    }
}

impl Reader for Mbox {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        let marked = head.starts_with(b"From ")
            && head
                .split(|byte| *byte == b'\n')
                .nth(1)
                .is_some_and(is_header);
        ends(name, &["mbox", "mbx"]) || marked
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let limits = source.options.limits;
        let mut line = Vec::new();
        let mut message: Option<Vec<u8>> = None;
        let mut long = false;
        let mut blank = true;
        let mut row = 0;
        loop {
            let read = next_line(source.stream, &mut line, limits.line.min(limits.report))?;
            let begins = blank && line.starts_with(b"From ");
            if matches!(read, Line::End) || begins {
                if let Some(bytes) = message.take() {
                    row += 1;
                    give(&bytes, long, row, limits.report, take);
                }
                if matches!(read, Line::End) {
                    return Ok(());
                }
                message = Some(Vec::new());
                long = false;
                blank = false;
                continue;
            }
            blank = line.trim_ascii().is_empty() && matches!(read, Line::Whole);
            let Some(bytes) = &mut message else {
                return Err(Refusal::unreadable(
                    "is no mailbox: it does not begin with a line 'From '",
                ));
            };
            // ">From " was written for "From " at the beginning of a line.
            let quoted = line.iter().take_while(|byte| **byte == b'>').count();
            let rest = line.get(quoted..).unwrap_or_default();
            let skip = usize::from(quoted > 0 && rest.starts_with(b"From "));
            long |=
                matches!(read, Line::TooLong) || (bytes.len() + line.len()) as u64 > limits.report;
            if !long {
                bytes.extend(line.iter().skip(skip));
            }
        }
    }
}

fn give(bytes: &[u8], long: bool, row: u64, most: u64, take: &mut Take<'_>) {
    let read = if long {
        Err(Refusal::limit(format!(
            "the message is longer than {most} bytes (--max-report raises the bound)"
        )))
    } else {
        guarded(|| draft(bytes, Some(row)))
    };
    match read {
        Ok(draft) => take(Part::Report(Box::new(draft))),
        Err(refusal) => take(Part::Refused(format!("#{row}"), refusal)),
    }
}

fn is_header(line: &[u8]) -> bool {
    line.iter()
        .position(|byte| *byte == b':')
        .is_some_and(|at| {
            at > 0
                && line
                    .iter()
                    .take(at)
                    .all(|b| b.is_ascii_alphanumeric() || *b == b'-')
        })
}

/// The report on a page that a browser saved as a message, if it is one. The message's date is the
/// day on which it was saved: the page alone says when it was published.
fn page(bytes: &[u8], depth: usize) -> Option<Result<Draft, Refusal>> {
    let message = MessageParser::default().parse(bytes)?;
    let address = message.header_raw("Snapshot-Content-Location");
    let by_browser = |from: &str| {
        from.trim_start()
            .trim_start_matches(['"', '<'])
            .starts_with("Saved by ")
    };
    if address.is_none() && !message.header_raw("From").is_some_and(by_browser) {
        return None;
    }
    let (part, html) = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((part, html)),
        _ => None,
    })?;
    // Decoded already, whatever the page says of its encoding: the mark makes that known.
    let draft = html::draft(format!("\u{feff}{html}").as_bytes(), depth);
    Some(draft.map(|mut draft| {
        if draft.metadata.url.is_none() {
            let own = address.or_else(|| part.content_location());
            draft.metadata.url = own
                .map(|address| address.trim().to_owned())
                .filter(|address| address.starts_with("http"));
        }
        draft
    }))
}

/// The report that a message is; a `row` of a mailbox, from 1, has the message's id as its key.
fn draft(bytes: &[u8], row: Option<u64>) -> Result<Draft, Refusal> {
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|message| !message.headers().is_empty())
        .ok_or_else(|| Refusal::unreadable("is no message: it has no headers"))?;
    let text = body(&message);
    if text.trim().is_empty() {
        return Err(Refusal::empty("the message holds no text"));
    }
    let mut metadata = Metadata::default();
    let mut faults = Vec::new();
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    metadata.title = message
        .subject()
        .map(line)
        .filter(|title| !title.is_empty());
    match message
        .date()
        .map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
    {
        Some(day) => {
            if let Err(why) = metadata.set("published", &day) {
                faults.push(Fault::metadata(format!("date: {why}")));
            }
        }
        None => {
            if message.header("Date").is_some() {
                faults.push(Fault::metadata("date: the header Date is no date"));
            }
        }
    }
    metadata.outlet = message
        .from()
        .and_then(|from| from.first())
        .and_then(|sender| sender.address())
        .and_then(|address| address.rsplit('@').next())
        .and_then(outlet_of_host);
    metadata.url = message
        .header_raw("Content-Location")
        .or_else(|| message.header_raw("Snapshot-Content-Location"))
        .map(|address| address.trim().to_owned())
        .filter(|address| address.starts_with("http"));
    let key = row.map(|row| {
        let id = message
            .message_id()
            .map(line)
            .filter(|id| !id.is_empty() && id.len() <= 300);
        id.unwrap_or_else(|| row.to_string())
    });
    Ok(Draft {
        key,
        metadata,
        text,
        faults,
    })
}

/// The plain text of a message, or what its HTML shows.
fn body(message: &Message<'_>) -> String {
    let mut texts = Vec::new();
    for id in &message.text_body {
        let Some(part) = message.part(*id) else {
            continue;
        };
        match &part.body {
            PartType::Text(text) => {
                let flowed = part
                    .content_type()
                    .and_then(|kind| kind.attribute("format"))
                    .is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
                texts.push(if flowed {
                    unwrapped(text)
                } else {
                    text.to_string()
                });
            }
            PartType::Html(html) => texts.push(render::render(html)),
            _ => {}
        }
    }
    let texts: Vec<&str> = texts.iter().map(|text| text.trim_end()).collect();
    texts.join("\n\n")
}

/// Flowed text: a line that ends with a blank goes on in the next.
fn unwrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        out.push_str(line);
        if !line.ends_with(' ') || line == "-- " {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn parts_in_parts_do_not_exhaust_the_stack() {
        let multiparts: String = (0..20_000)
            .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
            .collect();
        let _ = draft(format!("From: a@b.example\n{multiparts}").as_bytes(), None);
        let forwarded = "Content-Type: message/rfc822\n\n".repeat(20_000);
        let _ = draft(
            format!("From: a@b.example\n{forwarded}\nIt burned.").as_bytes(),
            None,
        );
    }

    #[test]
    fn flowed_text_is_unwrapped() {
        let mail = b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\nIt burned \nin Kunduz.\n\nTwice.\n";
        assert_eq!(
            draft(mail, None).unwrap().text,
            "It burned in Kunduz.\n\nTwice."
        );
    }

    #[test]
    fn a_saved_page_is_a_page_and_the_day_of_saving_not_that_of_publication() {
        let saved = |from: &str, more: &str, charset: &str| {
            format!(
                "From: {from}\nSubject: Saved\nDate: Sat, 21 Nov 2026 18:07:30 GMT\nMIME-Version: 1.0\n{more}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset={charset}\nContent-Location: https://times.example/1\nContent-Transfer-Encoding: quoted-printable\n\n<html><head><meta charset=3Dwindows-1252><title>Fire</title></head><body><p>Caf=C3=A9 burned.</p></body></html>\n--b--\n"
            )
        };
        let chromium = saved(
            "<Saved by Blink>",
            "Snapshot-Content-Location: https://times.example/0\n",
            "utf-8",
        );
        let explorer = saved("\"Saved by Windows Internet Explorer 8\"", "", "utf-8");
        for (mail, address) in [(&chromium, "0"), (&explorer, "1")] {
            let page = page(mail.as_bytes(), 256).unwrap().unwrap();
            assert_eq!(page.text.trim(), "Café burned.");
            assert_eq!(page.metadata.title.as_deref(), Some("Fire"));
            assert_eq!(page.metadata.published, None);
            let url = page.metadata.url.unwrap();
            assert_eq!(url, format!("https://times.example/{address}"));
        }
        let mail = saved("Desk <desk@times.example>", "", "utf-8");
        assert!(page(mail.as_bytes(), 256).is_none(), "a mail of HTML");
        assert!(
            draft(mail.as_bytes(), None)
                .unwrap()
                .metadata
                .published
                .is_some()
        );
    }
}
