//! Reports searched for claims as they come in. A batch is read while the one before it is searched;
//! of each report its claims, its language and what provenance needs are kept, and its text is not.

use std::mem;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rayon::prelude::*;

use crate::config::Config;
use crate::error::{Error, Result};
use crate::gazetteer::Gazetteer;
use crate::ingest::{self, Ingested, Options};
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
    /// The reports, without their texts.
    pub ingested: Ingested,
    /// The claims of all reports, in the order of the reports.
    pub claims: Vec<Claim>,
    /// What provenance knows of the texts, by [`Ingested::numbers`].
    pub prints: Prints,
    /// The names to hide, where that is asked for.
    pub protection: Option<Protection>,
    /// The language of each report.
    pub languages: Vec<Language>,
}

/// What is kept of one report's text.
struct Kept {
    claims: Vec<Claim>,
    veil: Veil,
    language: Language,
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
        let ingested = read(config, send, &seen, watch);
        let found = worker
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let (ingested, (kept, prints)) = (ingested?, found?);
        Ok(together(ingested, kept, prints, config.protect))
    })
}

/// Reads all reports and sends them on in batches.
fn read(
    config: &Config,
    send: SyncSender<Vec<Report>>,
    seen: &AtomicUsize,
    watch: &(dyn Fn(Step) + Sync),
) -> Result<Ingested> {
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
    let ingested = ingest::stream(&config.paths, &config.reading, give, found)?;
    let _ = send.send(batch);
    Ok(ingested)
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
    fn all(&self, batches: &Receiver<Vec<Report>>) -> Result<(Vec<Kept>, Prints)> {
        let mut kept = Vec::new();
        let mut prints = Prints::default();
        let mut sharing = Sharing::default();
        let done = AtomicUsize::new(0);
        for batch in batches {
            for (mut one, print) in self.batch(&batch, &done)? {
                one.claims.iter_mut().for_each(|claim| sharing.claim(claim));
                kept.push(one);
                prints.add(print).map_err(temporary)?;
            }
        }
        Ok((kept, prints))
    }

    fn batch(&self, batch: &[Report], done: &AtomicUsize) -> Result<Vec<(Kept, Print)>> {
        self.pool.install(|| {
            batch
                .par_iter()
                .map(|report| {
                    let (mut claims, veil, language) =
                        read_report(report, self.gazetteer, self.protect)?;
                    claims.shrink_to_fit();
                    let kept = Kept {
                        claims,
                        veil,
                        language,
                    };
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    let seen = self.seen.load(Ordering::Relaxed).max(done);
                    (self.watch)(Step::Searched(done, seen));
                    Ok((kept, provenance::print(report)))
                })
                .collect()
        })
    }
}

/// Puts what was found in the order of the reports; what was found in duplicates goes.
fn together(ingested: Ingested, kept: Vec<Kept>, prints: Prints, protect: bool) -> Searched {
    let mut kept: Vec<Option<Kept>> = kept.into_iter().map(Some).collect();
    let mut claims = Vec::new();
    let mut languages = Vec::new();
    let mut protection = protect.then(Protection::default);
    for (report, number) in ingested.reports.iter().zip(&ingested.numbers) {
        let Some(found) = kept.get_mut(*number).and_then(Option::take) else {
            continue;
        };
        claims.extend(found.claims);
        languages.push(found.language);
        if let Some(protection) = &mut protection {
            protection.add(&report.id, found.veil);
        }
    }
    Searched {
        ingested,
        claims,
        prints,
        protection,
        languages,
    }
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
    /// The reports, without their texts.
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
    let mut named = Vec::new();
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
    let ingested = ingest::stream(paths, options, give, &mut |_| {})?;
    match fault {
        Some(error) => Err(error),
        None => Ok(Places { ingested, named }),
    }
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
pub fn temporary(source: std::io::Error) -> Error {
    Error::Write {
        path: std::env::temp_dir(),
        source,
    }
}
