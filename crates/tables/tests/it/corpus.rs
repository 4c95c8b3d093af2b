//! The kept seeds of the fuzz target for tables: the template of every kind, with the number of the kind as first byte,
//! as the target reads it. To renew them, run this test with `HEADWAY_RENEW=1`. Damaged tables are in `mutated`.

use crate::read;
use std::path::Path;
use tables::{Format, Kind, write_template};

#[test]
fn the_kept_seeds_are_those_that_are_made_and_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../iati/fuzz/seeds/tables");
    for (number, kind) in Kind::ALL.into_iter().enumerate() {
        let mut seed = vec![number as u8];
        write_template(kind, Format::Csv, &|key: &str| key.to_owned(), &mut seed).unwrap();
        let file = folder.join(kind.name());
        if std::env::var_os("HEADWAY_RENEW").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &seed).unwrap();
        }
        let kept = std::fs::read(&file).unwrap_or_default();
        assert!(kept == seed, "{} is not the one that is made", kind.name());
        assert!(read(kind, &kept[1..]).is_ok(), "{}", kind.name());
    }
}
