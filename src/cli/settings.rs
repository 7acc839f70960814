//! `map --config FILE` and `map --print-config`: every option by its own name in a TOML file. What stands on the command
//! line goes before what the file says.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};
use toml::{Table, Value};

use super::Cli;

/// The subcommand that takes a file of settings.
const MAP: &str = "map";
/// The name of the positional argument in the file.
const PATHS: &str = "paths";
/// Options that a file of settings cannot hold.
const ITS_OWN: &[&str] = &["config", "print-config", "help", "version"];

/// What the command line asks for.
#[derive(Debug)]
pub enum Asked {
    /// To run a command.
    Run(Box<Cli>),
    /// To print the settings that are in force, which are these.
    Print(String),
}

/// Why there is nothing to run.
#[derive(Debug)]
pub enum Refused {
    /// The command line is wrong, or asks for help or the version.
    Usage(clap::Error),
    /// The file of settings cannot be used; the message says where and why.
    Settings(String),
}

/// Reads the arguments of the process, the program's name first, and the file of settings that they name.
///
/// # Errors
/// [`Refused`], which also stands for `--help` and `--version`.
pub fn asked(arguments: Vec<OsString>) -> Result<Asked, Refused> {
    let command = Cli::command();
    let mut matches = command
        .clone()
        .try_get_matches_from(&arguments)
        .map_err(Refused::Usage)?;
    let map = command.find_subcommand(MAP);
    if let (Some(map), Some((MAP, given))) = (map, matches.subcommand())
        && let Some(path) = given.get_one::<PathBuf>("config")
    {
        let merged = merged(&arguments, map, given, path)?;
        matches = command
            .clone()
            .try_get_matches_from(merged)
            .map_err(|error| {
                Refused::Settings(format!("{}: {}", path.display(), first_line(&error)))
            })?;
    }
    if let (Some(map), Some((MAP, given))) = (map, matches.subcommand())
        && given.get_flag("print_config")
    {
        return Ok(Asked::Print(printed(map, given)));
    }
    Cli::from_arg_matches(&matches)
        .map(|cli| Asked::Run(Box::new(cli)))
        .map_err(Refused::Usage)
}

/// What clap says is wrong, without the usage behind it.
fn first_line(error: &clap::Error) -> String {
    let told = error.to_string();
    let line = told.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

/// The arguments with those of the file that the command line does not give.
fn merged(
    arguments: &[OsString],
    map: &Command,
    given: &ArgMatches,
    path: &Path,
) -> Result<Vec<OsString>, Refused> {
    let refused = |what: String| Refused::Settings(format!("{}: {what}", path.display()));
    let text =
        fs::read_to_string(path).map_err(|error| refused(format!("cannot be read: {error}")))?;
    let table: Table = text
        .parse()
        .map_err(|error: toml::de::Error| refused(error.to_string().trim_end().to_owned()))?;
    let (mut options, mut paths) = (Vec::new(), Vec::new());
    for (key, value) in &table {
        let line = line_of(&text, key);
        let argument = map
            .get_arguments()
            .filter(|a| !ITS_OWN.contains(&key.as_str()) && !a.is_hide_set())
            .find(|a| a.get_long() == Some(key) || a.is_positional() && a.get_id() == key.as_str())
            .ok_or_else(|| {
                refused(format!(
                    "line {line}: map has no option {key:?}: `incident-mapper map --print-config` lists them"
                ))
            })?;
        let on_command_line =
            given.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine);
        if on_command_line {
            continue;
        }
        let wrong = |what: &str| refused(format!("line {line}: {key}: {what}"));
        if matches!(argument.get_action(), ArgAction::SetTrue) {
            match value {
                Value::Boolean(true) => options.push(format!("--{key}").into()),
                Value::Boolean(false) => {}
                _ => return Err(wrong("write true or false")),
            }
            continue;
        }
        let values = match value {
            Value::Array(_) if !takes_many(argument) => {
                return Err(wrong("takes one value, no list"));
            }
            Value::Array(values) => values.iter().map(plain).collect(),
            one => plain(one).map(|one| vec![one]),
        };
        let values: Vec<String> =
            values.ok_or_else(|| wrong("write text, a number, or a list of these"))?;
        if argument.is_positional() {
            paths.extend(values.into_iter().map(OsString::from));
        } else {
            options.extend(
                values
                    .iter()
                    .map(|v| OsString::from(format!("--{key}={v}"))),
            );
        }
    }
    let at = arguments
        .iter()
        .position(|a| a == MAP)
        .map_or(arguments.len(), |at| at + 1);
    let (before, behind) = arguments.split_at(at);
    let mut all = before.to_vec();
    all.extend(options);
    all.extend_from_slice(behind);
    if !paths.is_empty() && !behind.iter().any(|a| a == "--") {
        all.push("--".into());
    }
    all.extend(paths);
    Ok(all)
}

/// The line on which a key stands, from 1.
fn line_of(text: &str, key: &str) -> usize {
    let named = |line: &str| {
        line.trim_start()
            .trim_start_matches(['"', '\''])
            .strip_prefix(key)
            .is_some_and(|rest| {
                rest.trim_start_matches(['"', '\''])
                    .trim_start()
                    .starts_with('=')
            })
    };
    text.lines().position(named).map_or(1, |at| at + 1)
}

fn takes_many(argument: &clap::Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Append)
        || argument.get_num_args().is_some_and(|n| n.max_values() > 1)
}

/// A value as it stands on the command line; `None` for what cannot stand there.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The settings in force, as a file that `--config` takes.
fn printed(map: &Command, given: &ArgMatches) -> String {
    let mut lines = Vec::new();
    for argument in map.get_arguments() {
        let id = argument.get_id().as_str();
        let key = argument.get_long().unwrap_or(id);
        if ITS_OWN.contains(&key) || (argument.get_long().is_none() && id != PATHS) {
            continue;
        }
        if matches!(argument.get_action(), ArgAction::SetTrue) {
            lines.push(format!("{key} = {}", given.get_flag(id)));
            continue;
        }
        let values: Vec<Value> = given
            .get_raw(id)
            .into_iter()
            .flatten()
            .map(|raw| {
                let text = raw.to_string_lossy().into_owned();
                text.parse().map_or(Value::String(text), Value::Integer)
            })
            .collect();
        let value = match (takes_many(argument), values.as_slice()) {
            (_, []) => {
                lines.push(format!("# {key} is not set"));
                continue;
            }
            (false, [one]) => one.clone(),
            _ => Value::Array(values),
        };
        lines.push(format!("{key} = {value}"));
    }
    lines.push(String::new());
    lines.join("\n")
}
