-- summary: roles and extensions that this server lacks, of those that an archive names
-- needs: nothing
-- params: $1 text[] roles, $2 text[] extensions
-- columns: roles text[], extensions text[]
SELECT
    ARRAY(
        SELECT r.name FROM unnest($1::text[]) AS r (name)
        WHERE NOT EXISTS (SELECT FROM pg_roles AS p WHERE p.rolname = r.name)
        ORDER BY r.name
    ) AS roles,
    ARRAY(
        SELECT e.name FROM unnest($2::text[]) AS e (name)
        WHERE NOT EXISTS (SELECT FROM pg_available_extensions AS p WHERE p.name = e.name)
        ORDER BY e.name
    ) AS extensions
