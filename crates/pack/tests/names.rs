//! Words of a pack: read as they are written.

use bangfu_model::Grade;
use bangfu_pack::{FieldType, Status};
use serde::Serialize;

fn come_back<T: Serialize>(from_name: fn(&str) -> Option<T>, names: &[&str]) {
    for name in names {
        let written = from_name(name).and_then(|read| serde_json::to_value(read).ok());
        assert_eq!(written, Some((*name).into()));
    }
    assert!(from_name("other").is_none());
}

#[test]
fn words_come_back() {
    come_back(Status::from_name, &["in-force", "draft"]);
    come_back(
        Grade::from_name,
        &["must", "in-principle", "strive", "encouraged"],
    );
    let types = "text paragraph integer decimal date year choice choices uscc";
    come_back(FieldType::from_name, &types.split(' ').collect::<Vec<_>>());
}
