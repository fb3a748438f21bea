-- summary: how far a session's VACUUM, ANALYZE or REINDEX is
-- needs: nothing
-- params: $1 int4 process id
-- columns: phase text, done int8, total int8
SELECT v.phase, v.heap_blks_scanned AS done, v.heap_blks_total AS total
FROM pg_stat_progress_vacuum AS v
WHERE v.pid = $1
UNION ALL
SELECT a.phase, a.sample_blks_scanned, a.sample_blks_total
FROM pg_stat_progress_analyze AS a
WHERE a.pid = $1
UNION ALL
SELECT c.phase, c.blocks_done, c.blocks_total
FROM pg_stat_progress_create_index AS c
WHERE c.pid = $1
