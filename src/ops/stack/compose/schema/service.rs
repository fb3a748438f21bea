//! The keys of a service and of what stands in it.

use super::deploy::DEPLOY;
use super::{Keys, Shape, key};

const NOT_IN_A_SWARM: &str = "a swarm has no such thing, and docker drops the key";
const REMOVE: &str = "remove the key";
const CAPABILITIES: &str = "name what is needed in `cap_add`";
const ON_A_NETWORK: &str = "put both services on a network; they find each other by name";

pub(in crate::ops::stack::compose) static SERVICE: Keys = Keys::new(&[
    key("build", Shape::Build)
        .without_effect("a swarm builds no images", "build and push the image first, and name it in `image`"),
    key("cap_add", Shape::Texts),
    key("cap_drop", Shape::Texts),
    key("cgroupns_mode", Shape::Text).since(9).without_effect(NOT_IN_A_SWARM, REMOVE),
    key("cgroup_parent", Shape::Text).without_effect(NOT_IN_A_SWARM, REMOVE),
    key("command", Shape::Command),
    key("configs", Shape::References).since(3),
    key("container_name", Shape::Text).without_effect(
        "the swarm names its containers itself, for there may be several",
        "remove it; find a container with `authctl stack ps`",
    ),
    key("credential_spec", Shape::Keys(&CREDENTIAL_SPEC)).since(3),
    key("depends_on", Shape::Dependencies),
    key("deploy", Shape::Keys(&DEPLOY)),
    key("devices", Shape::Texts)
        .without_effect(NOT_IN_A_SWARM, "use `deploy.resources.reservations.generic_resources`"),
    key("dns", Shape::TextOrTexts),
    key("dns_search", Shape::TextOrTexts),
    key("domainname", Shape::Text).without_effect(NOT_IN_A_SWARM, "put the domain into `hostname`"),
    key("entrypoint", Shape::Command),
    key("environment", Shape::Environment),
    key("env_file", Shape::TextOrTexts),
    key("expose", Shape::TextsOrNumbers).without_effect(
        "services on a network reach every port of each other anyway",
        "remove it, or publish the port in `ports`",
    ),
    key("external_links", Shape::Texts).without_effect(NOT_IN_A_SWARM, ON_A_NETWORK),
    key("extra_hosts", Shape::Hosts),
    key("hostname", Shape::Text),
    key("healthcheck", Shape::Keys(&HEALTHCHECK)),
    key("image", Shape::Text),
    key("init", Shape::OptionalFlag).since(7),
    key("ipc", Shape::Text).without_effect(NOT_IN_A_SWARM, REMOVE),
    key("isolation", Shape::Text).since(5),
    key("labels", Shape::Labels),
    key("links", Shape::Texts).without_effect(NOT_IN_A_SWARM, ON_A_NETWORK),
    key("logging", Shape::Logging),
    key("mac_address", Shape::Text).without_effect(NOT_IN_A_SWARM, REMOVE),
    key("network_mode", Shape::Text).without_effect(
        NOT_IN_A_SWARM,
        "use `networks`, with an external network called `host` for the host's own",
    ),
    key("networks", Shape::Attachments),
    key("pid", Shape::OptionalText).without_effect(NOT_IN_A_SWARM, REMOVE),
    key("ports", Shape::Ports),
    key("privileged", Shape::Flag).without_effect("a swarm starts no privileged containers", CAPABILITIES),
    key("read_only", Shape::Flag),
    key("restart", Shape::Text),
    key("secrets", Shape::References).since(1),
    key("security_opt", Shape::Texts).without_effect(NOT_IN_A_SWARM, REMOVE),
    key("shm_size", Shape::Text).without_effect(
        "docker drops it and /dev/shm keeps its 64 MB",
        "mount one in `volumes`: {type: tmpfs, target: /dev/shm, tmpfs: {size: 268435456}}",
    ),
    key("stdin_open", Shape::Flag),
    key("stop_grace_period", Shape::OptionalDuration),
    key("stop_signal", Shape::Text),
    key("sysctls", Shape::Labels),
    key("tmpfs", Shape::TextOrTexts).without_effect(
        "docker drops it without a word",
        "mount it in `volumes`: {type: tmpfs, target: PATH}",
    ),
    key("tty", Shape::Flag),
    key("ulimits", Shape::Ulimits),
    key("user", Shape::Text),
    key("userns_mode", Shape::Text).without_effect(NOT_IN_A_SWARM, REMOVE),
    key("volumes", Shape::Mounts),
    key("working_dir", Shape::Text),
    key("oom_score_adj", Shape::Integer).since(13),
])
.with_extensions();

static CREDENTIAL_SPEC: Keys =
    Keys::new(&[key("config", Shape::Text).since(8), key("file", Shape::Text), key("registry", Shape::Text)]);

static HEALTHCHECK: Keys = Keys::new(&[
    key("test", Shape::Test),
    key("timeout", Shape::OptionalDuration),
    key("interval", Shape::OptionalDuration),
    key("retries", Shape::OptionalCount),
    key("start_period", Shape::OptionalDuration).since(4),
    key("start_interval", Shape::OptionalDuration).since(12),
    key("disable", Shape::Flag),
])
.kept_when_empty();

pub(in crate::ops::stack::compose) static LOGGING: Keys =
    Keys::new(&[key("driver", Shape::Text), key("options", Shape::Options)]).kept_when_empty();

pub(in crate::ops::stack::compose) static BUILD: Keys = Keys::new(&[
    key("context", Shape::Text),
    key("dockerfile", Shape::Text),
    key("args", Shape::Environment),
    key("labels", Shape::Labels).since(3),
    key("cache_from", Shape::Texts).since(2),
    key("extra_hosts", Shape::Hosts).since(9),
    key("network", Shape::Text).since(4),
    key("target", Shape::Text).since(4),
    key("shm_size", Shape::Text).since(5),
])
.open();

pub(in crate::ops::stack::compose) static PORT: Keys = Keys::new(&[
    key("mode", Shape::Text),
    key("target", Shape::Count),
    key("published", Shape::Count),
    key("protocol", Shape::Text),
]);

pub(in crate::ops::stack::compose) static MOUNT: Keys = Keys::new(&[
    key("type", Shape::Text),
    key("source", Shape::Text),
    key("target", Shape::Text),
    key("read_only", Shape::Flag),
    key("consistency", Shape::Text),
    key("bind", Shape::Keys(&BIND)),
    key("volume", Shape::Keys(&VOLUME_OPTIONS)),
    key("image", Shape::Keys(&IMAGE_OPTIONS)),
    key("tmpfs", Shape::Keys(&TMPFS_OPTIONS)).since(6),
    key("cluster", Shape::Keys(&CLUSTER)),
]);

static BIND: Keys = Keys::new(&[key("propagation", Shape::Text)]).kept_when_empty().open();
static VOLUME_OPTIONS: Keys =
    Keys::new(&[key("nocopy", Shape::Flag), key("subpath", Shape::Text)]).kept_when_empty().open();
static IMAGE_OPTIONS: Keys = Keys::new(&[key("subpath", Shape::Text)]).kept_when_empty().open();
static TMPFS_OPTIONS: Keys = Keys::new(&[key("size", Shape::ByteCount)]).kept_when_empty().open();

static CLUSTER: Keys = Keys::new(&[]).kept_when_empty().open();

pub(in crate::ops::stack::compose) static REFERENCE: Keys = Keys::new(&[
    key("source", Shape::Text),
    key("target", Shape::Text),
    key("uid", Shape::Text),
    key("gid", Shape::Text),
    key("mode", Shape::OptionalCount),
])
.open();

pub(in crate::ops::stack::compose) static ATTACHMENT: Keys = Keys::new(&[
    key("aliases", Shape::Texts),
    key("ipv4_address", Shape::Text).without_effect(
        "the swarm gives addresses itself, and docker drops the key",
        "reach the service by its name",
    ),
    key("ipv6_address", Shape::Text).without_effect(
        "the swarm gives addresses itself, and docker drops the key",
        "reach the service by its name",
    ),
    key("driver_opts", Shape::Options).since(13),
])
.kept_when_empty();

pub(in crate::ops::stack::compose) static ULIMIT: Keys =
    Keys::new(&[key("soft", Shape::Integer), key("hard", Shape::Integer)]);
