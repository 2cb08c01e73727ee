//! The tools of one kind: macros that pass on a part of the registry.

/// Passes on the lines of the kinds `plain` and `whole`, without the kind.
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
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => whole; $($rest:tt)*) => {
        whole_tools! { $then
            [$($done)* $(#[$doc])* $field, $name, $state $(as $stored)?;] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident; $($rest:tt)*) => {
        whole_tools! { $then [$($done)*] $($rest)* }
    };
}

/// Passes on the variants of the kind `plain`.
macro_rules! plain_tools {
    ($then:ident [$($done:tt)*]) => {
        $then! { $($done)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => plain; $($rest:tt)*) => {
        plain_tools! { $then [$($done)* $name] $($rest)* }
    };
    ($then:ident [$($done:tt)*]
        $(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident; $($rest:tt)*) => {
        plain_tools! { $then [$($done)*] $($rest)* }
    };
}

pub(crate) use {plain_tools, whole_tools};
