//! A stream to a port inside a container, through a program that is started in it.

use bollard::container::LogOutput;
use futures_util::StreamExt;
use tokio::io::{AsyncWriteExt, DuplexStream, ReadHalf, WriteHalf};

use super::exec::{Attached, Container, Input, Output};
use crate::conn::dial;
use crate::error::{Error, Result};

/// Joins the program's input and output to the port `$1`, by what the image has, and says so. When we
/// hang up, bash must go too, or the server would keep a session for nobody.
const RELAY: &str = r#"
if command -v bash >/dev/null; then
  exec bash -c 'exec 3<>/dev/tcp/127.0.0.1/$1 || exit; echo open >&2; exec 4<&0
    { cat <&4 >&3; sleep 1; kill $$; } >/dev/null 2>&1 & exec cat <&3' bash "$1"
elif command -v socat >/dev/null; then
  echo open >&2; exec socat STDIO "TCP:127.0.0.1:$1"
elif command -v nc >/dev/null; then
  echo open >&2; exec nc 127.0.0.1 "$1"
fi
echo 'the image has neither bash nor socat nor nc' >&2"#;

/// What passes through before the other side has taken it.
const BUFFER: usize = 64 * 1024;

/// Opens a stream to `port` as the container itself sees it.
pub(super) async fn open(container: Container, port: u16) -> Result<dial::Stream> {
    let relay = ["sh", "-c", RELAY, "relay", &port.to_string()];
    let Attached { mut output, input, .. } = container.start(&relay, &[]).await?;
    let first = greeting(&mut output, &container, port).await?;
    let (near, far) = tokio::io::duplex(BUFFER);
    let (from_us, to_us) = tokio::io::split(far);
    tokio::spawn(carry_in(from_us, input));
    tokio::spawn(carry_out(first, output, to_us));
    Ok(dial::Stream::over(near))
}

/// Waits until the relay says that it is open; what the server may have said by then.
async fn greeting(output: &mut Output, container: &Container, port: u16) -> Result<Vec<u8>> {
    let (mut said, mut first) = (String::new(), Vec::new());
    while let Some(Ok(part)) = output.next().await {
        match part {
            LogOutput::StdErr { message } => said.push_str(&String::from_utf8_lossy(&message)),
            other => first.extend_from_slice(&other.into_bytes()),
        }
        if said.trim_end() == "open" {
            return Ok(first);
        }
    }
    Err(Error::unreachable(format!("no tunnel to port {port} of container {}", container.name()))
        .because(if said.trim().is_empty() { "the relay ended at once" } else { said.trim() })
        .hint("does the server listen on that port in the container? else publish it in host mode"))
}

async fn carry_in(mut from_us: ReadHalf<DuplexStream>, mut input: Input) {
    drop(tokio::io::copy(&mut from_us, &mut input).await);
    drop(input.shutdown().await);
}

async fn carry_out(first: Vec<u8>, mut output: Output, mut to_us: WriteHalf<DuplexStream>) {
    if to_us.write_all(&first).await.is_err() {
        return;
    }
    while let Some(Ok(part)) = output.next().await {
        if let LogOutput::StdOut { message } = part
            && to_us.write_all(&message).await.is_err()
        {
            return;
        }
    }
    drop(to_us.shutdown().await);
}
