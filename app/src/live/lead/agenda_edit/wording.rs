//! Changes title, instruction, script and minutes of a step. What is left as shipped appears in each reader's language.

use domain::{
    id::StepId,
    limits::{MINUTES_MAX, REASON_CHARS_MAX, STEP_LINES_MAX, TITLE_CHARS_MAX},
    text::{Reason, TextError, Title},
    time::Minutes,
    tool::agenda::{Command, Recipe, Step, Wording},
};
use leptos::prelude::*;
use texts::agenda_edit as t;

use crate::{
    live::lead::agenda_edit::editing::{Editing, panel},
    state::{ToastKind, draft},
    ui::{
        controls::{button, form, send_button},
        draft::Draft,
        fields::{Area, line},
        icon::Icon,
        parts::{buttons, nothing, para},
    },
    words,
};

/// The typed fields.
#[derive(Clone, Copy)]
struct Typed {
    title: Draft,
    line: Draft,
    script: Draft,
    lines: Draft,
    minutes: Draft,
}

impl Typed {
    fn of(step: &Step) -> Self {
        let drafted = |name: &str, now: &str| {
            let drafted = draft(format!("step.{}.{name}", step.id.0));
            drafted.start_from(now);
            drafted
        };
        let lines: Vec<&str> = step.lines.iter().map(Reason::as_str).collect();
        Self {
            title: drafted("title", &words::steps::title(step)),
            line: drafted("line", &words::steps::instruction(step)),
            script: drafted("script", &words::steps::script(step).unwrap_or_default()),
            lines: drafted("lines", &lines.join("\n")),
            minutes: drafted("minutes", &step.minutes.get().to_string()),
        }
    }

    fn clear(self) {
        for drafted in [self.title, self.line, self.script, self.lines, self.minutes] {
            drafted.clear();
        }
    }

    /// The step as it would be.
    fn parse(self, step: &Step) -> Result<Step, String> {
        let texts::Step { title, line } = words::steps::shipped(step.recipe);
        let script = words::steps::spoken(step.recipe).script;
        let own = step.recipe == Recipe::Own;
        let read = || -> Result<Step, TextError> {
            let script_typed = self.script.peek();
            let mut lines = Vec::new();
            for typed in self.lines.peek().lines().filter(|typed| !typed.trim().is_empty()) {
                lines.push(Reason::parse(typed)?);
            }
            Ok(Step {
                title: changed(&self.title.peek(), title, own)?,
                instruction: changed(&self.line.peek(), line, own)?,
                script: match script_typed.trim() {
                    same if same.is_empty() || same == script => None,
                    other => Some(Reason::parse(other)?),
                },
                lines,
                ..step.clone()
            })
        };
        let minutes = self.minutes.peek().trim().parse().ok().and_then(Minutes::new);
        let minutes = minutes.ok_or_else(|| t::say_minutes(MINUTES_MAX))?;
        let step = read().map_err(|why| words::text_error(&why))?;
        if step.lines.len() > STEP_LINES_MAX {
            return Err(t::too_many_lines(STEP_LINES_MAX));
        }
        Ok(Step { minutes, ..step })
    }
}

/// The typed text if it differs from the shipped one. A step without shipped texts (`own`) needs its own.
fn changed(typed: &str, shipped: &str, own: bool) -> Result<Option<Title>, TextError> {
    let typed = typed.trim();
    if !own && (typed.is_empty() || typed == shipped) {
        return Ok(None);
    }
    Title::parse(typed).map(Some)
}

/// The form for one step.
pub fn wording(editing: Editing, id: StepId) -> AnyView {
    let room = editing.room;
    let Some(step) = room.peek(|w| w.agenda.step(id).cloned()) else { return nothing() };
    let typed = Typed::of(&step);
    let done = move || {
        typed.clear();
        editing.open.set(None);
    };
    let ask = move |step: Step| {
        let Step { title, instruction, script, lines, minutes, .. } = step;
        let words = Wording { title, instruction, script };
        room.send(Command::Reword { step: id, words, lines, minutes });
    };
    let send = {
        let step = step.clone();
        move || match typed.parse(&step) {
            Ok(new) => {
                if new != step {
                    ask(new);
                }
                done();
            }
            Err(why) => room.toast(ToastKind::Stop, why),
        }
    };
    let own = step.title.is_some() || step.instruction.is_some() || step.script.is_some();
    let back = if own && step.recipe != Recipe::Own {
        let ships = Step { title: None, instruction: None, script: None, ..step };
        button("small", Some(Icon::Back), t::as_it_ships(), move || {
            ask(ships.clone());
            done();
        })
    } else {
        nothing()
    };
    let key = |name: &str| format!("step-{}-{name}", id.0);
    let body = panel(vec![
        line(key("title"), t::title(), "text", typed.title, TITLE_CHARS_MAX),
        line(key("line"), t::line(), "text", typed.line, TITLE_CHARS_MAX),
        Area::new(key("script"), t::script(), typed.script, REASON_CHARS_MAX).field(),
        Area::new(key("lines"), t::lines(), typed.lines, REASON_CHARS_MAX * STEP_LINES_MAX).field(),
        line(key("minutes"), t::minutes(), "number", typed.minutes, 3),
        para("hint", t::reword_hint()),
        buttons(vec![
            send_button("small", Some(Icon::Check), t::save()),
            back,
            button("quiet small", None, t::leave(), done),
        ]),
    ]);
    form("wording", send, body)
}
