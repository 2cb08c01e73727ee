//! The reference as HTML: headings and tables that read well without styles.

use super::{Field, Reference, Shape, TypePiece, VariantRow};
use crate::{VERSION, codec};

impl Reference {
    /// One fragment for the body of a page. All text from the types is escaped.
    pub fn html(&self) -> String {
        let mut page = introduction();
        page.push_str("<h2 id=\"client\">What a client says</h2>\n");
        page.push_str(&shape(&self.client_messages));
        page.push_str("<h2 id=\"server\">What a client hears</h2>\n");
        page.push_str(&shape(&self.server_messages));
        page.push_str(&tools("command", "Commands", &self.commands));
        page.push_str(&tools("event", "Events", &self.events));
        page.push_str("<h2 id=\"rejection\">Refusals</h2>\n");
        page.push_str(&shape(&self.rejections));
        page.push_str(&self.close_codes_html());
        page.push_str(&self.bounds_html());
        page.push_str("<h2 id=\"shapes\">Shapes</h2>\n");
        for (name, described) in &self.shapes {
            let name = escape(name);
            page.extend([format!("<h3 id=\"shape-{name}\">{name}</h3>\n"), shape(described)]);
        }
        page
    }

    fn close_codes_html(&self) -> String {
        let rows = self.close_codes.iter().map(|code| {
            let back = if code.may_return() { "come back by itself" } else { "ask a person" };
            let number = code.number().to_string();
            vec![number, format!("{code:?}"), prose(code.meaning()), back.to_owned()]
        });
        let head = ["Number", "Name", "Meaning", "What a client does"];
        format!("<h2 id=\"close\">Close codes</h2>\n{}", table(&head, rows))
    }

    fn bounds_html(&self) -> String {
        let rows = self.bounds.iter().map(|bound| {
            let name = format!("<code>{}</code>", escape(&bound.name));
            vec![name, escape(&bound.value), prose(&bound.about)]
        });
        format!("<h2 id=\"limits\">Limits</h2>\n{}", table(&["Name", "Value", "About"], rows))
    }
}

fn introduction() -> String {
    let (postcard, json) = (codec::SUBPROTOCOL_POSTCARD, codec::SUBPROTOCOL_JSON);
    format!(
        "<p>Version {VERSION} of the wire. One socket for each seat and workshop; its sub-protocol chooses how \
         messages are written: <code>{json}</code> is JSON in text frames, <code>{postcard}</code> is postcard in \
         binary frames, the same types in the same order.</p>\n\
         <p>The first message on every socket is <code>hello</code>, the answer is <code>welcome</code>. After that \
         a client asks with <code>do</code> and hears of it in a <code>frame</code> or as <code>refused</code>. \
         Asking again with the same <code>op</code> has no second effect. A variant without fields is written as \
         its name, one with fields as an object with its name as the only key.</p>\n"
    )
}

fn tools(anchor: &str, title: &str, tools: &[(String, Shape)]) -> String {
    let mut text = format!("<h2 id=\"shape-{}\">{title}</h2>\n", title.trim_end_matches('s'));
    for (name, described) in tools {
        let name = escape(name);
        text.extend([
            format!("<h3 id=\"{anchor}-{name}\">{title}: {name}</h3>\n"),
            format!("<p>Written <code>{{\"{name}\": …}}</code>.</p>\n"),
            shape(described),
        ]);
    }
    text
}

fn shape(shape: &Shape) -> String {
    let mut text = format!("<p>{}</p>\n", prose(&shape.about));
    if !shape.rows.is_empty() {
        let rows = shape.rows.iter().map(|VariantRow { name, about, fields }| {
            let carried: Vec<_> =
                fields.iter().map(|field| format!("<li>{}</li>", item(field))).collect();
            let carried = match carried.concat() {
                none if none.is_empty() => none,
                some => format!("<ul>{some}</ul>"),
            };
            vec![format!("<code>{}</code>", escape(name)), prose(about), carried]
        });
        text.push_str(&table(&["Name", "Meaning", "Carries"], rows));
    }
    if !shape.fields.is_empty() {
        let rows = shape.fields.iter().map(|Field { name, holds, about }| {
            vec![format!("<code>{}</code>", escape(name)), parts(holds), prose(about)]
        });
        text.push_str(&table(&["Field", "Holds", "Meaning"], rows));
    }
    if !shape.plain.is_empty() {
        text.extend([format!("<p>Written as {}.</p>\n", parts(&shape.plain))]);
    }
    text
}

fn item(Field { name, holds, about }: &Field) -> String {
    let holds = parts(holds);
    match (name.is_empty(), about.is_empty()) {
        (true, _) => holds,
        (false, true) => format!("<code>{}</code>: {holds}", escape(name)),
        (false, false) => format!("<code>{}</code>: {holds}. {}", escape(name), prose(about)),
    }
}

fn parts(parts: &[TypePiece]) -> String {
    let part = |part: &TypePiece| match part {
        TypePiece::Words(words) => escape(words),
        TypePiece::Name(name) => {
            let name = escape(name);
            format!("<a href=\"#{}\">{name}</a>", anchor(&name))
        }
    };
    parts.iter().map(part).collect()
}

/// Refusals have their own heading; all other names are types or share the `shape-` anchor.
fn anchor(name: &str) -> String {
    match name {
        "Rejection" => "rejection".to_owned(),
        other => format!("shape-{other}"),
    }
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head = head.iter().map(|title| format!("<th scope=\"col\">{title}</th>"));
    let head: String = head.collect();
    let rows = rows.map(|cells| format!("<tr><td>{}</td></tr>\n", cells.join("</td><td>")));
    let rows: String = rows.collect();
    format!("<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

/// Renders a documentation comment: escaped, backticks as code, links into the source as their last path segment.
fn prose(text: &str) -> String {
    let text = text.replace("[`", "`").replace("`]", "`");
    let pieces = text.split('`').enumerate().map(|(at, piece)| {
        if at % 2 == 0 {
            escape(piece)
        } else {
            let last = piece.rsplit("::").next().unwrap_or(piece);
            format!("<code>{}</code>", escape(last))
        }
    });
    pieces.collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::{escape, prose};

    #[test]
    fn what_comes_from_the_types_is_text() {
        assert_eq!(escape("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
        assert_eq!(
            prose("see [`crate::a::B`] & `<C>`"),
            "see <code>B</code> &amp; <code>&lt;C&gt;</code>"
        );
    }
}
