-- Migrations as SQL for any driver, written by authctl {authctl}: {title}.
--
-- It applies what the history of the database does not hold yet. So it can be run again at any time, and goes on
-- where it was stopped.
{condition}-- Send its statements in this order, each by itself and without a transaction around them: each is done as a
-- whole or not at all. The first one ends with an error, before anything is changed, where another run of
-- migrations is at work, where a file was changed after it was applied, and where a file was passed over by a
-- younger one.
-- The lock is each transaction's and not the session's: an error in the middle would leave a session's lock behind
-- in the driver's pool. So another run may get in between two statements, and each looks for itself once more.
-- A statement waits {lock_timeout} for a table, and others behind it. Temporary tables of the session are dropped.

