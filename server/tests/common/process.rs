//! The real program, as a separate process.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

/// The running program.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
}

impl Process {
    /// Starts it on a folder and waits until it prints its address. Its log goes to a file there.
    pub fn start(data: &Path, port: u16, log: &str) -> Self {
        Self::with(data, port, log, &[])
    }

    /// The same with more options.
    pub fn with(data: &Path, port: u16, log: &str, options: &[&str]) -> Self {
        let errors = File::options().create(true).append(true).open(data.join("log")).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_collective-yes"))
            .args(["--no-site", "--log", "json", "--workshops-per-minute", "10000"])
            .args(["--port", &port.to_string(), "--sockets-per-second", "10000"])
            .args(options)
            .arg("--data")
            .arg(data)
            .env("RUST_LOG", log)
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("where it is").unwrap();
        let port = line.rsplit(':').next().unwrap().trim().parse().expect("a port");
        Self { child, address: ([127, 0, 0, 1], port).into() }
    }

    /// SIGKILL: no chance to finish anything.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, as a service manager sends.
    pub fn terminate(mut self) -> ExitStatus {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        self.child.wait().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A failed test leaves nothing running; after a successful one the process has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
