use super::*;

fn veil() -> Veil {
    let mut veil = Veil::default();
    veil.hide("Haji Karim Gul", Who::Resident);
    veil.hide("Karim Gul", Who::Resident);
    veil.hide_word("Karim", Who::Resident);
    veil.hide_word("Gul", Who::Resident);
    veil.leave_other("Karim Abad");
    veil.leave_person("Sardar Gul");
    veil
}

#[test]
fn the_longest_name_decides() {
    let over = |text| veil().over(text, Set::Bracketed);
    assert_eq!(
        over("Haji Karim Gul, of Karim Abad, said Gul's house burned."),
        "[a resident], of Karim Abad, said [a resident]'s house burned."
    );
    assert_eq!(
        over("Governor Sardar Gul came."),
        "Governor Sardar Gul came."
    );
    assert_eq!(over("KARIM-GUL and karim"), "[a resident] and karim");
    // A form that the report nowhere writes in full is still one person.
    assert_eq!(over("Gul Karim fled."), "[a resident] fled.");
    assert_eq!(
        veil().over("Killing of Karim Gul", Set::Bare),
        "Killing of a resident"
    );
}

#[test]
fn a_person_in_office_stays_where_names_are_the_same_and_a_place_does_not() {
    let mut both = veil();
    both.leave_person("Karim Gul");
    assert_eq!(both.over("Karim Gul spoke.", Set::Bare), "Karim Gul spoke.");
    assert_eq!(both.of_name("Karim Gul"), None);
    let mut place = veil();
    place.leave_other("Karim Gul");
    assert_eq!(
        place.over("Karim Gul spoke.", Set::Bare),
        "a resident spoke."
    );
    assert_eq!(place.of_name("karim gul"), Some(Who::Resident));
    let mut joined = Veil::default();
    joined.join(&both);
    assert_eq!(joined, both);
}

#[test]
fn addresses_are_searched_in_any_case() {
    assert!(veil().is_in_address("https://a.example/2019/karim-gul-killed"));
    assert!(veil().is_in_address("karim_dead"));
    assert!(!veil().is_in_address("https://a.example/gul"));
    assert!(!veil().is_in_address("https://a.example/karim-abad"));
}

#[test]
fn a_veiled_quote_stands_for_its_sentence_and_for_no_other() {
    let original = "Karim Gul said that Gul was hurt.";
    for (veiled, stands) in [
        (original, true),
        ("[a resident] said that [a resident] was hurt.", true),
        ("[a resident] said that Gul was hurt.", true),
        ("[a resident] said that [a resident] was killed.", false),
        ("[a stranger] said that Gul was hurt.", false),
        ("Karim Gul[a resident] said that Gul was hurt.", false),
        ("[a resident] was hurt. [a resident]", false),
    ] {
        assert_eq!(stands_for(veiled, original), stands, "{veiled}");
    }
}
