# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_authctl_global_optspecs
    string join \n profile= config= set= o/output= columns= no-headers color= q/quiet v/verbose timeout= h/help V/version
end

function __fish_authctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_authctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_authctl_using_subcommand
    set -l cmd (__fish_authctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c authctl -n "__fish_authctl_needs_command" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_needs_command" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_needs_command" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_needs_command" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_needs_command" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_needs_command" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_needs_command" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_needs_command" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_needs_command" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_needs_command" -s V -l version -d 'Print version'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "audit" -d 'Show who changed what through authctl'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "backup" -d 'Make, list, verify and remove backups'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "check" -d 'Check every service: reach, latency, version, TLS, identity, rights'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "config" -d 'Show, check or create the configuration'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "db" -d 'Create, drop, empty or list databases'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "dev" -d 'Run throwaway PostgreSQL and Redis servers on this machine'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "doctor" -d 'Find what is wrong with the stores, with its cause first'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "dynamodb" -d 'Check the table of the refresh tokens, and who may do what with it'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "init" -d 'Prepare a database: extensions, the application\'s role, its grants'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "migrate" -d 'Bring the schema up to date'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "monitor" -d 'Show what the servers are doing'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "postgres" -d 'Act on PostgreSQL: sessions, roles, jobs, tables, configuration'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "redis" -d 'Act on Redis: save, find and remove keys, publish, change settings'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "restore" -d 'Restore stores from a backup'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "seed" -d 'Fill the stores with test data, the same on every machine'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "stack" -d 'Deploy, compare and watch Swarm stacks'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "token" -d 'Find refresh tokens and take them back'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "man" -d 'Print the manual page'
complete -c authctl -n "__fish_authctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -f -a "list" -d 'List the changes that were made through authctl, newest first'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and not __fish_seen_subcommand_from list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l limit -d 'How many to show' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l since -d 'Only changes that are not older than this' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l local -d 'Read the local log only, and ask no server'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l strict -d 'Fail also when the database\'s log could not be seen'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the changes that were made through authctl, newest first'
complete -c authctl -n "__fish_authctl_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -f -a "create" -d 'Make a backup in the repository, and read it back'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -f -a "list" -d 'List the backups, the newest first, and check that a good one is young enough'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -f -a "prune" -d 'Remove old backups by rules, and what unfinished ones have left'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -f -a "schedule" -d 'Print what makes backups happen by the clock: for systemd, cron or Docker Swarm'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -f -a "show" -d 'Show all that is known of a backup, and how to restore it without authctl'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -f -a "verify" -d 'Read backups back: every byte, every check sum, every archive'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and not __fish_seen_subcommand_from create list prune schedule show verify help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l label -d 'What to call the backup' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -s j -l jobs -d 'How many sessions read side by side' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l rate -d 'How much may be taken from the servers in a second, together: 50MiB' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l table -d 'Only this table of the database, with its partitions: auth.Users; can be given several times' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l format -d 'How a database is written' -r -f -a "directory\t'A folder for `pg_restore`, written side by side'
custom\t'One file for `pg_restore`, as `pg_dump` writes it'
plain\t'A script for psql, as `pg_dump` writes it'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l compress -d 'How rows are compressed; zstd where the tools are of 16 or newer' -r -f -a "gzip\t'For the tools of every version'
zstd\t'Faster and smaller, for tools of 16 and newer'
none\t'Not at all'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l only-schema -d 'Only what the database is made of, without rows'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l service-backup -d 'Have DynamoDB make a backup of its own, too'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l no-read-back -d 'Do not read it back; it counts as good only after `backup verify`'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l max-age -d 'How old the newest good backup may be' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l verified-within -d 'How long ago the newest good backup may have been read back' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l keep-last -d 'Keep the newest so many' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l keep-daily -d 'Keep the newest of each of so many days' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l keep-weekly -d 'Keep the newest of each of so many weeks' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l keep-monthly -d 'Keep the newest of each of so many months' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l keep-yearly -d 'Keep the newest of each of so many years' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l keep-label -d 'Keep all with this label; can be given several times' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l remove-damaged -d 'Remove backups that are known to be damaged, too'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l format -d 'Who watches the clock' -r -f -a "systemd\t'A service, its timer, and a service that tells of a failure'
cron\t'A line of a crontab'
swarm\t'A stack with a job, and a line of a manager\'s crontab that starts it'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l at -d 'Time of day, by the clock of the machine' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l on-calendar -d 'When, in systemd\'s own words: \'Mon..Fri *-*-* 03:00:00 UTC\'' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l max-age -d 'How old the newest good backup may get before whoever watches is told' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l keep-last -d 'Keep the newest so many' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l keep-daily -d 'Keep the newest of each of so many days' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l keep-weekly -d 'Keep the newest of each of so many weeks' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l keep-monthly -d 'Keep the newest of each of so many months' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l keep-yearly -d 'Keep the newest of each of so many years' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l keep-label -d 'Keep all with this label; can be given several times' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from schedule" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l tables -d 'Every table with its rows'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l files -d 'Every file with its check sum'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -s j -l jobs -d 'How many sessions restore side by side' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l all -d 'Read every backup of the repository'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l restore -d 'Restore every store of it, too, into something that is thrown away'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l strict -d 'End with exit code 4 where a store could not be restored here'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from help" -f -a "create" -d 'Make a backup in the repository, and read it back'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the backups, the newest first, and check that a good one is young enough'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Remove old backups by rules, and what unfinished ones have left'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from help" -f -a "schedule" -d 'Print what makes backups happen by the clock: for systemd, cron or Docker Swarm'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show all that is known of a backup, and how to restore it without authctl'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Read backups back: every byte, every check sum, every archive'
complete -c authctl -n "__fish_authctl_using_subcommand backup; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand check" -l wait -d 'Wait this long until every one of them answers, then report' -r
complete -c authctl -n "__fish_authctl_using_subcommand check" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand check" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand check" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand check" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand check" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand check" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand check" -l strict -d 'Fail also when something could not be seen'
complete -c authctl -n "__fish_authctl_using_subcommand check" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand check" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand check" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -f -a "show" -d 'Print every value and where it came from'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -f -a "check" -d 'Say whether the configuration is sound, without contacting anything'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -f -a "init" -d 'Write a first `authctl.toml` with every key explained'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -f -a "path" -d 'Print where configuration files are looked for'
complete -c authctl -n "__fish_authctl_using_subcommand config; and not __fish_seen_subcommand_from show check init path help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l force -d 'Replace an existing file'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print every value and where it came from'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "check" -d 'Say whether the configuration is sound, without contacting anything'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "init" -d 'Write a first `authctl.toml` with every key explained'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print where configuration files are looked for'
complete -c authctl -n "__fish_authctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -f -a "create" -d 'Create a database'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -f -a "drop" -d 'Drop a database with everything in it'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -f -a "reset" -d 'Empty a database, keeping its owner, encoding, locale, tablespace and connection limit'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -f -a "list" -d 'List the databases of the server'
complete -c authctl -n "__fish_authctl_using_subcommand db; and not __fish_seen_subcommand_from create drop reset list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l owner -d 'Role that owns it' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l template -d 'Database it is copied from' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l if-not-exists -d 'Accept one that is there already'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l force -d 'End the sessions that use it'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l if-exists -d 'Accept that there is none'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l force -d 'End the sessions that use it'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a database'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "drop" -d 'Drop a database with everything in it'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Empty a database, keeping its owner, encoding, locale, tablespace and connection limit'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the databases of the server'
complete -c authctl -n "__fish_authctl_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -f -a "up" -d 'Start throwaway PostgreSQL and Redis servers on this machine'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -f -a "down" -d 'Stop them'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -f -a "status" -d 'Show whether they run and answer'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -f -a "env" -d 'Print the variables that lead other programs to them'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and not __fish_seen_subcommand_from up down status env help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l purge -d 'Remove their data too'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l show-secrets -d 'Print the passwords instead of the names of their files'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from env" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from help" -f -a "up" -d 'Start throwaway PostgreSQL and Redis servers on this machine'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from help" -f -a "down" -d 'Stop them'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show whether they run and answer'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from help" -f -a "env" -d 'Print the variables that lead other programs to them'
complete -c authctl -n "__fish_authctl_using_subcommand dev; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l only -d 'Look at these stores only; repeatable' -r -f -a "postgres\t'Where users live'
redis\t'Where sessions live'
dynamodb\t'Where refresh tokens live'
docker\t'Where stacks run'"
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l fail-on -d 'Fail from this severity on' -r -f -a "warn\t'What hurts somebody, or will'
crit\t'What hurts now'"
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l explain -d 'Explain a check instead: what it measures, its thresholds, what to do; asks no server' -r
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l strict -d 'Fail also when a check could not look'
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -f -a "check" -d 'Check the table against what is expected of it'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -f -a "create" -d 'Create a table like the one of production, for local use and tests'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -f -a "describe" -d 'Show everything about the table'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -f -a "iam" -d 'Check what somebody may do with the table'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and not __fish_seen_subcommand_from check create describe iam help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l expect -d 'File with what is expected, in TOML; the defaults of this system when not given' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l strict -d 'Fail also when something could not be seen'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l time-to-live -d 'Let items expire by this attribute, a number of seconds' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l user-index -d 'Make an index that finds tokens by their account'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l deletion-protection -d 'Protect the table from being deleted'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l if-not-exists -d 'Accept one of the same shape that is there already'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l role -d 'Check this role, by name or ARN; whoever the credentials are of when nobody is named' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l principal -d 'Check this user or role, by ARN' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l rights -d 'Rights that are expected, and that are not' -r -f -a "app\t'Of the application: single tokens, one at a time'
operator\t'Of whoever runs authctl'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l expect -d 'File with what is expected, in TOML: `[iam]` takes the place of the rights, `[severity]` says how bad each is' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l engine -d 'Ask only these' -r -f -a "probe\t'The calls themselves'
simulate\t'IAM\'s simulator'
offline\t'The policies, evaluated here'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l policy -d 'File with a policy of the user or role, instead of those that IAM has; repeatable' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l boundary -d 'File with the permissions boundary' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l scp -d 'Files with the service control policies of one level, with commas between them; repeatable, from root to account' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l resource-policy -d 'File with the policy of the table' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l terraform -d 'File that `terraform show -json` wrote, with the policies of the role' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l context -d 'Value of a context key, several with commas: aws:SourceVpce=vpce-1; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l strict -d 'Fail also when something could not be seen'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from iam" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check the table against what is expected of it'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a table like the one of production, for local use and tests'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from help" -f -a "describe" -d 'Show everything about the table'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from help" -f -a "iam" -d 'Check what somebody may do with the table'
complete -c authctl -n "__fish_authctl_using_subcommand dynamodb; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand init" -l monitor-role -d 'Make a role that may see everything and change nothing, for a monitoring agent' -r
complete -c authctl -n "__fish_authctl_using_subcommand init" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand init" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand init" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand init" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand init" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand init" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand init" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand init" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand init" -l rotate-password -d 'Set the application\'s password even where it is already the configured one'
complete -c authctl -n "__fish_authctl_using_subcommand init" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand init" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand init" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand init" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand init" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "baseline" -d 'Begin the history of a database that has its schema already'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "down" -d 'Take migrations back, the youngest first'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "import" -d 'Convert the migrations of another tool into files of `migrations.folder`'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "lint" -d 'Find what may hurt in the migrations that are pending'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "new" -d 'Create the files of a new migration under the next version'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "repair" -d 'Correct the history where the database agrees with the files'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "script" -d 'Print the migrations as a script that can be run again and again'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "status" -d 'Show which migrations are applied, pending or in conflict'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "test" -d 'Test in a scratch database that each migration can be taken back'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "up" -d 'Apply the migrations that are pending'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "verify" -d 'Compare files, history and database, object by object'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and not __fish_seen_subcommand_from baseline down import lint new repair script status test up verify help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l to -d 'Record the migrations up to this version; found out when not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l lock-wait -d 'How long to wait for another run of migrations' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l lock-timeout -d 'How long a statement may wait for a table, and others behind it' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l lock-retries -d 'How often to retry a migration that did not get its table' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from baseline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l to -d 'Back to where this version is the youngest; 0 takes everything back' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l steps -d 'Take so many migrations back' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-wait -d 'How long to wait for another run of migrations' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-timeout -d 'How long a statement may wait for a table, and others behind it' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-retries -d 'How often to retry a migration that did not get its table' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l from -d 'The tool that they were written for; recognised when not given' -r -f -a "dbmate\t'Files with `-- migrate:up` and `-- migrate:down`'
golang-migrate\t'Pairs of files, `.up.sql` and `.down.sql`'
sqlx\t'Files of `sqlx migrate`, with or without a way back'
goose\t'Files with `-- +goose Up` and `-- +goose Down`'
ef\t'The script of `dotnet ef migrations script`'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l all -d 'Look at the migrations that are applied too'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l offline -d 'Look at every migration without asking a database'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l style -d 'Follow rules of taste too'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l no-transaction -d 'It is to run outside of a transaction, as CREATE INDEX CONCURRENTLY has to'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l step -d 'Say that step NUMBER of a migration that was stopped is `done`, or to be run `again`' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l lock-wait -d 'How long to wait for another run of migrations' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l lock-timeout -d 'How long a statement may wait for a table, and others behind it' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l lock-retries -d 'How often to retry a migration that did not get its table' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from repair" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l from -d 'Begin behind this version, which has to be applied already; 0 is before the first' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l to -d 'Stop after this version' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l format -d 'What is to run it' -r -f -a "psql\t'For psql, which can also run files outside of a transaction'
do\t'For any driver that speaks SQL: each migration is one statement, a DO block'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from script" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l fail-on-pending -d 'End with exit code 3 when a migration is pending'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l to -d 'Stop after this version' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-wait -d 'How long to wait for another run of migrations' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-timeout -d 'How long a statement may wait for a table, and others behind it' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-retries -d 'How often to retry a migration that did not get its table' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l dry-run -d 'Show what would be done, and do nothing; with `=scratch` try it in a scratch database' -r -f -a "plan\t'The plan is shown, and nothing is made or locked'
scratch\t'The files are run in a scratch database on the same server'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l fail-on-pending -d 'Apply nothing, and end with exit code 3 when a migration is pending'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l deny -d 'Apply nothing when there is a finding about what is pending, and end with exit code 3'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l var -d 'Value of `${NAME}` in migration files; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l history-only -d 'Compare files and history only, which needs no scratch database'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "baseline" -d 'Begin the history of a database that has its schema already'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "down" -d 'Take migrations back, the youngest first'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "import" -d 'Convert the migrations of another tool into files of `migrations.folder`'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "lint" -d 'Find what may hurt in the migrations that are pending'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "new" -d 'Create the files of a new migration under the next version'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "repair" -d 'Correct the history where the database agrees with the files'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "script" -d 'Print the migrations as a script that can be run again and again'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show which migrations are applied, pending or in conflict'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "test" -d 'Test in a scratch database that each migration can be taken back'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "up" -d 'Apply the migrations that are pending'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Compare files, history and database, object by object'
complete -c authctl -n "__fish_authctl_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l watch -d 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -f -a "dynamodb" -d 'Show the table of the refresh tokens: size, age of its items, throttling'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -f -a "grants" -d 'Print the least-privilege role and Redis user that every view can be seen with'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -f -a "postgres" -d 'Show what PostgreSQL is doing'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -f -a "redis" -d 'Show what Redis is doing'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -f -a "stack" -d 'Show what the services of stacks do: tasks, restarts, memory, images'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and not __fish_seen_subcommand_from dynamodb grants postgres redis stack help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l sample -d 'Look at the age of so many items' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l watch -d 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from dynamodb" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l role -d 'Name of the role of PostgreSQL' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l user -d 'Name of the user of Redis' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l watch -d 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from grants" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l watch -d 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "activity" -d 'Show what every session is doing, and who waits for whom'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "bloat" -d 'Show the estimated bloat of tables and indexes, or what is in one table exactly'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "checkpoints" -d 'Show checkpoints by what made them begin, and who writes the dirty pages'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "connections" -d 'Show who holds the connections, against every limit there is'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "cron" -d 'Show jobs of `pg_cron`: failures, runs that did not happen, runs that take too long'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "deadlocks" -d 'Show deadlocks, conflicts, broken check sums and temporary files of each database'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "indexes" -d 'Show indexes: broken, superfluous and unused ones first, with what mends them'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "io" -d 'Show who reads and writes which kind of block, and how long that takes'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "locks" -d 'Show who waits for whose lock, with what is to blame at the root'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "replication" -d 'Show who replicates and how far behind they are'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "sequences" -d 'Show sequences by how far they are used up'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "settings" -d 'Show settings that are dangerous, wait for a restart or differ from their default'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "sizes" -d 'Show what takes room: databases, tablespaces, the largest tables, indexes and their parts'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "slots" -d 'Show replication slots, and what they keep the server from removing'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "slow" -d 'Show the statements that took the most time, since statistics were reset or within an interval'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "tables" -d 'Show tables by size, with dead rows and the last vacuum'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "vacuum" -d 'Show what vacuum is doing, which tables wait for it, and when each was done last'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "waits" -d 'Show what the sessions at work wait for, sampled ten times a second'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "wal" -d 'Show how much write-ahead log is written, and whether it is archived'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "wraparound" -d 'Show how far databases and tables are from running out of transaction numbers'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "xmin" -d 'Show who keeps vacuum from removing dead rows'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from postgres" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l watch -d 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "clients" -d 'Show who is connected, and who does not read what is sent to them'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "cluster" -d 'Show the nodes of the cluster, their slots and what they carry'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "commands" -d 'Show the commands that took the most time'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "errors" -d 'Show what each node refused, and to whom'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "keys" -d 'Show where the memory of the keys goes, by prefix, and which keys never end'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "keyspace" -d 'Show the databases of each node: keys, those with a time to live'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "latency" -d 'Measure round trips beside what each node measured, and say what made them slow'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "memory" -d 'Show where the memory of each node went'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "persistence" -d 'Show what a restart of each node would lose'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "pubsub" -d 'Show channels with their subscribers, and subscribers that are slow'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "replication" -d 'Show who follows whom, and how far behind'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "slowlog" -d 'Show the latest commands that took long, without what was in them'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "stats" -d 'Show what each node does: commands, clients, keys, replication, persistence'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from redis" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l watch -d 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from stack" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from help" -f -a "dynamodb" -d 'Show the table of the refresh tokens: size, age of its items, throttling'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from help" -f -a "grants" -d 'Print the least-privilege role and Redis user that every view can be seen with'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from help" -f -a "postgres" -d 'Show what PostgreSQL is doing'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from help" -f -a "redis" -d 'Show what Redis is doing'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from help" -f -a "stack" -d 'Show what the services of stacks do: tasks, restarts, memory, images'
complete -c authctl -n "__fish_authctl_using_subcommand monitor; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -f -a "cancel" -d 'Cancel what sessions are running'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -f -a "cron" -d 'List, schedule and take off jobs of `pg_cron`'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -f -a "maintain" -d 'Vacuum, analyze or reindex a table'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -f -a "reload" -d 'Have the server read its configuration files anew, and show what that changed'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -f -a "role" -d 'List, create, change and drop roles'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -f -a "terminate" -d 'End sessions, with their transactions'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and not __fish_seen_subcommand_from cancel cron maintain reload role terminate help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l show-literals -d 'Show the values in statements, which may be secrets, instead of ?'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -f -a "list" -d 'List jobs, each with its last run'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -f -a "runs" -d 'List the last runs'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -f -a "schedule" -d 'Schedule a job, or change the one of that name'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -f -a "unschedule" -d 'Take a job off the schedule'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from cron" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -f -a "analyze" -d 'Renew the statistics that the planner chooses by'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -f -a "reindex" -d 'Build the indexes of a table anew while it is in use, and take away what an interrupted rebuild left'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -f -a "vacuum" -d 'Remove the dead rows of a table'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from maintain" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from reload" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -f -a "create" -d 'Create a role'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -f -a "drop" -d 'Drop a role, and hand over what it owns'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -f -a "grant" -d 'Give a role the rights of other roles, or take them back'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -f -a "limit" -d 'Limit the sessions of a role'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -f -a "list" -d 'List roles'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -f -a "set-password" -d 'Give a role another password'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from role" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l show-literals -d 'Show the values in statements, which may be secrets, instead of ?'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from terminate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Cancel what sessions are running'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from help" -f -a "cron" -d 'List, schedule and take off jobs of `pg_cron`'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from help" -f -a "maintain" -d 'Vacuum, analyze or reindex a table'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from help" -f -a "reload" -d 'Have the server read its configuration files anew, and show what that changed'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from help" -f -a "role" -d 'List, create, change and drop roles'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from help" -f -a "terminate" -d 'End sessions, with their transactions'
complete -c authctl -n "__fish_authctl_using_subcommand postgres; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -f -a "config" -d 'Read and change settings of the servers'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -f -a "pubsub" -d 'Listen to channels, and publish to them'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -f -a "purge" -d 'Remove the keys of a pattern'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -f -a "save" -d 'Save to disk, and wait for it'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -f -a "scan" -d 'List the keys of a pattern'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and not __fish_seen_subcommand_from config pubsub purge save scan help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -f -a "get" -d 'Show settings of every node'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -f -a "set" -d 'Change a setting on every node'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from config" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -f -a "publish" -d 'Publish a message'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -f -a "tail" -d 'Show messages as they are published'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from pubsub" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l prefix -d 'Keys that begin with exactly this, whatever characters are in it' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l rate -d 'Look at no more than so many keys a second of each server; 0 for as fast as it answers' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l everything -d 'Agree to a pattern that leaves no key out; `--yes` is then not enough'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from purge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from save" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l prefix -d 'Keys that begin with exactly this, whatever characters are in it' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l rate -d 'Look at no more than so many keys a second of each server; 0 for as fast as it answers' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l limit -d 'End after so many keys' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from scan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from help" -f -a "config" -d 'Read and change settings of the servers'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from help" -f -a "pubsub" -d 'Listen to channels, and publish to them'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from help" -f -a "purge" -d 'Remove the keys of a pattern'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from help" -f -a "save" -d 'Save to disk, and wait for it'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from help" -f -a "scan" -d 'List the keys of a pattern'
complete -c authctl -n "__fish_authctl_using_subcommand redis; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l into -d 'Into this database or DynamoDB table; a new database when not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -s j -l jobs -d 'How many sessions write side by side' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l table -d 'Only this table, with what belongs to it: auth.Users; can be given several times' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l rdb-file -d 'Write Redis\'s content to a file that a stopped server loads, instead of a live server' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l write-units -d 'Write units a second that may be used of a DynamoDB table' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l clean -d 'Take the place of what is there, which is lost'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l swap -d 'Take the place of the live database, which is kept under another name'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l no-owner -d 'Leave out owners and privileges, for a server without the roles of the backup'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l users -d 'How many accounts to make' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l sessions-per-user -d 'How many sessions each account has' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l codes-per-user -d 'How many verification codes each account has' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l stores -d 'Where the data goes' -r -f -a "postgres\t''
redis\t''
dynamodb\t''"
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l rng-seed -d 'The number that decides every id, name, address and token' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l at -d 'The moment that all times are relative to, RFC 3339; now when not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l password-stdin -d 'Read the accounts\' common password from standard input; without, one is made and told on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l clean -d 'Remove what earlier seeds made first, of any random seed, and nothing else'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand seed" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "deploy" -d 'Deploy a stack, and wait until it runs'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "up" -d 'Deploy a stack, and wait until it runs'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "diff" -d 'Show what a deployment would change'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "config" -d 'Print the Compose files merged, with their variables filled in'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "lint" -d 'Find what may hurt in a stack, without asking an engine'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "ls" -d 'List the stacks of the swarm'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "services" -d 'List the services of a stack'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "ps" -d 'List the tasks of a stack, with all of what is wrong with them'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "logs" -d 'Show what the tasks of a stack write, in the order of time'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "wait" -d 'Wait until all services of a stack run'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "rollback" -d 'Give services back what they were before their last change'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "rm" -d 'Remove a stack, and wait until its containers and networks are gone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "down" -d 'Remove a stack, and wait until its containers and networks are gone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and not __fish_seen_subcommand_from deploy up diff config lint ls services ps logs wait rollback rm down help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -s c -l compose-file -d 'Compose file, `-` for standard input; repeatable, later ones override earlier ones' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l env-file -d 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l force -d 'Start the tasks of all services, or of one, anew although nothing about them changed; `--force=SERVICE` is repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l resolve-image -d 'For which images a registry is asked for the digest' -r -f -a "always\t'For every image'
changed\t'For images that the files spell otherwise than before'
never\t'For none'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l rotated -d 'Confirm that the database has the new password already that this secret brings; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l keep -d 'How many old versions of each secret and config stay' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l timeout -d 'How long to wait until the services run, all waiting together; 5m when it is not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l no-env-file -d 'Leave `.env` beside the first file alone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l prune -d 'Remove what the files no longer have, last and only when the rest has worked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l create-networks -d 'Make external networks that are missing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l plain-names -d 'Name secrets and configs as docker does, so that their content cannot change'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -s d -l detach -d 'Do not wait until the services run'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l init-swarm -d 'Make a swarm where the engine is in none'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l with-registry-auth -d 'Hand the nodes the logins of registries'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from deploy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -s c -l compose-file -d 'Compose file, `-` for standard input; repeatable, later ones override earlier ones' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l env-file -d 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l force -d 'Start the tasks of all services, or of one, anew although nothing about them changed; `--force=SERVICE` is repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l resolve-image -d 'For which images a registry is asked for the digest' -r -f -a "always\t'For every image'
changed\t'For images that the files spell otherwise than before'
never\t'For none'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l rotated -d 'Confirm that the database has the new password already that this secret brings; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l keep -d 'How many old versions of each secret and config stay' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l timeout -d 'How long to wait until the services run, all waiting together; 5m when it is not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l no-env-file -d 'Leave `.env` beside the first file alone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l prune -d 'Remove what the files no longer have, last and only when the rest has worked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l create-networks -d 'Make external networks that are missing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l plain-names -d 'Name secrets and configs as docker does, so that their content cannot change'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -s d -l detach -d 'Do not wait until the services run'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l init-swarm -d 'Make a swarm where the engine is in none'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l with-registry-auth -d 'Hand the nodes the logins of registries'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -s c -l compose-file -d 'Compose file, `-` for standard input; repeatable, later ones override earlier ones' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l env-file -d 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l force -d 'Start the tasks of all services, or of one, anew although nothing about them changed; `--force=SERVICE` is repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l resolve-image -d 'For which images a registry is asked for the digest' -r -f -a "always\t'For every image'
changed\t'For images that the files spell otherwise than before'
never\t'For none'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l rotated -d 'Confirm that the database has the new password already that this secret brings; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l keep -d 'How many old versions of each secret and config stay' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l no-env-file -d 'Leave `.env` beside the first file alone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l prune -d 'Remove what the files no longer have, last and only when the rest has worked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l create-networks -d 'Make external networks that are missing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l plain-names -d 'Name secrets and configs as docker does, so that their content cannot change'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -s c -l compose-file -d 'Compose file, `-` for standard input; repeatable, later ones override earlier ones' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l env-file -d 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l no-env-file -d 'Leave `.env` beside the first file alone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -s c -l compose-file -d 'Compose file, `-` for standard input; repeatable, later ones override earlier ones' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l env-file -d 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l nodes -d 'How many nodes the swarm has; unless it is said, rules reckon with several' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l fail-on -d 'The least finding that ends the run with exit code 3' -r -f -a "warn\t'Anything worth a look'
bad\t'What is certain to hurt'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l no-env-file -d 'Leave `.env` beside the first file alone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from services" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -s a -l all -d 'Also tasks that others have taken the place of'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from ps" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l since -d 'Only from this moment on: `10m` ago, or a time like 2026-01-31T12:00:00Z' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -s n -l tail -d 'Only the last so many lines of each task' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -s f -l follow -d 'Go on with what is written from now on'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from logs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -l timeout -d 'How long to wait until the services run; 5m when it is not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l timeout -d 'How long to wait until the services run; 5m when it is not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l rotated -d 'Confirm that the database has the password that this secret had before; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -s d -l detach -d 'Do not wait until the services run'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rollback" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l timeout -d 'How long to wait until its containers are gone; 5m when it is not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l volumes -d 'Remove its volumes too, with all data in them'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l timeout -d 'How long to wait until its containers are gone; 5m when it is not given' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l volumes -d 'Remove its volumes too, with all data in them'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "deploy" -d 'Deploy a stack, and wait until it runs'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "diff" -d 'Show what a deployment would change'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "config" -d 'Print the Compose files merged, with their variables filled in'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "lint" -d 'Find what may hurt in a stack, without asking an engine'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "ls" -d 'List the stacks of the swarm'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "services" -d 'List the services of a stack'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "ps" -d 'List the tasks of a stack, with all of what is wrong with them'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "logs" -d 'Show what the tasks of a stack write, in the order of time'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "wait" -d 'Wait until all services of a stack run'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "rollback" -d 'Give services back what they were before their last change'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Remove a stack, and wait until its containers and networks are gone'
complete -c authctl -n "__fish_authctl_using_subcommand stack; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -f -a "list" -d 'List refresh tokens'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -f -a "purge" -d 'Delete refresh tokens that are of no use to anybody'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -f -a "revoke" -d 'Delete the refresh tokens of an account, or single ones'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -f -a "show" -d 'Show one refresh token'
complete -c authctl -n "__fish_authctl_using_subcommand token; and not __fish_seen_subcommand_from list purge revoke show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l user -d 'Only those of this account, by its id or its e-mail address' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l max-rcu -d 'Read units a second that may be used' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -s j -l jobs -d 'How many segments of the table are read side by side' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l expired -d 'Only those that are over'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l max-rcu -d 'Read units a second that may be used' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -s j -l jobs -d 'How many segments of the table are read side by side' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l max-wcu -d 'Write units a second that may be used' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l expired -d 'Those that are over'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l orphans -d 'Those whose account is not in the database'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from purge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l user -d 'Of this account, by its id or its e-mail address' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l id -d 'Only this token, as `token list` names it; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l max-rcu -d 'Read units a second that may be used' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -s j -l jobs -d 'How many segments of the table are read side by side' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l max-wcu -d 'Write units a second that may be used' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l confirm -d 'Agree to a change of exactly this target' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l reason -d 'Why, for the audit log' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Show what would be done, and do nothing'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Agree without being asked'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l user -d 'Look among those of this account, by its id or its e-mail address' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l max-rcu -d 'Read units a second that may be used' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -s j -l jobs -d 'How many segments of the table are read side by side' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "list" -d 'List refresh tokens'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "purge" -d 'Delete refresh tokens that are of no use to anybody'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "revoke" -d 'Delete the refresh tokens of an account, or single ones'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one refresh token'
complete -c authctl -n "__fish_authctl_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand completions" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand completions" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand completions" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand completions" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand completions" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand completions" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand completions" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand completions" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand completions" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand man" -l profile -d 'Profile of the configuration file' -r
complete -c authctl -n "__fish_authctl_using_subcommand man" -l config -d 'Configuration file instead of the ones looked for' -r -F
complete -c authctl -n "__fish_authctl_using_subcommand man" -l set -d 'Set one configuration key for this run; repeatable' -r
complete -c authctl -n "__fish_authctl_using_subcommand man" -s o -l output -d 'Shape of the answer on stdout [default: table]' -r -f -a "table\t'Columns for people; they give way to a narrow terminal'
json\t'One envelope: kind, `generated_at`, target, server, verdict, notes, data'
jsonl\t'The same envelope on one line for each answer'
csv\t'Rows with raw values'
nagios\t'One line of a check for a monitoring system, with its exit codes 0 to 3'
openmetrics\t'What a check measured, as samples for a collector of metrics'"
complete -c authctl -n "__fish_authctl_using_subcommand man" -l columns -d 'Only these columns, in this order' -r
complete -c authctl -n "__fish_authctl_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise'
always\t'Also in a pipe'
never\t'Nowhere'"
complete -c authctl -n "__fish_authctl_using_subcommand man" -l timeout -d 'How long one attempt to reach a server may take' -r
complete -c authctl -n "__fish_authctl_using_subcommand man" -l no-headers -d 'Leave out the heading'
complete -c authctl -n "__fish_authctl_using_subcommand man" -s q -l quiet -d 'Only errors on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand man" -s v -l verbose -d 'Tell more on stderr'
complete -c authctl -n "__fish_authctl_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "audit" -d 'Show who changed what through authctl'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "backup" -d 'Make, list, verify and remove backups'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "check" -d 'Check every service: reach, latency, version, TLS, identity, rights'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "config" -d 'Show, check or create the configuration'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "db" -d 'Create, drop, empty or list databases'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "dev" -d 'Run throwaway PostgreSQL and Redis servers on this machine'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "doctor" -d 'Find what is wrong with the stores, with its cause first'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "dynamodb" -d 'Check the table of the refresh tokens, and who may do what with it'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "init" -d 'Prepare a database: extensions, the application\'s role, its grants'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "migrate" -d 'Bring the schema up to date'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "monitor" -d 'Show what the servers are doing'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "postgres" -d 'Act on PostgreSQL: sessions, roles, jobs, tables, configuration'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "redis" -d 'Act on Redis: save, find and remove keys, publish, change settings'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "restore" -d 'Restore stores from a backup'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "seed" -d 'Fill the stores with test data, the same on every machine'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "stack" -d 'Deploy, compare and watch Swarm stacks'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "token" -d 'Find refresh tokens and take them back'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "completions" -d 'Print the completion script of a shell'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "man" -d 'Print the manual page'
complete -c authctl -n "__fish_authctl_using_subcommand help; and not __fish_seen_subcommand_from audit backup check config db dev doctor dynamodb init migrate monitor postgres redis restore seed stack token completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "list" -d 'List the changes that were made through authctl, newest first'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from backup" -f -a "create" -d 'Make a backup in the repository, and read it back'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from backup" -f -a "list" -d 'List the backups, the newest first, and check that a good one is young enough'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from backup" -f -a "prune" -d 'Remove old backups by rules, and what unfinished ones have left'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from backup" -f -a "schedule" -d 'Print what makes backups happen by the clock: for systemd, cron or Docker Swarm'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from backup" -f -a "show" -d 'Show all that is known of a backup, and how to restore it without authctl'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from backup" -f -a "verify" -d 'Read backups back: every byte, every check sum, every archive'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Print every value and where it came from'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "check" -d 'Say whether the configuration is sound, without contacting anything'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "init" -d 'Write a first `authctl.toml` with every key explained'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Print where configuration files are looked for'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "create" -d 'Create a database'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "drop" -d 'Drop a database with everything in it'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "reset" -d 'Empty a database, keeping its owner, encoding, locale, tablespace and connection limit'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "list" -d 'List the databases of the server'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dev" -f -a "up" -d 'Start throwaway PostgreSQL and Redis servers on this machine'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dev" -f -a "down" -d 'Stop them'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dev" -f -a "status" -d 'Show whether they run and answer'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dev" -f -a "env" -d 'Print the variables that lead other programs to them'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dynamodb" -f -a "check" -d 'Check the table against what is expected of it'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dynamodb" -f -a "create" -d 'Create a table like the one of production, for local use and tests'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dynamodb" -f -a "describe" -d 'Show everything about the table'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from dynamodb" -f -a "iam" -d 'Check what somebody may do with the table'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "baseline" -d 'Begin the history of a database that has its schema already'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "down" -d 'Take migrations back, the youngest first'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "import" -d 'Convert the migrations of another tool into files of `migrations.folder`'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "lint" -d 'Find what may hurt in the migrations that are pending'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "new" -d 'Create the files of a new migration under the next version'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "repair" -d 'Correct the history where the database agrees with the files'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "script" -d 'Print the migrations as a script that can be run again and again'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "status" -d 'Show which migrations are applied, pending or in conflict'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "test" -d 'Test in a scratch database that each migration can be taken back'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "up" -d 'Apply the migrations that are pending'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "verify" -d 'Compare files, history and database, object by object'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from monitor" -f -a "dynamodb" -d 'Show the table of the refresh tokens: size, age of its items, throttling'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from monitor" -f -a "grants" -d 'Print the least-privilege role and Redis user that every view can be seen with'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from monitor" -f -a "postgres" -d 'Show what PostgreSQL is doing'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from monitor" -f -a "redis" -d 'Show what Redis is doing'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from monitor" -f -a "stack" -d 'Show what the services of stacks do: tasks, restarts, memory, images'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from postgres" -f -a "cancel" -d 'Cancel what sessions are running'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from postgres" -f -a "cron" -d 'List, schedule and take off jobs of `pg_cron`'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from postgres" -f -a "maintain" -d 'Vacuum, analyze or reindex a table'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from postgres" -f -a "reload" -d 'Have the server read its configuration files anew, and show what that changed'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from postgres" -f -a "role" -d 'List, create, change and drop roles'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from postgres" -f -a "terminate" -d 'End sessions, with their transactions'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from redis" -f -a "config" -d 'Read and change settings of the servers'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from redis" -f -a "pubsub" -d 'Listen to channels, and publish to them'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from redis" -f -a "purge" -d 'Remove the keys of a pattern'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from redis" -f -a "save" -d 'Save to disk, and wait for it'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from redis" -f -a "scan" -d 'List the keys of a pattern'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "deploy" -d 'Deploy a stack, and wait until it runs'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "diff" -d 'Show what a deployment would change'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "config" -d 'Print the Compose files merged, with their variables filled in'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "lint" -d 'Find what may hurt in a stack, without asking an engine'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "ls" -d 'List the stacks of the swarm'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "services" -d 'List the services of a stack'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "ps" -d 'List the tasks of a stack, with all of what is wrong with them'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "logs" -d 'Show what the tasks of a stack write, in the order of time'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "wait" -d 'Wait until all services of a stack run'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "rollback" -d 'Give services back what they were before their last change'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from stack" -f -a "rm" -d 'Remove a stack, and wait until its containers and networks are gone'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "list" -d 'List refresh tokens'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "purge" -d 'Delete refresh tokens that are of no use to anybody'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "revoke" -d 'Delete the refresh tokens of an account, or single ones'
complete -c authctl -n "__fish_authctl_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "show" -d 'Show one refresh token'
