
-- {heading}, outside of a transaction.
-- Where the script is stopped in here, what was done of the file stays, and the file is not recorded: look at
-- what is there, and finish it or take it back by hand, before the script is run again from its beginning.
SELECT NOT EXISTS (SELECT FROM :authctl_history WHERE version = {version}) AS authctl_waits \gset
\if :authctl_waits
SET statement_timeout = 0;
{steps}
:authctl_check_lock
{begin}
{record}
COMMIT;
:authctl_settle
\echo {title} is applied.
\endif
