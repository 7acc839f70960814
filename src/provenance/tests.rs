use super::*;

fn report(id: &str, outlet: Option<&str>, text: &str) -> Report {
    Report {
        id: id.into(),
        path: id.into(),
        digest: String::new(),
        outlet: outlet.map(str::to_owned),
        agency: None,
        title: None,
        url: None,
        published: None,
        published_from: None,
        updated: None,
        text: text.into(),
    }
}

const STORY: &str = "Gunmen opened fire on a checkpoint in the west of the province before dawn, killing four policemen, \
    a spokesman for the governor said. Reinforcements reached the place two hours later and the attackers fled into the hills.";

#[test]
fn a_copy_with_an_agency_credit_gives_all_its_prints_one_origin() {
    let copy = format!("{STORY} With reporting from AFP");
    let reports = [
        report("a", Some("Paper"), STORY),
        report("b", Some("Site"), &copy),
        report(
            "c",
            Some("Other"),
            "Officials opened a new bridge over the river on Monday, after years of building work and delays.",
        ),
    ];
    let claims: Vec<Claim> = ["a", "b", "c"]
        .iter()
        .map(|id| crate::model::build::claim(id, 1))
        .collect();
    let found = origins(&reports, &claims);
    assert_eq!(found.origin_of(0), "AFP");
    assert_eq!(found.origin_of(1), "AFP");
    assert_eq!(found.origin_of(2), "Other");
    assert_eq!(found.copy_of("a"), Some("b"));
    assert_eq!(found.copy_of("b"), None);
    assert_eq!(found.replaced_by("a"), None);
}

#[test]
fn a_newer_version_replaces_the_older_in_any_order() {
    let mut old = report("a", Some("Paper"), STORY);
    old.published = Some(jiff::civil::date(2019, 3, 1));
    let mut new = report(
        "b",
        Some("Paper"),
        &format!("{STORY} Two more policemen died in hospital."),
    );
    new.published = Some(jiff::civil::date(2019, 3, 2));
    let claims = [crate::model::build::claim("a", 1)];
    let found = origins(&[new.clone(), old.clone()], &claims);
    assert_eq!(found.replaced_by("a"), Some("b"));
    assert_eq!(found.replaced_by("b"), None);
    assert_eq!(found, origins(&[old.clone(), new.clone()], &claims));
    // Of reports without claims nothing is asked.
    assert_eq!(origins(&[old, new], &[]).replaced_by("a"), None);
}

#[test]
fn what_came_through_another_has_its_origin_and_what_was_told_to_the_outlet_has_the_outlets() {
    let mut credited = report("a", Some("The Daily"), "Text. With reporting from AFP2");
    credited.published = None;
    let mut through = crate::model::build::claim("a", 1);
    through.speaker.via = Some("Pajhwok Afghan News".into());
    let mut told = crate::model::build::claim("a", 2);
    told.speaker.kind = SpeakerKind::Police;
    told.quote = "The police chief told The Daily that it was over.".into();
    let plain = crate::model::build::claim("a", 3);
    let found = origins(&[credited], &[through, told, plain]);
    assert_eq!(found.origin_of(0), "Pajhwok");
    assert_eq!(found.origin_of(1), "The Daily");
    assert_eq!(found.origin_of(2), "AFP");
}

#[test]
fn a_report_without_an_outlet_counts_as_its_own() {
    let found = origins(
        &[report("lonely", None, "A text.")],
        &[crate::model::build::claim("lonely", 1)],
    );
    assert_eq!(found.origin_of(0), "lonely");
}
