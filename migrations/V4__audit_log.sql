-- What operators changed through authctl: one row for each plan that was applied.
CREATE SCHEMA authctl;

CREATE TABLE authctl.audit_log (
    id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NULL, -- NULL: still running, or killed
    operator text NOT NULL,
    host text NOT NULL,
    command text NOT NULL,
    target text NOT NULL,
    plan_fingerprint text NOT NULL,
    summary text NOT NULL,
    outcome text NOT NULL,
    error text NULL,
    reason text NULL,
    CONSTRAINT audit_log_pkey PRIMARY KEY (id),
    CONSTRAINT audit_log_outcome_check CHECK (outcome IN ('begun', 'done', 'failed'))
);

CREATE INDEX audit_log_occurred_at_idx ON authctl.audit_log (occurred_at);
