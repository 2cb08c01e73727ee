//! Which commands must be granted at least once in the walk: what is never granted is never looked at.

use std::collections::BTreeSet;

use domain::{Command, Workshop, samples};

use super::walk::kind;

/// Commands that neither carry a text nor answer a round, and say something about a person nevertheless.
const ALSO: [&str; 21] = [
    "cards.delete",
    "cards.nothing_to_add",
    "costs.accept",
    "costs.withdraw",
    "disconnects.assign_owner",
    "disconnects.confirm",
    "facilitator_notes.drop",
    "links.unlink",
    "negotiables.accept",
    "negotiables.settle",
    "requests.answer",
    "requests.withdraw",
    "resolution.sign",
    "round_robin.pass",
    "signals.done",
    "signals.hand",
    "signals.show",
    "statements.acknowledge",
    "statements.ask",
    "statements.place",
    "statements.withdraw",
];

/// Commands with a text that the walk does not give, and why.
const NOT_GIVEN: [(&str, &str); 7] = [
    ("agenda.reword", "the chair's words for a step are for everybody"),
    ("costs.go_without", "a reason of the chair's for everybody, and there is a cost"),
    ("resolution.amend", "an amendment is answered here, and taken in the tests of the domain"),
    ("seats.admit", "given by the server, for the requests of fixture.rs"),
    ("seats.flag_missing", "the name of a function that nobody speaks for"),
    ("seats.on_behalf_of", "counted as the command that is entered"),
    ("statements.justify_lower_ambition", "takes an ambition that was lowered between two ratings"),
];

/// The name of a command: `cards.write`.
pub(crate) fn name(command: &Command) -> String {
    kind(&serde_json::to_value(command).unwrap())
}

/// What must be granted: every command that carries a text or answers a round, and some others.
fn wanted() -> BTreeSet<String> {
    let (commands, rounds) = (samples::commands(), samples::rounds());
    let texts = commands.iter().filter(|command| !command.typed().is_empty()).map(name);
    let workshop = Workshop::default();
    let answers = rounds.iter().map(|(_, round)| name(&(round.says)(&workshop, 1)));
    texts.chain(answers).chain(ALSO.map(str::to_owned)).collect()
}

/// Checks that everything was granted that had to be.
#[track_caller]
pub(crate) fn check(granted: &BTreeSet<String>) {
    let (mut wanted, known) =
        (wanted(), samples::commands().iter().map(name).collect::<BTreeSet<_>>());
    for also in ALSO {
        assert!(known.contains(also), "there is no command {also}: delete its line in ALSO");
    }
    for (name, _) in NOT_GIVEN {
        assert!(
            wanted.remove(name) && !granted.contains(name),
            "{name}: delete its line in NOT_GIVEN"
        );
    }
    let missed: Vec<_> = wanted.difference(granted).collect();
    assert!(
        missed.is_empty(),
        "never granted, and so not looked at: {missed:#?}\nLet somebody give each of them in \
         matrix/own_view.rs or matrix/probes.rs, or say in NOT_GIVEN why nobody does"
    );
}
