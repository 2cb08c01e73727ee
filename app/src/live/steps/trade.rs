//! Give and get: each concern with what answers it, what is given up for it, and who accepts that. Only its author can
//! say "this settles it".

use domain::{
    Role,
    id::{CardId, NegotiableId, TradeId},
    limits::TITLE_CHARS_MAX,
    powers::Power,
    text::{FunctionName, Title},
    tool::{
        agenda::Step,
        cards::{Card, CardKind},
        negotiables::{Command, Trade},
    },
};
use leptos::prelude::*;
use texts::trade as t;

use crate::{
    live::{
        shared::who::{may_not, my_function},
        steps::draft::became,
    },
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::{button, form, send_button},
        draft::Draft,
        fields::{line, select},
        icon::Icon,
        memo,
        parts::{
            ask, badge, buttons, each, el, empty, fold, list, live, nothing, opening, para,
            section, when, words,
        },
    },
    words as say,
};

/// The stage for trading.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let offers = memo(move || room.may(Power::OfferTrade));
    let asks = memo(move || room.may(Power::AskFor));
    let ids = move || concerns(room);
    vec![
        ask(crate::words::steps::title(step), t::hint()),
        when(move || ids().is_empty(), || empty(Icon::Concern, t::no_concern())),
        el("div", "stack", vec![each(ids, move |id| live(move || concern(room, CardId(id))))]),
        may_not(room, Power::AskFor, t::seller()),
        live(move || table(room)),
        when(move || asks.get(), move || fold(t::put_title(), put(room))),
        when(move || offers.get(), move || live(move || fold(t::offer_title(), offer(room, &[])))),
    ]
    .into_any()
}

/// For two functions of which one would lose something: what is negotiable, and the trade that could be made of it.
pub fn between(room: Room, ends: [FunctionName; 2]) -> AnyView {
    let offers = memo(move || room.may(Power::OfferTrade));
    let asks = memo(move || room.may(Power::AskFor));
    vec![
        live(move || table(room)),
        when(move || asks.get(), move || put(room)),
        when(
            move || offers.get(),
            move || {
                let ends = ends.clone();
                live(move || fold(t::offer_title(), offer(room, &ends)))
            },
        ),
    ]
    .into_any()
}

/// Concerns that everybody sees, those without an answer first.
fn concerns(room: Room) -> Vec<uuid::Uuid> {
    room.read(|w| {
        let answered = |card: &Card| w.resolution.dispositions.contains_key(&card.id);
        let is = |card: &&Card| card.kind == CardKind::Concern && !card.sealed && !card.hidden;
        let all: Vec<&Card> = w.cards.iter().filter(is).collect();
        let (done, open): (Vec<&Card>, Vec<&Card>) =
            all.into_iter().partition(|card| answered(card));
        open.into_iter().chain(done).map(|card| card.id.0).collect()
    })
}

fn concern(room: Room, id: CardId) -> AnyView {
    let Some(card) = room.read(|w| w.cards.open(id).cloned()) else {
        return nothing();
    };
    let trades: Vec<Trade> = room.read(|w| {
        w.negotiables.trades.iter().filter(|trade| trade.concern == id).cloned().collect()
    });
    let became = room.read(|w| became(w, id));
    let state = match became {
        Some(became) => para("hint", became),
        None => badge("concern", t::no_answer()),
    };
    let mine = card.author == Some(room.peek_seat());
    let rows = trades.into_iter().map(|trade| row(room, &trade, mine)).collect();
    let head = vec![
        words(card.text.to_string()),
        words(" "),
        badge("outline", say::whose(card.function.as_ref())),
    ];
    el("article", "panel stack", vec![el("p", "words", head), state, list("trades", rows)])
}

fn row(room: Room, trade: &Trade, mine: bool) -> AnyView {
    let id: TradeId = trade.id;
    let attribute =
        room.read(|w| w.negotiables.get(trade.negotiable).map(|known| known.attribute.to_string()));
    let accepted: Vec<String> = trade.accepted_by.iter().map(ToString::to_string).collect();
    let who = if accepted.is_empty() {
        t::nobody_accepts().to_owned()
    } else {
        t::accepted_by(say::and(&accepted))
    };
    let mut acts = Vec::new();
    let open = !trade.settled;
    if let Some(function) = my_function(room).filter(|_| open && room.may(Power::WorkDisconnect)) {
        let accepts = trade.accepted_by.contains(&function);
        let label = if accepts { t::give_no_longer() } else { t::give() };
        acts.push(button("small", None, label, move || {
            room.send(Command::Accept { trade: id, accepted: !accepts });
        }));
    }
    if mine && open && !accepted.is_empty() && room.may(Power::Dispose) {
        acts.push(button("primary small", Some(Icon::Check), t::settles(), move || {
            room.send(Command::Settle { trade: id });
        }));
    }
    if open && room.may(Power::OfferTrade) {
        acts.push(button("quiet small", Some(Icon::Trash), t::take_off(), move || {
            room.send(Command::Withdraw { trade: id });
        }));
    }
    let settled = trade.settled.then(|| badge("goal", t::settled()));
    let facts = [
        (t::moves(), attribute.unwrap_or_default()),
        (t::answers(), trade.answer.to_string()),
        (t::gives(), trade.gives.to_string()),
    ];
    let facts = facts.map(|(name, fact)| {
        el("div", "", vec![el("dt", "", vec![words(name)]), el("dd", "words", vec![words(fact)])])
    });
    let mut inside = vec![el("dl", "lines", facts.into())];
    inside.extend(settled);
    inside.push(para("hint", who));
    inside.push(buttons(acts));
    el("li", "trade", inside)
}

/// What can be traded. Only the seller sees and edits what is not negotiable.
fn table(room: Room) -> AnyView {
    let seller = room.me().is_some_and(|me| me.role == Role::Seller);
    let known = room.read(|w| w.negotiables.list.clone());
    let rows: Vec<AnyView> = known
        .into_iter()
        .map(|known| {
            let (id, protected) = (known.id, known.protected);
            let mut inside = vec![
                el("b", "", vec![words(known.attribute.to_string())]),
                words(format!(" · {}", known.today)),
            ];
            inside.extend(known.asked_by.map(|by| badge("outline", t::asked_by(by))));
            if protected {
                inside.push(badge("concern", t::protected()));
            }
            if seller && room.may(Power::Protect) {
                let label = if protected { t::can_be_traded() } else { t::cannot_give() };
                let icon = if protected { Icon::Reveal } else { Icon::Lock };
                inside.push(button("quiet small", Some(icon), label, move || {
                    room.send(Command::Protect { negotiable: id, protected: !protected });
                }));
            }
            el("li", "", inside)
        })
        .collect();
    if rows.is_empty() {
        return empty(Icon::Link, t::table_empty());
    }
    section(t::table(), vec![list("negotiables", rows)])
}

fn titles(room: Room, drafts: [Draft; 2]) -> Option<[Title; 2]> {
    let parsed = drafts.map(|draft| Title::parse(&draft.peek()));
    let [Ok(one), Ok(two)] = parsed else {
        room.toast(ToastKind::Stop, t::fill_both());
        return None;
    };
    Some([one, two])
}

fn put(room: Room) -> AnyView {
    let drafts = [draft("negotiable"), draft("negotiable.today")];
    let [attribute, today] = drafts;
    let send = move || {
        let Some([attribute, today]) = titles(room, drafts) else { return };
        room.send(Command::Put { negotiable: NegotiableId(room.id()), attribute, today });
        for draft in drafts {
            draft.clear();
        }
    };
    let body = vec![
        line("negotiable", t::could_move(), "text", attribute, TITLE_CHARS_MAX),
        line("negotiable-today", t::today(), "text", today, TITLE_CHARS_MAX),
        buttons(vec![send_button("", Some(Icon::Plus), t::put())]),
    ];
    form("stack", send, body.into_any())
}

/// The form that offers a trade. Preselects the first concern of these functions.
fn offer(room: Room, ends: &[FunctionName]) -> AnyView {
    let drafts = [draft("trade.answer"), draft("trade.gives")];
    let [answer, gives] = drafts;
    let cards: Vec<(String, String)> = concerns(room)
        .into_iter()
        .filter_map(|id| {
            room.peek(|w| {
                w.cards.open(CardId(id)).map(|card| (id.to_string(), opening(card.text.as_str())))
            })
        })
        .collect();
    let movable: Vec<(String, String)> = room.read(|w| {
        let free = w.negotiables.list.iter().filter(|known| !known.protected);
        free.map(|known| (known.id.to_string(), known.attribute.to_string())).collect()
    });
    let theirs = concerns(room).into_iter().find(|id| {
        room.peek(|w| {
            w.cards
                .open(CardId(*id))
                .is_some_and(|card| card.function.as_ref().is_some_and(|f| ends.contains(f)))
        })
    });
    let concern = RwSignal::new(theirs.map(|id| id.to_string()).unwrap_or_default());
    let negotiable = RwSignal::new(String::new());
    if cards.is_empty() || movable.is_empty() {
        return para("hint", t::needs());
    }
    let send = move || {
        let chosen =
            concern.get_untracked().parse().ok().zip(negotiable.get_untracked().parse().ok());
        let Some((concern, negotiable)) = chosen else {
            room.toast(ToastKind::Stop, t::choose());
            return;
        };
        let Some([answer, gives]) = titles(room, drafts) else { return };
        room.send(Command::Offer { trade: TradeId(room.id()), concern, negotiable, answer, gives });
        for draft in drafts {
            draft.clear();
        }
    };
    let body = vec![
        select("trade-concern", t::which_concern(), cards, concern),
        select("trade-moves", t::which_moves(), movable, negotiable),
        line("trade-answer", t::what_answers(), "text", answer, TITLE_CHARS_MAX),
        line("trade-gives", t::what_gives(), "text", gives, TITLE_CHARS_MAX),
        buttons(vec![send_button("", None, t::offer())]),
    ];
    form("stack", send, body.into_any())
}
