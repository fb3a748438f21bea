-- summary: what a table's pages hold, counted where they are not known to hold only what everybody sees
-- needs: extension pgstattuple
-- params: $1 text the number of the table
-- columns: size_bytes int8, scanned_ratio float8, rows int8, row_bytes int8, dead_rows int8, dead_bytes int8, dead_share_ratio float8, free_bytes int8, free_share_ratio float8
SELECT
    a.table_len AS size_bytes,
    a.scanned_percent / 100 AS scanned_ratio,
    a.approx_tuple_count AS rows,
    a.approx_tuple_len AS row_bytes,
    a.dead_tuple_count AS dead_rows,
    a.dead_tuple_len AS dead_bytes,
    a.dead_tuple_percent / 100 AS dead_share_ratio,
    a.approx_free_space AS free_bytes,
    a.approx_free_percent / 100 AS free_share_ratio
FROM pgstattuple_approx($1::oid::regclass) AS a
