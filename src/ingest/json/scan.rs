//! JSON cut into elements without being parsed: no recursion, one element in memory.

use std::io::BufRead;

use super::super::reader::Refusal;

/// An element of a list.
#[derive(Debug, PartialEq, Eq)]
pub enum Element {
    /// Its bytes.
    Whole(Vec<u8>),
    /// It is too long or too deep.
    Refused(Refusal),
}

/// Reads elements off a stream.
pub struct Scanner<R> {
    stream: R,
    /// How deep an element may nest.
    depth: usize,
    /// How long an element may be, in bytes.
    longest: u64,
}

/// How long the name of a member may be, in bytes.
const LONGEST_NAME: usize = 4096;

impl<R: BufRead> Scanner<R> {
    /// A scanner with its bounds.
    pub const fn new(stream: R, depth: usize, longest: u64) -> Self {
        Self {
            stream,
            depth,
            longest,
        }
    }

    /// The next byte that is no white space, which stays in the stream.
    pub fn peek(&mut self) -> Result<Option<u8>, Refusal> {
        loop {
            let buffer = self.stream.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let blank = buffer
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            let found = buffer.get(blank).copied();
            self.stream.consume(blank);
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    fn next(&mut self) -> Result<Option<u8>, Refusal> {
        let byte = self.stream.fill_buf()?.first().copied();
        if byte.is_some() {
            self.stream.consume(1);
        }
        Ok(byte)
    }

    fn expect(&mut self, sign: u8) -> Result<(), Refusal> {
        if self.peek()? == Some(sign) {
            self.stream.consume(1);
            return Ok(());
        }
        Err(Refusal::unreadable(format!(
            "is no JSON: a '{}' is missing; what stands before it was read",
            char::from(sign)
        )))
    }

    /// The elements of the list that begins here.
    pub fn list(&mut self, each: &mut dyn FnMut(Element)) -> Result<(), Refusal> {
        self.expect(b'[')?;
        if self.peek()? == Some(b']') {
            self.stream.consume(1);
            return Ok(());
        }
        loop {
            let element = self.element()?;
            each(element);
            match self.peek()? {
                Some(b',') => self.stream.consume(1),
                _ => return self.expect(b']'),
            }
        }
    }

    /// Goes through the members of the object that begins here up to one of the `lists`, whose
    /// elements are handed on. Without such a list it gives the whole object.
    pub fn document(
        &mut self,
        lists: &[&str],
        each: &mut dyn FnMut(Element),
    ) -> Result<Option<Vec<u8>>, Refusal> {
        self.expect(b'{')?;
        let mut whole = vec![b'{'];
        loop {
            let Some(b'"') = self.peek()? else {
                self.expect(b'}')?;
                whole.push(b'}');
                return Ok(Some(whole));
            };
            let Element::Whole(name) = self.value(LONGEST_NAME as u64)? else {
                return Err(Refusal::limit("a member's name is too long"));
            };
            self.expect(b':')?;
            let listed = lists
                .iter()
                .any(|list| name.trim_ascii() == format!("\"{list}\"").as_bytes());
            if listed && self.peek()? == Some(b'[') {
                self.list(each)?;
                return Ok(None);
            }
            let value = match self.element()? {
                Element::Whole(value) => value,
                Element::Refused(refusal) => return Err(refusal),
            };
            whole.extend(name);
            whole.push(b':');
            whole.extend(value);
            if whole.len() as u64 > self.longest {
                return Err(self.too_long());
            }
            if self.peek()? == Some(b',') {
                self.stream.consume(1);
                whole.push(b',');
            }
        }
    }

    /// The element that begins here.
    pub fn element(&mut self) -> Result<Element, Refusal> {
        self.value(self.longest)
    }

    fn too_long(&self) -> Refusal {
        Refusal::limit(format!(
            "the record is longer than {} bytes (--max-report raises the bound)",
            self.longest
        ))
    }

    /// Reads a value; one that is too long or too deep is read to its end and not kept.
    fn value(&mut self, longest: u64) -> Result<Element, Refusal> {
        self.peek()?;
        let mut kept: Vec<u8> = Vec::new();
        let mut refusal = None;
        let mut depth = 0_usize;
        let mut in_string = false;
        let mut escaped = false;
        loop {
            let Some(byte) = self.stream.fill_buf()?.first().copied() else {
                if depth > 0 || in_string {
                    return Err(refusal.unwrap_or_else(|| {
                        Refusal::unreadable(
                            "ends in the middle of a record; what stands before it was read",
                        )
                    }));
                }
                break;
            };
            // A bare number or word ends before the sign that follows it.
            if !in_string
                && depth == 0
                && !kept.is_empty()
                && matches!(byte, b',' | b']' | b'}' | b':')
            {
                break;
            }
            self.next()?;
            if refusal.is_none() {
                kept.push(byte);
                if kept.len() as u64 > longest {
                    refusal = Some(self.too_long());
                    kept.truncate(1);
                }
            }
            if in_string {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => {
                        in_string = false;
                        if depth == 0 {
                            break;
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => in_string = true,
                b'[' | b'{' => {
                    depth += 1;
                    if depth > self.depth && refusal.is_none() {
                        kept.truncate(1);
                        refusal = Some(Refusal::limit(format!(
                            "the record nests deeper than {} levels",
                            self.depth
                        )));
                    }
                }
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        Ok(match refusal {
            Some(refusal) => Element::Refused(refusal),
            None => Element::Whole(kept),
        })
    }
}
