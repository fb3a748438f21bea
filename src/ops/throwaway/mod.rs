//! Throwaway servers from the programs that are installed on this machine: what `dev` keeps running and what a
//! rehearsal starts for its own time.

pub(crate) mod redis;
