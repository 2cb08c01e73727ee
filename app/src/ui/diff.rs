//! Word-by-word differences between two texts. Pure: no views, no reactive signals.

/// Which of the two texts a run of words belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffKind {
    /// In both texts.
    Same,
    /// Only in the old text.
    Gone,
    /// Only in the new text.
    New,
}

/// Both texts as one list of runs, in reading order; the old words of a replacement come first.
/// Longest common subsequence of words, after removing the common head and tail. A section has a few hundred words, so
/// the quadratic table stays small. Larger texts are shown as one replacement.
pub fn by_words(old: &str, new: &str) -> Vec<(DiffKind, String)> {
    let (old, new) = (split(old), split(new));
    let head = common(old.iter(), new.iter());
    let tail = common(old[head..].iter().rev(), new[head..].iter().rev());
    let (old_mid, new_mid) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut out = Stretches::default();
    // For words in both texts, the new text's white space is shown.
    out.push(DiffKind::Same, &new[..head]);
    middle(old_mid, new_mid, &mut out);
    out.push(DiffKind::Same, &new[new.len() - tail..]);
    out.list
}

/// Cells of the table. Larger texts have too little in common to be compared word by word.
const CELLS_MAX: usize = 1_000_000;

/// Splits into words with their trailing white space, so that joining them restores the text.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

fn common<'a>(
    one: impl Iterator<Item = &'a &'a str>,
    two: impl Iterator<Item = &'a &'a str>,
) -> usize {
    one.zip(two).take_while(|(a, b)| same(a, b)).count()
}

/// Compares words without white space: a moved line break changes no meaning.
fn same(a: &str, b: &str) -> bool {
    a.trim_end() == b.trim_end()
}

#[derive(Default)]
struct Stretches {
    list: Vec<(DiffKind, String)>,
}

impl Stretches {
    fn push(&mut self, change: DiffKind, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        match self.list.last_mut() {
            Some((last, text)) if *last == change => text.extend(words.iter().copied()),
            _ => self.list.push((change, words.concat())),
        }
    }
}

fn middle(old: &[&str], new: &[&str], out: &mut Stretches) {
    let width = new.len() + 1;
    if old.is_empty() || new.is_empty() || (old.len() + 1).saturating_mul(width) > CELLS_MAX {
        out.push(DiffKind::Gone, old);
        out.push(DiffKind::New, new);
        return;
    }
    // best[i * width + j]: length of the longest common subsequence of old[i..] and new[j..].
    let mut best = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            best[i * width + j] = if same(old[i], new[j]) {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        // Holds back additions until the removals are written, so that a replacement reads "old, then new".
        if same(old[i], new[j]) {
            out.push(DiffKind::Same, &new[j..=j]);
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            out.push(DiffKind::Gone, &old[i..=i]);
            i += 1;
        } else {
            out.push(DiffKind::New, &new[j..=j]);
            j += 1;
        }
    }
    out.push(DiffKind::Gone, &old[i..]);
    out.push(DiffKind::New, &new[j..]);
}

#[cfg(test)]
mod tests {
    use super::{DiffKind, by_words};

    fn shown(old: &str, new: &str) -> String {
        let mark = |(change, text): &(DiffKind, String)| match change {
            DiffKind::Same => text.clone(),
            DiffKind::Gone => format!("[-{}-]", text.trim_end()),
            DiffKind::New => format!("[+{}+]", text.trim_end()),
        };
        by_words(old, new).iter().map(mark).collect()
    }

    #[test]
    fn equal_texts_are_one_run() {
        assert_eq!(by_words("a b", "a b"), [(DiffKind::Same, "a b".to_owned())]);
        assert!(by_words("", "").is_empty());
    }

    #[test]
    fn a_replaced_word_reads_old_then_new() {
        assert_eq!(
            shown("If they fall noticeably, all follow.", "If they fall by a third, all follow."),
            "If they fall [-noticeably,-][+by a third,+]all follow."
        );
    }

    #[test]
    fn nothing_and_something() {
        assert_eq!(shown("", "new text"), "[+new text+]");
        assert_eq!(shown("old text", ""), "[-old text-]");
    }

    #[test]
    fn insertions_and_removals_at_both_ends() {
        assert_eq!(shown("b c", "a b c d"), "[+a+]b c [+d+]");
        assert_eq!(shown("a b c d", "b c"), "[-a-]b c[-d-]");
    }

    #[test]
    fn a_moved_line_break_is_no_change() {
        assert!(
            by_words("one two\nthree", "one\ntwo three").iter().all(|(c, _)| *c == DiffKind::Same)
        );
    }

    #[test]
    fn both_texts_can_be_restored() {
        let (old, new) =
            ("the quick brown fox jumps over it", "a quick red fox leaps over it twice");
        let of = |side: DiffKind| -> String {
            by_words(old, new)
                .iter()
                .filter(|(change, _)| *change == DiffKind::Same || *change == side)
                .flat_map(|(_, text)| {
                    text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(of(DiffKind::Gone), old);
        assert_eq!(of(DiffKind::New), new);
    }

    #[test]
    fn huge_texts_are_one_replacement() {
        let long = |word: &str| vec![word; 2_000].join(" ");
        assert_eq!(by_words(&long("a"), &long("b")).len(), 2);
    }
}
