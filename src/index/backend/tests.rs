//! The engine: what is removed, and when.

use super::*;
use crate::index::Term;

fn query(token: &str) -> Vec<Query> {
    vec![Query { all_of: vec![Term::Token(token.into())] }]
}

/// Commits one segment of items `from..to` of one passage each.
fn put(engine: &Tantivy, writer: &mut Writer, from: u64, to: u64) {
    let mut gathered = Gathering::default();
    (from..to).for_each(|n| gathered.put(PassageId::new(ItemId(n), 0).unwrap(), "Anna"));
    writer.add(engine.segments().write(&gathered).unwrap().unwrap()).unwrap();
    writer.commit().unwrap();
}

fn found(engine: &Tantivy) -> Vec<u64> {
    engine.candidates(&query("anna")).unwrap().into_iter().map(|passage| passage.item().0).collect()
}

#[test]
fn what_is_removed_in_any_number_is_gone_with_the_commit_and_nothing_else_is() {
    let dir = tempfile::tempdir().unwrap();
    let engine = Tantivy::open(dir.path()).unwrap();
    let mut writer = engine.writer().unwrap();
    let (half, all) = (STALE as u64 / 2 + 5, STALE as u64 + 10);
    put(&engine, &mut writer, 0, half);
    put(&engine, &mut writer, half, all);
    assert_eq!(found(&engine).len() as u64, all);
    writer.tombstone(ItemId(7)).unwrap();
    assert_eq!(found(&engine).len() as u64, all, "nothing is seen before the commit");
    writer.commit().unwrap();
    assert!(!found(&engine).contains(&7));
    // More than are handed over together, those gone before and some that never were among them.
    (0..all + 3).filter(|n| *n != all - 1 && *n != 12).for_each(|n| writer.tombstone(ItemId(n)).unwrap());
    assert!(writer.stale.len() < STALE);
    put(&engine, &mut writer, 1 << 24, (1 << 24) + 2);
    assert_eq!(found(&engine), [12, all - 1, 1 << 24, (1 << 24) + 1]);
}
