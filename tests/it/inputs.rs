//! Every format that is read, by files that the tools of the trade have made. The table in
//! docs/INPUTS.md is made of these rows: `BLESS=1 cargo test` writes it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use incident_mapper::ingest::{self, Ingested, Options, columns::Columns};
use incident_mapper::model::Report;

/// A file, what it is and what made it, its encoding, how many reports it has, a word of each
/// warning in their order, and the column map where it needs one.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    usize,
    &'static [&'static str],
    &'static str,
);

const ROWS: &[Row] = &[
    (
        "plain.txt",
        "plain text",
        "UTF-8",
        1,
        &["no published date"],
        "",
    ),
    (
        "front-matter.txt",
        "plain text with front matter",
        "UTF-8",
        1,
        &[],
        "",
    ),
    (
        "dated.txt",
        "plain text with a date line and an update line",
        "UTF-8",
        1,
        &[],
        "",
    ),
    (
        "markdown.md",
        "Markdown with front matter",
        "UTF-8",
        1,
        &[],
        "",
    ),
    (
        "bom.txt",
        "plain text",
        "UTF-8 with a byte-order mark",
        1,
        &[],
        "",
    ),
    ("utf16.txt", "plain text", "UTF-16", 1, &[], ""),
    (
        "windows-1252.txt",
        "plain text",
        "windows-1252",
        1,
        &["windows-1252"],
        "",
    ),
    (
        "windows-1256.txt",
        "plain text in Arabic",
        "windows-1256",
        1,
        &["windows-1256", "no published date"],
        "",
    ),
    ("dari.txt", "plain text in Dari", "UTF-8", 1, &[], ""),
    ("pashto.txt", "plain text in Pashto", "UTF-8", 1, &[], ""),
    (
        "page.html",
        "web page with meta tags and JSON-LD, written by hand",
        "UTF-8",
        1,
        &[],
        "",
    ),
    (
        "page-1252.html",
        "web page, written by hand",
        "windows-1252, as it says",
        1,
        &[],
        "",
    ),
    (
        "chromium.html",
        "web page whose text a script puts in, saved with its parts by Chromium",
        "UTF-8",
        1,
        &[],
        "",
    ),
    (
        "chromium-single.mhtml",
        "the same saved into one file (MHTML) by Chromium",
        "quoted-printable",
        1,
        &[],
        "",
    ),
    (
        "deep.html",
        "web page of 2,000 elements in one another",
        "UTF-8",
        0,
        &["nests deeper than 256"],
        "",
    ),
    (
        "feed.rss",
        "RSS 2.0 with content:encoded, by feedgen",
        "UTF-8",
        2,
        &["beginning of the text"],
        "",
    ),
    (
        "feed.atom",
        "Atom, by feedgen",
        "UTF-8",
        2,
        &["beginning of the text"],
        "",
    ),
    (
        "entities.rss",
        "RSS with entities of its own",
        "UTF-8",
        0,
        &["entities of its own"],
        "",
    ),
    (
        "newsapi.json",
        "answer of NewsAPI's shape",
        "UTF-8",
        1,
        &["815 characters are missing"],
        "",
    ),
    (
        "mediacloud.json",
        "stories of Media Cloud's shape",
        "UTF-8",
        1,
        &[],
        "",
    ),
    (
        "gdelt.json",
        "article list of GDELT's shape, with and without a text",
        "UTF-8",
        1,
        &["no field holds a text"],
        "",
    ),
    (
        "lines.jsonl",
        "JSON Lines with field names of one's own, one line broken",
        "UTF-8",
        2,
        &["ends in the middle"],
        "text=copy,title=head,outlet=paper,published=meta.day",
    ),
    (
        "deep.json",
        "100,000 brackets",
        "UTF-8",
        0,
        &["nests deeper than"],
        "",
    ),
    ("table.csv", "CSV, by Python's csv", "UTF-8", 1, &[], ""),
    (
        "libreoffice.csv",
        "CSV with semicolons and all text quoted, by LibreOffice",
        "UTF-8",
        1,
        &[],
        "",
    ),
    (
        "semicolons.csv",
        "CSV with semicolons, by Python's csv",
        "UTF-8 with a byte-order mark",
        1,
        &[],
        "",
    ),
    ("table.tsv", "TSV, by Python's csv", "UTF-8", 1, &[], ""),
    (
        "wide.csv",
        "CSV of 10,000 columns",
        "UTF-8",
        0,
        &["10000 columns"],
        "",
    ),
    (
        "message.eml",
        "mail of two forms, by Python's email",
        "quoted-printable",
        1,
        &[],
        "",
    ),
    (
        "box.mbox",
        "mailbox, by Python's mailbox",
        "quoted-printable",
        2,
        &[],
        "",
    ),
    ("plain.txt.gz", "text, by gzip", "UTF-8", 1, &[], ""),
    ("plain.txt.zst", "text, by zstd", "UTF-8", 1, &[], ""),
    (
        "archive.zip",
        "pages and texts, by Info-ZIP",
        "UTF-8",
        2,
        &[],
        "",
    ),
    (
        "archive.tar.gz",
        "the same, by GNU tar and gzip",
        "UTF-8",
        2,
        &[],
        "",
    ),
    (
        "nested.zip",
        "five zip archives in one another",
        "UTF-8",
        0,
        &["more than 3 archives"],
        "",
    ),
    (
        "bomb.gz",
        "5.5 MB of one sentence in 11 KB",
        "UTF-8",
        0,
        &["200 times its size"],
        "",
    ),
    (
        "pages.warc.gz",
        "WARC, by wget from a server on the same machine",
        "UTF-8",
        1,
        &["same report"],
        "",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/inputs")
}

fn read(file: &str, map: &str) -> (Ingested, Vec<String>) {
    let mut options = Options::default();
    if !map.is_empty() {
        options.columns = Columns::parse(map).unwrap();
    }
    let here = format!("{}/", folder().display());
    match ingest::read_all(&[folder().join(file)], &options, &mut |_| {}) {
        Ok(run) => {
            let said = run
                .warnings
                .iter()
                .map(|w| w.message.replace(&here, ""))
                .collect();
            (run, said)
        }
        // Without a report the reasons stand in the error.
        Err(error) => {
            let text = error.to_string();
            let said = text
                .lines()
                .skip(1)
                .map(|line| line.split_once(": ").unwrap().1.to_owned());
            (Ingested::default(), said.collect())
        }
    }
}

#[test]
fn every_file_gives_its_reports_and_says_what_is_wrong() {
    for (file, _, _, count, words, map) in ROWS {
        let (run, said) = read(file, map);
        assert_eq!(run.reports.len(), *count, "{file}: {said:?}");
        assert_eq!(said.len(), words.len(), "{file}: {said:?}");
        for (said, word) in said.iter().zip(*words) {
            assert!(said.contains(word), "{file}: '{word}' is not in '{said}'");
        }
        for report in &run.reports {
            let text = &report.text;
            let english = text.contains("four")
                || text.contains("three")
                || text.contains("two")
                || text.contains("five")
                || text.contains("six");
            assert!(
                english || text.contains("قندهار") || text.contains("کندهار"),
                "{file}: {text}"
            );
            for other in ["Subscribe", "Copyright", "not the text", "<p>", "&#", "**"] {
                assert!(!text.contains(other), "{file}: '{other}' is in {text}");
            }
        }
    }
}

#[test]
fn what_the_files_say_of_themselves_is_found() {
    let day = |report: &Report| {
        report
            .published
            .map(|day| day.to_string())
            .unwrap_or_default()
    };
    for (file, .., map) in ROWS {
        let (run, _) = read(file, map);
        for report in &run.reports {
            let title = report.title.as_deref().unwrap_or_default();
            if !["plain.txt", "windows-1256.txt"].contains(file) {
                assert_eq!(day(report), "2019-05-03", "{file}");
            }
            if !["plain.txt", "windows-1256.txt", "dari.txt", "pashto.txt"].contains(file) {
                assert_eq!(title, "Bomb kills four near Kandahar market", "{file}");
            }
            let outlet = match *file {
                "message.eml" | "box.mbox" | "gdelt.json" => Some("Pajhwok"),
                "plain.txt" | "dated.txt" | "windows-1256.txt" | "dari.txt" | "pashto.txt" => None,
                _ => Some("The Example Times"),
            };
            assert_eq!(report.outlet.as_deref(), outlet, "{file}");
        }
    }
    let page = read("page.html", "").0.reports.remove(0);
    assert_eq!(page.updated.unwrap().to_string(), "2019-05-04");
    assert_eq!(page.url.as_deref(), Some("https://times.example/2019/bomb"));
    let dated = read("dated.txt", "").0.reports.remove(0);
    assert_eq!(dated.updated.unwrap().to_string(), "2019-05-04");
}

#[test]
fn ids_are_the_way_to_the_record() {
    let ids = |file: &str, map: &str| -> Vec<String> {
        let (run, _) = read(file, map);
        run.reports.into_iter().map(|report| report.id).collect()
    };
    assert_eq!(ids("plain.txt.gz", ""), ["plain"]);
    assert_eq!(
        ids("archive.tar.gz", ""),
        ["archive#a/bomb", "archive#plain"]
    );
    assert_eq!(ids("table.csv", ""), ["table#17"]);
    assert_eq!(ids("table.csv", "id=id"), ["17"]);
    assert_eq!(
        ids("box.mbox", ""),
        ["box#bomb-1@times.example", "box#bomb-2@times.example"]
    );
    let lines = "text=copy,published=meta.day";
    assert_eq!(ids("lines.jsonl", lines), ["lines#1", "lines#3"]);
}

#[test]
fn the_folder_as_a_whole_is_read_in_one_run() {
    // Two files of one stem have one id, which is an error.
    let options = Options {
        exclude: vec![
            "plain.txt.*".to_owned(),
            "archive.tar.gz".to_owned(),
            "table.*".to_owned(),
        ],
        ..Options::default()
    };
    let run = ingest::read_all(&[folder()], &options, &mut |_| {}).unwrap();
    // A page's folder of parts is no page; nor is the script that made the files a report.
    assert!(
        run.reports
            .iter()
            .all(|report| !report.path.contains("_files"))
    );
    assert!(run.reports.len() > 20, "{}", run.reports.len());
    assert!(run.passed_over >= 4, "{}", run.passed_over);
}

#[test]
fn the_table_of_formats_shows_what_is_so() {
    let mut table = String::from(
        "| file | format, made by | encoding | reports | published, outlet | what is said |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (file, what, encoding, count, _, map) in ROWS {
        let (run, said) = read(file, map);
        let found = run.reports.first().map_or_else(String::new, |report| {
            let day = report.published.map(|day| day.to_string());
            let parts: Vec<String> = [day, report.outlet.clone()].into_iter().flatten().collect();
            parts.join(", ")
        });
        let what = if map.is_empty() {
            (*what).to_owned()
        } else {
            format!("{what}; `--columns {map}`")
        };
        let said = said.join("; ").replace('|', "\\|");
        table.push_str(&format!(
            "| {file} | {what} | {encoding} | {count} | {found} | {said} |\n"
        ));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/INPUTS.md");
    let page = fs::read_to_string(&path).unwrap();
    let begin = page.find("| file | format").unwrap();
    let end = begin + page.get(begin..).unwrap().find("\n\n").unwrap() + 1;
    if std::env::var_os("BLESS").is_some() {
        let page = format!(
            "{}{table}{}",
            page.get(..begin).unwrap(),
            page.get(end..).unwrap()
        );
        fs::write(&path, page).unwrap();
        return;
    }
    assert_eq!(
        page.get(begin..end).unwrap(),
        table,
        "BLESS=1 cargo test writes it"
    );
}
