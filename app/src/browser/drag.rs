//! Dragging a card: which card, and over what. The board decides what a drop means.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Pixels a pointer must move before a press counts as a drag and not as a click.
const DRAG_MIN: i32 = 6;

/// Where a dragged card would be dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DropTarget {
    /// The value of `data-column` under the pointer.
    pub column: String,
    /// The value of `data-card` under the pointer, if there is a card.
    pub card: Option<String>,
    /// Whether the pointer is over the lower half of that card.
    pub below: bool,
}

/// A card that a pointer has pressed and may drag.
pub struct Grabbed {
    card: String,
    element: HtmlElement,
    pointer: i32,
    from: (i32, i32),
    dragged: bool,
}

impl Grabbed {
    /// Grabs the card under a pressed pointer, unless the press is on a control of the card. Touch grabs a card only by
    /// its tab, because a touch elsewhere scrolls the page.
    pub fn take(event: &ev::PointerEvent) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let on = |what: &str| target.closest(what).ok().flatten();
        if event.button() != 0 || on("button, a, input, textarea, select, [popover]").is_some() {
            return None;
        }
        if event.pointer_type() == "touch" && on(".kind").is_none() {
            return None;
        }
        let element: HtmlElement = on("[data-card]")?.dyn_into().ok()?;
        Some(Self {
            card: element.get_attribute("data-card")?,
            element,
            pointer: event.pointer_id(),
            from: (event.client_x(), event.client_y()),
            dragged: false,
        })
    }

    /// The card's `data-card`.
    pub fn card(&self) -> &str {
        &self.card
    }

    /// Moves the card with the pointer and returns the drop target; `None` while the pointer has moved too little for a
    /// drag.
    pub fn follow(&mut self, event: &ev::PointerEvent) -> Option<DropTarget> {
        if event.pointer_id() != self.pointer {
            return None;
        }
        let (x, y) = (event.client_x(), event.client_y());
        let (dx, dy) = (x - self.from.0, y - self.from.1);
        if !self.dragged {
            if dx.abs().max(dy.abs()) < DRAG_MIN {
                return None;
            }
            self.dragged = true;
            let _ = self.element.class_list().add_1("picked-up");
            mark_page(true);
        }
        // Set through the DOM, not as an attribute: the content security policy forbids inline styles.
        let _ = self.element.style().set_property("translate", &format!("{dx}px {dy}px"));
        drop_target(x, y)
    }

    /// Whether this event belongs to the pointer that grabbed the card.
    pub fn is_of(&self, event: &ev::PointerEvent) -> bool {
        event.pointer_id() == self.pointer
    }

    /// Whether the card was dragged, not just pressed.
    pub fn is_dragged(&self) -> bool {
        self.dragged
    }
}

impl Drop for Grabbed {
    fn drop(&mut self) {
        let _ = self.element.class_list().remove_1("picked-up");
        let _ = self.element.style().remove_property("translate");
        mark_page(false);
    }
}

/// Marks the page as dragging, so that styles can switch off text selection.
fn mark_page(dragging: bool) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = if dragging {
            root.set_attribute("data-dragging", "")
        } else {
            root.remove_attribute("data-dragging")
        };
    }
}

/// The drop target at a point. The dragged card itself ignores pointer events.
fn drop_target(x: i32, y: i32) -> Option<DropTarget> {
    let document = web_sys::window()?.document()?;
    // Screen coordinates are small enough to be exact as `f32`.
    #[expect(clippy::cast_precision_loss, reason = "pixels of a screen are small numbers")]
    let beneath = document.element_from_point(x as f32, y as f32)?;
    let column = beneath.closest("[data-column]").ok()??;
    let card = beneath.closest("[data-card]").ok().flatten();
    let below = card.as_ref().is_some_and(|card| {
        let rect = card.get_bounding_client_rect();
        f64::from(y) > rect.top() + rect.height() / 2.0
    });
    Some(DropTarget {
        column: column.get_attribute("data-column")?,
        card: card.and_then(|card| card.get_attribute("data-card")),
        below,
    })
}

/// Whether an event was fired on the listening element itself and not on a descendant.
pub fn is_on_itself(event: &ev::KeyboardEvent) -> bool {
    match (event.target(), event.current_target()) {
        (Some(target), Some(current)) => target == current,
        _ => false,
    }
}

/// Clicks the button that matches `selector` inside the element with this id.
pub fn press_inside(id: &str, selector: &str) {
    if let Some(button) = inside(id, selector) {
        button.click();
    }
}

/// Focuses the first match of `selector` inside the element with this id.
pub fn focus_inside(id: &str, selector: &str) {
    if let Some(element) = inside(id, selector) {
        let _ = element.focus();
    }
}

fn inside(id: &str, selector: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    let element = document.get_element_by_id(id)?;
    element.query_selector(selector).ok()??.dyn_into().ok()
}

/// In an open menu, moves the focus to the next or previous button. Returns whether a menu was open.
pub fn step_in_menu(event: &ev::KeyboardEvent, forward: bool) -> bool {
    let focused = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(focused) = focused.filter(|e| e.closest(".menu").is_ok_and(|menu| menu.is_some()))
    else {
        return false;
    };
    let next = |element: &Element| {
        if forward { element.next_element_sibling() } else { element.previous_element_sibling() }
    };
    let mut at = next(&focused);
    while let Some(element) = at {
        if let Some(button) = element.dyn_ref::<HtmlElement>().filter(|e| e.tag_name() == "BUTTON")
        {
            let _ = button.focus();
            break;
        }
        at = next(&element);
    }
    true
}
