#![expect(
    clippy::unwrap_used,
    reason = "a test may stop at what it does not find"
)]

use std::fs;
use std::path::PathBuf;

use super::super::Gazetteer;
use super::super::embedded;
use super::*;

const DUMP: &str = "1\tQal`ah-ye Sabz\tQalah-ye Sabz\tQala-i-Sabz,قلعه سبز\t35.97\t65.40\tP\tPPL\tAF\t\t31\t2811\t\t\t0\t\t0\tAsia/Kabul\t2018-01-01\n\
2\tMoghol\tMoghol\tMughul\t35.87\t65.43\tP\tPPL\tAF\t\t31\t2811\t\t\t0\t\t0\tAsia/Kabul\t2018-01-01\n\
3\tKōh-e Bābā\tKoh-e Baba\t\t35.8\t65.4\tT\tMT\tAF\t\t31\t\t\t\t0\t\t0\tAsia/Kabul\t2018-01-01\n\
4\tNowhere\tNowhere\t\t95\t65.4\tP\tPPL\tAF\t\t31\t\t\t\t0\t\t0\tAsia/Kabul\t2018-01-01\n\
5 half a line\n";

fn source(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn imported(name: &str, text: &str, options: &Options) -> (Gazetteer, Merged) {
    let (_folder, path) = source(name, text);
    let (tables, merged) = import(&embedded::tables().unwrap(), &[path], options).unwrap();
    (Gazetteer::from_tables("test", &tables).unwrap(), merged)
}

#[test]
fn a_dump_adds_villages_and_spellings_and_says_what_it_left_out() {
    let (gaz, merged) = imported("AF.txt", DUMP, &Options::default());
    let id = gaz.by_key("gn-1").unwrap();
    assert_eq!(gaz.place(gaz.parent(id).unwrap()).name, "Darzab");
    assert_eq!(gaz.known("Qala e Sabz").first().unwrap().place, id);
    assert_eq!(gaz.known("قلعه سبز").first().unwrap().place, id);
    assert_eq!(merged.added, 2, "{merged:?}");
    let reasons: Vec<_> = merged
        .left_out
        .iter()
        .map(|(_, n, at)| (n, at.rsplit(':').next().unwrap().to_owned()))
        .collect();
    assert_eq!(reasons.len(), 3, "{merged:?}");
    assert!(reasons.contains(&(1, "4".to_owned())), "{reasons:?}");
}

#[test]
fn codes_that_a_spreadsheet_took_for_numbers_lead_to_their_district() {
    // The point by itself is nearest to another district.
    let line = "6\tTal\tTal\t\t35.93\t65.42\tP\tPPL\tAF\t\t8\t2810.0\t\t\t0\t\t0\tAsia/Kabul\t2018-01-01\n";
    let (_one, admin1_codes) = source("1.txt", "AF.08\tJowzjan\tJowzjan\t1\n");
    let (_two, admin2_codes) = source("2.txt", "AF.08.2810\tQush Tepa\tQush Tepa\t2\n");
    let options = Options {
        admin1_codes: Some(admin1_codes),
        admin2_codes: Some(admin2_codes),
        ..Options::default()
    };
    let parent = |options: &Options| {
        let (gaz, _) = imported("AF.txt", line, options);
        let id = gaz.by_key("gn-6").unwrap();
        gaz.place(gaz.parent(id).unwrap()).name.clone()
    };
    assert_eq!(parent(&Options::default()), "Bal Chiragh");
    assert_eq!(parent(&options), "Qush Tepa");
}

#[test]
fn a_place_of_the_tables_is_not_doubled() {
    let builtin = Gazetteer::embedded().unwrap();
    let moghol = builtin.by_key("af2811-moghol").unwrap();
    let point = builtin.place(moghol).point.unwrap();
    let line = DUMP
        .lines()
        .nth(1)
        .unwrap()
        .replace("35.87\t65.43", &format!("{}\t{}", point.lat, point.lon))
        .replace("Mughul", "Mughul,Muġul-i Pāyān");
    let (gaz, merged) = imported("AF.txt", &line, &Options::default());
    assert_eq!((merged.added, merged.merged), (0, 1), "{merged:?}");
    assert!(gaz.by_key("gn-2").is_none());
    assert_eq!(gaz.known("Mughul-i-Payan").first().unwrap().place, moghol);
}

#[test]
fn a_table_is_read_by_its_header_or_by_a_map() {
    let table = "Village;District;Province;Y;X;Other names\nSabz Dara;Darzab;Jowzjan;35,8;65,4;\nSabz Dara;Darzab;Jowzjan;35.83;65.41;Sabzdarra|Green Valley\n";
    let (gaz, merged) = imported("villages.csv", table, &Options::default());
    let id = gaz.by_key("own-2").unwrap();
    assert_eq!(gaz.place(gaz.parent(id).unwrap()).key, "af2811");
    assert!(gaz.known("Green Valley").iter().any(|hit| hit.place == id));
    assert_eq!(merged.left_out.iter().count(), 1);
    let mapped = Options {
        columns: Columns::parse("name=Other names,lat=Y,lon=X").unwrap(),
        ..Options::default()
    };
    let (gaz, _) = imported("villages.csv", table, &mapped);
    assert_eq!(
        gaz.place(gaz.by_key("own-2").unwrap()).name,
        "Sabzdarra|Green Valley"
    );
    let (_folder, path) = source("villages.csv", table);
    let wrong = Options {
        columns: Columns::parse("name=Dorf").unwrap(),
        ..Options::default()
    };
    let error = import(&embedded::tables().unwrap(), &[path], &wrong).unwrap_err();
    assert!(error.to_string().contains("no column 'Dorf'"), "{error}");
}

#[test]
fn geojson_and_whos_on_first_features_are_read() {
    let collection = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[65.41,35.83]},"properties":{"name":"Tal-e Surkh","province":"Jowzjan"}},
        {"type":"Feature","geometry":null,"properties":{"name":"Nirgends"}}]}"#;
    let (gaz, merged) = imported("places.geojson", collection, &Options::default());
    assert_eq!(gaz.place(gaz.by_key("own-7").unwrap()).name, "Tal-e Surkh");
    assert_eq!(merged.left_out.iter().count(), 1);

    let feature = r#"{"type":"Feature","properties":{"wof:id":9,"wof:name":"Tal-e Zard","wof:placetype":"locality","geom:latitude":35.83,"geom:longitude":65.41,"name:fas_x_preferred":["تل زرد"],"wof:superseded_by":[]}}"#;
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/9.geojson"), feature).unwrap();
    let (tables, _) = import(
        &embedded::tables().unwrap(),
        &[folder.path().into()],
        &Options::default(),
    )
    .unwrap();
    let gaz = Gazetteer::from_tables("test", &tables).unwrap();
    assert!(
        gaz.known("تل زرد")
            .iter()
            .any(|hit| gaz.place(hit.place).key == "wof-9")
    );
}

#[test]
fn what_is_no_source_is_refused_with_the_reason() {
    for (name, text, words) in [
        ("notes.txt", "nothing here", "say which with --format"),
        (
            "table.csv",
            "a,b\n1,2\n",
            "needs columns for name, lat and lon",
        ),
        ("x.geojson", "{", "is no GeoJSON"),
    ] {
        let (_folder, path) = source(name, text);
        let error = import(&embedded::tables().unwrap(), &[path], &Options::default()).unwrap_err();
        assert!(error.to_string().contains(words), "{name}: {error}");
    }
    let missing = import(
        &embedded::tables().unwrap(),
        &["nowhere.zip".into()],
        &Options::default(),
    );
    assert!(
        missing
            .unwrap_err()
            .to_string()
            .contains("cannot be opened")
    );
}
