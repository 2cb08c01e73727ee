//! The costs of staying: estimated with each function's own numbers, accepted by the others. Until one is accepted, the
//! alternative remains locked.

use domain::{
    id::CostId,
    limits::{REASON_CHARS_MAX, UNIT_CHARS_MAX},
    powers::Power,
    text::{Reason, Unit},
    tool::{
        agenda::Step,
        costs::{Amount, Command, Costs, Grade, Span},
    },
};
use leptos::prelude::*;
use texts::costs as t;

use crate::{
    browser::random,
    live::shared::who::{may_not, my_function},
    state::{Room, ToastKind, draft, use_room},
    ui::{
        chips::Choice,
        controls::{button, form, send_button},
        draft::Draft,
        fields::{Area, chips, line},
        icon::Icon,
        memo,
        parts::{
            ask, badge, buttons, each, el, empty, live, note, nothing, para, plain, section, when,
        },
        views::Views as _,
    },
    words,
};

/// The stage for the costs of staying.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let lines = step.lines.iter().map(|line| para("words", line.as_str())).views();
    let said = if lines.is_empty() { nothing() } else { el("article", "panel stack", lines) };
    let names = memo(move || room.may(Power::Write));
    vec![
        ask(t::question(), ""),
        said,
        costs(room),
        may_not(room, Power::Write, t::seller()),
        when(move || names.get(), move || section(t::name_title(), vec![name(room)])),
    ]
    .into_any()
}

/// The estimated costs and their totals.
pub fn costs(room: Room) -> AnyView {
    let ids = move || room.read(|w| w.costs.list.iter().map(|cost| cost.id.0).collect());
    let bare = move || room.read(|w| w.costs.list.is_empty());
    let row = move |id| live(move || row(room, CostId(id)));
    vec![
        live(move || room.read(|w| state(&w.costs))),
        when(bare, || empty(Icon::Concern, t::none())),
        el("div", "stack costs", vec![each(ids, row)]),
    ]
    .into_any()
}

/// Whether the alternative is unlocked, and what waiting costs.
fn state(costs: &Costs) -> AnyView {
    let totals = words::yearly(costs);
    if !costs.alternative_unlocked() {
        return note("info", Icon::Lock, t::locked(), para("", t::opens_when()));
    }
    if totals.is_empty() {
        let why = match &costs.without {
            Some(why) => t::without(why),
            None => t::open().to_owned(),
        };
        return para("hint", why);
    }
    let mut inside = vec![para("finding large", t::every_year())];
    inside.extend(totals.into_iter().map(|total| para("words", total)));
    inside.push(para("hint", t::own_numbers()));
    el("section", "panel stack", inside)
}

fn row(room: Room, id: CostId) -> AnyView {
    let known = room.read(|w| w.costs.list.iter().find(|c| c.id == id).cloned());
    let Some(cost) = known else { return nothing() };
    let mine = my_function(room).filter(|_| room.may(Power::Write));
    let acts = mine.map(|function| {
        let accepted = cost.accepted_by.contains(&function);
        if function == cost.function {
            return button("quiet small", Some(Icon::Trash), t::take_back(), move || {
                room.send(Command::Withdraw { cost: id });
            });
        }
        let label = if accepted { t::no_longer() } else { t::is_so() };
        let class = if accepted { "quiet small" } else { "small" };
        button(class, (!accepted).then_some(Icon::Check), label, move || {
            room.send(Command::Accept { cost: id, accepted: !accepted });
        })
    });
    let figures = cost.amount.as_ref().map(|known| para("hint num", words::amount(known)));
    let tone = if cost.is_accepted() { "goal" } else { "outline" };
    let mut inside = vec![para("words", cost.text.as_str())];
    inside.extend(figures);
    inside.push(el(
        "p",
        "hint",
        vec![badge(tone, words::grade(cost.grade)), plain(" "), plain(words::support(&cost))],
    ));
    inside.push(buttons(acts.into_iter().collect()));
    el("article", "panel cost", inside)
}

/// The form for a new cost.
#[derive(Clone, Copy)]
struct Form {
    text: Draft,
    grade: RwSignal<usize>,
    /// Lowest and highest frequency, lowest and highest cost per occurrence.
    numbers: [Draft; 4],
    unit: Draft,
}

fn name(room: Room) -> AnyView {
    let form_of = Form {
        text: draft("cost"),
        grade: RwSignal::new(0),
        numbers: ["often", "often-most", "each", "each-most"]
            .map(|name| draft(format!("cost.{name}"))),
        unit: draft("cost.unit"),
    };
    let grades = Grade::ALL.map(|grade| Choice::word(words::grade(grade))).into();
    let label = [t::often(), t::at_most(), t::one_costs(), t::at_most()];
    let fields = form_of.numbers.into_iter().zip(label).enumerate();
    let fields =
        fields.map(|(at, (draft, label))| line(format!("cost-{at}"), label, "number", draft, 9));
    let mut often = fields.views();
    let mut each = often.split_off(2);
    each.push(line("cost-unit", t::of_what(), "text", form_of.unit, UNIT_CHARS_MAX));
    let send = move || match form_of.parse() {
        Ok(command) => {
            room.send(command);
            form_of.clear();
        }
        Err(why) => room.toast(ToastKind::Stop, why),
    };
    let body = vec![
        Area::new("cost", t::what_you_pay(), form_of.text, REASON_CHARS_MAX).field(),
        chips(false, t::how_well(), false, grades, form_of.grade),
        para("hint", t::comes_to()),
        el("div", "numbers", often),
        el("div", "numbers", each),
        buttons(vec![send_button("", Some(Icon::Plus), t::name())]),
    ];
    form("stack", send, body.into_any())
}

impl Form {
    fn parse(self) -> Result<Command, String> {
        let text =
            Reason::parse(&self.text.peek()).map_err(|why| words::sentence(&why.to_string()))?;
        let grade = Grade::ALL.get(self.grade.get_untracked()).copied().unwrap_or(Grade::Claim);
        Ok(Command::Name { cost: CostId(random::uuid()), text, grade, amount: self.amount()? })
    }

    /// `None` if no number was given. Otherwise all are needed, except the highest ones.
    fn amount(self) -> Result<Option<Amount>, String> {
        let typed = self.numbers.map(|number| number.peek());
        if typed.iter().all(|typed| typed.trim().is_empty()) {
            return Ok(None);
        }
        let number = |typed: &str| typed.trim().parse::<u32>().ok();
        let span = |low: &str, high: &str| {
            let low = number(low)?;
            Span::new(low, if high.trim().is_empty() { low } else { number(high)? })
        };
        let [often, often_most, each, each_most] = &typed;
        let parts = span(often, often_most).zip(span(each, each_most));
        let (times, each) = parts.ok_or_else(t::give_numbers)?;
        let unit = Unit::parse(&self.unit.peek()).map_err(|_| t::say_of_what())?;
        Ok(Some(Amount { times, each, unit }))
    }

    fn clear(self) {
        self.text.clear();
        self.unit.clear();
        for number in self.numbers {
            number.clear();
        }
    }
}
