//! One value has one wording; where people say it of themselves, the record says it in the third person.

use domain::{
    id::DisconnectId,
    measure::{Clarity, Swaps},
    scale::Gradient,
    text::FunctionName,
    tool::{
        agenda::{Round, gate::Missing},
        cards::Level,
        disconnects::{Disconnect, End, EndSide, Subject},
        resolution::{ConsentOutcome, Section},
    },
};
use texts::{Language, within};
use wording::{
    clarity, consent_outcome, consent_outcome_third, disconnect_title, gradient, gradient_third,
    lacked, missing, round, section, stands,
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
    let legal = function("Legal");
    for language in Language::ALL {
        within(language, || {
            let gap = Missing::Signature(legal.clone());
            assert!(lacked(&gap).contains("Legal"), "{}", lacked(&gap));
            assert_eq!(missing(&[gap.clone(), gap]).len(), 1, "functions share one line");
        });
    }
}

fn function(name: &str) -> FunctionName {
    FunctionName::parse(name).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// H4: three English sentences and a title were stored in events and shown to French readers.
#[test]
fn h4_a_disconnect_of_a_stage_poll_is_worded_for_its_reader() {
    let end =
        |name| End { function: function(name), position: None, reason: None, restatement: None };
    let subject = Subject::Stages { stages: [Level::Problem, Level::Supplier] };
    let id = "0190f5de-0000-7000-8000-000000000001".parse::<DisconnectId>();
    let Ok(id) = id else { panic!("it is an id") };
    let known = Disconnect::between(id, subject, Level::Problem, end("HR"), end("Legal"));
    let told = |language| {
        within(language, || {
            let [one, two] = [EndSide::First, EndSide::Second].map(|which| stands(&known, which));
            [disconnect_title(&known), one.unwrap_or_default(), two.unwrap_or_default()]
        })
    };
    let english = ["Where we are", "We are still at the problem.", "We are at the supplier."];
    assert_eq!(told(Language::English), english);
    let french = ["Où nous en sommes", "Nous en sommes encore au problème."];
    assert_eq!(told(Language::French)[..2], french);
    for language in [Language::German, Language::French, Language::Spanish] {
        assert!(told(language).iter().zip(english).all(|(text, other)| text != other));
    }
}

/// W32: a group that had moved apart was told that its change was too close to call.
#[test]
fn w32_a_group_that_moved_apart_is_told_so() {
    let told = |closer, as_close| clarity(Clarity::Unclear(Swaps { closer, as_close, ways: 64 }));
    assert_eq!(told(-120, 63), "You moved apart: your answers differ more than before.");
    for unclear in [told(-120, 40), told(120, 40), told(0, 64)] {
        assert_eq!(unclear, "Too close to call: chance alone could explain the change.");
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
