//! An engine that only remembers: a swarm manager on a unix socket that answers what a deployment asks and records
//! what it would change.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine as _;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The newest version of the interface that it claims to speak.
const API_VERSION: &str = "1.50";

/// What a client asked to change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Without the interface's version: `POST /services/create`.
    pub request: String,
    /// What was sent; `null` where nothing was.
    pub body: Value,
    /// The login to a registry that came along, decoded.
    pub login: Option<Value>,
}

/// The engine; it answers until the test ends.
pub struct StubEngine {
    /// `unix:///…`, for `DOCKER_HOST`.
    pub host: String,
    state: Arc<Mutex<State>>,
    _folder: TempDir,
}

#[derive(Default)]
struct State {
    /// By `networks`, `secrets`, `configs`, `services`, `tasks` and `nodes`, as the engine lists them.
    objects: BTreeMap<String, Vec<Value>>,
    /// By image: what the registry says of it.
    images: Value,
    changes: Vec<Change>,
}

impl StubEngine {
    /// An engine that holds these objects: `{"networks": ["net"], "services": [{"ID": …, "Spec": …}], "images": {…}}`.
    ///
    /// A name stands for an object of swarm scope that has nothing but its name.
    pub fn holding(objects: &Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("engine.sock");
        let listener = UnixListener::bind(&socket).unwrap();
        let state = Arc::new(Mutex::new(State::of(objects)));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&shared);
                thread::spawn(move || serve(&client, &state));
            }
        });
        Self { host: format!("unix://{}", socket.display()), state, _folder: folder }
    }

    /// What clients asked to change so far, in their order.
    pub fn changes(&self) -> Vec<Change> {
        self.state.lock().unwrap().changes.clone()
    }
}

struct Request {
    method: String,
    /// Without the interface's version and the query.
    path: String,
    query: String,
    body: Value,
    login: Option<Value>,
}

fn serve(client: &UnixStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(client);
    while let Some(request) = receive(&mut reader) {
        let (status, body) = state.lock().unwrap().answer(&request);
        let body = if request.method == "HEAD" { String::new() } else { body.to_string() };
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Api-Version: {API_VERSION}\r\nOstype: linux\r\nSwarm: active/manager\r\n\r\n",
            body.len()
        );
        let mut client = client;
        if client.write_all(head.as_bytes()).and_then(|()| client.write_all(body.as_bytes())).is_err() {
            return;
        }
    }
}

fn receive(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let headers = headers(reader)?;
    let body = body(reader, &headers)?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let login = headers.get("x-registry-auth").and_then(|login| decoded(login));
    Some(Request { method, path: unversioned(&path), query: query.to_owned(), body, login })
}

fn headers(reader: &mut impl BufRead) -> Option<BTreeMap<String, String>> {
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { return Some(headers) };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
}

fn body(reader: &mut impl BufRead, headers: &BTreeMap<String, String>) -> Option<Value> {
    let mut bytes = Vec::new();
    if headers.get("transfer-encoding").is_some_and(|encoding| encoding == "chunked") {
        while chunk(reader, &mut bytes)? {}
    } else {
        let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
        bytes.resize(length, 0);
        reader.read_exact(&mut bytes).ok()?;
    }
    Some(serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

/// Takes one chunk; whether it was not the last.
fn chunk(reader: &mut impl BufRead, bytes: &mut Vec<u8>) -> Option<bool> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let length = usize::from_str_radix(line.trim(), 16).ok()?;
    let mut chunk = vec![0; length + 2];
    reader.read_exact(&mut chunk).ok()?;
    bytes.extend(&chunk[..length]);
    Some(length > 0)
}

fn decoded(login: &str) -> Option<Value> {
    let bytes = base64::engine::general_purpose::URL_SAFE.decode(login).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// `/v1.41/services` is `/services`.
fn unversioned(path: &str) -> String {
    let rest = path.strip_prefix("/v1.").and_then(|rest| rest.split_once('/'));
    rest.map_or_else(|| path.to_owned(), |(_, rest)| format!("/{rest}"))
}

impl State {
    fn of(objects: &Value) -> Self {
        let mut state = Self { images: objects["images"].clone(), ..Self::default() };
        for kind in ["networks", "secrets", "configs", "services", "tasks", "nodes"] {
            let listed = objects[kind].as_array().into_iter().flatten();
            state.objects.insert(kind.to_owned(), listed.map(|object| object_of(kind, object)).collect());
        }
        state
    }

    fn answer(&mut self, request: &Request) -> (u16, Value) {
        let words: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        match (request.method.as_str(), words.as_slice()) {
            ("GET" | "HEAD", words) => self.look_up(words, &request.query),
            ("POST", [kind, "create"]) => {
                self.record(request);
                let name = request.body["Name"].as_str().unwrap_or_default().to_owned();
                let object = json!({
                    "ID": id_of(&name), "Id": id_of(&name), "Name": name, "Scope": "swarm",
                    "Version": {"Index": 1}, "Labels": request.body["Labels"], "Spec": request.body,
                });
                self.objects.entry((*kind).to_owned()).or_default().push(object);
                (201, json!({"ID": id_of(&name), "Id": id_of(&name), "Warning": ""}))
            }
            _ => {
                self.record(request);
                (200, json!({}))
            }
        }
    }

    fn record(&mut self, request: &Request) {
        let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
        self.changes.push(Change {
            request: format!("{} {}{query}", request.method, request.path),
            body: request.body.clone(),
            login: request.login.clone(),
        });
    }

    fn look_up(&self, words: &[&str], query: &str) -> (u16, Value) {
        match words {
            ["_ping"] => (200, json!("OK")),
            ["version"] => {
                (200, json!({"ApiVersion": API_VERSION, "MinAPIVersion": "1.24", "Version": "28.2.2"}))
            }
            ["info"] => (200, information()),
            ["distribution", image @ .., "json"] => found(self.images.get(image.join("/"))),
            [kind] => {
                let all = self.objects.get(*kind).into_iter().flatten();
                (200, all.filter(|object| passes(object, query)).cloned().collect())
            }
            [kind, name] => {
                let mut all = self.objects.get(*kind).into_iter().flatten();
                found(all.find(|object| is_called(object, name)))
            }
            _ => found(None),
        }
    }
}

fn information() -> Value {
    json!({"ID": "stub", "OSType": "linux", "Swarm": {
        "NodeID": "node", "LocalNodeState": "active", "ControlAvailable": true, "Nodes": 1, "Managers": 1,
        "Cluster": {"ID": "swarm", "Version": {"Index": 1}, "Spec": {"Name": "default"}},
    }})
}

fn found(object: Option<&Value>) -> (u16, Value) {
    object.map_or_else(|| (404, json!({"message": "not found"})), |object| (200, object.clone()))
}

/// The id that an object of this name gets.
pub fn id_of(name: &str) -> String {
    format!("id-of-{name}")
}

fn object_of(kind: &str, object: &Value) -> Value {
    match object.as_str() {
        None => object.clone(),
        Some(name) if kind == "networks" => json!({
            "Id": id_of(name), "Name": name, "Scope": "swarm", "Driver": "overlay", "Labels": {},
        }),
        Some(name) => json!({
            "ID": id_of(name), "Version": {"Index": 7}, "Spec": {"Name": name, "Labels": {}},
        }),
    }
}

fn is_called(object: &Value, name: &str) -> bool {
    let names = [&object["ID"], &object["Id"], &object["Name"], &object["Spec"]["Name"]];
    names.into_iter().any(|own| own.as_str() == Some(name))
}

/// Whether the object passes the query's filters by label and name.
fn passes(object: &Value, query: &str) -> bool {
    let filters = query.split('&').find_map(|pair| pair.strip_prefix("filters="));
    let filters = filters.map(|filters| percent_encoding::percent_decode_str(filters).decode_utf8_lossy());
    let filters: Value =
        filters.map_or(Value::Null, |filters| serde_json::from_str(&filters.replace('+', " ")).unwrap());
    let labels = wanted(&filters["label"]).iter().all(|label| has_label(object, label));
    let names = wanted(&filters["name"]);
    labels && (names.is_empty() || names.iter().any(|name| is_called(object, name)))
}

/// Old clients send a list, new ones a map.
fn wanted(filter: &Value) -> Vec<String> {
    match filter {
        Value::Array(words) => words.iter().filter_map(|word| Some(word.as_str()?.to_owned())).collect(),
        Value::Object(words) => words.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

fn has_label(object: &Value, label: &str) -> bool {
    let (key, value) = label.split_once('=').unwrap_or((label, ""));
    let places = [&object["Labels"], &object["Spec"]["Labels"]];
    places.into_iter().any(|labels| labels[key].as_str().is_some_and(|own| value.is_empty() || own == value))
}
