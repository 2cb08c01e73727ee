//! `texts FOLDER` writes what the browser loads: `texts.en.txt`, `later.en.txt` and so on, and nothing else in the folder.

use std::{env, fs, io, path::PathBuf};

use texts::{Language, tables};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("usage: texts FOLDER"))?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for language in Language::ALL {
        for (part, table) in ["texts", "later"].into_iter().zip(tables(language)) {
            fs::write(folder.join(format!("{part}.{}.txt", language.code())), table)?;
        }
    }
    Ok(())
}
