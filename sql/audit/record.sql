-- summary: keep a change in the audit log: a row when it begins, completed when it ends
-- needs: table authctl.audit_log
-- params: $1 uuid id, $2 timestamptz begun, $3 timestamptz finished, $4 text operator, $5 text host, $6 text command, $7 text target, $8 text fingerprint, $9 text summary, $10 text outcome, $11 text error, $12 text reason
-- columns: none
INSERT INTO authctl.audit_log (
    id, occurred_at, finished_at, operator, host, command, target, plan_fingerprint, summary, outcome, error, reason
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (id) DO UPDATE
    SET finished_at = excluded.finished_at, outcome = excluded.outcome, error = excluded.error
