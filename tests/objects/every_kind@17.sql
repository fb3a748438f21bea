-- What servers know since 17.
CREATE TABLE auth.newer (
    id integer GENERATED ALWAYS AS IDENTITY,
    made timestamptz
);
INSERT INTO auth.newer (made) VALUES ('2026-01-01 00:00:00+00');
CREATE COLLATION auth.builtin (PROVIDER = builtin, LOCALE = 'C.UTF-8');
GRANT MAINTAIN ON auth.newer TO PUBLIC;
