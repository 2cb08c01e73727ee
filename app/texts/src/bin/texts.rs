//! `texts FOLDER` writes what the browser loads: `en.txt`, `de.txt` and so on.

use std::{env, fs, io, path::PathBuf};

use texts::{Language, table};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("usage: texts FOLDER"))?;
    fs::create_dir_all(&folder)?;
    for language in Language::ALL {
        fs::write(folder.join(language.code()).with_extension("txt"), table(language))?;
    }
    Ok(())
}
