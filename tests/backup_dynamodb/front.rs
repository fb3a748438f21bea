//! A DynamoDB in front of moto that answers some requests itself: throttled, denied, half done.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value as Json, json};

/// What is answered to an operation and its body in moto's stead; `None` passes it on.
type Judge = dyn Fn(&str, &Json) -> Answer + Send + Sync;

/// An answer.
pub(crate) enum Answer {
    /// Moto's.
    Pass,
    /// Moto's to another body.
    Change(Json),
    /// Moto's, altered.
    Alter(fn(&mut Json)),
    /// Moto's to another body, with this much of it said to be unprocessed.
    Unprocessed(Json, Json),
    /// A refusal with this code and these words.
    Refuse(&'static str, String),
}

/// A server on 127.0.0.1 that lives as long as the test's process.
pub(crate) struct Front {
    /// Where it listens.
    pub(crate) port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

/// A front of the server at `upstream`.
pub(crate) fn front(upstream: u16, judge: impl Fn(&str, &Json) -> Answer + Send + Sync + 'static) -> Front {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (asked, judge): (_, Arc<Judge>) = (Arc::<Mutex<Vec<String>>>::default(), Arc::new(judge));
    let told = Arc::clone(&asked);
    thread::spawn(move || {
        for client in listener.incoming().map(Result::unwrap) {
            let (told, judge) = (Arc::clone(&told), Arc::clone(&judge));
            thread::spawn(move || serve(client, upstream, &told, &*judge));
        }
    });
    Front { port, asked }
}

impl Front {
    /// How often this operation was asked for.
    pub(crate) fn asked(&self, operation: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == operation).count()
    }
}

/// One request for each connection.
fn serve(mut client: TcpStream, upstream: u16, asked: &Mutex<Vec<String>>, judge: &Judge) {
    let mut reader = BufReader::new(client.try_clone().unwrap());
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if line == "\r\n" {
            break;
        }
        head.push(line);
    }
    let header = |name: &str| {
        let found = head.iter().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        });
        found.unwrap_or_default()
    };
    let mut body = vec![0; header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    let target = header("x-amz-target");
    let operation = target.rsplit('.').next().unwrap();
    asked.lock().unwrap().push(operation.to_owned());
    let body: Json = serde_json::from_slice(&body).unwrap();
    let pass = |body: &Json| forward(upstream, &target, body);
    let (status, answer) = match judge(operation, &body) {
        Answer::Pass => pass(&body),
        Answer::Change(body) => pass(&body),
        Answer::Alter(alter) => {
            let (status, mut answer) = pass(&body);
            alter(&mut answer);
            (status, answer)
        }
        Answer::Unprocessed(body, left) => {
            let (status, mut answer) = pass(&body);
            answer["UnprocessedItems"] = left;
            (status, answer)
        }
        Answer::Refuse(code, words) => {
            let kind = format!("com.amazonaws.dynamodb.v20120810#{code}");
            (400, json!({"__type": kind, "message": words}))
        }
    };
    let answer = answer.to_string();
    let head =
        format!("HTTP/1.1 {status} -\r\nContent-Type: application/x-amz-json-1.0\r\nConnection: close\r\n");
    drop(write!(client, "{head}Content-Length: {}\r\n\r\n{answer}", answer.len()));
    drop(client.shutdown(Shutdown::Write));
}

fn forward(upstream: u16, target: &str, body: &Json) -> (u16, Json) {
    let body = body.to_string();
    let mut stream = TcpStream::connect(("127.0.0.1", upstream)).unwrap();
    let scope = "AWS4-HMAC-SHA256 Credential=testing/20250101/us-east-1/dynamodb/aws4_request";
    let head = format!(
        "POST / HTTP/1.0\r\nHost: dynamodb.us-east-1.amazonaws.com\r\nAuthorization: {scope}, SignedHeaders=host, \
         Signature=0\r\nX-Amz-Target: {target}\r\nContent-Type: application/x-amz-json-1.0\r\n"
    );
    write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(body).unwrap())
}
