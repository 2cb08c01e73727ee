//! Servers in processes of their own, and what they used.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::Context as _;

/// A running server. Dropping it ends it.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts a program that prints a line that ends in its port. `core`: the only one it may use.
    pub fn start(program: &Path, options: &[&str], core: Option<&str>) -> anyhow::Result<Self> {
        let mut command = match core {
            // It replaces itself by the program, so the process is the server's.
            Some(core) => {
                let mut command = Command::new("taskset");
                command.args(["-c", core]).arg(program);
                command
            }
            None => Command::new(program),
        };
        let command = command.args(options).stdout(Stdio::piped()).env("RUST_LOG", "error");
        let mut child = command.spawn().with_context(|| program.display().to_string())?;
        let output = child.stdout.take().context("its output")?;
        let line = BufReader::new(output).lines().next().context("its address")??;
        let port: u16 = line.rsplit(':').next().unwrap_or_default().trim().parse()?;
        Ok(Self { child, address: ([127, 0, 0, 1], port).into() })
    }

    /// Its number, to ask what it has used.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a process has used so far. Linux only.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    pub cpu: Duration,
    /// Bytes in memory.
    pub resident: u64,
}

impl Usage {
    /// `None` without a process, or where there is no `/proc`.
    pub fn of(pid: Option<u32>) -> Option<Self> {
        let folder = format!("/proc/{}", pid?);
        // Per thread, in nanoseconds; the sum in `stat` counts in hundredths of a second.
        let mut nanos = 0;
        for task in fs::read_dir(format!("{folder}/task")).ok()?.flatten() {
            let text = fs::read_to_string(task.path().join("schedstat")).ok()?;
            nanos += text.split(' ').next()?.parse::<u64>().ok()?;
        }
        let status = fs::read_to_string(format!("{folder}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(Self { cpu: Duration::from_nanos(nanos), resident: kib * 1_024 })
    }
}

/// CPU between two moments, for each of `count`.
pub fn per(before: Option<Usage>, after: Option<Usage>, count: usize) -> Option<Duration> {
    let used = after?.cpu.saturating_sub(before?.cpu);
    u32::try_from(count).ok().and_then(|count| used.checked_div(count))
}
