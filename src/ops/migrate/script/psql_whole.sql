
-- {heading}
SELECT NOT EXISTS (SELECT FROM :authctl_history WHERE version = {version}) AS authctl_waits \gset
\if :authctl_waits
:authctl_check_lock
{begin}
SAVEPOINT authctl_before_the_file;
SELECT {file} \gexec
SET LOCAL statement_timeout = 0;
-- fails where the file has ended the transaction
RELEASE SAVEPOINT authctl_before_the_file;
{record}
COMMIT;
:authctl_settle
\echo {title} is applied.
\endif
