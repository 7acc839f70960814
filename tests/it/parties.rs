//! Who did it, to whom and how many were hurt, in sentences of many kinds of prose: each shows one way to say it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;

use incident_mapper::model::Incident;

use crate::expect::incidents;

/// What each case wants: words of the doers, of those who suffered, of the named persons; the least number of the hurt.
struct Want {
    text: &'static str,
    by: &'static [&'static str],
    against: &'static [&'static str],
    named: &'static [&'static str],
    injured: Option<u32>,
    killed: Option<u32>,
}

const NOTHING: Want = Want {
    text: "",
    by: &[],
    against: &[],
    named: &[],
    injured: None,
    killed: None,
};

const CASES: &[Want] = &[
    Want {
        text: "Two soldiers died and four got wounded in a Taliban ambush in Ghormach district on 3 May 2016.",
        by: &["Taliban"],
        against: &["Afghan National Army"],
        injured: Some(4),
        killed: Some(2),
        ..NOTHING
    },
    Want {
        text: "The British ministry said two soldiers of the battalion were killed by a mine in Sangin district on 3 May 2016. \
               A judge was shot dead by gunmen in Ghazni city on 9 June 2016, said police spokesman Ahmad Khan Sadat.",
        by: &["Gunmen"],
        against: &["judges"],
        ..NOTHING
    },
    Want {
        text: "Two Taliban commanders, Mullah Salim and Qari Basir, were killed in an air strike in Almar district on 3 May 2016.",
        against: &["Taliban"],
        named: &["Mullah Salim", "Qari Basir"],
        killed: Some(2),
        ..NOTHING
    },
    Want {
        text: "A magnetic bomb killed a judge in Kabul on 3 May 2016. Police named the judge as Nasir Ahmadi, 52.",
        against: &["judges"],
        named: &["Nasir Ahmadi"],
        killed: Some(1),
        ..NOTHING
    },
    Want {
        text: "Two men were shot dead in Shindand district on 3 May 2016. They were Gul Agha, a teacher, and his brother Sher Agha.",
        named: &["Gul Agha", "Sher Agha"],
        killed: Some(2),
        ..NOTHING
    },
    Want {
        text: "Mullah Karim, who led the Taliban in Almar district, was killed in an air strike there on 3 May 2016.",
        against: &["Taliban"],
        named: &["Mullah Karim"],
        ..NOTHING
    },
    Want {
        text: "The Taliban have held the valley since spring. Afghan forces killed nine insurgents in Almar district on 3 May 2016.",
        by: &["Afghan forces"],
        against: &["Taliban"],
        killed: Some(9),
        ..NOTHING
    },
    Want {
        text: "A suicide bomber killed six people in Kunduz city on 3 May 2016. Shops were shut. \
               The Taliban claimed responsibility for the attack.",
        by: &["Taliban"],
        killed: Some(6),
        ..NOTHING
    },
    Want {
        text: "A German convoy was hit by a roadside bomb near Kunduz city on 3 May 2016 and four soldiers were wounded.",
        against: &["German forces"],
        injured: Some(4),
        ..NOTHING
    },
    Want {
        text: "The police chief of Kandahar Gen. Abdul Karim and Gen. Momin Sadat, a director of the NDS, were shot dead by a guard \
               in Kandahar city on 3 May 2016.",
        against: &["Police", "NDS (National Directorate of Security)"],
        named: &["Abdul Karim", "Momin Sadat"],
        ..NOTHING
    },
    Want {
        text: "Afghan forces captured the \"head facilitator of foreign forces\" of the Islamic State in Darzab district on 3 May 2016.",
        by: &["Afghan forces"],
        against: &["ISKP"],
        ..NOTHING
    },
];

fn faults(want: &Want, found: &[Incident]) -> Vec<String> {
    let holds = |names: &[String], words: &[&str]| {
        words
            .iter()
            .all(|word| names.iter().any(|name| name.contains(word)))
    };
    let fits = |incident: &&Incident| {
        let by: Vec<String> = incident.actor1.iter().map(|a| a.name.clone()).collect();
        let against: Vec<String> = incident.actor2.iter().map(|a| a.name.clone()).collect();
        let named: Vec<String> = incident.persons.iter().map(|p| p.name.clone()).collect();
        holds(&by, want.by)
            && holds(&against, want.against)
            && holds(&named, want.named)
            && (want.injured.is_none() || incident.injured.min == want.injured)
            && (want.killed.is_none() || incident.killed.min == want.killed)
    };
    if found.iter().any(|incident| fits(&incident)) {
        return Vec::new();
    }
    let told = |incident: &Incident| {
        format!(
            "{:?} -> {:?}, {:?}, killed {:?}, injured {:?}",
            incident.actor1.iter().map(|a| &a.name).collect::<Vec<_>>(),
            incident.actor2.iter().map(|a| &a.name).collect::<Vec<_>>(),
            incident.persons.iter().map(|p| &p.name).collect::<Vec<_>>(),
            incident.killed.min,
            incident.injured.min
        )
    };
    vec![format!(
        "{}\n    {}",
        want.text,
        found.iter().map(told).collect::<Vec<_>>().join("\n    ")
    )]
}

fn mapped(text: &str) -> Vec<Incident> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    fs::write(&path, text).unwrap();
    incidents(&[path])
}

#[test]
fn both_sides_are_read_from_varied_prose() {
    let wrong: Vec<String> = CASES
        .iter()
        .flat_map(|want| faults(want, &mapped(want.text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn who_tells_of_it_is_not_hit() {
    let text = "Twelve people were hurt by a bomb in Kunduz city on 3 May 2016, Mohammad Omar Sadat, the governor, said.";
    let found = mapped(text);
    assert!(!found.is_empty());
    assert!(found.iter().all(|incident| incident.persons.is_empty()));
}
