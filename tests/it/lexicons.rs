//! Every row of the triggers and targets is found in its own example, as the program finds it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use incident_mapper::annotate::annotate;

use incident_mapper::lexicon::{Lexicon, WordForm, lexicon};
use incident_mapper::model::Report;
use incident_mapper::model::annotation::Lex;

use crate::expect::gazetteer;

/// The rows of a lexicon that a text's words are of.
fn rows(text: &str, lex: Lex) -> Vec<usize> {
    let terms = annotate(&report(text), gazetteer()).unwrap().terms;
    terms
        .iter()
        .filter(|term| term.lex == lex)
        .map(|term| term.row)
        .collect()
}

fn report(text: &str) -> Report {
    Report {
        id: "example".to_owned(),
        path: "example".to_owned(),
        digest: String::new(),
        outlet: None,
        agency: None,
        title: None,
        url: None,
        published: None,
        published_from: None,
        updated: None,
        text: text.to_owned(),
    }
}

fn missing<'l>(lex: Lex, rows_of: impl Iterator<Item = (&'l str, &'l str)>) -> Vec<String> {
    rows_of
        .enumerate()
        .filter(|(row, (_, example))| !rows(example, lex).contains(row))
        .map(|(_, (id, example))| format!("{id} is not found in \"{example}\""))
        .collect()
}

#[test]
fn a_row_is_found_in_its_example() {
    let Lexicon {
        triggers, targets, ..
    } = lexicon().unwrap();
    let mut faults = missing(
        Lex::Trigger,
        triggers
            .iter()
            .map(|row| (row.id.as_str(), row.example.as_str())),
    );
    faults.extend(missing(
        Lex::Target,
        targets
            .iter()
            .map(|row| (row.id.as_str(), row.example.as_str())),
    ));
    assert_eq!(faults, Vec::<String>::new());
    assert!(triggers.len() > 20 && targets.len() > 5);
}

#[test]
fn every_form_of_a_row_is_found() {
    let Lexicon {
        triggers, targets, ..
    } = lexicon().unwrap();
    let mut faults = Vec::new();
    for (row, trigger) in triggers.iter().enumerate() {
        // What tells of no past happening may be spelt as another row's noun: "they bomb", "a bomb".
        let tells =
            |form: WordForm| !matches!(form, WordForm::Base | WordForm::Present | WordForm::Gerund);
        let forms = trigger.forms.iter().filter(|(_, form)| tells(*form));
        for (form, _) in forms.filter(|(form, _)| !rows(form, Lex::Trigger).contains(&row)) {
            faults.push(format!(
                "trigger {}: \"{form}\" is another row's or no words",
                trigger.id
            ));
        }
    }
    for (row, target) in targets.iter().enumerate() {
        for form in target
            .forms
            .iter()
            .filter(|form| !rows(form, Lex::Target).contains(&row))
        {
            faults.push(format!(
                "target {}: \"{form}\" is another row's or no words",
                target.id
            ));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn ids_are_unique() {
    let Lexicon {
        triggers, targets, ..
    } = lexicon().unwrap();
    let mut ids: Vec<&str> = triggers.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let mut ids: Vec<&str> = targets.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
