-- summary: what was changed through authctl, newest first
-- needs: table authctl.audit_log
-- params: $1 timestamptz not before, $2 int8 row limit
-- columns: id uuid, occurred_at timestamptz, finished_at timestamptz, operator text, host text, command text, target text, plan_fingerprint text, summary text, outcome text, error text, reason text
SELECT
    a.id,
    a.occurred_at,
    a.finished_at,
    a.operator,
    a.host,
    a.command,
    a.target,
    a.plan_fingerprint,
    a.summary,
    a.outcome,
    a.error,
    a.reason
FROM authctl.audit_log AS a
WHERE $1::timestamptz IS NULL OR a.occurred_at >= $1
ORDER BY a.occurred_at DESC, a.id
LIMIT $2
