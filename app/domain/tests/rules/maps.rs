//! Maps and sets as sorted vectors behave like the standard library's trees under every sequence of operations.

use std::collections::{BTreeMap, BTreeSet};

use domain::map::{Map, Set, distinct, sorted};
use proptest::{collection::vec, strategy::Strategy};

use crate::support::{always, json};

/// An operation and its key.
fn acts() -> impl Strategy<Value = Vec<(u8, u8)>> {
    vec((0_u8..6, 0_u8..24), 0..120)
}

#[test]
fn a_map_does_what_a_tree_does() {
    always(64, acts(), |acts| {
        let (mut map, mut tree) = (Map::new(), BTreeMap::new());
        for (place, (act, key)) in acts.iter().enumerate() {
            match act {
                0..=2 => assert_eq!(map.insert(*key, place), tree.insert(*key, place)),
                3 => assert_eq!(map.remove(key), tree.remove(key)),
                4 => *map.or_default(*key) += 1,
                _ => assert_eq!(map.get(key), tree.get(key)),
            }
            if *act == 4 {
                *tree.entry(*key).or_default() += 1;
            }
            assert_eq!(map.contains_key(key), tree.contains_key(key));
        }
        assert!(map.iter().eq(tree.iter()));
        assert_eq!((map.len(), map.is_empty()), (tree.len(), tree.is_empty()));
        assert_eq!(json(&map), json(&tree), "and is written like one");
        let read: Map<u8, usize> = serde_json::from_str(&json(&tree)).expect("it can be read");
        assert_eq!(read, map);
        let copy: Map<u8, usize> = tree.into_iter().rev().collect();
        assert_eq!(copy, map, "in whatever order it is made");
    });
}

#[test]
fn a_set_does_what_a_tree_does() {
    always(64, acts(), |acts| {
        let (mut set, mut tree) = (Set::new(), BTreeSet::new());
        for (act, key) in acts {
            if act < 4 {
                assert_eq!(set.insert(key), tree.insert(key));
            } else {
                assert_eq!(set.remove(&key), tree.remove(&key));
            }
            assert_eq!(set.contains(&key), tree.contains(&key));
        }
        assert!(set.iter().eq(tree.iter()));
        assert_eq!(json(&set), json(&tree));
        let read: Set<u8> = serde_json::from_str(&json(&tree)).expect("it can be read");
        assert_eq!(read, set);
    });
}

#[test]
fn a_list_is_sorted_with_or_without_its_equals() {
    always(64, vec((0_u8..8, 0_u8..250), 0..60), |items| {
        let mut wanted = items.clone();
        wanted.sort_unstable();
        assert_eq!(sorted(items.clone()), wanted);
        wanted.dedup();
        assert_eq!(distinct(items), wanted);
    });
}

#[test]
fn deserializing_sorts_and_removes_duplicates() {
    let map: Map<String, u8> = serde_json::from_str(r#"{"b":1,"a":2,"b":3}"#).expect("a map");
    assert_eq!(map, Map::from([("a".to_owned(), 2), ("b".to_owned(), 3)]));
    let set: Set<u8> = serde_json::from_str("[3,1,3,2]").expect("a set");
    assert_eq!(set.into_vec(), [1, 2, 3]);
}
