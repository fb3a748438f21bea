//! The lines that let a role, given as a quoted identifier, see jobs of `pg_cron`; for a superuser in their database.

/// Sees that there are jobs.
pub fn usage(role: &str) -> String {
    format!("GRANT USAGE ON SCHEMA cron TO {role}")
}

/// Sees its own jobs and their runs.
pub fn reading(role: &str) -> String {
    format!("GRANT SELECT ON cron.job, cron.job_run_details TO {role}")
}

/// Sees the jobs of every role, and the runs of every role.
pub fn everybodys(role: &str) -> [String; 2] {
    ["job", "job_run_details"]
        .map(|table| format!("CREATE POLICY {role} ON cron.{table} FOR SELECT TO {role} USING (true)"))
}
