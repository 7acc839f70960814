//! Reading as a user meets it: standard input, patterns, limits, languages, messages, Ctrl-C.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::{TempDir, tempdir};

const REPORT: &str = "---\npublished: 2019-05-03\n---\nA roadside bomb killed four civilians in Kandahar city on Thursday, \
                      the provincial police said.\n";
const DARI: &str = "---\npublished: 2019-05-03\n---\nپولیس می‌گوید که روز پنجشنبه در انفجار یک ماین در شهر قندهار چهار غیرنظامی کشته شدند \
                    و ده تن دیگر زخم برداشتند.\n";

fn desk(files: &[(&str, &str)]) -> TempDir {
    let desk = tempdir().unwrap();
    for (name, text) in files {
        let path = desk.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    desk
}

fn program(desk: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
    command.current_dir(desk).args(args);
    command
}

fn run(desk: &TempDir, args: &[&str], stdin: &[u8]) -> Output {
    let mut child = program(desk.path(), args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin).unwrap();
    child.wait_with_output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn data(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn standard_input_may_be_packed() {
    let desk = desk(&[]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/inputs");
    for (file, id) in [
        ("archive.zip", "stdin#plain"),
        ("plain.txt.gz", "stdin"),
        ("box.mbox", "stdin#bomb-1@times.example"),
        ("page.html", "stdin"),
    ] {
        let bytes = fs::read(fixtures.join(file)).unwrap();
        let output = run(&desk, &["places", "-"], &bytes);
        assert!(
            data(&output).contains(&format!("\"report_id\":\"{id}\"")),
            "{file}: {}",
            told(&output)
        );
    }
}

#[test]
fn patterns_exclude_names_and_paths() {
    let desk = desk(&[
        ("r/a.txt", REPORT),
        ("r/a.tmp.txt", REPORT),
        ("r/old/b.txt", REPORT),
        ("r/x/old/c.txt", REPORT),
    ]);
    let ids = |args: &[&str]| {
        let output = run(&desk, &[&["places", "r"], args].concat(), b"");
        let mut ids: Vec<String> = data(&output)
            .lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).unwrap()["report_id"].to_string()
            })
            .collect();
        ids.dedup();
        ids
    };
    // The same words in four files are one report: without patterns the first of them.
    assert_eq!(ids(&[]), ["\"a\""]);
    assert_eq!(ids(&["--exclude", "a*"]), ["\"old/b\""]);
    assert_eq!(
        ids(&["--exclude", "a*", "--exclude", "old/"]),
        Vec::<String>::new()
    );
    assert_eq!(
        ids(&["--exclude", "a*", "--exclude", "old/**"]),
        ["\"x/old/c\""]
    );
    let wrong = run(&desk, &["places", "r", "--exclude", "[a"], b"");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(told(&wrong).contains("--exclude '[a'"), "{}", told(&wrong));
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_survived() {
    let desk = desk(&[
        ("r/a.txt", REPORT),
        ("r/.git/b.txt", "No report."),
        ("r/.hidden.txt", "No report."),
    ]);
    std::os::unix::fs::symlink("..", desk.path().join("r/loop")).unwrap();
    let output = run(&desk, &["map", "r"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(told(&output).contains("1 report read"), "{}", told(&output));
    assert!(!told(&output).contains("No report"), "{}", told(&output));
}

#[test]
fn limits_are_flags() {
    let desk = desk(&[("r/a.txt", REPORT), ("r/long.txt", &REPORT.repeat(20))]);
    let output = run(&desk, &["map", "r", "--max-report", "1KB"], b"");
    let words = told(&output);
    assert!(
        words.contains("long.txt: is longer than 1024 bytes"),
        "{words}"
    );
    assert!(words.contains("1 over a limit"), "{words}");
    for (flag, value) in [
        ("--max-report", "much"),
        ("--max-depth", "0"),
        ("--max-depth", "100000"),
        ("--delimiter", "ab"),
        ("--columns", "nothing=x"),
    ] {
        let output = run(&desk, &["map", "r", flag, value], b"");
        assert_eq!(output.status.code(), Some(2), "{flag} {value}");
    }
}

#[test]
fn no_claims_are_made_of_what_is_not_understood() {
    let desk = desk(&[("r/a.txt", REPORT), ("r/dari.txt", DARI)]);
    let output = run(&desk, &["map", "r"], b"");
    let words = told(&output);
    assert!(words.contains("1 in English, 1 in Dari"), "{words}");
    let claims = fs::read_to_string(desk.path().join("out/claims.csv")).unwrap();
    assert!(
        claims.contains(",a,") && !claims.contains(",dari,"),
        "{claims}"
    );
    let run_json = fs::read_to_string(desk.path().join("out/run.json")).unwrap();
    assert!(run_json.contains("\"reports_in_dari\": 1"), "{run_json}");
    let places = run(&desk, &["places", "r/dari.txt"], b"");
    assert!(data(&places).contains("قندهار"), "{}", data(&places));
}

#[test]
fn a_table_of_sources_reaches_into_archives_and_its_conflicts_are_told() {
    let desk = desk(&[
        (
            "r/t.csv",
            "id,text,outlet\n1,\"It burned in Kunduz on Friday.\",The Courier\n2,It rained in Herat.,\n",
        ),
        (
            "r/sources.csv",
            "file,outlet,published\nt.csv,The Gazette,2019-05-03\nt.csv#2,The Herald,\n",
        ),
    ]);
    let output = run(&desk, &["map", "r"], b"");
    let words = told(&output);
    assert!(
        words.contains(
            "t.csv#1: outlet: the table of sources says 'The Gazette', the file 'The Courier'"
        ),
        "{words}"
    );
    assert!(!words.contains("t.csv#2"), "{words}");
    assert!(!words.contains("no published date"), "{words}");
}

#[test]
fn messages_for_machines() {
    let desk = desk(&[("r/a.txt", REPORT), ("r/empty.txt", "")]);
    let output = run(&desk, &["map", "r", "--log", "json"], b"");
    let lines: Vec<serde_json::Value> = told(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["kind"], "empty");
    let summary = lines.last().unwrap();
    assert_eq!(
        (&summary["reports"], &summary["skipped"]),
        (&1.into(), &1.into())
    );
    assert_eq!(summary["languages"]["English"], 1);
    let output = run(&desk, &["map", "nowhere", "--log", "json"], b"");
    let error: serde_json::Value = serde_json::from_str(told(&output).trim()).unwrap();
    assert_eq!(error["level"], "error");
    let silent = run(&desk, &["map", "r", "--quiet"], b"");
    assert_eq!(
        (told(&silent), data(&silent)),
        (String::new(), String::new())
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_within_a_second_and_leaves_the_layer() {
    let desk = desk(&[("r/a.txt", REPORT)]);
    assert_eq!(run(&desk, &["map", "r"], b"").status.code(), Some(0));
    let before = fs::read(desk.path().join("out/run.json")).unwrap();
    // It waits for its standard input, which does not come.
    let mut child = program(desk.path(), &["map", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(500));
    let asked = Instant::now();
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(kill.success());
    let input = child.stdin.take();
    let output = child.wait_with_output().unwrap();
    assert!(
        asked.elapsed() < Duration::from_secs(1),
        "{:?}",
        asked.elapsed()
    );
    drop(input);
    assert_eq!(output.status.code(), Some(130));
    assert!(told(&output).contains("interrupted"), "{}", told(&output));
    assert_eq!(fs::read(desk.path().join("out/run.json")).unwrap(), before);
    assert!(
        fs::read_dir(desk.path()).unwrap().count() == 2,
        "nothing is left over"
    );
}
