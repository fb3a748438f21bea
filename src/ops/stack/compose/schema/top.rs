//! The keys at the top of a file, and of networks, volumes, secrets and configs.

use super::service::SERVICE;
use super::{Keys, Shape, key};

pub(in crate::ops::stack::compose) static FILE: Keys = Keys::new(&[
    key("version", Shape::Text),
    key("services", Shape::Services(&SERVICE)),
    key("networks", Shape::MapOf(&NETWORK)),
    key("volumes", Shape::MapOf(&VOLUME)),
    key("secrets", Shape::MapOf(&SECRET)).since(1),
    key("configs", Shape::MapOf(&CONFIG)).since(3),
])
.with_extensions();

static NETWORK: Keys = Keys::new(&[
    key("name", Shape::Text).since(5),
    key("driver", Shape::Text),
    key("driver_opts", Shape::Options),
    key("ipam", Shape::Keys(&IPAM)),
    key("external", Shape::External),
    key("internal", Shape::Flag),
    key("attachable", Shape::Flag).since(2),
    key("labels", Shape::Labels),
])
.with_extensions()
.kept_when_empty()
.nullable();

static IPAM: Keys = Keys::new(&[key("driver", Shape::Text), key("config", Shape::ListOf(&SUBNET))]);

static SUBNET: Keys = Keys::new(&[key("subnet", Shape::Text)]).kept_when_empty();

static VOLUME: Keys = Keys::new(&[
    key("name", Shape::Text).since(4),
    key("driver", Shape::Text),
    key("driver_opts", Shape::Options),
    key("external", Shape::External),
    key("labels", Shape::Labels),
    key("x-cluster-spec", Shape::Anything).since(10).without_effect(
        "a stack makes no cluster volumes, and docker drops the key",
        "make the volume before the stack",
    ),
])
.with_extensions()
.kept_when_empty()
.nullable();

static SECRET: Keys = Keys::new(&[
    key("name", Shape::Text).since(5),
    key("file", Shape::File),
    key("external", Shape::External),
    key("labels", Shape::Labels),
    key("driver", Shape::Text).since(8),
    key("driver_opts", Shape::Options).since(8),
    key("template_driver", Shape::Text).since(8),
])
.with_extensions()
.kept_when_empty();

static CONFIG: Keys = Keys::new(&[
    key("name", Shape::Text).since(5),
    key("file", Shape::File),
    key("external", Shape::External),
    key("labels", Shape::Labels),
    key("template_driver", Shape::Text).since(8),
])
.with_extensions()
.kept_when_empty();
