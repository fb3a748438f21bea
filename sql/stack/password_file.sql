-- summary: the file from which a container was told the password of its database
-- needs: superuser
-- params: $1 text path
-- columns: content bytea
SELECT pg_read_binary_file($1::text) AS content
