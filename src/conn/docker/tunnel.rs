//! A stream to a port inside a container, through a program that is started in it.

use bollard::container::LogOutput;
use bollard::exec::{CreateExecOptions, StartExecOptions, StartExecResults};
use futures_util::{Stream, StreamExt};
use tokio::io::{AsyncWrite, AsyncWriteExt, DuplexStream, ReadHalf, WriteHalf};

use super::Engine;
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

type Output =
    std::pin::Pin<Box<dyn Stream<Item = std::result::Result<LogOutput, bollard::errors::Error>> + Send>>;
type Input = std::pin::Pin<Box<dyn AsyncWrite + Send>>;

/// Opens a stream to `port` as the container itself sees it.
pub(super) async fn open(engine: Engine, container: String, port: u16) -> Result<dial::Stream> {
    let (mut output, input) = start(&engine, &container, port).await?;
    let first = greeting(&mut output, &container, port).await?;
    let (near, far) = tokio::io::duplex(BUFFER);
    let (from_us, to_us) = tokio::io::split(far);
    tokio::spawn(carry_in(from_us, input));
    tokio::spawn(carry_out(first, output, to_us));
    Ok(dial::Stream::over(near))
}

async fn start(engine: &Engine, container: &str, port: u16) -> Result<(Output, Input)> {
    let port = port.to_string();
    let program = CreateExecOptions {
        attach_stdin: Some(true),
        attach_stdout: Some(true),
        attach_stderr: Some(true),
        cmd: Some(vec!["sh", "-c", RELAY, "relay", port.as_str()]),
        ..CreateExecOptions::default()
    };
    let explained = |error| engine.explained(&error);
    let created = engine.client().create_exec(container, program).await.map_err(explained)?;
    match engine.client().start_exec(&created.id, None::<StartExecOptions>).await.map_err(explained)? {
        StartExecResults::Attached { output, input } => Ok((output, input)),
        StartExecResults::Detached => {
            Err(Error::bug("the engine detached a program that was to be attached"))
        }
    }
}

/// Waits until the relay says that it is open; what the server may have said by then.
async fn greeting(output: &mut Output, container: &str, port: u16) -> Result<Vec<u8>> {
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
    let short: String = container.chars().take(12).collect();
    Err(Error::unreachable(format!("no tunnel to port {port} of container {short}"))
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
