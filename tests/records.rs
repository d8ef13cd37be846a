//! Records of sheets, from the file to the unit: what is merged over several rows belongs to each of them, and a record of several
//! rows is one unit.

use dsar::find::Plan;
use dsar::find::assemble::assemble;
use dsar::format::{ReadLimits, read_tree};
use dsar::model::{Band, Identity, RequestForm, VariantSettings};
use std::path::Path;

/// The rows that are found in a sheet of merged cells, a unit each.
fn found(file: &str, name: &str) -> Vec<(String, Band)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/records").join(file);
    let reading = read_tree(file, &std::fs::read(path).unwrap(), &ReadLimits::default());
    let form = RequestForm {
        received: jiff::civil::date(2026, 3, 2),
        channel: "letter".into(),
        requester: None,
        preferred_form: None,
        subject: Identity { names: vec![name.to_owned()], ..Identity::default() },
        namesake: Vec::new(),
        variants: VariantSettings::default(),
    };
    let (plan, drafts) = (Plan::new(&form), assemble(&reading.items[0]));
    let verdicts = plan.judge_item(&reading.items[0], &drafts);
    let hits =
        drafts.iter().zip(verdicts).filter_map(|(draft, hit)| Some((draft.text.replace('\t', " | "), hit?.band)));
    hits.collect()
}

#[test]
fn merged_cells_belong_to_each_row_and_a_record_of_several_rows_is_one_unit() {
    for file in ["merged.xlsx", "merged.ods", "merged.xls"] {
        let mina: Vec<String> = found(file, "Mina Featherstonehaugh").into_iter().map(|(text, _)| text).collect();
        let log = "Mina Featherstonehaugh | 3 May | fell in the yard\nMina Featherstonehaugh | 4 May | was well again\n\
                   Mina Featherstonehaugh | 9 May | came late";
        assert_eq!(mina[0], log, "{file}");
        assert_eq!(mina[1..], ["Featherstonehaugh | Mina | 7", "Monday | Mina Featherstonehaugh | swims"], "{file}");
        // The surname stands merged above; the forename alone would say nothing, and it is another child's record.
        assert_eq!(
            found(file, "Zoltan Featherstonehaugh"),
            [("Featherstonehaugh | Zoltan | 9".to_owned(), Band::Probable)],
            "{file}"
        );
        let otto: Vec<String> = found(file, "Otto Voss").into_iter().map(|(text, _)| text).collect();
        assert!(
            otto.contains(&"Monday | Otto Voss | sings".to_owned()) && !otto.concat().contains("Mina"),
            "{file}: {otto:?}"
        );
    }
}

#[test]
fn a_merged_cell_is_written_once_where_a_file_is_extracted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/records/merged.xlsx");
    let reading = read_tree("merged.xlsx", &std::fs::read(path).unwrap(), &ReadLimits::default());
    let rows = &reading.items[0].passages;
    let own = rows.iter().flat_map(|p| p.own_fields().map(|f| f.span.of(p.text.expose())));
    assert_eq!(own.filter(|text| *text == "Mina Featherstonehaugh").count(), 2);
    assert!(rows.iter().any(|p| p.repeated == [0]) && rows.iter().all(|p| p.repeated.len() < 2));
}
