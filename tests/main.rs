//! The one test binary.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the bans are for the program, not for its tests"
)]
#![expect(unreachable_pub, reason = "`pub` marks what tests may use of `support`")]

mod audit;
mod backup;
mod backup_archive;
mod backup_catalog;
mod backup_dynamodb;
mod backup_faults;
mod backup_list;
mod backup_objects;
mod backup_postgres;
mod backup_redis;
mod backup_repository;
mod backup_tools;
mod backup_verify;
mod check;
mod config;
mod connect_aws;
mod connect_docker;
mod connect_postgres;
mod connect_redis;
mod db;
mod dev;
mod doctor;
mod dynamodb;
mod dynamodb_iam;
mod dynamodb_peers;
mod generated;
mod iam;
mod init;
mod laws;
mod migrate;
mod migrate_catalog;
mod migrate_down;
mod migrate_files;
mod migrate_import;
mod migrate_kill;
mod migrate_lint;
mod migrate_lint_live;
mod migrate_lint_locks;
mod migrate_script;
mod migrate_stepwise;
mod migrate_verify;
mod monitor_cron;
mod monitor_grants;
mod monitor_indexes;
mod monitor_locks;
mod monitor_postgres;
mod monitor_redis;
mod monitor_redis_views;
mod monitor_server;
mod monitor_vacuum;
mod monitor_watch;
mod openmetrics;
mod postgres_care;
mod postgres_roles;
mod postgres_sessions;
mod redis_verbs;
mod refused_redis;
mod restore;
mod restore_binary;
mod restore_rehearsal;
mod restore_stopped;
mod seed;
mod sql;
mod stack_compose;
mod stack_convert;
mod stack_deploy;
mod stack_judge;
mod stack_lint;
mod stack_password;
mod stack_remove;
mod stack_shipped;
mod stack_wait;
mod support;
mod support_itself;
mod token;
mod usage;
