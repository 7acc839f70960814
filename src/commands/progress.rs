//! How far a run is: a bar on a terminal, else a line every few seconds, or nothing.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::pipeline::Step;

/// How long a run is silent where it does not write to a terminal.
const PAUSE: Duration = Duration::from_secs(5);

/// Tells how far a run is, on standard error.
pub struct Progress(Kind);

enum Kind {
    Silent,
    Bar(ProgressBar),
    Lines { json: bool, last: Mutex<Instant> },
}

impl Progress {
    /// Tells it as fits standard error, or not at all.
    pub fn new(quiet: bool, json: bool) -> Self {
        Self(if quiet {
            Kind::Silent
        } else if io::stderr().is_terminal() && !json {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(200));
            Kind::Bar(bar)
        } else {
            Kind::Lines {
                json,
                last: Mutex::new(Instant::now()),
            }
        })
    }

    /// Takes a step.
    pub fn step(&self, step: Step) {
        match &self.0 {
            Kind::Silent => {}
            Kind::Bar(bar) => draw(bar, step),
            Kind::Lines { json, last } => {
                let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
                if last.elapsed() < PAUSE {
                    return;
                }
                *last = Instant::now();
                // Who does not hear of the progress still gets the layer.
                let _ = writeln!(io::stderr(), "{}", line(step, *json));
            }
        }
    }

    /// Takes the bar off the screen.
    pub fn end(&self) {
        if let Kind::Bar(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

fn draw(bar: &ProgressBar, step: Step) {
    match step {
        Step::Searched(done, all) => {
            if bar.length() != Some(all as u64) {
                let style = "{bar:30} {pos} of {len} reports, {per_sec}, {eta} left";
                bar.set_style(
                    ProgressStyle::with_template(style)
                        .unwrap_or_else(|_| ProgressStyle::default_bar()),
                );
                bar.set_length(all as u64);
                bar.reset_eta();
            }
            // Steps of several threads may come out of order.
            bar.set_position((done as u64).max(bar.position()));
        }
        other => bar.set_message(words(other)),
    }
}

/// A step in words.
fn words(step: Step) -> String {
    match step {
        Step::Read(count) => format!("{count} reports read"),
        Step::Searched(done, all) => format!("{done} of {all} reports searched"),
        Step::Fusing => "putting the claims together".to_owned(),
        Step::Writing => "writing the layer".to_owned(),
    }
}

fn line(step: Step, json: bool) -> String {
    if !json {
        return format!("... {}", words(step));
    }
    let (name, done, all) = match step {
        Step::Read(count) => ("read", Some(count), None),
        Step::Searched(done, all) => ("searched", Some(done), Some(all)),
        Step::Fusing => ("fusing", None, None),
        Step::Writing => ("writing", None, None),
    };
    json!({"level": "info", "event": "progress", "step": name, "done": done, "all": all})
        .to_string()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_line_for_people_and_one_for_machines() {
        let step = Step::Searched(3, 12);
        assert_eq!(line(step, false), "... 3 of 12 reports searched");
        let read: serde_json::Value = serde_json::from_str(&line(step, true)).unwrap();
        assert_eq!((&read["done"], &read["all"]), (&json!(3), &json!(12)));
    }
}
