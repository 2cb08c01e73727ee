//! The rules, as stories and as laws.
//!
//! One program, so that all tests share [`support`] and link once. Run a part by its name: `cargo test -p domain
//! --test rules cards::`. Random tests print a seed; `SEED=… cargo test …` replays it. `BLESS=1 cargo test …` rewrites
//! the golden powers table: review the difference before committing it.

mod agenda;
mod areas;
mod cards;
mod charter;
mod costs;
mod customers_only;
mod disconnects;
mod gates;
mod glossary;
mod laws;
mod lifecycle;
mod links;
mod maps;
mod measures;
mod measures_change;
mod measures_group;
mod measures_laws;
mod negotiables;
mod polls;
mod powers;
mod powers_table;
mod prepared_statements;
mod progress;
mod rehearsing;
mod resolution;
mod rounds;
mod samples;
mod sealed_rounds;
mod seats;
mod secrecy;
mod signing;
mod statements;
mod support;
mod templates;
mod texts;
mod themes;
mod together;
mod toolbox;
mod tracking;
mod two_truths;
mod typed;
mod undoing;
mod votes;
