//! A service as typed values.

use std::collections::BTreeMap;

use super::super::model::{
    Condition, CredentialSpec, FileReference, Healthcheck, Logging, Mount, NetworkAttachment, Port, Service,
    Ulimit, VolumeOptions,
};
use super::super::node::{Entry, Node, Value};
use super::super::schema;
use super::deploy::deploy;
use super::fields::Fields;

pub(super) fn service(entry: &Entry) -> Service {
    let fields = Fields::of(&entry.node);
    let mut service = Service { name: entry.key.clone(), place: entry.place.clone(), ..Service::default() };
    put_process(&mut service, fields);
    put_lists(&mut service, fields);
    put_maps(&mut service, fields);
    service.deploy = fields.below("deploy").map(deploy).unwrap_or_default();
    service.without_effect = without_effect(&entry.node);
    service
}

/// What runs in the container.
fn put_process(service: &mut Service, fields: Fields<'_>) {
    service.command = fields.optional_texts("command");
    service.entrypoint = fields.optional_texts("entrypoint");
    service.hostname = fields.text("hostname");
    service.image = fields.text("image");
    service.init = fields.optional_flag("init");
    service.isolation = fields.text("isolation");
    service.oom_score_adj = fields.number("oom_score_adj");
    service.read_only = fields.flag("read_only");
    service.restart = fields.text("restart");
    service.stdin_open = fields.flag("stdin_open");
    service.stop_grace_period = fields.duration("stop_grace_period");
    service.stop_signal = fields.text("stop_signal");
    service.tty = fields.flag("tty");
    service.user = fields.text("user");
    service.working_dir = fields.text("working_dir");
}

fn put_lists(service: &mut Service, fields: Fields<'_>) {
    let references = |key| fields.items(key).iter().map(|item| reference(Fields::of(item))).collect();
    service.cap_add = fields.texts("cap_add");
    service.cap_drop = fields.texts("cap_drop");
    service.configs = references("configs");
    service.dns = fields.texts("dns");
    service.dns_search = fields.texts("dns_search");
    service.extra_hosts = fields.texts("extra_hosts");
    service.ports = fields.items("ports").iter().map(|item| port(Fields::of(item))).collect();
    service.secrets = references("secrets");
    service.volumes = fields.items("volumes").iter().map(|item| mount(Fields::of(item))).collect();
}

fn put_maps(service: &mut Service, fields: Fields<'_>) {
    service.credential_spec = fields.below("credential_spec").map(credential_spec);
    service.depends_on = dependencies(fields);
    service.environment = fields.named("environment", |entry| entry.node.as_text().map(str::to_owned));
    service.healthcheck = fields.below("healthcheck").map(healthcheck);
    service.labels = fields.texts_by_name("labels");
    service.logging = fields.below("logging").map(logging);
    let attachment = |entry| attachment(entry);
    service.networks = fields.has("networks").then(|| fields.named("networks", attachment));
    service.sysctls = fields.texts_by_name("sysctls");
    service.ulimits = fields.named("ulimits", |entry| ulimit(&entry.node));
}

fn dependencies(fields: Fields<'_>) -> BTreeMap<String, Condition> {
    let condition = |entry: &Entry| match Fields::of(&entry.node).text("condition").as_str() {
        "service_healthy" => Condition::Healthy,
        "service_completed_successfully" => Condition::CompletedSuccessfully,
        _ => Condition::Started,
    };
    let started = fields.texts("depends_on").into_iter().map(|name| (name, Condition::Started));
    started.chain(fields.named("depends_on", condition)).collect()
}

fn credential_spec(fields: Fields<'_>) -> CredentialSpec {
    CredentialSpec {
        config: fields.text("config"),
        file: fields.text("file"),
        registry: fields.text("registry"),
    }
}

fn healthcheck(fields: Fields<'_>) -> Healthcheck {
    Healthcheck {
        test: fields.texts("test"),
        timeout: fields.duration("timeout"),
        interval: fields.duration("interval"),
        retries: fields.count("retries"),
        start_period: fields.duration("start_period"),
        start_interval: fields.duration("start_interval"),
        disable: fields.flag("disable"),
    }
}

fn logging(fields: Fields<'_>) -> Logging {
    Logging { driver: fields.text("driver"), options: fields.texts_by_name("options") }
}

fn attachment(entry: &Entry) -> NetworkAttachment {
    let fields = Fields::of(&entry.node);
    NetworkAttachment { aliases: fields.texts("aliases"), driver_opts: fields.texts_by_name("driver_opts") }
}

fn ulimit(node: &Node) -> Ulimit {
    match node.value {
        Value::Integer(number) => {
            let single = i64::try_from(number).unwrap_or_default();
            Ulimit { soft: single, hard: single }
        }
        _ => Ulimit { soft: Fields::of(node).number("soft"), hard: Fields::of(node).number("hard") },
    }
}

fn reference(fields: Fields<'_>) -> FileReference {
    FileReference {
        source: fields.text("source"),
        target: fields.text("target"),
        uid: fields.text("uid"),
        gid: fields.text("gid"),
        mode: fields.small("mode"),
    }
}

fn port(fields: Fields<'_>) -> Port {
    Port {
        target: fields.small("target").unwrap_or(0),
        published: fields.small("published").unwrap_or(0),
        protocol: fields.text("protocol"),
        mode: fields.text("mode"),
    }
}

fn mount(fields: Fields<'_>) -> Mount {
    let below = |options: &str, key: &str| fields.below(options).map(|fields| fields.text(key));
    Mount {
        kind: fields.text("type"),
        source: fields.text("source"),
        target: fields.text("target"),
        read_only: fields.flag("read_only"),
        consistency: fields.text("consistency"),
        bind_propagation: below("bind", "propagation"),
        volume: fields.below("volume").map(volume_options),
        image_subpath: below("image", "subpath"),
        cluster: fields.has("cluster"),
        tmpfs_size: fields.below("tmpfs").map(|fields| fields.number("size")),
        was_relative: fields.node("source").is_some_and(|source| source.respelled.is_some()),
    }
}

fn volume_options(fields: Fields<'_>) -> VolumeOptions {
    VolumeOptions { nocopy: fields.flag("nocopy"), subpath: fields.text("subpath") }
}

/// Keys that are there and do nothing in a swarm.
fn without_effect(node: &Node) -> Vec<String> {
    let idle =
        |entry: &&Entry| schema::SERVICE.find(&entry.key).is_some_and(|key| key.without_effect.is_some());
    node.entries().iter().filter(idle).map(|entry| entry.key.clone()).collect()
}
