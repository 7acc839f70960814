//! From bytes to text.
//!
//! A byte-order mark decides; then UTF-8 where the bytes are that; then UTF-16 where every second
//! byte is zero; then what the statistics of the letters say. All offsets of the program refer to
//! the text that comes out of here.

use std::borrow::Cow;
use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::reader::{Fault, Refusal};
use crate::model::warning::WarningKind;

/// How many bytes are looked at to tell UTF-16 and binary data.
const LOOK: usize = 4096;

/// Text with what had to be guessed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// That the encoding was guessed, or that bytes were no text.
    pub fault: Option<Fault>,
}

/// The text of the bytes; `declared` is what the file says of itself, asked after the bytes.
///
/// # Errors
/// The bytes are no text.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Refusal> {
    let choice = choose(bytes, declared)?;
    let (text, malformed) = choice.encoding.decode_with_bom_removal(bytes);
    let fault = match (choice.sure, malformed) {
        (true, false) => None,
        (false, false) => Some(format!(
            "is not UTF-8; read as {}, which fits its letters best: look whether names came out right",
            choice.encoding.name()
        )),
        (_, true) => Some(format!(
            "holds bytes that are no text in {}; they are shown as \u{fffd}",
            choice.encoding.name()
        )),
    };
    Ok(Decoded {
        text: text.into_owned(),
        fault: fault.map(|message| Fault {
            line: None,
            kind: WarningKind::Encoding,
            message,
        }),
    })
}

/// The text of a cell or field: UTF-8, else what fits its letters best.
pub fn cell(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => guess(bytes).decode_without_bom_handling(bytes).0,
    }
}

struct Choice {
    encoding: &'static Encoding,
    /// The bytes themselves prove it.
    sure: bool,
}

fn choose(bytes: &[u8], declared: Option<&str>) -> Result<Choice, Refusal> {
    let sure = |encoding| {
        Ok(Choice {
            encoding,
            sure: true,
        })
    };
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return sure(encoding);
    }
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    if let Some(encoding) = utf16(look) {
        return sure(encoding);
    }
    if is_binary(look) || bytes.contains(&0) {
        return Err(Refusal {
            kind: WarningKind::Binary,
            message: "holds binary data, no text".into(),
        });
    }
    if std::str::from_utf8(bytes).is_ok() {
        return sure(UTF_8);
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .filter(|encoding| *encoding != UTF_8 && !encoding.decode_without_bom_handling(bytes).1);
    if let Some(encoding) = declared {
        return sure(encoding);
    }
    Ok(Choice {
        encoding: guess(bytes),
        sure: false,
    })
}

/// UTF-16 without a mark: in Latin text every second byte is zero.
fn utf16(look: &[u8]) -> Option<&'static Encoding> {
    if look.len() < 16 {
        return None;
    }
    let zeros = |parity: usize| {
        let bytes = look.iter().skip(parity).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = look.len() / 2 * 6 / 10;
    match (even, odd) {
        (0, odd) if odd >= most => Some(UTF_16LE),
        (even, 0) if even >= most => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes are no text in any encoding that sets letters on bytes: they hold zeros or many
/// control characters.
pub fn is_binary(look: &[u8]) -> bool {
    let controls = look
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    look.contains(&0) || controls * 50 > look.len()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // A text that is nearly all UTF-8 is that, with damage.
    let broken = bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count();
    let wide = bytes
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .filter(|letter| !letter.is_ascii())
        .count();
    if wide > broken * 4 {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A stream of bytes in any encoding as a stream of UTF-8.
pub struct Utf8<R> {
    inner: R,
    /// `None` where the bytes are handed on as they are.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Utf8<R> {
    /// Reads `inner`, whose first bytes are `head`, in the encoding that the head shows. Single
    /// bytes that are no UTF-8 after a head that is are handed on as they are.
    pub fn new(inner: R, head: &[u8]) -> Self {
        Self::of(inner, head, None, false)
    }

    /// As [`Utf8::new`], for formats that are UTF-8 or say what they are: every byte that is no text
    /// becomes U+FFFD, so that what comes out is UTF-8 indeed.
    pub fn lossy(inner: R, head: &[u8], declared: Option<&str>) -> Self {
        Self::of(inner, head, declared, true)
    }

    fn of(inner: R, head: &[u8], declared: Option<&str>, lossy: bool) -> Self {
        // The head may end inside a letter.
        let whole = match std::str::from_utf8(head) {
            Err(error) if error.error_len().is_none() => {
                head.get(..error.valid_up_to()).unwrap_or(head)
            }
            _ => head,
        };
        let encoding = choose(whole, declared).map_or(UTF_8, |choice| choice.encoding);
        let marked = Encoding::for_bom(head).is_some();
        let plain = encoding == UTF_8 && !marked && !lossy;
        Self {
            inner,
            decoder: (!plain).then(|| encoding.new_decoder_with_bom_removal()),
            raw: Vec::new(),
            ready: Vec::new(),
            given: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else {
            return self.inner.read(buffer);
        };
        while self.given == self.ready.len() && !self.ended {
            self.raw.resize(16 * 1024, 0);
            let count = self.inner.read(&mut self.raw)?;
            self.ended = count == 0;
            let raw = self.raw.get(..count).unwrap_or_default();
            let room = decoder.max_utf8_buffer_length(count).unwrap_or(64 * 1024);
            self.ready.clear();
            self.ready.resize(room, 0);
            let (_, _, written, _) = decoder.decode_to_utf8(raw, &mut self.ready, self.ended);
            self.ready.truncate(written);
            self.given = 0;
        }
        let rest = self.ready.get(self.given..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(rest) {
            *to = *from;
        }
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use rstest::rstest;

    use super::*;

    const DARI: &str = "نیروهای امنیتی افغانستان روز جمعه در ولایت جوزجان عملیات انجام دادند. \
                        مقام‌های محلی می‌گویند که چند نفر کشته شدند.";
    const ARABIC: &str = "قال مسؤول في الشرطة إن أربعة أشخاص قتلوا في انفجار قنبلة في مدينة قندهار \
                          يوم الجمعة وإن عشرة آخرين أصيبوا بجروح في الهجوم";

    fn utf16(text: &str, mark: bool, little: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        let units = mark.into_iter().chain(text.encode_utf16());
        let pair = |unit: u16| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        };
        units.flat_map(pair).collect()
    }

    #[rstest]
    #[case(true, true)]
    #[case(true, false)]
    #[case(false, true)]
    #[case(false, false)]
    fn utf16_with_and_without_a_mark(#[case] mark: bool, #[case] little: bool) {
        let decoded = decode(&utf16("A bomb in Kabul — déjà", mark, little), None).unwrap();
        assert_eq!(decoded.text, "A bomb in Kabul — déjà");
        assert_eq!(decoded.fault, None);
    }

    #[test]
    fn utf16_of_another_script_needs_its_mark() {
        assert_eq!(decode(&utf16(DARI, true, true), None).unwrap().text, DARI);
    }

    #[test]
    fn a_mark_of_utf8_is_left_out() {
        let decoded = decode(b"\xef\xbb\xbfKabul", None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.fault), ("Kabul", None));
    }

    #[rstest]
    #[case(
        encoding_rs::WINDOWS_1252,
        "“The café in Kunduz was hit,” the mayor said — twice. Its owner was naïve."
    )]
    #[case(encoding_rs::WINDOWS_1256, ARABIC)]
    #[case(
        encoding_rs::WINDOWS_1251,
        "Взрыв в Кабуле унёс жизни четырёх человек, сообщила полиция."
    )]
    fn what_is_not_utf8_is_told_by_its_letters(
        #[case] encoding: &'static Encoding,
        #[case] text: &str,
    ) {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.text, text);
        let fault = decoded.fault.unwrap();
        assert_eq!(fault.kind, WarningKind::Encoding);
        assert!(fault.message.contains(encoding.name()), "{}", fault.message);
    }

    #[test]
    fn what_the_file_says_is_believed_where_it_fits() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode("café");
        let decoded = decode(&bytes, Some("iso-8859-1")).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.fault), ("café", None));
        // UTF-8 that calls itself something else is UTF-8.
        let decoded = decode("café".as_bytes(), Some("windows-1252")).unwrap();
        assert_eq!(decoded.text, "café");
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = DARI.as_bytes().to_vec();
        bytes.remove(1);
        let decoded = decode(&bytes, None).unwrap();
        assert!(decoded.text.contains("جوزجان"), "{}", decoded.text);
        assert!(decoded.fault.unwrap().message.contains('\u{fffd}'));
    }

    #[rstest]
    #[case(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")]
    #[case(b"\0\x01\x02")]
    #[case(b"\x01\x02\x03\x04\x05\x06abc")]
    fn binary_data_is_refused(#[case] bytes: &[u8]) {
        assert_eq!(decode(bytes, None).unwrap_err().kind, WarningKind::Binary);
    }

    #[rstest]
    #[case(utf16("a,b\nÉ,جوزجان\n", true, true))]
    #[case("a,b\nÉ,جوزجان\n".as_bytes().to_vec())]
    #[case("\u{feff}a,b\nÉ,جوزجان\n".as_bytes().to_vec())]
    fn streams_come_out_as_utf8(#[case] bytes: Vec<u8>) {
        let mut text = String::new();
        Utf8::new(bytes.as_slice(), bytes.get(..9).unwrap())
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "a,b\nÉ,جوزجان\n");
    }

    #[test]
    fn a_stream_in_windows_1252_comes_out_as_utf8() {
        let text =
            "town,text\nKunduz,“It burned — again,” he said. The café is gone.\n".repeat(900);
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let mut read = String::new();
        Utf8::new(&*bytes, bytes.get(..4000).unwrap())
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
    }
}
