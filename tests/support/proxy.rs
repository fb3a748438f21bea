//! Faults between authctl and a server: a TCP proxy that refuses, delays, cuts and freezes.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Which way bytes flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From authctl to the server.
    Up,
    /// From the server to authctl.
    Down,
}

/// A proxy on 127.0.0.1 that passes everything until it is told otherwise.
pub struct TcpProxy {
    /// The port to connect to.
    pub port: u16,
    faults: Arc<Faults>,
}

#[derive(Default)]
struct Faults {
    refused: AtomicBool,
    frozen: AtomicBool,
    closed: AtomicBool,
    delay_milliseconds: AtomicU64,
    cut: Mutex<Option<(Direction, u64)>>,
    hold: Mutex<Option<(Direction, u64)>>,
    pieces: [AtomicU64; 2],
    accepted: AtomicU64,
    open: Mutex<Vec<TcpStream>>,
}

/// A proxy to this port of 127.0.0.1.
pub fn proxy(upstream: u16) -> TcpProxy {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let faults = Arc::new(Faults::default());
    let shared = Arc::clone(&faults);
    thread::spawn(move || {
        for client in listener.incoming().map(Result::unwrap) {
            if shared.closed.load(Ordering::SeqCst) {
                return;
            }
            shared.accept(client, upstream);
        }
    });
    TcpProxy { port, faults }
}

impl TcpProxy {
    /// Closes every new connection at once, and those that are open.
    pub fn refuse(&self) {
        self.faults.refused.store(true, Ordering::SeqCst);
        self.cut_now();
    }

    /// Passes again: no refusal, no delay, no freeze, no cut.
    pub fn pass(&self) {
        self.faults.refused.store(false, Ordering::SeqCst);
        self.faults.frozen.store(false, Ordering::SeqCst);
        self.faults.delay_milliseconds.store(0, Ordering::SeqCst);
        *self.faults.cut.lock().unwrap() = None;
        *self.faults.hold.lock().unwrap() = None;
    }

    /// Holds every piece of data back for so long.
    pub fn delay(&self, delay: Duration) {
        let milliseconds = u64::try_from(delay.as_millis()).unwrap();
        self.faults.delay_milliseconds.store(milliseconds, Ordering::SeqCst);
    }

    /// Accepts connections and data, and passes nothing on.
    pub fn freeze(&self) {
        self.faults.frozen.store(true, Ordering::SeqCst);
    }

    /// Freezes before the piece of data with this number goes this way, counted over all connections.
    pub fn hold_before(&self, direction: Direction, piece: u64) {
        *self.faults.hold.lock().unwrap() = Some((direction, piece));
    }

    /// How many pieces of data came from that side, the held one among them.
    pub fn pieces(&self, direction: Direction) -> u64 {
        self.faults.pieces[direction as usize].load(Ordering::SeqCst)
    }

    /// Whether nothing passes.
    pub fn is_frozen(&self) -> bool {
        self.faults.frozen.load(Ordering::SeqCst)
    }

    /// Cuts each connection once so many bytes went this way on it.
    pub fn cut_after(&self, direction: Direction, bytes: u64) {
        *self.faults.cut.lock().unwrap() = Some((direction, bytes));
    }

    /// Cuts the connections that are open.
    pub fn cut_now(&self) {
        for stream in self.faults.open.lock().unwrap().drain(..) {
            drop(stream.shutdown(Shutdown::Both));
        }
    }

    /// How many connections were asked for, the refused ones among them.
    pub fn connections(&self) -> u64 {
        self.faults.accepted.load(Ordering::SeqCst)
    }
}

impl Drop for TcpProxy {
    fn drop(&mut self) {
        self.faults.closed.store(true, Ordering::SeqCst);
        self.cut_now();
        // wakes the thread that accepts, which then ends
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

impl Faults {
    fn accept(self: &Arc<Self>, client: TcpStream, upstream: u16) {
        self.accepted.fetch_add(1, Ordering::SeqCst);
        if self.refused.load(Ordering::SeqCst) {
            return;
        }
        let Ok(server) = TcpStream::connect(("127.0.0.1", upstream)) else { return };
        let copies = [client.try_clone().unwrap(), server.try_clone().unwrap()];
        self.open.lock().unwrap().extend(copies);
        let ways = [
            (Direction::Up, client.try_clone().unwrap(), server.try_clone().unwrap()),
            (Direction::Down, server, client),
        ];
        for (direction, from, to) in ways {
            let faults = Arc::clone(self);
            thread::spawn(move || faults.pump(direction, from, to));
        }
    }

    fn pump(&self, direction: Direction, mut from: TcpStream, mut to: TcpStream) {
        let mut passed = 0;
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let length = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => break,
            };
            self.count(direction);
            self.hold_back();
            let (part, cut) = self.allowed(direction, passed, length);
            if to.write_all(&buffer[..part]).is_err() || cut {
                break;
            }
            passed += part as u64;
        }
        drop(from.shutdown(Shutdown::Both));
        drop(to.shutdown(Shutdown::Both));
    }

    fn count(&self, direction: Direction) {
        let piece = self.pieces[direction as usize].fetch_add(1, Ordering::SeqCst) + 1;
        if *self.hold.lock().unwrap() == Some((direction, piece)) {
            self.frozen.store(true, Ordering::SeqCst);
        }
    }

    fn hold_back(&self) {
        let begin = Instant::now();
        let delay = Duration::from_millis(self.delay_milliseconds.load(Ordering::SeqCst));
        while begin.elapsed() < delay || self.frozen.load(Ordering::SeqCst) {
            if self.closed.load(Ordering::SeqCst) {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// How many of the bytes at hand may pass, and whether the connection is cut then.
    fn allowed(&self, direction: Direction, passed: u64, length: usize) -> (usize, bool) {
        match *self.cut.lock().unwrap() {
            Some((cut, bytes)) if cut == direction && passed + length as u64 >= bytes => {
                (usize::try_from(bytes.saturating_sub(passed)).unwrap(), true)
            }
            _ => (length, false),
        }
    }
}
