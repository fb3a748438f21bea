-- What servers know since 18.
CREATE TABLE auth.newest (
    a integer,
    place int4range,
    twice integer GENERATED ALWAYS AS (a * 2) VIRTUAL,
    during int4range,
    named integer,
    CONSTRAINT present NOT NULL named,
    CONSTRAINT alone PRIMARY KEY (place, during WITHOUT OVERLAPS),
    CONSTRAINT unenforced CHECK (a > 100) NOT ENFORCED
);
