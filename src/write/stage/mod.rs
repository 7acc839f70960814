//! A folder's files changed all together or not at all.
//!
//! New files are written into [`STAGING`] inside the folder and synced; then a plan of all renames
//! and removals is synced beside them: from that moment on the change happens. An error on the way
//! puts every file back; a crash leaves the plan, and the next run carries it out. A staging folder
//! without a plan is left from a run that changed nothing: it goes.
//!
//! A lock inside the staging folder keeps a second run out.

mod disk;
#[cfg(test)]
mod faults;
mod lock;
mod part;
mod plan;

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use disk::{Disk, System};
use part::Part;
use plan::{OldRun, Plan};

use super::format::OPTIONAL_FILES;
use super::run_json;
use super::{Format, Written, WrittenFile};
use crate::error::{Error, Result};

/// The staging folder's name inside the output folder.
pub const STAGING: &str = ".incident-mapper-staging";

/// How much of a file is held while it is written, in bytes.
const BUFFER: usize = 64 * 1024;

const LOCK: &str = "lock";
const PLAN: &str = "plan.json";
const NEW: &str = "new";
const OLD: &str = "old";

/// What was done about an interrupted run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// It had changed nothing: what it had staged was removed.
    Back,
    /// It had begun to change files: the change was completed.
    Forward,
}

/// New files of a folder, not yet in place. Dropped without [`Stage::commit`], it changes nothing.
#[derive(Debug)]
pub struct Stage {
    disk: Box<dyn Disk>,
    folder: PathBuf,
    staging: PathBuf,
    lock: Option<File>,
    files: Vec<WrittenFile>,
    recovered: Option<Recovered>,
    made_folder: bool,
}

impl Stage {
    /// Makes the folder where there is none, locks it and settles an interrupted earlier change.
    ///
    /// # Errors
    /// [`Error::Write`] when the folder cannot be made, written or locked.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_on(Box::new(System), folder)
    }

    fn open_on(disk: Box<dyn Disk>, folder: &Path) -> Result<Self> {
        let made_folder = !folder.exists();
        disk.create_folders(folder).map_err(at(folder))?;
        let staging = folder.join(STAGING);
        let lock = match lock::take(&*disk, folder, &staging, &staging.join(LOCK)) {
            Ok(lock) => lock,
            Err(error) => {
                // Another run's lock stands in the way of both.
                let _ = disk.remove_folder(&staging);
                if made_folder {
                    let _ = disk.remove_folder(folder);
                }
                return Err(error);
            }
        };
        let mut stage = Self {
            disk,
            folder: folder.to_owned(),
            staging,
            lock: Some(lock),
            files: Vec::new(),
            recovered: None,
            made_folder,
        };
        stage.settle()?;
        for part in [NEW, OLD] {
            let path = stage.staging.join(part);
            stage.disk.create_folder(&path).map_err(at(&path))?;
        }
        Ok(stage)
    }

    /// The output folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files added so far, in order.
    pub fn files(&self) -> &[WrittenFile] {
        &self.files
    }

    /// Stages a file under its name in the folder. A file that is staged already is left: formats
    /// share their styles.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.add_in_parts(name, |out| out.write_all(bytes))
    }

    /// The same of a file that is written bit by bit and never held whole.
    ///
    /// # Errors
    /// [`Error::Write`], also for what `write` reports.
    pub fn add_in_parts(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        if self.files.iter().any(|file| file.name == name) {
            return Ok(());
        }
        let path = self.staging.join(NEW).join(name);
        let written = Part::create(&*self.disk, &path).and_then(|part| {
            let mut out = BufWriter::with_capacity(BUFFER, part);
            write(&mut out)?;
            out.into_inner()?.finish()
        });
        let (bytes, digest) = written.map_err(at(&self.folder.join(name)))?;
        self.files.push(WrittenFile {
            name: name.to_owned(),
            bytes,
            digest,
        });
        Ok(())
    }

    /// Puts the staged files in place, the one added last as the last, and removes files of the
    /// earlier run that this one does not write.
    ///
    /// # Errors
    /// [`Error::Write`]; every file is then as it was before.
    pub fn commit(mut self) -> Result<Written> {
        let ours = self.earlier_outputs();
        for file in &self.files {
            let path = self.folder.join(&file.name);
            let Ok(there) = fs::symlink_metadata(&path) else {
                continue;
            };
            if there.is_dir() || !ours.contains(&file.name) {
                return Err(at(&path)(io::Error::new(
                    ErrorKind::AlreadyExists,
                    "something that no run.json lists as this program's output is in the way; move it or name another folder with --out",
                )));
            }
        }
        let plan = Plan {
            remove: ours
                .into_iter()
                .filter(|name| self.files.iter().all(|file| file.name != *name))
                .filter(|name| self.folder.join(name).is_file())
                .collect(),
            rename: self.files.iter().map(|file| file.name.clone()).collect(),
        };
        self.write_plan(&plan)?;
        if let Err(error) = self.carry_out(&plan) {
            self.put_back(&plan);
            return Err(error);
        }
        self.made_folder = false;
        Ok(Written {
            files: std::mem::take(&mut self.files),
            removed: plan.remove,
            sequence: String::new(),
            notes: Vec::new(),
            recovered: self.recovered,
        })
    }

    /// Names of this program's files in the folder by its `run.json`, that one included; none where
    /// there is no `run.json` or it is not ours.
    fn earlier_outputs(&self) -> Vec<String> {
        let Ok(bytes) = fs::read(self.folder.join(run_json::NAME)) else {
            return Vec::new();
        };
        let Ok(run) = serde_json::from_slice::<OldRun>(&bytes) else {
            return Vec::new();
        };
        if run.program != run_json::PROGRAM {
            return Vec::new();
        }
        let mut names: Vec<String> = run.files.into_iter().map(|file| file.path).collect();
        names.push(run_json::NAME.to_owned());
        // A run.json is a file that anybody can write: only plain names of ours are taken from it.
        names.retain(|name| is_ours(name));
        names
    }

    fn write_plan(&self, plan: &Plan) -> Result<()> {
        let path = self.staging.join(PLAN);
        let draft = self.staging.join("plan.draft");
        let bytes = serde_json::to_vec(plan).map_err(|e| at(&path)(io::Error::other(e)))?;
        self.sync_folder(&self.staging.join(NEW));
        self.write_synced(&draft, &bytes)
            .and_then(|()| self.disk.rename(&draft, &path))
            .map_err(at(&path))?;
        self.sync_folder(&self.staging);
        Ok(())
    }

    fn write_synced(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let file = self.disk.write(path, bytes)?;
        self.disk.sync(&file)
    }

    /// Makes renames in the folder last, as far as the system lets it.
    fn sync_folder(&self, folder: &Path) {
        let _ = self.disk.sync_folder(folder);
    }

    /// Every step can be done again: what is no longer staged is in place already.
    fn carry_out(&self, plan: &Plan) -> Result<()> {
        for name in &plan.remove {
            self.set_aside(name)?;
        }
        for name in &plan.rename {
            let (new, place) = (self.staging.join(NEW).join(name), self.folder.join(name));
            if fs::symlink_metadata(&new).is_ok() {
                self.set_aside(name)?;
                self.disk.rename(&new, &place).map_err(at(&place))?;
            }
        }
        self.sync_folder(&self.folder);
        Ok(())
    }

    fn set_aside(&self, name: &str) -> Result<()> {
        let (place, old) = (self.folder.join(name), self.staging.join(OLD).join(name));
        match self.disk.rename(&place, &old) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(at(&place)(error)),
            _ => Ok(()),
        }
    }

    /// Undoes what [`Self::carry_out`] did, as far as the disk lets it; the plan goes first, so that
    /// no later run carries it out after all.
    fn put_back(&self, plan: &Plan) {
        if self.disk.remove_file(&self.staging.join(PLAN)).is_err() {
            return;
        }
        for name in plan.rename.iter().rev().chain(&plan.remove) {
            let place = self.folder.join(name);
            let in_place = fs::symlink_metadata(self.staging.join(NEW).join(name)).is_err();
            if in_place && plan.rename.contains(name) {
                let _ = self.disk.rename(&place, &self.staging.join(NEW).join(name));
            }
            let _ = self.disk.rename(&self.staging.join(OLD).join(name), &place);
        }
        self.sync_folder(&self.folder);
    }

    /// Settles what an interrupted run left in the staging folder.
    fn settle(&mut self) -> Result<()> {
        let plan = fs::read(self.staging.join(PLAN))
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Plan>(&bytes).ok())
            .filter(|plan| {
                plan.remove
                    .iter()
                    .chain(&plan.rename)
                    .all(|name| is_ours(name))
            });
        if let Some(plan) = plan {
            let old = self.staging.join(OLD);
            self.disk.create_folders(&old).map_err(at(&old))?;
            self.carry_out(&plan)?;
            self.recovered = Some(Recovered::Forward);
        } else if self.staging.join(NEW).exists() {
            self.recovered = Some(Recovered::Back);
        }
        self.clear().map_err(at(&self.staging))
    }

    /// Empties the staging folder but for the lock.
    fn clear(&self) -> io::Result<()> {
        // The plan goes first: without it, what is left means nothing.
        match self.disk.remove_file(&self.staging.join(PLAN)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        for entry in fs::read_dir(&self.staging)? {
            let entry = entry?;
            if entry.file_name() == LOCK {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.disk.remove_all(&entry.path())?;
            } else {
                self.disk.remove_file(&entry.path())?;
            }
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Nothing can be done about an error here; the next run clears the folder.
        let _ = self.clear();
        let _ = self.disk.remove_file(&self.staging.join(LOCK));
        drop(self.lock.take());
        let _ = self.disk.remove_folder(&self.staging);
        if self.made_folder {
            let _ = self.disk.remove_folder(&self.folder);
        }
    }
}

/// Whether it is the plain name of a file that a build of this program writes.
fn is_ours(name: &str) -> bool {
    const OTHERS: &[&str] = &[run_json::NAME];
    OTHERS.contains(&name)
        || OPTIONAL_FILES.contains(&name)
        || Format::ALL
            .iter()
            .any(|format| format.writer().files().contains(&name))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_owned();
    move |source| Error::Write { path, source }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    fn text(folder: &Path, name: &str) -> Option<String> {
        fs::read_to_string(folder.join(name)).ok()
    }

    #[test]
    fn an_error_between_two_renames_puts_every_file_back() {
        let out = tempfile::tempdir().unwrap();
        let out = out.path();
        let old = format!(
            r#"{{"program":"{}","files":[{{"path":"incidents.csv"}},{{"path":"claims.csv"}},{{"path":"claims.qml"}}]}}"#,
            run_json::PROGRAM
        );
        for (name, content) in [
            ("incidents.csv", "old"),
            ("claims.csv", "old"),
            ("claims.qml", "old"),
            (run_json::NAME, &old),
        ] {
            fs::write(out.join(name), content).unwrap();
        }
        let mut stage = Stage::open(out).unwrap();
        for name in [
            "incidents.geojson",
            "incidents.csv",
            "claims.csv",
            run_json::NAME,
        ] {
            stage.add(name, b"new").unwrap();
        }
        // claims.csv cannot be set aside: a folder that is not empty stands where it would go.
        fs::create_dir_all(stage.staging.join(OLD).join("claims.csv/full")).unwrap();
        let error = stage.commit().unwrap_err();
        assert_eq!(error.exit_code(), 3);
        for name in ["incidents.csv", "claims.csv", "claims.qml"] {
            assert_eq!(text(out, name).as_deref(), Some("old"), "{name}");
        }
        assert_eq!(text(out, run_json::NAME), Some(old));
        assert_eq!(text(out, "incidents.geojson"), None);
        assert!(!out.join(STAGING).exists());
    }
}
