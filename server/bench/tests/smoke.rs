//! The benchmark runs and finds every delivery. No time is asserted here: the machine may be busy.

use bench::{
    floor,
    load::{self, Figures, Plan, Target},
    product,
    speech::Speech,
};
use clap::Parser as _;
use protocol::Encoding;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

const PLAN: Plan = Plan { clients: 20, seconds: 2, cards: 10 };

fn check(figures: &Figures) {
    assert_eq!((figures.everybody.len(), figures.acknowledged.len()), (40, 40));
}

#[tokio::test]
async fn everybody_hears_everything_from_the_floor() {
    let folder = TempDir::new().unwrap();
    let listener = floor::listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let data = folder.path().to_owned();
    let served = tokio::spawn(async move { floor::serve(listener, &data).await });
    let (path, tokens) = ("/".to_owned(), Vec::new());
    let target = Target { address, path, speech: Speech::Floor, tokens };
    check(&load::round(target, PLAN, None).await.unwrap());
    served.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_hears_everything_from_the_product() {
    for encoding in [Encoding::Postcard, Encoding::Json] {
        let folder = TempDir::new().unwrap();
        let mut config = server::Config::parse_from([
            "collective-yes",
            "--no-site",
            "--port=0",
            "--workshops-per-minute=10000",
            "--sockets-per-second=10000",
        ]);
        config.data = folder.path().to_owned();
        let listener = server::http::listen(config.host, config.port).unwrap();
        let address = listener.local_addr().unwrap();
        config.port = address.port();
        let stopping = CancellationToken::new();
        let running = tokio::spawn(server::run(config, listener, stopping.clone()));
        let target = product::open(address, encoding, PLAN.clients).await.unwrap();
        check(&load::round(target, PLAN, None).await.unwrap());
        stopping.cancel();
        running.await.unwrap().unwrap();
    }
}
