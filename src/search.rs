//! Reports searched for claims as they come in. A batch is read while the one before it is searched;
//! of each report its claims, its language and what provenance needs are kept, and its text is not.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rayon::prelude::*;

use crate::config::Config;
use crate::error::{Error, Result};
use crate::gazetteer::Gazetteer;
use crate::ingest::{self, Collected, Ingested, Options};
use crate::model::location::Mention;
use crate::model::{Claim, Report, Sharing};
use crate::pipeline::{Step, mentions_of_report, read_report};
use crate::protect::Protection;
use crate::provenance::{self, Print, Prints};
use crate::text::language::Language;
use crate::text::veil::Veil;

/// Bytes of text in a batch, and reports: enough work for many threads, little memory.
const BATCH_BYTES: usize = 4 << 20;
const BATCH_REPORTS: usize = 2048;

/// What was read and found.
#[derive(Debug)]
pub struct Searched {
    /// The reports, without their texts: those that have claims or names to hide, and their copies.
    pub ingested: Ingested,
    /// The claims of all reports, in the order of the reports.
    pub claims: Vec<Claim>,
    /// What provenance knows of the texts, by [`Ingested::numbers`].
    pub prints: Prints,
    /// Reports that are copies of one another, by their numbers.
    pub copies: Vec<Vec<usize>>,
    /// The names to hide, where that is asked for.
    pub protection: Option<Protection>,
    /// How many reports are in which language.
    pub languages: BTreeMap<Language, usize>,
}

/// What is kept of the reports' texts, by the reports' numbers: of one that tells of nothing its
/// language and its print.
#[derive(Default)]
struct Kept {
    claims: BTreeMap<usize, Vec<Claim>>,
    veils: BTreeMap<usize, Veil>,
    languages: Vec<Language>,
    prints: Prints,
}

/// What was found in one report.
struct One {
    claims: Vec<Claim>,
    veil: Veil,
    language: Language,
    print: Print,
}

/// Reads and searches all reports.
///
/// # Errors
/// Those of reading; [`Error::Usage`] where threads cannot be started, [`Error::Lexicon`] where a
/// built-in lexicon is faulty, [`Error::Write`] where the temporary folder has no room.
pub fn search(
    config: &Config,
    gazetteer: &Gazetteer,
    watch: &(dyn Fn(Step) + Sync),
) -> Result<Searched> {
    let seen = AtomicUsize::new(0);
    let searcher = Searcher {
        gazetteer,
        pool: pool(config.jobs)?,
        protect: config.protect,
        seen: &seen,
        watch,
    };
    let (send, receive) = sync_channel(1);
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new()
            .spawn_scoped(scope, move || searcher.all(&receive))
            .map_err(|error| threads(1, &error))?;
        let collected = read(config, send, &seen, watch);
        let found = worker
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let (collected, kept) = (collected?, found?);
        together(collected, kept, config.protect)
    })
}

/// Reads all reports and sends them on in batches.
fn read(
    config: &Config,
    send: SyncSender<Vec<Report>>,
    seen: &AtomicUsize,
    watch: &(dyn Fn(Step) + Sync),
) -> Result<Collected> {
    let mut batch: Vec<Report> = Vec::new();
    let mut bytes = 0;
    let give = &mut |mut report: Report| {
        bytes += report.text.len();
        let text = mem::take(&mut report.text);
        let kept = report.clone();
        batch.push(Report { text, ..report });
        if bytes >= BATCH_BYTES || batch.len() >= BATCH_REPORTS {
            bytes = 0;
            // A worker that is gone has its reason, which is told when it is waited for.
            let _ = send.send(mem::take(&mut batch));
        }
        kept
    };
    let found = &mut |count| {
        seen.store(count, Ordering::Relaxed);
        watch(Step::Read(count));
    };
    let collected = ingest::stream(&config.paths, &config.reading, give, found)?;
    let _ = send.send(batch);
    Ok(collected)
}

struct Searcher<'a> {
    gazetteer: &'a Gazetteer,
    pool: rayon::ThreadPool,
    protect: bool,
    seen: &'a AtomicUsize,
    watch: &'a (dyn Fn(Step) + Sync),
}

impl Searcher<'_> {
    /// Searches batches in the order in which they come.
    fn all(&self, batches: &Receiver<Vec<Report>>) -> Result<Kept> {
        let mut kept = Kept::default();
        let mut sharing = Sharing::default();
        let done = AtomicUsize::new(0);
        for batch in batches {
            for mut one in self.batch(&batch, &done)? {
                let number = kept.languages.len();
                kept.languages.push(one.language);
                one.claims.iter_mut().for_each(|claim| sharing.claim(claim));
                if !one.claims.is_empty() {
                    kept.claims.insert(number, one.claims);
                }
                if !one.veil.is_empty() {
                    kept.veils.insert(number, one.veil);
                }
                kept.prints.add(one.print).map_err(temporary)?;
            }
        }
        Ok(kept)
    }

    fn batch(&self, batch: &[Report], done: &AtomicUsize) -> Result<Vec<One>> {
        self.pool.install(|| {
            batch
                .par_iter()
                .map(|report| {
                    let (mut claims, veil, language) =
                        read_report(report, self.gazetteer, self.protect)?;
                    claims.shrink_to_fit();
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    let seen = self.seen.load(Ordering::Relaxed).max(done);
                    (self.watch)(Step::Searched(done, seen));
                    Ok(One {
                        claims,
                        veil,
                        language,
                        print: provenance::print(report),
                    })
                })
                .collect()
        })
    }
}

/// Puts what was found in the order of the reports; what was found in duplicates goes.
fn together(collected: Collected, kept: Kept, protect: bool) -> Result<Searched> {
    let Kept {
        claims: mut by_report,
        mut veils,
        languages: of_reports,
        prints,
    } = kept;
    let order = collected.order();
    let speaks = |number| by_report.contains_key(&number);
    let copies = provenance::copies(&prints, order, speaks).map_err(temporary)?;
    let mut languages = BTreeMap::new();
    for language in order.iter().filter_map(|number| of_reports.get(*number)) {
        *languages.entry(*language).or_insert(0) += 1;
    }
    let grouped: BTreeSet<usize> = copies.iter().flatten().copied().collect();
    let ingested = collected.with(|number| {
        by_report.contains_key(&number) || veils.contains_key(&number) || grouped.contains(&number)
    })?;
    let mut claims = Vec::new();
    let mut protection = protect.then(Protection::default);
    for (report, number) in ingested.reports.iter().zip(&ingested.numbers) {
        claims.extend(by_report.remove(number).unwrap_or_default());
        if let Some((protection, veil)) = protection.as_mut().zip(veils.remove(number)) {
            protection.add(&report.id, veil);
        }
    }
    Ok(Searched {
        ingested,
        claims,
        prints,
        copies,
        protection,
        languages,
    })
}

/// A place mention and its words, for when the text is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The mention.
    pub mention: Mention,
    /// Its words in the text.
    pub words: Box<str>,
}

/// The place mentions of all reports.
#[derive(Debug)]
pub struct Places {
    /// The reports that name a place, without their texts.
    pub ingested: Ingested,
    /// By [`Ingested::numbers`].
    named: Vec<Box<[Named]>>,
}

impl Places {
    /// Every mention with its report, in the order of the reports and then of the text.
    pub fn in_order(&self) -> impl Iterator<Item = (&Report, &Named)> {
        let reports = self.ingested.reports.iter().zip(&self.ingested.numbers);
        reports.flat_map(|(report, number)| {
            let named = self.named.get(*number);
            named.into_iter().flatten().map(move |one| (report, one))
        })
    }
}

/// Reads reports and finds the place mentions of each as it comes; no text is kept.
///
/// # Errors
/// Those of reading; [`Error::Lexicon`] where a built-in lexicon is faulty.
pub fn mentions(paths: &[PathBuf], options: &Options, gazetteer: &Gazetteer) -> Result<Places> {
    let mut named: Vec<Box<[Named]>> = Vec::new();
    let mut fault = None;
    let give = &mut |report: Report| {
        match mentions_of_report(&report, gazetteer) {
            Ok(mentions) => named.push(
                mentions
                    .into_iter()
                    .map(|mention| Named {
                        words: mention.span.of(&report.text).into(),
                        mention,
                    })
                    .collect(),
            ),
            Err(error) => fault = Some(error),
        }
        report
    };
    let collected = ingest::stream(paths, options, give, &mut |_| {})?;
    if let Some(error) = fault {
        return Err(error);
    }
    let names = |number: usize| named.get(number).is_some_and(|named| !named.is_empty());
    let ingested = collected.with(names)?;
    Ok(Places { ingested, named })
}

/// The claims of reports that are at hand, in their order, whatever the number of threads.
///
/// # Errors
/// [`Error::Usage`] where the threads cannot be started.
pub fn claims(reports: &[Report], gazetteer: &Gazetteer, jobs: usize) -> Result<Vec<Claim>> {
    let of_report = |report| Ok(read_report(report, gazetteer, false)?.0);
    let by_report: Vec<Vec<Claim>> =
        pool(jobs)?.install(|| reports.par_iter().map(of_report).collect::<Result<_>>())?;
    Ok(by_report.into_iter().flatten().collect())
}

/// Threads for a run.
///
/// # Errors
/// [`Error::Usage`] where they cannot be started.
pub fn pool(jobs: usize) -> Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(|error| threads(jobs, &error))
}

fn threads(jobs: usize, error: &dyn std::error::Error) -> Error {
    Error::Usage {
        message: format!("cannot start {jobs} threads: {error}"),
        hint: "give --jobs a smaller number".into(),
    }
}

/// An error of the file that prints are laid down in.
fn temporary(source: std::io::Error) -> Error {
    Error::Write {
        path: std::env::temp_dir(),
        source,
    }
}
