//! Addresses, as far as they are looked at: nothing is ever opened.

/// The host of an http or https address, without user, port and "www.".
pub fn host(url: &str) -> Option<&str> {
    let rest = url
        .trim()
        .split_once("://")
        .filter(|(scheme, _)| {
            scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
        })
        .map(|(_, rest)| rest)?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let authority = rest.get(..end)?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://www.pajhwok.com/en/2018", Some("pajhwok.com"))]
    #[case("HTTP://user@example.org:8080?x", Some("example.org"))]
    #[case("https://", None)]
    #[case("file:///etc/passwd", None)]
    #[case("pajhwok.com", None)]
    fn hosts(#[case] url: &str, #[case] expected: Option<&str>) {
        assert_eq!(host(url), expected, "{url}");
    }
}
