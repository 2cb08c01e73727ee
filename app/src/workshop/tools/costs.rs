//! What staying costs: named with the own function's numbers, accepted by the others. Until one is, what the group
//! wants instead stays locked.

use domain::{
    Change,
    id::CostId,
    limits::{REASON_CHARS_MAX, UNIT_CHARS_MAX},
    powers::Power,
    text::{Reason, Unit},
    tool::{
        agenda::Step,
        costs::{Amount, Command, Cost, Costs, Grade, Span},
    },
};
use leptos::prelude::*;

use super::{
    controls::{button, form, send_button},
    fields::{Area, chips, line},
    parts::{
        ask, badge, buttons, each, el, empty, live, note, nothing, para, section, when, words,
    },
    who::{may_not, my_function},
};
use crate::{
    state::{Draft, Room, ToastKind, draft, memo, use_room},
    ui::{chips::Choice, icon::Icon, views::Views as _},
    words as say,
};

/// The step about the costs of staying.
#[component]
pub fn CostsStage(
    /// The step that is shown.
    step: Step,
) -> impl IntoView {
    let room = use_room();
    let lines = step.lines.iter().map(|line| para("words", line.as_str())).views();
    let said = if lines.is_empty() { nothing() } else { el("article", "panel stack", lines) };
    let names = memo(move || room.may(Power::Write));
    vec![
        ask("What are we paying for staying as we are?", ""),
        said,
        costs(room),
        may_not(
            room,
            Power::Write,
            "Your group names what staying costs. Ask whose numbers they are.",
        ),
        when(move || names.get(), move || section("Name a cost", vec![name(room)])),
    ]
}

/// The costs that were named, and what they come to.
pub fn costs(room: Room) -> AnyView {
    let ids =
        move || room.read(Change::Costs, |w| w.costs.list.iter().map(|cost| cost.id.0).collect());
    let bare = move || room.read(Change::Costs, |w| w.costs.list.is_empty());
    let row = move |id| live(move || row(room, CostId(id)));
    vec![
        live(move || room.read(Change::Costs, |w| state(&w.costs))),
        when(bare, || {
            empty(
                Icon::Concern,
                "Nobody has named a cost yet. One is enough, with an honest range.",
            )
        }),
        el("div", "stack costs", vec![each(ids, row)]),
    ]
    .into_any()
}

/// Whether B is open, and what waiting costs.
fn state(costs: &Costs) -> AnyView {
    let totals = yearly(costs);
    if !costs.opens_b() {
        return note(
            "info",
            Icon::Lock,
            "What you want instead is still locked.",
            para(
                "",
                "Nobody leaves a state that costs nothing. It opens when another function accepts one of these.",
            ),
        );
    }
    if totals.is_empty() {
        let why = match &costs.without {
            Some(why) => format!("You go on without an accepted cost: {why}"),
            None => "A cost of staying is accepted. What you want instead is open.".to_owned(),
        };
        return para("hint", why);
    }
    let mut inside = vec![para("finding large", "Every year you stay as you are costs your group")];
    inside.extend(totals.into_iter().map(|total| para("words", total)));
    inside.push(para("hint", "From your own numbers, as far as another function accepts them."));
    el("section", "panel stack", inside)
}

/// "12 000 to 30 250 euros a year, 1 000 to 2 520 for each month of waiting": one line for each unit.
pub fn yearly(costs: &Costs) -> Vec<String> {
    let line = |(unit, (low, high)): (&Unit, (u64, u64))| {
        let (year, month) = (say::range((low, high)), say::range((low / 12, high / 12)));
        format!("{year} {unit} a year: {month} for each month of waiting")
    };
    costs.yearly().into_iter().map(line).collect()
}

/// What a cost comes to, with every number that was given.
pub fn amount(amount: &Amount) -> String {
    let span = |span: Span| say::range((span.low().into(), span.high().into()));
    let Amount { times, each, unit } = amount;
    let yearly = say::range(amount.yearly());
    format!("{} times a year, {} {unit} each: {yearly} {unit} a year", span(*times), span(*each))
}

/// Who named it and who accepts it.
pub fn support(cost: &Cost) -> String {
    let others = cost.accepted_by.iter().filter(|function| **function != cost.function);
    let others: Vec<String> = others.map(ToString::to_string).collect();
    if others.is_empty() {
        format!("{} says so. Nobody else has accepted it yet.", cost.function)
    } else {
        format!("{} says so; accepted by {}.", cost.function, say::and(&others))
    }
}

fn row(room: Room, id: CostId) -> AnyView {
    let known = room.read(Change::Costs, |w| w.costs.list.iter().find(|c| c.id == id).cloned());
    let Some(cost) = known else { return nothing() };
    let mine = my_function(room).filter(|_| room.may(Power::Write));
    let acts = mine.map(|function| {
        let accepted = cost.accepted_by.contains(&function);
        if function == cost.function {
            return button("quiet small", Some(Icon::Trash), "Take it back", move || {
                room.send(Command::Withdraw { cost: id });
            });
        }
        let label = if accepted { "No longer so" } else { "That is so" };
        let class = if accepted { "quiet small" } else { "small" };
        button(class, (!accepted).then_some(Icon::Check), label, move || {
            room.send(Command::Accept { cost: id, accepted: !accepted });
        })
    });
    let figures = cost.amount.as_ref().map(|known| para("hint num", amount(known)));
    let tone = if cost.is_accepted() { "goal" } else { "outline" };
    let mut inside = vec![para("words", cost.text.as_str())];
    inside.extend(figures);
    inside.push(el(
        "p",
        "hint",
        vec![badge(tone, say::grade(cost.grade)), words(" "), words(support(&cost))],
    ));
    inside.push(buttons(acts.into_iter().collect()));
    el("article", "panel cost", inside)
}

/// The fields of a cost that is being named.
#[derive(Clone, Copy)]
struct Form {
    text: Draft,
    grade: RwSignal<usize>,
    /// How often at least and at most; what one costs at least and at most.
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
    let grades = Grade::ALL.map(|grade| Choice::word(say::grade(grade))).into();
    let label = ["How often a year, at least", "at most", "What one costs, at least", "at most"];
    let fields = form_of.numbers.into_iter().zip(label).enumerate();
    let fields =
        fields.map(|(at, (draft, label))| line(format!("cost-{at}"), label, "number", draft, 9));
    let mut numbers = fields.views();
    numbers.push(line(
        "cost-unit",
        "of what (euros, hours …)",
        "text",
        form_of.unit,
        UNIT_CHARS_MAX,
    ));
    let send = move || match form_of.parse(room) {
        Ok(command) => {
            room.send(command);
            form_of.clear();
        }
        Err(why) => room.toast(ToastKind::Stop, why),
    };
    let body = vec![
        Area::new("cost", "What do you pay for staying?", form_of.text, REASON_CHARS_MAX).field(),
        chips(false, "How well do you know it?", false, grades, form_of.grade),
        para("hint", "What it comes to, if you can say: a range is honest."),
        el("div", "numbers", numbers),
        buttons(vec![send_button("", Some(Icon::Plus), "Name it")]),
    ];
    form("stack", send, body.into_any())
}

impl Form {
    fn parse(self, room: Room) -> Result<Command, String> {
        let text =
            Reason::parse(&self.text.peek()).map_err(|why| say::sentence(&why.to_string()))?;
        let grade = Grade::ALL.get(self.grade.get_untracked()).copied().unwrap_or(Grade::Claim);
        Ok(Command::Name { cost: CostId(room.id()), text, grade, amount: self.amount()? })
    }

    /// None where no number was given; all of them are needed otherwise, but "at most" may be left out.
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
        let (times, each) = parts.ok_or(
            "Give whole numbers: how often a year and what one costs, from at least to at most.",
        )?;
        let unit =
            Unit::parse(&self.unit.peek()).map_err(|_| "Say of what: euros, hours, days.")?;
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
