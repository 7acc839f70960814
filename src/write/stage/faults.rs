//! Every operation on the disk fails once, in each way in which it can: the layer is never torn.
//!
//! A crash is a disk on which nothing happens any more from one operation on: neither the rest of
//! the change nor any tidying up. What the system held in memory and lost is not played through;
//! files are synced before the plan is, and the plan before the first rename.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// What happens at the operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It is refused, and the next ones work.
    Refused,
    /// A file is written by half, then the disk is full; later writes are refused too.
    Full,
    /// The program is dead.
    Dead,
    /// The program dies in the middle of writing a file.
    Torn,
}

/// The system's disk without the time that syncing takes.
#[derive(Debug)]
struct Quick;

impl Disk for Quick {
    fn sync(&self, _file: &File) -> io::Result<()> {
        Ok(())
    }
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Debug)]
struct Faulty {
    fault: Fault,
    at: usize,
    done: Arc<AtomicUsize>,
}

impl Faulty {
    /// Whether this operation, the next one, is carried out.
    fn goes(&self, writes: bool) -> io::Result<()> {
        let now = self.done.fetch_add(1, Ordering::SeqCst);
        let fails = match self.fault {
            Fault::Refused => now == self.at,
            Fault::Full => now >= self.at && writes,
            Fault::Dead | Fault::Torn => now >= self.at,
        };
        if fails {
            return Err(io::Error::other("the test's fault"));
        }
        Ok(())
    }
}

impl Disk for Faulty {
    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.goes(true)?;
        System.create_folders(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.goes(true)?;
        System.create_folder(path)
    }
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.goes(true)?;
        System.open_lock(path)
    }
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        let first = self.done.load(Ordering::SeqCst) == self.at;
        if let Err(error) = self.goes(true) {
            if first && matches!(self.fault, Fault::Full | Fault::Torn) {
                System.write(path, bytes.get(..bytes.len() / 2).unwrap_or_default())?;
            }
            return Err(error);
        }
        System.write(path, bytes)
    }
    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let first = self.done.load(Ordering::SeqCst) == self.at;
        if let Err(error) = self.goes(true) {
            if first && matches!(self.fault, Fault::Full | Fault::Torn) {
                System.append(file, bytes.get(..bytes.len() / 2).unwrap_or_default())?;
            }
            return Err(error);
        }
        System.append(file, bytes)
    }
    fn sync(&self, _file: &File) -> io::Result<()> {
        self.goes(true)
    }
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.goes(true)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.goes(false)?;
        System.rename(from, to)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.goes(false)?;
        System.remove_file(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.goes(false)?;
        System.remove_folder(path)
    }
    fn remove_all(&self, path: &Path) -> io::Result<()> {
        self.goes(false)?;
        System.remove_all(path)
    }
}

/// Writes a generation: these files, and a run.json that lists them.
fn change(disk: Box<dyn Disk>, out: &Path, names: &[&str], words: &str) -> Result<Written> {
    let mut stage = Stage::open_on(disk, out)?;
    for name in names {
        stage.add(name, words.as_bytes())?;
    }
    stage.add(run_json::NAME, listing(names, words).as_bytes())?;
    stage.commit()
}

fn listing(names: &[&str], words: &str) -> String {
    let files: Vec<_> = names
        .iter()
        .map(|name| serde_json::json!({"path": name}))
        .collect();
    let run = serde_json::json!({"program": run_json::PROGRAM, "words": words, "files": files});
    run.to_string()
}

/// What a folder holds, the staging folder's name included.
fn holds(out: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(out) else {
        return BTreeMap::new();
    };
    entries
        .map(|entry| {
            let entry = entry.unwrap();
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            (entry.file_name().into_string().unwrap(), text)
        })
        .collect()
}

fn generation(names: &[&str], words: &str, foreign: bool) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = names
        .iter()
        .map(|name| ((*name).to_owned(), words.to_owned()))
        .collect();
    files.insert(run_json::NAME.into(), listing(names, words));
    if foreign {
        files.insert("notes.txt".into(), "mine".into());
    }
    files
}

const OLD_FILES: &[&str] = &[
    "incidents.csv",
    "claims.csv",
    "incidents.qml",
    "incidents.kml",
];
const NEW_FILES: &[&str] = &[
    "incidents.geojson",
    "incidents.qml",
    "incidents.csv",
    "claims.csv",
];

/// Tries a fault at each operation of a change, over an old layer or into no folder at all.
/// Returns how many operations there are.
fn every_operation(fault: Fault, over: bool) -> usize {
    for at in 0.. {
        let desk = tempfile::tempdir().unwrap();
        let out = desk.path().join("out");
        let mut old = BTreeMap::new();
        if over {
            change(Box::new(Quick), &out, OLD_FILES, "old words").unwrap();
            fs::write(out.join("notes.txt"), "mine").unwrap();
            old = generation(OLD_FILES, "old words", true);
            assert_eq!(holds(&out), old);
        }
        let new = generation(NEW_FILES, "new words", over);
        let done = Arc::new(AtomicUsize::new(0));
        let disk = Faulty {
            fault,
            at,
            done: Arc::clone(&done),
        };
        let outcome = change(Box::new(disk), &out, NEW_FILES, "new words");
        let reached = done.load(Ordering::SeqCst) > at;
        let why = format!("{fault:?} at {at}, over a layer: {over}, {outcome:?}");
        if matches!(fault, Fault::Refused | Fault::Full) {
            // The run lives on: what it says is so, without any help of a later one.
            let mut found = holds(&out);
            found.remove(STAGING);
            let told = if outcome.is_ok() { &new } else { &old };
            assert_eq!(&found, told, "{why}");
        }
        // The next run, even one that changes nothing, finds or makes one of the two whole.
        drop(Stage::open(&out).unwrap());
        let found = holds(&out);
        let whole = if outcome.is_ok() {
            found == new
        } else {
            found == old || found == new
        };
        assert!(whole, "{why}: {found:?}");
        change(Box::new(Quick), &out, OLD_FILES, "third words").unwrap();
        assert_eq!(
            holds(&out),
            generation(OLD_FILES, "third words", over),
            "{why}"
        );
        if !reached {
            assert!(outcome.is_ok(), "{why}");
            return at;
        }
    }
    0
}

#[test]
fn no_fault_at_any_operation_tears_a_layer() {
    for fault in [Fault::Refused, Fault::Full, Fault::Dead, Fault::Torn] {
        for over in [true, false] {
            let operations = every_operation(fault, over);
            // Two for each file, its rename, the plan, the folders, the tidying up.
            assert!(operations > 25, "{fault:?}: {operations} operations only");
        }
    }
}

#[test]
fn a_death_while_an_earlier_one_is_settled_is_settled_too() {
    // The change dies at any operation; so does the run that settles it.
    let dead = |at| Faulty {
        fault: Fault::Dead,
        at,
        done: Arc::default(),
    };
    let mut settled = 0;
    for first in 0..60 {
        for second in (0..40).step_by(3) {
            let desk = tempfile::tempdir().unwrap();
            let out = desk.path().join("out");
            change(Box::new(Quick), &out, OLD_FILES, "old words").unwrap();
            if change(Box::new(dead(first)), &out, NEW_FILES, "new words").is_ok() {
                continue;
            }
            let planned = out.join(STAGING).join(PLAN).exists();
            drop(Stage::open_on(Box::new(dead(second)), &out));
            drop(Stage::open(&out).unwrap());
            let wanted = if planned {
                generation(NEW_FILES, "new words", false)
            } else {
                generation(OLD_FILES, "old words", false)
            };
            assert_eq!(holds(&out), wanted, "dead at {first}, then at {second}");
            settled += usize::from(planned);
        }
    }
    assert!(settled > 100, "{settled} deaths with a plan");
}
