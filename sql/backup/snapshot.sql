-- summary: make this transaction's moment one that other sessions can join
-- needs: nothing
-- params: none
-- columns: snapshot text
SELECT pg_export_snapshot() AS snapshot
