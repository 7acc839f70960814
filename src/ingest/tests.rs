//! Files and folders as they come.
#![expect(clippy::unwrap_used, reason = "tests stop at what is not as expected")]

use std::fs;

use rstest::rstest;
use tempfile::TempDir;

use super::*;
use crate::model::report::PublishedFrom;
use crate::model::warning::WarningKind;

const STORY: &str = "Dam opens in the west\n\nThe dam opened on Friday, the governor said.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn ids(run: &Ingested) -> Vec<&str> {
    run.reports
        .iter()
        .map(|report| report.id.as_str())
        .collect()
}

fn kinds(run: &Ingested) -> Vec<WarningKind> {
    run.warnings.iter().map(|warning| warning.kind).collect()
}

fn read_folder(folder: &TempDir) -> Ingested {
    read(&[folder.path().to_owned()], &[]).unwrap()
}

#[test]
fn a_folder_is_read_sorted_with_the_way_as_id() {
    let folder = folder(&[
        (
            "b.txt",
            b"---\npublished: 2019-05-15\n---\nB burned on Monday.",
        ),
        (
            "a/x.md",
            b"---\npublished: 2019-05-15\nid: named\n---\nX burned on Monday.",
        ),
        (
            "a/y",
            b"---\npublished: 2019-05-15\n---\nY burned on Monday.",
        ),
        (".hidden.txt", b"Nothing."),
        ("README.md", b"About."),
        ("LICENSE-MIT", b"Terms."),
        ("corrections.csv", b"a,b"),
    ]);
    let run = read_folder(&folder);
    assert_eq!(ids(&run), ["a/y", "b", "named"]);
    assert_eq!(run.warnings, []);
    assert_eq!(run.skipped, 0);
    assert_eq!(run.inputs.len(), 3);
}

#[test]
fn a_file_named_alone_has_its_stem_and_the_table_beside_it() {
    let folder = folder(&[
        ("deep/one.txt", STORY.as_bytes()),
        (
            "deep/sources.csv",
            b"published,file,outlet\n2019-05-15,one.txt,The Gazette\n",
        ),
    ]);
    let run = read(&[folder.path().join("deep/one.txt")], &[]).unwrap();
    let report = run.reports.first().unwrap();
    assert_eq!(report.id, "one");
    assert_eq!(report.outlet.as_deref(), Some("The Gazette"));
    assert_eq!(report.published_from, Some(PublishedFrom::Metadata));
    assert_eq!(report.title.as_deref(), Some("Dam opens in the west"));
    assert_eq!(report.text, STORY);
    let roles: Vec<Role> = run.inputs.iter().map(|input| input.role).collect();
    assert_eq!(roles, [Role::Report, Role::Sources]);
}

#[test]
fn a_named_table_wins_over_the_one_beside_and_both_over_front_matter() {
    let front =
        "---\noutlet: Front\nagency: Front\ntitle: Front\npublished: 2001-01-01\n---\nIt burned.";
    let folder = folder(&[
        ("r/one.txt", front.as_bytes()),
        (
            "r/sources.csv",
            b"\xef\xbb\xbffile,outlet,agency,published\none.txt,Beside,Beside,2002-02-02\n",
        ),
        ("named.csv", b"file,outlet,published\none.txt,Named,\n"),
    ]);
    let run = read(
        &[folder.path().join("r")],
        &[folder.path().join("named.csv")],
    )
    .unwrap();
    let report = run.reports.first().unwrap();
    assert_eq!(report.outlet.as_deref(), Some("Named"));
    assert_eq!(report.agency.as_deref(), Some("Beside"));
    assert_eq!(report.title.as_deref(), Some("Front"));
    assert_eq!(report.published.unwrap().to_string(), "2002-02-02");
}

#[test]
fn a_table_named_that_also_stands_beside_is_read_once() {
    let folder = folder(&[
        ("one.txt", STORY.as_bytes()),
        (
            "sources.csv",
            b"file,published\none.txt,2019-05-15\nother.txt,2019-05-15\n",
        ),
    ]);
    let table = folder.path().join("sources.csv");
    let run = read(&[folder.path().to_owned()], &[table]).unwrap();
    assert_eq!(run.inputs.len(), 2);
    assert_eq!(run.warnings, []);
}

#[test]
fn a_bad_date_in_a_table_names_row_and_column() {
    let folder = folder(&[
        ("one.txt", STORY.as_bytes()),
        (
            "sources.csv",
            b"file,outlet,published,updated\none.txt,G,2019-05-15,tomorrow\n",
        ),
    ]);
    let run = read_folder(&folder);
    let warning = run.warnings.first().unwrap();
    assert_eq!(warning.kind, WarningKind::Metadata);
    assert!(warning.path.ends_with("sources.csv:2"), "{}", warning.path);
    assert!(
        warning.message.contains("one.txt, column updated"),
        "{}",
        warning.message
    );
    assert_eq!(run.reports.first().unwrap().updated, None);
}

#[rstest]
#[case(b"outlet,published\nG,2019-05-15\n")]
#[case(b"")]
#[case(b"file,outlet\none.txt,\xff\xfe\n")]
fn a_table_that_cannot_be_used_is_an_error(#[case] table: &[u8]) {
    let folder = folder(&[("one.txt", STORY.as_bytes()), ("sources.csv", table)]);
    let error = read(&[folder.path().to_owned()], &[]).unwrap_err();
    assert!(matches!(error, Error::Table { .. }), "{error}");
    assert_eq!(error.exit_code(), 2);
}

#[test]
fn bad_files_are_warnings_and_the_run_goes_on() {
    let long = vec![b'a'; usize::try_from(Limits::default().report).unwrap() + 1];
    let folder = folder(&[
        (
            "good.txt",
            b"---\npublished: 2019-05-15\nwhat\n---\nIt burned.",
        ),
        ("binary.txt", b"\x00\x01"),
        ("latin.txt", b"caf\xe9 burnt"),
        ("empty.txt", b""),
        ("long.txt", &long),
        ("picture.png", b"\x89PNG"),
    ]);
    let run = read_folder(&folder);
    assert_eq!(ids(&run), ["good", "latin"]);
    assert_eq!(run.reports[1].text, "caf\u{e9} burnt");
    assert_eq!(run.skipped, 4);
    assert_eq!(
        kinds(&run),
        [
            WarningKind::Binary,
            WarningKind::Empty,
            WarningKind::Metadata,
            WarningKind::Encoding,
            WarningKind::Undated,
            WarningKind::Limit,
            WarningKind::Binary,
        ]
    );
    let line = run
        .warnings
        .iter()
        .find(|w| w.kind == WarningKind::Metadata)
        .unwrap();
    assert!(line.path.ends_with("good.txt:3"), "{}", line.path);
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_a_warning() {
    let folder = folder(&[("good.txt", STORY.as_bytes())]);
    std::os::unix::fs::symlink("nowhere", folder.path().join("gone.txt")).unwrap();
    let run = read_folder(&folder);
    assert_eq!(ids(&run), ["good"]);
    assert!(kinds(&run).contains(&WarningKind::Unreadable));
    assert_eq!(run.skipped, 1);
}

#[test]
fn a_missing_path_is_an_error() {
    let folder = folder(&[("good.txt", STORY.as_bytes())]);
    let paths = [folder.path().to_owned(), folder.path().join("gone")];
    assert!(matches!(read(&paths, &[]), Err(Error::MissingPath(path)) if path == paths[1]));
    let table = [folder.path().join("gone.csv")];
    assert!(matches!(
        read(&paths[..1], &table),
        Err(Error::MissingPath(_))
    ));
}

#[rstest]
#[case(&[])]
#[case(&[("empty.txt", b"" as &[u8])])]
fn nothing_to_read_is_an_error(#[case] files: &[(&str, &[u8])]) {
    let folder = folder(files);
    let error = read(&[folder.path().to_owned()], &[]).unwrap_err();
    assert!(matches!(error, Error::NothingReadable { .. }), "{error}");
    assert_eq!(error.exit_code(), 2);
}

#[test]
fn two_reports_with_one_id_are_an_error_that_names_both() {
    let folder = folder(&[("a.txt", b"One burned." as &[u8]), ("a.md", b"Two burned.")]);
    let error = read(&[folder.path().to_owned()], &[])
        .unwrap_err()
        .to_string();
    assert!(error.contains("a.txt") && error.contains("a.md"), "{error}");
}

#[test]
fn the_same_file_by_two_ways_is_silent_and_the_same_report_twice_a_warning() {
    let folder = folder(&[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    let paths = [folder.path().to_owned(), folder.path().join("a.txt")];
    let run = read(&paths, &[]).unwrap();
    assert_eq!(ids(&run), ["a"]);
    let duplicates = kinds(&run)
        .iter()
        .filter(|k| **k == WarningKind::Duplicate)
        .count();
    assert_eq!((duplicates, run.skipped), (1, 1));
}

#[test]
fn one_agency_copy_under_two_outlets_is_two_reports() {
    let folder = folder(&[
        ("a.txt", STORY.as_bytes()),
        ("b.txt", STORY.as_bytes()),
        (
            "sources.csv",
            b"file,outlet\na.txt,Gazette\nb.txt,Courier\n",
        ),
    ]);
    assert_eq!(ids(&read_folder(&folder)), ["a", "b"]);
}

#[test]
fn the_order_of_the_arguments_changes_nothing() {
    let folder = folder(&[
        ("x/a.txt", STORY.as_bytes()),
        ("y/b.txt", b"B burned on 4 May 2019.\n"),
        ("y/c.txt", b"\x00"),
    ]);
    let one = [
        folder.path().join("x"),
        folder.path().join("y/b.txt"),
        folder.path().join("y"),
    ];
    let mut other = one.clone();
    other.reverse();
    let (one, other) = (read(&one, &[]).unwrap(), read(&other, &[]).unwrap());
    assert_eq!(one.reports, other.reports);
    assert_eq!(one.inputs, other.inputs);
    assert_eq!(one.warnings, other.warnings);
}

#[test]
fn the_standard_input_is_one_report() {
    let mut stdin: &[u8] = STORY.as_bytes();
    let run = read_with(
        &[PathBuf::from("-")],
        &Options::default(),
        &mut stdin,
        &mut |_| {},
    )
    .unwrap();
    assert_eq!(ids(&run), ["stdin"]);
    assert_eq!(run.inputs.first().unwrap().path, "-");
}

#[test]
fn dates_are_inferred_from_the_text_and_marked() {
    let folder = folder(&[
        (
            "a.txt",
            b"Dam opens\n12 May, 2019\nIt opened.\nUpdate, May 14: It leaks.\n" as &[u8],
        ),
        ("b.txt", b"It opened on a Monday."),
    ]);
    let run = read_folder(&folder);
    let (a, b) = (run.reports.first().unwrap(), run.reports.get(1).unwrap());
    assert_eq!(a.published.unwrap().to_string(), "2019-05-12");
    assert_eq!(a.published_from, Some(PublishedFrom::Text));
    assert_eq!(a.updated.unwrap().to_string(), "2019-05-14");
    assert_eq!((b.published, b.published_from), (None, None));
    assert_eq!(kinds(&run), [WarningKind::Undated]);
}

#[test]
fn the_digest_is_of_the_files_bytes() {
    let folder = folder(&[("a.txt", b"abc")]);
    let run = read_folder(&folder);
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(run.reports.first().unwrap().digest, expected);
    assert_eq!(run.inputs.first().unwrap().bytes, 3);
}
