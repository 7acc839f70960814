//! A small gazetteer with the namesakes that the rules are for.

use crate::gazetteer::{Gazetteer, Tables};
use crate::model::annotation::{
    Annotated, PersonMention, PlaceMention, ReportPerson, Section, Sentence,
};
use crate::model::{Report, Span};
use crate::resolve::{Resolved, resolve};
use crate::text::fold::Folded;
use crate::text::tokens::tokenize;

const PLACES: &str = "\
key,name,kind,parent,lat,lon,radius_m,pcode,iso,source
af,Afghanistan,country,,33.83,66.03,900000,,AFG,t
us,United States,country,,40,-100,3000000,,USA,t
pk,Pakistan,country,,30,70,900000,,PAK,t
uz,Uzbekistan,country,,41,64,900000,,UZB,t
tj,Tajikistan,country,,38.5,71,500000,,TJK,t
pk-isb,Islamabad,city,pk,33.69,73.05,15000,,,t
p01,Kabul,province,af,34.55,69.2,60000,AF01,AF-KAB,t
p01d,Kabul,district,p01,34.53,69.17,15000,AF0101,,t
p01c,Kabul,city,p01d,34.517,69.149,12000,,,t
p01a,Kabul Airport,site,p01d,34.566,69.212,3000,,,t
p06,Nangarhar,province,af,34.27,70.47,90000,AF06,AF-NAN,t
p06d,Jalalabad,district,p06,34.43,70.45,12000,AF0601,,t
p06c,Jalalabad,city,p06d,34.427,70.452,6000,,,t
p06k,Kot,district,p06,34.17,70.57,15000,AF0609,,t
p06b,Achin,district,p06,34.06,70.71,20000,AF0616,,t
p06bt,Achin,town,p06b,34.125,70.707,2000,,,t
p06bm,Mohmand Valley,area,p06b,34.05,70.64,10000,,,t
p06o,Khogyani,district,p06,34.2,70.2,20000,AF0610,,t
p15,Kunar,province,af,34.95,71.17,80000,AF15,AF-KNR,t
p15v,Kunar,village,p15,34.8,71.1,1000,,,t
p15m,Marawara,district,p15,34.89,71.25,18000,AF1504,,t
p21,Balkh,province,af,36.67,67.08,110000,AF21,AF-BAL,t
p21v,Balkh,town,p21,36.758,66.897,4000,,,t
p22,Sar-e Pol,province,af,35.97,66.1,110000,AF22,AF-SAR,t
p22d,Sar-e Pol,district,p22,36.2,65.93,40000,AF2201,,t
p22c,Sar-e Pol,city,p22d,36.215,65.932,5000,,,t
p22s,Sayad,district,p22,35.95,65.8,25000,AF2206,,t
p22m,Mirza Olang,village,p22s,35.99,65.83,3000,,,t
p22g,Mughul,village,p22d,36.1,66.0,1000,,,t
p28,Jowzjan,province,af,36.82,65.85,110000,AF28,AF-JOW,t
p28a,Shiberghan,district,p28,36.66,65.75,30000,AF2801,,t
p28ac,Shiberghan,city,p28a,36.667,65.754,6000,,,t
p28aj,Jalalabad,village,p28a,36.7,65.7,1000,,,t
p28b,Qush Tepa,district,p28,36.19,65.35,25000,AF2810,,t
p28c,Darzab,district,p28,36.0,65.38,25000,AF2811,,t
p28cm,Moghol,village,p28c,35.978,65.414,1000,,,t
p28cq,Qurogh,village,p28c,,,,,,t
p29,Faryab,province,af,36.08,64.9,120000,AF29,AF-FYB,t
p29b,Bal Chiragh,district,p29,35.83,65.23,25000,AF2903,,t
p29p,Pashtun Kot,district,p29,35.75,64.8,35000,AF2902,,t
p30g,Ghor,province,af,34.1,64.9,150000,AF23,AF-GHO,t
p30gd,Darzab,village,p30g,34.5,65.0,1000,,,t
p32,Herat,province,af,34.35,62.2,150000,AF32,AF-HER,t
p32d,Herat,district,p32,34.35,62.19,15000,AF3201,,t
p32c,Herat,city,p32d,34.35,62.189,9000,,,t
p17,Kunduz,province,af,36.73,68.87,70000,AF17,AF-KDZ,t
p17c,Kunduz,city,p17,36.728,68.868,6000,,,t
";

const NAMES: &str = "\
key,name,sort,source
p28,Jawzjan,press,t
p28c,Darz Aab,press,t
p22,Sar-i-Pul,press,t
p22c,Sar-i-Pul,press,t
p28cm,Mughul,press,t
p29p,Pashton Kot,press,t
";

pub(super) fn gazetteer() -> Gazetteer {
    let tables = Tables::parse("places.csv", PLACES, "names.csv", NAMES).unwrap();
    Gazetteer::from_tables("test", &tables).unwrap()
}

pub(super) fn report(text: &str) -> Report {
    Report {
        id: "r".into(),
        path: "r.txt".into(),
        digest: String::new(),
        outlet: None,
        agency: None,
        title: None,
        url: None,
        published: None,
        published_from: None,
        updated: None,
        text: text.into(),
    }
}

/// Tokens, a sentence a full stop or line, and place names by the index; persons as given.
pub(super) fn annotated(text: &str, gaz: &Gazetteer, persons: &[&str]) -> Annotated {
    let tokens = tokenize(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let next = tokens.get(at + 1).map_or(text.len(), |t| t.span.start);
        let gap = text.get(tokens[at].span.end..next).unwrap_or_default();
        let ends = at + 1 == tokens.len()
            || gap.contains('\n')
            || (tokens[at].lower == "." && !gap.is_empty());
        if ends {
            sentences.push(Sentence {
                span: Span::new(tokens[start].span.start, tokens[at].span.end),
                tokens: start..at + 1,
                paragraph: 0,
                section: Section::Body,
                reference: None,
            });
            start = at + 1;
        }
    }
    let mut found = Annotated {
        tokens,
        sentences,
        ..Annotated::default()
    };
    for (person, name) in persons.iter().enumerate() {
        found.people.push(ReportPerson {
            name: (*name).into(),
            ..ReportPerson::default()
        });
        for (at, words) in text.match_indices(name) {
            found.persons.push(PersonMention {
                span: Span::new(at, at + words.len()),
                person,
            });
        }
    }
    let folded = Folded::new(text);
    let mut free = 0;
    for word in folded.words() {
        if word.start < free || !word.capital {
            continue;
        }
        if let Some(hit) = gaz.longest_at(&folded, word.start) {
            free = hit.end;
            found.places.push(PlaceMention {
                weak: false,
                span: folded.original(word.start, hit.end),
                candidates: hit.places,
            });
        }
    }
    found
}

pub(in crate::resolve) fn read(text: &str) -> Resolved {
    read_with(text, &[])
}

pub(super) fn read_with(text: &str, persons: &[&str]) -> Resolved {
    let gaz = gazetteer();
    resolve(&report(text), &annotated(text, &gaz, persons), &gaz)
}

/// "kind key as-written" of every location, in order.
pub(super) fn places(text: &str) -> Vec<String> {
    read(text)
        .locations
        .iter()
        .map(|l| format!("{} {}", l.kind.as_str(), l.key))
        .collect()
}

/// The roles of all mentions, in order.
pub(super) fn roles(text: &str) -> Vec<&'static str> {
    read(text)
        .mentions
        .iter()
        .map(|m| m.role.as_str())
        .collect()
}
