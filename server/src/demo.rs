//! The demonstration: a dental group that loses money to sick leave. A real workshop in the real database.

use std::{fmt::Write as _, fs, io::Write as _, path::Path};

use anyhow::Context as _;
use domain::{
    Role,
    id::{StepId, WorkshopId},
    template::Template,
    text::{FunctionName, Reason, StatementText, Title},
    tool::{
        cards::Level,
        statements::{Asks, Command::Put},
    },
};

use crate::{
    clock,
    config::Public,
    secret::Secret,
    workshops::{NewSeat, Workshops},
};

/// The file with the demonstration's secrets. Real links are never stored; these are, because whoever starts the server
/// again wants the same links, and a demonstration has nothing to protect. Still readable by the data folder's owner
/// only.
const FILE: &str = "demo-links.txt";
const TITLE: &str = "Sick leave at the practices";
const TEMPLATE: &str = "room-90";

const CHARTER: [&str; 5] = [
    "We are here to find out whether this problem is worth solving together, and how. Nobody is here to be convinced.",
    "Everyone writes before anyone talks. Nobody sees what you write before the reveal: not the chair, not the seller.",
    "Cards show your function, never your name. Ratings show no person at all.",
    "Objections make the text better: say yours, and what would resolve it.",
    "Our facilitator from the supplier asks and listens, and does not write, rate or sign.",
];

const INSIGHT: [&str; 5] = [
    "Today: when a hygienist is off sick we cancel the day, call a substitute, or let the dentist clean teeth. Each \
     of our practices does it differently.",
    "What we may be missing: most of these days off are backs, shoulders and wrists, not colds. They come back, and \
     they grow with the years at the chair.",
    "Where it comes from: hand instruments that need force and a bent wrist, eight patients a day, chairs that fit \
     the patient better than the one who works.",
    "What staying costs: each lost day means treatments that are never made up, a substitute at one and a half \
     times the price, and a colleague who thinks about leaving.",
    "To start with: which of these did you not know?",
];

const STATEMENTS: [(Level, &str); 6] = [
    (
        Level::Problem,
        "Pain from work, more than anything else, is why our hygienists are off sick.",
    ),
    (
        Level::Problem,
        "What sick leave costs us in a year justifies spending money on it this year.",
    ),
    (Level::Solution, "Better instruments will do more for us than more substitutes."),
    (
        Level::Solution,
        "All practices should work with the same instruments, even those that like their own.",
    ),
    (Level::Solution, "We can change instruments without losing treatment days."),
    (
        Level::Supplier,
        "We should try one supplier in two practices before we sign anything bigger.",
    ),
];

const PEOPLE: [(&str, &str, bool); 4] = [
    ("finance", "Practice Finance", false),
    ("clinical", "Clinical Lead", true),
    ("procurement", "Procurement", false),
    ("operations", "Operations", false),
];

/// Each seat's name in the file, with its secret.
type Lines = Vec<(String, Secret)>;

/// Opens the demonstration unless there is one, and returns the text to print.
pub async fn prepare(
    workshops: &Workshops,
    public: &Public,
    data: &Path,
) -> anyhow::Result<String> {
    let path = data.join(FILE);
    if let Some(lines) = known(workshops, &path).await? {
        return Ok(describe(public, &lines));
    }
    let (workshop, lines) = seed(workshops).await?;
    write_links(&path, workshop, &lines)?;
    Ok(describe(public, &lines))
}

/// The links of the previous start, if their workshop still exists.
async fn known(workshops: &Workshops, path: &Path) -> anyhow::Result<Option<Lines>> {
    let Ok(text) = fs::read_to_string(path) else { return Ok(None) };
    let mut rows = text.lines().filter_map(|line| line.split_once(' '));
    let workshop = rows.next().and_then(|(_, id)| id.parse::<WorkshopId>().ok());
    let Some(workshop) = workshop else { return Ok(None) };
    if workshops.store.head(workshop).await?.is_none() {
        return Ok(None);
    }
    Ok(rows.map(|(key, secret)| Some((key.to_owned(), Secret::parse(secret)?))).collect())
}

async fn seed(workshops: &Workshops) -> anyhow::Result<(WorkshopId, Lines)> {
    let template = Template::find(TEMPLATE).context("the demonstration's template is missing")?;
    let mut steps = template.steps();
    for (step, lines) in [(StepId(1), CHARTER), (StepId(2), INSIGHT)] {
        let lines = lines.iter().map(|line| Reason::parse(line)).collect::<Result<_, _>>()?;
        steps
            .iter_mut()
            .filter(|known| known.id == step)
            .for_each(|known| known.lines.clone_from(&lines));
    }
    let ambition = StatementText::parse(texts::steps::ambition()).ok();
    let opened = workshops.open(Title::parse(TITLE)?, steps, ambition).await?;
    let (workshop, mobilizer) = (opened.workshop, opened.mobilizer.0);
    for (level, text) in STATEMENTS {
        let (statement, text) = (clock::statement_id(), StatementText::parse(text)?);
        let put = Put { statement, text, level, from_card: None, asks: Asks::Agreement };
        workshops.rooms.ask(workshop, mobilizer, clock::op_id(), put).await?;
    }
    let mut lines =
        vec![("mobilizer".to_owned(), opened.mobilizer.1), ("seller".to_owned(), opened.seller.1)];
    for (key, function, veto) in PEOPLE {
        let function = Some(FunctionName::parse(function)?);
        let new_seat = NewSeat { role: Role::Stakeholder, function, veto, name: None };
        lines.push((key.to_owned(), workshops.admit(workshop, mobilizer, new_seat).await?.1));
    }
    let new_seat = NewSeat { role: Role::Observer, function: None, veto: false, name: None };
    lines.push(("observer".to_owned(), workshops.admit(workshop, mobilizer, new_seat).await?.1));
    lines.push(("wall".to_owned(), opened.wall.1));
    Ok((workshop, lines))
}

fn write_links(path: &Path, workshop: WorkshopId, lines: &Lines) -> anyhow::Result<()> {
    let mut text = format!("workshop {workshop}\n");
    for (key, secret) in lines {
        writeln!(text, "{key} {}", secret.expose())?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file =
        options.open(path).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(file.write_all(text.as_bytes())?)
}

fn describe(public: &Public, lines: &Lines) -> String {
    let mut text = format!(
        "The demonstration \"{TITLE}\": open each link in a browser profile of its own.\n\n"
    );
    for (key, secret) in lines {
        let person = PEOPLE.iter().find(|(known, ..)| known == key);
        let who = match (key.as_str(), person) {
            ("mobilizer", _) => "HR, the Mobilizer, who starts",
            ("seller", _) => "Seller, who facilitates",
            ("observer", _) => "Observer, who watches",
            ("wall", _) => "Wall, for the big screen",
            (_, Some((_, function, true))) => &format!("{function}, with a veto"),
            (_, Some((_, function, false))) => function,
            (other, None) => other,
        };
        // Writing to memory does not fail.
        let _ = writeln!(text, "  {who:<32} {}/join#{}", public.url(), secret.expose());
    }
    let _ = writeln!(text, "\n  {:<32} {}/", "Open an empty one", public.url());
    text
}
