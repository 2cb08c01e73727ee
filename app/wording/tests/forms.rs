//! One value has one wording; where people say it of themselves, the record says it in the third person.

use domain::{
    scale::Gradient,
    text::FunctionName,
    tool::{
        agenda::{Round, gate::Missing},
        resolution::{ConsentOutcome, Section},
    },
};
use texts::{Language, within};
use wording::{
    consent_outcome, consent_outcome_third, gradient, gradient_third, lacked, missing, round,
    section,
};

#[test]
fn the_third_person_never_speaks_for_the_reader() {
    for language in Language::ALL {
        within(language, || {
            for position in Gradient::ALL {
                assert_ne!(gradient(position), gradient_third(position), "{language:?}");
            }
            let outcomes = [
                ConsentOutcome::Support,
                ConsentOutcome::Open,
                ConsentOutcome::Contested,
                ConsentOutcome::Stopped,
            ];
            for outcome in outcomes {
                assert_ne!(consent_outcome(outcome), consent_outcome_third(outcome));
                assert!(!consent_outcome_third(outcome).ends_with('.'), "a stop may follow");
            }
        });
    }
}

#[test]
fn what_was_missing_names_the_function_in_every_language() {
    let Ok(legal) = FunctionName::parse("Legal") else { panic!("a function") };
    for language in Language::ALL {
        within(language, || {
            let gap = Missing::Signature(legal.clone());
            assert!(lacked(&gap).contains("Legal"), "{}", lacked(&gap));
            assert_eq!(missing(&[gap.clone(), gap]).len(), 1, "functions share one line");
        });
    }
}

#[test]
fn every_heading_and_round_has_a_name_in_every_language() {
    for language in Language::ALL {
        within(language, || {
            assert!(Section::ALL.into_iter().all(|one| !section(one).is_empty()));
            assert_ne!(round(Round::First), round(Round::Second));
        });
    }
}
