-- summary: the object id of what belongs to no schema, by its kind and name
-- needs: nothing
-- params: $1 text database, tablespace or subscription, $2 text its name
-- columns: oid int8
SELECT
    CASE $1
        WHEN 'database' THEN (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = $2)
        WHEN 'tablespace' THEN (SELECT t.oid FROM pg_catalog.pg_tablespace AS t WHERE t.spcname = $2)
        ELSE (
            SELECT s.oid
            FROM pg_catalog.pg_subscription AS s
            WHERE
                s.subname = $2
                AND s.subdbid = (
                    SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database()
                )
        )
    END::int8 AS oid
