//! Close codes and the names of the encodings.

use std::collections::BTreeSet;

use protocol::{
    CloseCode, Encoding,
    codec::{SUBPROTOCOL_JSON, SUBPROTOCOL_POSTCARD},
};

#[test]
fn every_code_has_a_distinct_number() {
    let numbers: BTreeSet<_> = CloseCode::ALL.into_iter().map(CloseCode::number).collect();
    assert_eq!(numbers.len(), CloseCode::ALL.len());
}

#[test]
fn a_number_names_its_code_and_no_other_number_does() {
    for code in CloseCode::ALL {
        assert_eq!(CloseCode::from_number(code.number()), Some(code));
    }
    let named = (0..=u16::MAX).filter_map(CloseCode::from_number).count();
    assert_eq!(named, CloseCode::ALL.len());
}

/// Applications may use 4000 to 4999; of the registered codes a server may send these two.
#[test]
fn every_number_may_be_sent() {
    for code in CloseCode::ALL {
        let number = code.number();
        assert!((4_000..5_000).contains(&number) || [1_009, 1_012].contains(&number), "{code:?}");
    }
}

#[test]
fn every_code_says_what_to_do() {
    let meanings: BTreeSet<_> = CloseCode::ALL.into_iter().map(CloseCode::meaning).collect();
    assert_eq!(meanings.len(), CloseCode::ALL.len());
    assert!(meanings.iter().all(|meaning| (20..120).contains(&meaning.len())));
}

#[test]
fn reconnecting_helps_only_if_the_server_can_recover() {
    let back = CloseCode::ALL.into_iter().filter(|code| code.may_return());
    let expected = [
        CloseCode::Restarting,
        CloseCode::TooSlow,
        CloseCode::Full,
        CloseCode::TooMany,
        CloseCode::SeatFull,
    ];
    assert_eq!(back.collect::<Vec<_>>(), expected);
}

#[test]
fn a_subprotocol_names_an_encoding() {
    assert_eq!(Encoding::from_subprotocol(SUBPROTOCOL_POSTCARD), Some(Encoding::Postcard));
    assert_eq!(Encoding::from_subprotocol(SUBPROTOCOL_JSON), Some(Encoding::Json));
    for unknown in ["", "collective-yes.v2.json", "COLLECTIVE-YES.V1.JSON"] {
        assert_eq!(Encoding::from_subprotocol(unknown), None);
    }
}
