//! `make bench`: alternates the floor and the product, and prints how many times slower the product is.

use std::{
    env,
    path::{Path, PathBuf},
};

use bench::{
    floor,
    load::{self, Figures, Plan, Target},
    process::Server,
    product, report,
    speech::Speech,
};
use clap::{Parser, Subcommand};
use protocol::Encoding;
use tempfile::TempDir;

#[derive(Debug, Parser)]
#[command(about = "How fast the server is, against a bare durable server")]
struct Options {
    #[command(subcommand)]
    role: Role,
}

#[derive(Debug, Subcommand)]
enum Role {
    /// Serve as the floor
    Floor { data: PathBuf },
    /// Compare the floor with a program
    Run {
        product: PathBuf,
        #[arg(long, default_value_t = 500)]
        clients: usize,
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        #[arg(long, default_value_t = 10)]
        seconds: u32,
        /// Cards on the board that the clients join
        #[arg(long, default_value_t = 500)]
        cards: usize,
        /// The core that servers are pinned to
        #[arg(long)]
        core: Option<String>,
        /// Another build of the program, measured in the same run
        #[arg(long)]
        before: Option<PathBuf>,
    },
}

fn main() -> anyhow::Result<()> {
    let role = Options::parse().role;
    match role {
        Role::Floor { data } => {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            runtime.block_on(async {
                let listener = floor::listen(0)?;
                println!("http://localhost:{}", listener.local_addr()?.port());
                floor::serve(listener, &data).await
            })
        }
        Role::Run { product, clients, rounds, seconds, cards, core, before } => {
            let plan = Plan { clients, seconds, cards };
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(compare(&product, before.as_ref(), plan, rounds, core.as_deref()))
        }
    }
}

/// In turn, so that whatever else the machine does hits all of them.
async fn compare(
    product: &PathBuf,
    before: Option<&PathBuf>,
    plan: Plan,
    rounds: usize,
    core: Option<&str>,
) -> anyhow::Result<()> {
    let mut floors = Vec::new();
    let both = [Encoding::Postcard, Encoding::Json];
    let programs = [Some(product), before].into_iter().flatten();
    let mut kinds: Vec<(&PathBuf, Encoding, Vec<Figures>)> =
        programs.flat_map(|program| both.map(|encoding| (program, encoding, Vec::new()))).collect();
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        floors.push(measure_floor(plan, core).await?);
        for (program, encoding, figures) in &mut kinds {
            figures.push(measure(program, *encoding, plan, core).await?);
        }
    }
    let Plan { clients, seconds, cards } = plan;
    println!(
        "{clients} clients, {cards} cards, 20 acts a second for {seconds} s, median of {rounds}"
    );
    for (program, encoding, figures) in &kinds {
        let title = format!("{encoding:?}, {}", program.display());
        print!("{}", report::table(&title, &floors, figures));
    }
    Ok(())
}

async fn measure_floor(plan: Plan, core: Option<&str>) -> anyhow::Result<Figures> {
    let data = TempDir::new()?;
    let folder = data.path().display().to_string();
    let server = Server::start(&env::current_exe()?, &["floor", &folder], core)?;
    let (path, tokens) = ("/".to_owned(), Vec::new());
    let target = Target { address: server.address, path, speech: Speech::Floor, tokens };
    load::round(target, plan, Some(server.pid())).await
}

async fn measure(
    program: &Path,
    encoding: Encoding,
    plan: Plan,
    core: Option<&str>,
) -> anyhow::Result<Figures> {
    let data = TempDir::new()?;
    let folder = data.path().display().to_string();
    let limits = ["--sockets-per-second", "10000", "--workshops-per-minute", "10000"];
    let options = [&["--no-site", "--port", "0", "--data", &folder], &limits[..]].concat();
    let server = Server::start(program, &options, core)?;
    let target = product::open(server.address, encoding, plan.clients).await?;
    load::round(target, plan, Some(server.pid())).await
}
