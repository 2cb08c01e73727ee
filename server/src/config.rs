//! The settings, from flags or environment variables.

use std::{net::IpAddr, path::PathBuf};

use clap::{Parser, ValueEnum};

/// The server of Collective Yes: from a collection of yeses to one collective yes.
#[derive(Clone, Debug, Parser)]
#[command(name = "collective-yes", version, about)]
pub struct Config {
    /// Port to listen on; 0 takes a free one
    #[arg(long, env = "COLLECTIVE_YES_PORT", default_value_t = 7420)]
    pub port: u16,
    /// Address to listen on; 0.0.0.0 for all
    #[arg(long, env = "COLLECTIVE_YES_HOST", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Folder for the database, created if missing
    #[arg(long, env = "COLLECTIVE_YES_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Address people use, as in the links; pages from other origins are refused [default: http://localhost:PORT]
    #[arg(long, env = "COLLECTIVE_YES_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Port for Prometheus to read metrics from, on the same address; off when not set
    #[arg(long, env = "COLLECTIVE_YES_METRICS_PORT")]
    pub metrics_port: Option<u16>,
    /// Folder of the page's files [default: embedded in the binary if built so, else target/site]
    #[arg(long, env = "COLLECTIVE_YES_SITE")]
    pub site: Option<PathBuf>,
    /// How to write the log
    #[arg(long, env = "COLLECTIVE_YES_LOG", value_enum, default_value_t = LogFormat::Pretty)]
    pub log: LogFormat,
    /// Open the demonstration workshop if there is none yet, and print its links
    #[arg(long, env = "COLLECTIVE_YES_DEMO")]
    pub demo: bool,
    /// Seconds without a connection after which a workshop leaves memory
    #[arg(long, env = "COLLECTIVE_YES_IDLE_SECONDS", default_value_t = 600)]
    pub idle_seconds: u64,
    /// Workshops in memory at once
    #[arg(long, env = "COLLECTIVE_YES_ROOMS_MAX", default_value_t = 4_096)]
    pub rooms_max: usize,
    /// Connections open at once, pages and sockets together
    #[arg(long, env = "COLLECTIVE_YES_CONNECTIONS_MAX", default_value_t = 16_384)]
    pub connections_max: usize,
    /// New sockets per second from one address; a complete workshop often shares one
    #[arg(long, env = "COLLECTIVE_YES_SOCKETS_PER_SECOND", default_value_t = 100)]
    pub sockets_per_second: u32,
    /// New workshops per minute from one address
    #[arg(long, env = "COLLECTIVE_YES_WORKSHOPS_PER_MINUTE", default_value_t = 30)]
    pub workshops_per_minute: u32,
    /// Average milliseconds between two actions of simulated people in a rehearsal
    #[arg(long, env = "COLLECTIVE_YES_REHEARSAL_PACE_MS", default_value_t = 3_500, hide = true)]
    pub rehearsal_pace_ms: u64,
    /// Serve no page, only the APIs: for tests and headless use
    #[arg(long, env = "COLLECTIVE_YES_NO_SITE", hide = true)]
    pub no_site: bool,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// One JSON object per line, for programs.
    Json,
}

impl Config {
    /// The effective configuration, one setting per line. It contains no secret; if one is added, its value here must
    /// be `…`.
    pub fn describe(&self, public: &Public) -> String {
        let metrics = self.metrics_port.map_or_else(|| "off".to_owned(), |port| port.to_string());
        let site =
            self.site.as_ref().map_or_else(|| "default".to_owned(), |p| p.display().to_string());
        [
            format!("listen       {}:{}", self.host, self.port),
            format!("public url   {}", public.url()),
            format!("data         {}", self.data.display()),
            format!("site         {}", if self.no_site { "none" } else { &site }),
            format!("metrics port {metrics}"),
            format!(
                "idle         {} s, at most {} workshops in memory",
                self.idle_seconds, self.rooms_max
            ),
            format!("connections  at most {}", self.connections_max),
            format!(
                "an address   {} sockets a second, {} workshops a minute",
                self.sockets_per_second, self.workshops_per_minute
            ),
        ]
        .join("\n")
    }
}

/// The address people use, and the origins whose pages may talk to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    origins: Vec<String>,
}

impl Public {
    /// From the configured address; without one, this machine under its usual names.
    pub fn new(configured: Option<&str>, port: u16) -> anyhow::Result<Self> {
        let origins = match configured {
            Some(url) => vec![origin(url).ok_or_else(|| {
                anyhow::anyhow!(
                    "the public url {url} is not understood: write it like https://yes.example.org, without a path"
                )
            })?],
            None => ["localhost", "127.0.0.1", "[::1]"]
                .map(|host| format!("http://{host}:{port}"))
                .into(),
        };
        Ok(Self { origins })
    }

    /// The address in links.
    pub fn url(&self) -> &str {
        &self.origins[0]
    }

    /// Whether this origin is ours. Exact match: no suffix, no other port, no other scheme.
    pub fn allows(&self, origin: &str) -> bool {
        self.origins.iter().any(|ours| ours == origin)
    }

    /// Whether people connect over TLS.
    pub fn is_https(&self) -> bool {
        self.url().starts_with("https://")
    }
}

/// The origin of an address as a browser writes it: lower case, without default port, path or user.
fn origin(url: &str) -> Option<String> {
    let uri: http::Uri = url.trim_end_matches('/').parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
    let authority = uri.authority()?.as_str();
    if authority.contains('@') || !matches!(uri.path(), "" | "/") || uri.query().is_some() {
        return None;
    }
    let default = if scheme == "https" { ":443" } else { ":80" };
    let host = authority.strip_suffix(default).unwrap_or(authority);
    (!host.is_empty()).then(|| format!("{scheme}://{}", host.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_written_as_browsers_do() {
        for (url, wanted) in [
            ("https://Yes.Example.org/", Some("https://yes.example.org")),
            ("https://yes.example.org:443", Some("https://yes.example.org")),
            ("http://localhost:7420", Some("http://localhost:7420")),
            ("http://[::1]:80", Some("http://[::1]")),
            ("yes.example.org", None),
            ("ftp://yes.example.org", None),
            ("https://yes.example.org/room", None),
            ("https://user@yes.example.org", None),
            ("", None),
        ] {
            assert_eq!(origin(url).as_deref(), wanted, "{url}");
        }
    }

    #[test]
    fn without_a_public_url_this_machine_is_allowed() {
        let public = Public::new(None, 80).unwrap();
        assert!(public.allows("http://localhost:80"));
        assert!(!public.allows("http://localhost:8080"));
        assert!(!public.allows("null"));
        assert!(Public::new(Some("nonsense"), 80).is_err());
    }
}
