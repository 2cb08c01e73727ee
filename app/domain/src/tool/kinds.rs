//! The tools of one kind: macros that pass on a part of the registry, and what depends on the kind.

/// Passes on the lines of the kinds `plain`, `per_step` and `whole`, without the kind.
macro_rules! whole_tools {
    ($then:ident [$($done:tt)*]) => {
        $then! { $($done)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => plain; $($rest:tt)*) => {
        whole_tools! { $then
            [$($done)* $(#[$doc])* $field, $name, $state $(as $stored)?;] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => per_step; $($rest:tt)*) => {
        whole_tools! { $then
            [$($done)* $(#[$doc])* $field, $name, $state $(as $stored)?;] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => whole; $($rest:tt)*) => {
        whole_tools! { $then
            [$($done)* $(#[$doc])* $field, $name, $state $(as $stored)?;] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident; $($rest:tt)*) => {
        whole_tools! { $then [$($done)*] $($rest)* }
    };
}

/// Passes on the variants of the kinds `plain` and `per_step`.
macro_rules! plain_tools {
    ($then:ident [$($done:tt)*]) => {
        $then! { $($done)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => plain; $($rest:tt)*) => {
        plain_tools! { $then [$($done)* $name] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => per_step; $($rest:tt)*) => {
        plain_tools! { $then [$($done)* $name] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident; $($rest:tt)*) => {
        plain_tools! { $then [$($done)*] $($rest)* }
    };
}

/// Passes on the lines of the kind `per_step`: field and variant.
macro_rules! per_step_tools {
    ($then:ident [$($done:tt)*]) => {
        $then! { $($done)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => per_step; $($rest:tt)*) => {
        per_step_tools! { $then [$($done)* $field, $name;] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident; $($rest:tt)*) => {
        per_step_tools! { $then [$($done)*] $($rest)* }
    };
}

/// Does something with a tool: with its state, or, if it has a round per step, with the round or rounds that it is about.
macro_rules! by_kind {
    (per_step: evolve $tool:expr, $agenda:expr, $event:expr) => {
        crate::tool::per_step::evolve(&mut *$tool, $agenda, $event)
    };
    (per_step: decide $tool:expr, $workshop:expr, $actor:expr, $command:expr, $at:expr) => {
        $tool.now_or_empty(&$workshop.agenda, |round| round.decide($workshop, $actor, $command, $at))
    };
    (per_step: $of_all:ident $tool:expr $(, $viewer:expr)?) => {
        crate::tool::per_step::$of_all(&*$tool $(, $viewer)?)
    };
    ($kind:ident: evolve $tool:expr, $agenda:expr, $event:expr) => {
        $tool.evolve($event)
    };
    ($kind:ident: $does:ident $tool:expr $(, $given:expr)*) => {
        $tool.$does($($given),*)
    };
}

pub(crate) use {by_kind, per_step_tools, plain_tools, whole_tools};
