-- summary: text of an archive in an encoding other than UTF-8
-- needs: nothing
-- params: $1 bytea bytes, $2 text their encoding
-- columns: converted text
SELECT convert_from($1::bytea, $2::text::name) AS converted
