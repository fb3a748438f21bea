-- summary: the smallest question, to time a round trip
-- needs: nothing
-- params: none
-- columns: one int4
SELECT 1 AS one
