
use builtin;
use str;

set edit:completion:arg-completer[authctl] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'authctl'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'authctl'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand audit 'Show who changed what through authctl'
            cand backup 'Make, list, verify and remove backups'
            cand check 'Check every service: reach, latency, version, TLS, identity, rights'
            cand config 'Show, check or create the configuration'
            cand db 'Create, drop, empty or list databases'
            cand dev 'Run throwaway PostgreSQL and Redis servers on this machine'
            cand doctor 'Find what is wrong with the stores, with its cause first'
            cand dynamodb 'Check the table of the refresh tokens, and who may do what with it'
            cand init 'Prepare a database: extensions, the application''s role, its grants'
            cand migrate 'Bring the schema up to date'
            cand monitor 'Show what the servers are doing'
            cand postgres 'Act on PostgreSQL: sessions, roles, jobs, tables, configuration'
            cand redis 'Act on Redis: save, find and remove keys, publish, change settings'
            cand restore 'Restore stores from a backup'
            cand seed 'Fill the stores with test data, the same on every machine'
            cand stack 'Deploy, compare and watch Swarm stacks'
            cand token 'Find refresh tokens and take them back'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;audit'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the changes that were made through authctl, newest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;audit;list'= {
            cand --limit 'How many to show'
            cand --since 'Only changes that are not older than this'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --local 'Read the local log only, and ask no server'
            cand --strict 'Fail also when the database''s log could not be seen'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;audit;help'= {
            cand list 'List the changes that were made through authctl, newest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;audit;help;list'= {
        }
        &'authctl;audit;help;help'= {
        }
        &'authctl;backup'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand create 'Make a backup in the repository, and read it back'
            cand list 'List the backups, the newest first, and check that a good one is young enough'
            cand prune 'Remove old backups by rules, and what unfinished ones have left'
            cand schedule 'Print what makes backups happen by the clock: for systemd, cron or Docker Swarm'
            cand show 'Show all that is known of a backup, and how to restore it without authctl'
            cand verify 'Read backups back: every byte, every check sum, every archive'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;backup;create'= {
            cand --label 'What to call the backup'
            cand -j 'How many sessions read side by side'
            cand --jobs 'How many sessions read side by side'
            cand --rate 'How much may be taken from the servers in a second, together: 50MiB'
            cand --table 'Only this table of the database, with its partitions: auth.Users; can be given several times'
            cand --format 'How a database is written'
            cand --compress 'How rows are compressed; zstd where the tools are of 16 or newer'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --only-schema 'Only what the database is made of, without rows'
            cand --service-backup 'Have DynamoDB make a backup of its own, too'
            cand --no-read-back 'Do not read it back; it counts as good only after `backup verify`'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;backup;list'= {
            cand --max-age 'How old the newest good backup may be'
            cand --verified-within 'How long ago the newest good backup may have been read back'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;backup;prune'= {
            cand --keep-last 'Keep the newest so many'
            cand --keep-daily 'Keep the newest of each of so many days'
            cand --keep-weekly 'Keep the newest of each of so many weeks'
            cand --keep-monthly 'Keep the newest of each of so many months'
            cand --keep-yearly 'Keep the newest of each of so many years'
            cand --keep-label 'Keep all with this label; can be given several times'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --remove-damaged 'Remove backups that are known to be damaged, too'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;backup;schedule'= {
            cand --format 'Who watches the clock'
            cand --at 'Time of day, by the clock of the machine'
            cand --on-calendar 'When, in systemd''s own words: ''Mon..Fri *-*-* 03:00:00 UTC'''
            cand --max-age 'How old the newest good backup may get before whoever watches is told'
            cand --keep-last 'Keep the newest so many'
            cand --keep-daily 'Keep the newest of each of so many days'
            cand --keep-weekly 'Keep the newest of each of so many weeks'
            cand --keep-monthly 'Keep the newest of each of so many months'
            cand --keep-yearly 'Keep the newest of each of so many years'
            cand --keep-label 'Keep all with this label; can be given several times'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;backup;show'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --tables 'Every table with its rows'
            cand --files 'Every file with its check sum'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;backup;verify'= {
            cand -j 'How many sessions restore side by side'
            cand --jobs 'How many sessions restore side by side'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --all 'Read every backup of the repository'
            cand --restore 'Restore every store of it, too, into something that is thrown away'
            cand --strict 'End with exit code 4 where a store could not be restored here'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;backup;help'= {
            cand create 'Make a backup in the repository, and read it back'
            cand list 'List the backups, the newest first, and check that a good one is young enough'
            cand prune 'Remove old backups by rules, and what unfinished ones have left'
            cand schedule 'Print what makes backups happen by the clock: for systemd, cron or Docker Swarm'
            cand show 'Show all that is known of a backup, and how to restore it without authctl'
            cand verify 'Read backups back: every byte, every check sum, every archive'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;backup;help;create'= {
        }
        &'authctl;backup;help;list'= {
        }
        &'authctl;backup;help;prune'= {
        }
        &'authctl;backup;help;schedule'= {
        }
        &'authctl;backup;help;show'= {
        }
        &'authctl;backup;help;verify'= {
        }
        &'authctl;backup;help;help'= {
        }
        &'authctl;check'= {
            cand --wait 'Wait this long until every one of them answers, then report'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --strict 'Fail also when something could not be seen'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;config'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Print every value and where it came from'
            cand check 'Say whether the configuration is sound, without contacting anything'
            cand init 'Write a first `authctl.toml` with every key explained'
            cand path 'Print where configuration files are looked for'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;config;show'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;config;check'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;config;init'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --force 'Replace an existing file'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;config;path'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;config;help'= {
            cand show 'Print every value and where it came from'
            cand check 'Say whether the configuration is sound, without contacting anything'
            cand init 'Write a first `authctl.toml` with every key explained'
            cand path 'Print where configuration files are looked for'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;config;help;show'= {
        }
        &'authctl;config;help;check'= {
        }
        &'authctl;config;help;init'= {
        }
        &'authctl;config;help;path'= {
        }
        &'authctl;config;help;help'= {
        }
        &'authctl;db'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand create 'Create a database'
            cand drop 'Drop a database with everything in it'
            cand reset 'Empty a database, keeping its owner, encoding, locale, tablespace and connection limit'
            cand list 'List the databases of the server'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;db;create'= {
            cand --owner 'Role that owns it'
            cand --template 'Database it is copied from'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --if-not-exists 'Accept one that is there already'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;db;drop'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --force 'End the sessions that use it'
            cand --if-exists 'Accept that there is none'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;db;reset'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --force 'End the sessions that use it'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;db;list'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;db;help'= {
            cand create 'Create a database'
            cand drop 'Drop a database with everything in it'
            cand reset 'Empty a database, keeping its owner, encoding, locale, tablespace and connection limit'
            cand list 'List the databases of the server'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;db;help;create'= {
        }
        &'authctl;db;help;drop'= {
        }
        &'authctl;db;help;reset'= {
        }
        &'authctl;db;help;list'= {
        }
        &'authctl;db;help;help'= {
        }
        &'authctl;dev'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand up 'Start throwaway PostgreSQL and Redis servers on this machine'
            cand down 'Stop them'
            cand status 'Show whether they run and answer'
            cand env 'Print the variables that lead other programs to them'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;dev;up'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dev;down'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --purge 'Remove their data too'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dev;status'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dev;env'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --show-secrets 'Print the passwords instead of the names of their files'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dev;help'= {
            cand up 'Start throwaway PostgreSQL and Redis servers on this machine'
            cand down 'Stop them'
            cand status 'Show whether they run and answer'
            cand env 'Print the variables that lead other programs to them'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;dev;help;up'= {
        }
        &'authctl;dev;help;down'= {
        }
        &'authctl;dev;help;status'= {
        }
        &'authctl;dev;help;env'= {
        }
        &'authctl;dev;help;help'= {
        }
        &'authctl;doctor'= {
            cand --only 'Look at these stores only; repeatable'
            cand --fail-on 'Fail from this severity on'
            cand --explain 'Explain a check instead: what it measures, its thresholds, what to do; asks no server'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --strict 'Fail also when a check could not look'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dynamodb'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand check 'Check the table against what is expected of it'
            cand create 'Create a table like the one of production, for local use and tests'
            cand describe 'Show everything about the table'
            cand iam 'Check what somebody may do with the table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;dynamodb;check'= {
            cand --expect 'File with what is expected, in TOML; the defaults of this system when not given'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --strict 'Fail also when something could not be seen'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dynamodb;create'= {
            cand --time-to-live 'Let items expire by this attribute, a number of seconds'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --user-index 'Make an index that finds tokens by their account'
            cand --deletion-protection 'Protect the table from being deleted'
            cand --if-not-exists 'Accept one of the same shape that is there already'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dynamodb;describe'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dynamodb;iam'= {
            cand --role 'Check this role, by name or ARN; whoever the credentials are of when nobody is named'
            cand --principal 'Check this user or role, by ARN'
            cand --rights 'Rights that are expected, and that are not'
            cand --expect 'File with what is expected, in TOML: `[iam]` takes the place of the rights, `[severity]` says how bad each is'
            cand --engine 'Ask only these'
            cand --policy 'File with a policy of the user or role, instead of those that IAM has; repeatable'
            cand --boundary 'File with the permissions boundary'
            cand --scp 'Files with the service control policies of one level, with commas between them; repeatable, from root to account'
            cand --resource-policy 'File with the policy of the table'
            cand --terraform 'File that `terraform show -json` wrote, with the policies of the role'
            cand --context 'Value of a context key, several with commas: aws:SourceVpce=vpce-1; repeatable'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --strict 'Fail also when something could not be seen'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;dynamodb;help'= {
            cand check 'Check the table against what is expected of it'
            cand create 'Create a table like the one of production, for local use and tests'
            cand describe 'Show everything about the table'
            cand iam 'Check what somebody may do with the table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;dynamodb;help;check'= {
        }
        &'authctl;dynamodb;help;create'= {
        }
        &'authctl;dynamodb;help;describe'= {
        }
        &'authctl;dynamodb;help;iam'= {
        }
        &'authctl;dynamodb;help;help'= {
        }
        &'authctl;init'= {
            cand --monitor-role 'Make a role that may see everything and change nothing, for a monitoring agent'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --rotate-password 'Set the application''s password even where it is already the configured one'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand baseline 'Begin the history of a database that has its schema already'
            cand down 'Take migrations back, the youngest first'
            cand import 'Convert the migrations of another tool into files of `migrations.folder`'
            cand lint 'Find what may hurt in the migrations that are pending'
            cand new 'Create the files of a new migration under the next version'
            cand repair 'Correct the history where the database agrees with the files'
            cand script 'Print the migrations as a script that can be run again and again'
            cand status 'Show which migrations are applied, pending or in conflict'
            cand test 'Test in a scratch database that each migration can be taken back'
            cand up 'Apply the migrations that are pending'
            cand verify 'Compare files, history and database, object by object'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;migrate;baseline'= {
            cand --to 'Record the migrations up to this version; found out when not given'
            cand --lock-wait 'How long to wait for another run of migrations'
            cand --lock-timeout 'How long a statement may wait for a table, and others behind it'
            cand --lock-retries 'How often to retry a migration that did not get its table'
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;down'= {
            cand --to 'Back to where this version is the youngest; 0 takes everything back'
            cand --steps 'Take so many migrations back'
            cand --lock-wait 'How long to wait for another run of migrations'
            cand --lock-timeout 'How long a statement may wait for a table, and others behind it'
            cand --lock-retries 'How often to retry a migration that did not get its table'
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;import'= {
            cand --from 'The tool that they were written for; recognised when not given'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;lint'= {
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --all 'Look at the migrations that are applied too'
            cand --offline 'Look at every migration without asking a database'
            cand --style 'Follow rules of taste too'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;new'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-transaction 'It is to run outside of a transaction, as CREATE INDEX CONCURRENTLY has to'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;repair'= {
            cand --step 'Say that step NUMBER of a migration that was stopped is `done`, or to be run `again`'
            cand --lock-wait 'How long to wait for another run of migrations'
            cand --lock-timeout 'How long a statement may wait for a table, and others behind it'
            cand --lock-retries 'How often to retry a migration that did not get its table'
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;script'= {
            cand --from 'Begin behind this version, which has to be applied already; 0 is before the first'
            cand --to 'Stop after this version'
            cand --format 'What is to run it'
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;status'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --fail-on-pending 'End with exit code 3 when a migration is pending'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;test'= {
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;up'= {
            cand --to 'Stop after this version'
            cand --lock-wait 'How long to wait for another run of migrations'
            cand --lock-timeout 'How long a statement may wait for a table, and others behind it'
            cand --lock-retries 'How often to retry a migration that did not get its table'
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --dry-run 'Show what would be done, and do nothing; with `=scratch` try it in a scratch database'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --fail-on-pending 'Apply nothing, and end with exit code 3 when a migration is pending'
            cand --deny 'Apply nothing when there is a finding about what is pending, and end with exit code 3'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;verify'= {
            cand --var 'Value of `${NAME}` in migration files; repeatable'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --history-only 'Compare files and history only, which needs no scratch database'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;migrate;help'= {
            cand baseline 'Begin the history of a database that has its schema already'
            cand down 'Take migrations back, the youngest first'
            cand import 'Convert the migrations of another tool into files of `migrations.folder`'
            cand lint 'Find what may hurt in the migrations that are pending'
            cand new 'Create the files of a new migration under the next version'
            cand repair 'Correct the history where the database agrees with the files'
            cand script 'Print the migrations as a script that can be run again and again'
            cand status 'Show which migrations are applied, pending or in conflict'
            cand test 'Test in a scratch database that each migration can be taken back'
            cand up 'Apply the migrations that are pending'
            cand verify 'Compare files, history and database, object by object'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;migrate;help;baseline'= {
        }
        &'authctl;migrate;help;down'= {
        }
        &'authctl;migrate;help;import'= {
        }
        &'authctl;migrate;help;lint'= {
        }
        &'authctl;migrate;help;new'= {
        }
        &'authctl;migrate;help;repair'= {
        }
        &'authctl;migrate;help;script'= {
        }
        &'authctl;migrate;help;status'= {
        }
        &'authctl;migrate;help;test'= {
        }
        &'authctl;migrate;help;up'= {
        }
        &'authctl;migrate;help;verify'= {
        }
        &'authctl;migrate;help;help'= {
        }
        &'authctl;monitor'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand dynamodb 'Show the table of the refresh tokens: size, age of its items, throttling'
            cand grants 'Print the least-privilege role and Redis user that every view can be seen with'
            cand postgres 'Show what PostgreSQL is doing'
            cand redis 'Show what Redis is doing'
            cand stack 'Show what the services of stacks do: tasks, restarts, memory, images'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;monitor;dynamodb'= {
            cand --sample 'Look at the age of so many items'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;grants'= {
            cand --role 'Name of the role of PostgreSQL'
            cand --user 'Name of the user of Redis'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand activity 'Show what every session is doing, and who waits for whom'
            cand bloat 'Show the estimated bloat of tables and indexes, or what is in one table exactly'
            cand checkpoints 'Show checkpoints by what made them begin, and who writes the dirty pages'
            cand connections 'Show who holds the connections, against every limit there is'
            cand cron 'Show jobs of `pg_cron`: failures, runs that did not happen, runs that take too long'
            cand deadlocks 'Show deadlocks, conflicts, broken check sums and temporary files of each database'
            cand indexes 'Show indexes: broken, superfluous and unused ones first, with what mends them'
            cand io 'Show who reads and writes which kind of block, and how long that takes'
            cand locks 'Show who waits for whose lock, with what is to blame at the root'
            cand replication 'Show who replicates and how far behind they are'
            cand sequences 'Show sequences by how far they are used up'
            cand settings 'Show settings that are dangerous, wait for a restart or differ from their default'
            cand sizes 'Show what takes room: databases, tablespaces, the largest tables, indexes and their parts'
            cand slots 'Show replication slots, and what they keep the server from removing'
            cand slow 'Show the statements that took the most time, since statistics were reset or within an interval'
            cand tables 'Show tables by size, with dead rows and the last vacuum'
            cand vacuum 'Show what vacuum is doing, which tables wait for it, and when each was done last'
            cand waits 'Show what the sessions at work wait for, sampled ten times a second'
            cand wal 'Show how much write-ahead log is written, and whether it is archived'
            cand wraparound 'Show how far databases and tables are from running out of transaction numbers'
            cand xmin 'Show who keeps vacuum from removing dead rows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;monitor;postgres;activity'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --all 'Show idle sessions too'
            cand --show-literals 'Show the values in queries, which may be secrets, instead of ?'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;bloat'= {
            cand --exact 'Count what is in the pages of this table, with pgstattuple; the whole table may be read'
            cand --limit 'Show at most this many tables and indexes'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;checkpoints'= {
            cand --for 'Count for so long; since statistics were reset without it'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;connections'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;cron'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;deadlocks'= {
            cand --for 'Count for so long; since statistics were reset without it'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;indexes'= {
            cand --limit 'Show at most this many indexes'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;io'= {
            cand --for 'Count for so long; since statistics were reset without it'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;locks'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;replication'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;sequences'= {
            cand --limit 'Show at most this many sequences'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;settings'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --all 'Show those at their default too'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;sizes'= {
            cand --for 'Show what grows: look again after so long'
            cand --limit 'Show at most this many relations of the database'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;slots'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;slow'= {
            cand --sort 'What comes first: time in all, time of one call, or number of calls'
            cand --for 'Count for so long; since statistics were reset without it'
            cand --limit 'Show at most this many statements'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;tables'= {
            cand --limit 'Show at most this many tables'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;vacuum'= {
            cand --limit 'Show at most this many tables'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;waits'= {
            cand --for 'Sample for so long'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;wal'= {
            cand --for 'Count for so long'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;wraparound'= {
            cand --limit 'Show at most this many tables'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;xmin'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;postgres;help'= {
            cand activity 'Show what every session is doing, and who waits for whom'
            cand bloat 'Show the estimated bloat of tables and indexes, or what is in one table exactly'
            cand checkpoints 'Show checkpoints by what made them begin, and who writes the dirty pages'
            cand connections 'Show who holds the connections, against every limit there is'
            cand cron 'Show jobs of `pg_cron`: failures, runs that did not happen, runs that take too long'
            cand deadlocks 'Show deadlocks, conflicts, broken check sums and temporary files of each database'
            cand indexes 'Show indexes: broken, superfluous and unused ones first, with what mends them'
            cand io 'Show who reads and writes which kind of block, and how long that takes'
            cand locks 'Show who waits for whose lock, with what is to blame at the root'
            cand replication 'Show who replicates and how far behind they are'
            cand sequences 'Show sequences by how far they are used up'
            cand settings 'Show settings that are dangerous, wait for a restart or differ from their default'
            cand sizes 'Show what takes room: databases, tablespaces, the largest tables, indexes and their parts'
            cand slots 'Show replication slots, and what they keep the server from removing'
            cand slow 'Show the statements that took the most time, since statistics were reset or within an interval'
            cand tables 'Show tables by size, with dead rows and the last vacuum'
            cand vacuum 'Show what vacuum is doing, which tables wait for it, and when each was done last'
            cand waits 'Show what the sessions at work wait for, sampled ten times a second'
            cand wal 'Show how much write-ahead log is written, and whether it is archived'
            cand wraparound 'Show how far databases and tables are from running out of transaction numbers'
            cand xmin 'Show who keeps vacuum from removing dead rows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;monitor;postgres;help;activity'= {
        }
        &'authctl;monitor;postgres;help;bloat'= {
        }
        &'authctl;monitor;postgres;help;checkpoints'= {
        }
        &'authctl;monitor;postgres;help;connections'= {
        }
        &'authctl;monitor;postgres;help;cron'= {
        }
        &'authctl;monitor;postgres;help;deadlocks'= {
        }
        &'authctl;monitor;postgres;help;indexes'= {
        }
        &'authctl;monitor;postgres;help;io'= {
        }
        &'authctl;monitor;postgres;help;locks'= {
        }
        &'authctl;monitor;postgres;help;replication'= {
        }
        &'authctl;monitor;postgres;help;sequences'= {
        }
        &'authctl;monitor;postgres;help;settings'= {
        }
        &'authctl;monitor;postgres;help;sizes'= {
        }
        &'authctl;monitor;postgres;help;slots'= {
        }
        &'authctl;monitor;postgres;help;slow'= {
        }
        &'authctl;monitor;postgres;help;tables'= {
        }
        &'authctl;monitor;postgres;help;vacuum'= {
        }
        &'authctl;monitor;postgres;help;waits'= {
        }
        &'authctl;monitor;postgres;help;wal'= {
        }
        &'authctl;monitor;postgres;help;wraparound'= {
        }
        &'authctl;monitor;postgres;help;xmin'= {
        }
        &'authctl;monitor;postgres;help;help'= {
        }
        &'authctl;monitor;redis'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand clients 'Show who is connected, and who does not read what is sent to them'
            cand cluster 'Show the nodes of the cluster, their slots and what they carry'
            cand commands 'Show the commands that took the most time'
            cand errors 'Show what each node refused, and to whom'
            cand keys 'Show where the memory of the keys goes, by prefix, and which keys never end'
            cand keyspace 'Show the databases of each node: keys, those with a time to live'
            cand latency 'Measure round trips beside what each node measured, and say what made them slow'
            cand memory 'Show where the memory of each node went'
            cand persistence 'Show what a restart of each node would lose'
            cand pubsub 'Show channels with their subscribers, and subscribers that are slow'
            cand replication 'Show who follows whom, and how far behind'
            cand slowlog 'Show the latest commands that took long, without what was in them'
            cand stats 'Show what each node does: commands, clients, keys, replication, persistence'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;monitor;redis;clients'= {
            cand --limit 'Show at most so many rows of each node'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --group 'One row for each name, library and user'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;cluster'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;commands'= {
            cand --for 'Count for so long, instead of what was counted since the server''s statistics began'
            cand --limit 'Show at most so many rows of each node'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;errors'= {
            cand --for 'Count for so long, instead of what was counted since the server''s statistics began'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;keys'= {
            cand --match 'Only keys of this pattern, as SCAN takes it'
            cand --rate 'Look at no more than so many keys a second of each server; 0 for as fast as it answers'
            cand --samples 'Measure so many elements of each collection to estimate its memory; 0 for all of them'
            cand --first 'End after about so many keys'
            cand --limit 'Show at most so many rows of each node'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --largest 'Show the largest keys instead of the prefixes'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;keyspace'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;latency'= {
            cand --for 'Measure for so long'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;memory'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;persistence'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;pubsub'= {
            cand --limit 'Show at most so many rows of each node'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;replication'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;slowlog'= {
            cand --log 'Which log: of Valkey from 8.1 on also those of large requests and replies'
            cand --limit 'Show at most so many rows of each node'
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;stats'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;redis;help'= {
            cand clients 'Show who is connected, and who does not read what is sent to them'
            cand cluster 'Show the nodes of the cluster, their slots and what they carry'
            cand commands 'Show the commands that took the most time'
            cand errors 'Show what each node refused, and to whom'
            cand keys 'Show where the memory of the keys goes, by prefix, and which keys never end'
            cand keyspace 'Show the databases of each node: keys, those with a time to live'
            cand latency 'Measure round trips beside what each node measured, and say what made them slow'
            cand memory 'Show where the memory of each node went'
            cand persistence 'Show what a restart of each node would lose'
            cand pubsub 'Show channels with their subscribers, and subscribers that are slow'
            cand replication 'Show who follows whom, and how far behind'
            cand slowlog 'Show the latest commands that took long, without what was in them'
            cand stats 'Show what each node does: commands, clients, keys, replication, persistence'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;monitor;redis;help;clients'= {
        }
        &'authctl;monitor;redis;help;cluster'= {
        }
        &'authctl;monitor;redis;help;commands'= {
        }
        &'authctl;monitor;redis;help;errors'= {
        }
        &'authctl;monitor;redis;help;keys'= {
        }
        &'authctl;monitor;redis;help;keyspace'= {
        }
        &'authctl;monitor;redis;help;latency'= {
        }
        &'authctl;monitor;redis;help;memory'= {
        }
        &'authctl;monitor;redis;help;persistence'= {
        }
        &'authctl;monitor;redis;help;pubsub'= {
        }
        &'authctl;monitor;redis;help;replication'= {
        }
        &'authctl;monitor;redis;help;slowlog'= {
        }
        &'authctl;monitor;redis;help;stats'= {
        }
        &'authctl;monitor;redis;help;help'= {
        }
        &'authctl;monitor;stack'= {
            cand --watch 'Look again and again at this interval: redrawn on a terminal, where q ends it; one line of JSON for each look in a pipe'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;monitor;help'= {
            cand dynamodb 'Show the table of the refresh tokens: size, age of its items, throttling'
            cand grants 'Print the least-privilege role and Redis user that every view can be seen with'
            cand postgres 'Show what PostgreSQL is doing'
            cand redis 'Show what Redis is doing'
            cand stack 'Show what the services of stacks do: tasks, restarts, memory, images'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;monitor;help;dynamodb'= {
        }
        &'authctl;monitor;help;grants'= {
        }
        &'authctl;monitor;help;postgres'= {
            cand activity 'Show what every session is doing, and who waits for whom'
            cand bloat 'Show the estimated bloat of tables and indexes, or what is in one table exactly'
            cand checkpoints 'Show checkpoints by what made them begin, and who writes the dirty pages'
            cand connections 'Show who holds the connections, against every limit there is'
            cand cron 'Show jobs of `pg_cron`: failures, runs that did not happen, runs that take too long'
            cand deadlocks 'Show deadlocks, conflicts, broken check sums and temporary files of each database'
            cand indexes 'Show indexes: broken, superfluous and unused ones first, with what mends them'
            cand io 'Show who reads and writes which kind of block, and how long that takes'
            cand locks 'Show who waits for whose lock, with what is to blame at the root'
            cand replication 'Show who replicates and how far behind they are'
            cand sequences 'Show sequences by how far they are used up'
            cand settings 'Show settings that are dangerous, wait for a restart or differ from their default'
            cand sizes 'Show what takes room: databases, tablespaces, the largest tables, indexes and their parts'
            cand slots 'Show replication slots, and what they keep the server from removing'
            cand slow 'Show the statements that took the most time, since statistics were reset or within an interval'
            cand tables 'Show tables by size, with dead rows and the last vacuum'
            cand vacuum 'Show what vacuum is doing, which tables wait for it, and when each was done last'
            cand waits 'Show what the sessions at work wait for, sampled ten times a second'
            cand wal 'Show how much write-ahead log is written, and whether it is archived'
            cand wraparound 'Show how far databases and tables are from running out of transaction numbers'
            cand xmin 'Show who keeps vacuum from removing dead rows'
        }
        &'authctl;monitor;help;postgres;activity'= {
        }
        &'authctl;monitor;help;postgres;bloat'= {
        }
        &'authctl;monitor;help;postgres;checkpoints'= {
        }
        &'authctl;monitor;help;postgres;connections'= {
        }
        &'authctl;monitor;help;postgres;cron'= {
        }
        &'authctl;monitor;help;postgres;deadlocks'= {
        }
        &'authctl;monitor;help;postgres;indexes'= {
        }
        &'authctl;monitor;help;postgres;io'= {
        }
        &'authctl;monitor;help;postgres;locks'= {
        }
        &'authctl;monitor;help;postgres;replication'= {
        }
        &'authctl;monitor;help;postgres;sequences'= {
        }
        &'authctl;monitor;help;postgres;settings'= {
        }
        &'authctl;monitor;help;postgres;sizes'= {
        }
        &'authctl;monitor;help;postgres;slots'= {
        }
        &'authctl;monitor;help;postgres;slow'= {
        }
        &'authctl;monitor;help;postgres;tables'= {
        }
        &'authctl;monitor;help;postgres;vacuum'= {
        }
        &'authctl;monitor;help;postgres;waits'= {
        }
        &'authctl;monitor;help;postgres;wal'= {
        }
        &'authctl;monitor;help;postgres;wraparound'= {
        }
        &'authctl;monitor;help;postgres;xmin'= {
        }
        &'authctl;monitor;help;redis'= {
            cand clients 'Show who is connected, and who does not read what is sent to them'
            cand cluster 'Show the nodes of the cluster, their slots and what they carry'
            cand commands 'Show the commands that took the most time'
            cand errors 'Show what each node refused, and to whom'
            cand keys 'Show where the memory of the keys goes, by prefix, and which keys never end'
            cand keyspace 'Show the databases of each node: keys, those with a time to live'
            cand latency 'Measure round trips beside what each node measured, and say what made them slow'
            cand memory 'Show where the memory of each node went'
            cand persistence 'Show what a restart of each node would lose'
            cand pubsub 'Show channels with their subscribers, and subscribers that are slow'
            cand replication 'Show who follows whom, and how far behind'
            cand slowlog 'Show the latest commands that took long, without what was in them'
            cand stats 'Show what each node does: commands, clients, keys, replication, persistence'
        }
        &'authctl;monitor;help;redis;clients'= {
        }
        &'authctl;monitor;help;redis;cluster'= {
        }
        &'authctl;monitor;help;redis;commands'= {
        }
        &'authctl;monitor;help;redis;errors'= {
        }
        &'authctl;monitor;help;redis;keys'= {
        }
        &'authctl;monitor;help;redis;keyspace'= {
        }
        &'authctl;monitor;help;redis;latency'= {
        }
        &'authctl;monitor;help;redis;memory'= {
        }
        &'authctl;monitor;help;redis;persistence'= {
        }
        &'authctl;monitor;help;redis;pubsub'= {
        }
        &'authctl;monitor;help;redis;replication'= {
        }
        &'authctl;monitor;help;redis;slowlog'= {
        }
        &'authctl;monitor;help;redis;stats'= {
        }
        &'authctl;monitor;help;stack'= {
        }
        &'authctl;monitor;help;help'= {
        }
        &'authctl;postgres'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand cancel 'Cancel what sessions are running'
            cand cron 'List, schedule and take off jobs of `pg_cron`'
            cand maintain 'Vacuum, analyze or reindex a table'
            cand reload 'Have the server read its configuration files anew, and show what that changed'
            cand role 'List, create, change and drop roles'
            cand terminate 'End sessions, with their transactions'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;cancel'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --show-literals 'Show the values in statements, which may be secrets, instead of ?'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;cron'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List jobs, each with its last run'
            cand runs 'List the last runs'
            cand schedule 'Schedule a job, or change the one of that name'
            cand unschedule 'Take a job off the schedule'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;cron;list'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;cron;runs'= {
            cand --limit 'Show at most this many'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --failed 'Only those that failed'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;cron;schedule'= {
            cand --database 'Database in which it runs; that of the configuration when none is named'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;cron;unschedule'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;cron;help'= {
            cand list 'List jobs, each with its last run'
            cand runs 'List the last runs'
            cand schedule 'Schedule a job, or change the one of that name'
            cand unschedule 'Take a job off the schedule'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;cron;help;list'= {
        }
        &'authctl;postgres;cron;help;runs'= {
        }
        &'authctl;postgres;cron;help;schedule'= {
        }
        &'authctl;postgres;cron;help;unschedule'= {
        }
        &'authctl;postgres;cron;help;help'= {
        }
        &'authctl;postgres;maintain'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand analyze 'Renew the statistics that the planner chooses by'
            cand reindex 'Build the indexes of a table anew while it is in use, and take away what an interrupted rebuild left'
            cand vacuum 'Remove the dead rows of a table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;maintain;analyze'= {
            cand --lock-timeout 'Wait at most this long for a lock; 0 waits for ever'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;maintain;reindex'= {
            cand --lock-timeout 'Wait at most this long for a lock; 0 waits for ever'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;maintain;vacuum'= {
            cand --lock-timeout 'Wait at most this long for a lock; 0 waits for ever'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --analyze 'Renew the planner''s statistics too'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;maintain;help'= {
            cand analyze 'Renew the statistics that the planner chooses by'
            cand reindex 'Build the indexes of a table anew while it is in use, and take away what an interrupted rebuild left'
            cand vacuum 'Remove the dead rows of a table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;maintain;help;analyze'= {
        }
        &'authctl;postgres;maintain;help;reindex'= {
        }
        &'authctl;postgres;maintain;help;vacuum'= {
        }
        &'authctl;postgres;maintain;help;help'= {
        }
        &'authctl;postgres;reload'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;role'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand create 'Create a role'
            cand drop 'Drop a role, and hand over what it owns'
            cand grant 'Give a role the rights of other roles, or take them back'
            cand limit 'Limit the sessions of a role'
            cand list 'List roles'
            cand set-password 'Give a role another password'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;role;create'= {
            cand --generate 'Make a password and write it to this new file, which only you may read'
            cand --connection-limit 'Sessions that it may have at a time'
            cand --member-of 'A role whose rights it has; repeatable'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --password-stdin 'Take the password from standard input, or be asked for it'
            cand --no-login 'Nobody logs in as it: it only stands for rights'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;role;drop'= {
            cand --reassign-to 'Hand what it owns to this role; what it may is taken from it'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;role;grant'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --revoke 'Take them back'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;role;limit'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;role;list'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --all 'Show PostgreSQL''s own roles too'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;role;set-password'= {
            cand --generate 'Make a password and write it to this new file, which only you may read'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --password-stdin 'Take the password from standard input, or be asked for it'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;role;help'= {
            cand create 'Create a role'
            cand drop 'Drop a role, and hand over what it owns'
            cand grant 'Give a role the rights of other roles, or take them back'
            cand limit 'Limit the sessions of a role'
            cand list 'List roles'
            cand set-password 'Give a role another password'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;role;help;create'= {
        }
        &'authctl;postgres;role;help;drop'= {
        }
        &'authctl;postgres;role;help;grant'= {
        }
        &'authctl;postgres;role;help;limit'= {
        }
        &'authctl;postgres;role;help;list'= {
        }
        &'authctl;postgres;role;help;set-password'= {
        }
        &'authctl;postgres;role;help;help'= {
        }
        &'authctl;postgres;terminate'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --show-literals 'Show the values in statements, which may be secrets, instead of ?'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;postgres;help'= {
            cand cancel 'Cancel what sessions are running'
            cand cron 'List, schedule and take off jobs of `pg_cron`'
            cand maintain 'Vacuum, analyze or reindex a table'
            cand reload 'Have the server read its configuration files anew, and show what that changed'
            cand role 'List, create, change and drop roles'
            cand terminate 'End sessions, with their transactions'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;postgres;help;cancel'= {
        }
        &'authctl;postgres;help;cron'= {
            cand list 'List jobs, each with its last run'
            cand runs 'List the last runs'
            cand schedule 'Schedule a job, or change the one of that name'
            cand unschedule 'Take a job off the schedule'
        }
        &'authctl;postgres;help;cron;list'= {
        }
        &'authctl;postgres;help;cron;runs'= {
        }
        &'authctl;postgres;help;cron;schedule'= {
        }
        &'authctl;postgres;help;cron;unschedule'= {
        }
        &'authctl;postgres;help;maintain'= {
            cand analyze 'Renew the statistics that the planner chooses by'
            cand reindex 'Build the indexes of a table anew while it is in use, and take away what an interrupted rebuild left'
            cand vacuum 'Remove the dead rows of a table'
        }
        &'authctl;postgres;help;maintain;analyze'= {
        }
        &'authctl;postgres;help;maintain;reindex'= {
        }
        &'authctl;postgres;help;maintain;vacuum'= {
        }
        &'authctl;postgres;help;reload'= {
        }
        &'authctl;postgres;help;role'= {
            cand create 'Create a role'
            cand drop 'Drop a role, and hand over what it owns'
            cand grant 'Give a role the rights of other roles, or take them back'
            cand limit 'Limit the sessions of a role'
            cand list 'List roles'
            cand set-password 'Give a role another password'
        }
        &'authctl;postgres;help;role;create'= {
        }
        &'authctl;postgres;help;role;drop'= {
        }
        &'authctl;postgres;help;role;grant'= {
        }
        &'authctl;postgres;help;role;limit'= {
        }
        &'authctl;postgres;help;role;list'= {
        }
        &'authctl;postgres;help;role;set-password'= {
        }
        &'authctl;postgres;help;terminate'= {
        }
        &'authctl;postgres;help;help'= {
        }
        &'authctl;redis'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand config 'Read and change settings of the servers'
            cand pubsub 'Listen to channels, and publish to them'
            cand purge 'Remove the keys of a pattern'
            cand save 'Save to disk, and wait for it'
            cand scan 'List the keys of a pattern'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;redis;config'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand get 'Show settings of every node'
            cand set 'Change a setting on every node'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;redis;config;get'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;redis;config;set'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --persist 'Write it into each server''s configuration file too (CONFIG REWRITE)'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;redis;config;help'= {
            cand get 'Show settings of every node'
            cand set 'Change a setting on every node'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;redis;config;help;get'= {
        }
        &'authctl;redis;config;help;set'= {
        }
        &'authctl;redis;config;help;help'= {
        }
        &'authctl;redis;pubsub'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand publish 'Publish a message'
            cand tail 'Show messages as they are published'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;redis;pubsub;publish'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;redis;pubsub;tail'= {
            cand -n 'End after so many messages'
            cand --count 'End after so many messages'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;redis;pubsub;help'= {
            cand publish 'Publish a message'
            cand tail 'Show messages as they are published'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;redis;pubsub;help;publish'= {
        }
        &'authctl;redis;pubsub;help;tail'= {
        }
        &'authctl;redis;pubsub;help;help'= {
        }
        &'authctl;redis;purge'= {
            cand --prefix 'Keys that begin with exactly this, whatever characters are in it'
            cand --rate 'Look at no more than so many keys a second of each server; 0 for as fast as it answers'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --everything 'Agree to a pattern that leaves no key out; `--yes` is then not enough'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;redis;save'= {
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;redis;scan'= {
            cand --prefix 'Keys that begin with exactly this, whatever characters are in it'
            cand --rate 'Look at no more than so many keys a second of each server; 0 for as fast as it answers'
            cand --limit 'End after so many keys'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;redis;help'= {
            cand config 'Read and change settings of the servers'
            cand pubsub 'Listen to channels, and publish to them'
            cand purge 'Remove the keys of a pattern'
            cand save 'Save to disk, and wait for it'
            cand scan 'List the keys of a pattern'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;redis;help;config'= {
            cand get 'Show settings of every node'
            cand set 'Change a setting on every node'
        }
        &'authctl;redis;help;config;get'= {
        }
        &'authctl;redis;help;config;set'= {
        }
        &'authctl;redis;help;pubsub'= {
            cand publish 'Publish a message'
            cand tail 'Show messages as they are published'
        }
        &'authctl;redis;help;pubsub;publish'= {
        }
        &'authctl;redis;help;pubsub;tail'= {
        }
        &'authctl;redis;help;purge'= {
        }
        &'authctl;redis;help;save'= {
        }
        &'authctl;redis;help;scan'= {
        }
        &'authctl;redis;help;help'= {
        }
        &'authctl;restore'= {
            cand --into 'Into this database or DynamoDB table; a new database when not given'
            cand -j 'How many sessions write side by side'
            cand --jobs 'How many sessions write side by side'
            cand --table 'Only this table, with what belongs to it: auth.Users; can be given several times'
            cand --rdb-file 'Write Redis''s content to a file that a stopped server loads, instead of a live server'
            cand --write-units 'Write units a second that may be used of a DynamoDB table'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --clean 'Take the place of what is there, which is lost'
            cand --swap 'Take the place of the live database, which is kept under another name'
            cand --no-owner 'Leave out owners and privileges, for a server without the roles of the backup'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;seed'= {
            cand --users 'How many accounts to make'
            cand --sessions-per-user 'How many sessions each account has'
            cand --codes-per-user 'How many verification codes each account has'
            cand --stores 'Where the data goes'
            cand --rng-seed 'The number that decides every id, name, address and token'
            cand --at 'The moment that all times are relative to, RFC 3339; now when not given'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --password-stdin 'Read the accounts'' common password from standard input; without, one is made and told on stderr'
            cand --clean 'Remove what earlier seeds made first, of any random seed, and nothing else'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand deploy 'Deploy a stack, and wait until it runs'
            cand up 'Deploy a stack, and wait until it runs'
            cand diff 'Show what a deployment would change'
            cand config 'Print the Compose files merged, with their variables filled in'
            cand lint 'Find what may hurt in a stack, without asking an engine'
            cand ls 'List the stacks of the swarm'
            cand services 'List the services of a stack'
            cand ps 'List the tasks of a stack, with all of what is wrong with them'
            cand logs 'Show what the tasks of a stack write, in the order of time'
            cand wait 'Wait until all services of a stack run'
            cand rollback 'Give services back what they were before their last change'
            cand rm 'Remove a stack, and wait until its containers and networks are gone'
            cand down 'Remove a stack, and wait until its containers and networks are gone'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;stack;deploy'= {
            cand -c 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --compose-file 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --env-file 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable'
            cand --force 'Start the tasks of all services, or of one, anew although nothing about them changed; `--force=SERVICE` is repeatable'
            cand --resolve-image 'For which images a registry is asked for the digest'
            cand --rotated 'Confirm that the database has the new password already that this secret brings; repeatable'
            cand --keep 'How many old versions of each secret and config stay'
            cand --timeout 'How long to wait until the services run, all waiting together; 5m when it is not given'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --no-env-file 'Leave `.env` beside the first file alone'
            cand --prune 'Remove what the files no longer have, last and only when the rest has worked'
            cand --create-networks 'Make external networks that are missing'
            cand --plain-names 'Name secrets and configs as docker does, so that their content cannot change'
            cand -d 'Do not wait until the services run'
            cand --detach 'Do not wait until the services run'
            cand --init-swarm 'Make a swarm where the engine is in none'
            cand --with-registry-auth 'Hand the nodes the logins of registries'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;up'= {
            cand -c 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --compose-file 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --env-file 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable'
            cand --force 'Start the tasks of all services, or of one, anew although nothing about them changed; `--force=SERVICE` is repeatable'
            cand --resolve-image 'For which images a registry is asked for the digest'
            cand --rotated 'Confirm that the database has the new password already that this secret brings; repeatable'
            cand --keep 'How many old versions of each secret and config stay'
            cand --timeout 'How long to wait until the services run, all waiting together; 5m when it is not given'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --no-env-file 'Leave `.env` beside the first file alone'
            cand --prune 'Remove what the files no longer have, last and only when the rest has worked'
            cand --create-networks 'Make external networks that are missing'
            cand --plain-names 'Name secrets and configs as docker does, so that their content cannot change'
            cand -d 'Do not wait until the services run'
            cand --detach 'Do not wait until the services run'
            cand --init-swarm 'Make a swarm where the engine is in none'
            cand --with-registry-auth 'Hand the nodes the logins of registries'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;diff'= {
            cand -c 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --compose-file 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --env-file 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable'
            cand --force 'Start the tasks of all services, or of one, anew although nothing about them changed; `--force=SERVICE` is repeatable'
            cand --resolve-image 'For which images a registry is asked for the digest'
            cand --rotated 'Confirm that the database has the new password already that this secret brings; repeatable'
            cand --keep 'How many old versions of each secret and config stay'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-env-file 'Leave `.env` beside the first file alone'
            cand --prune 'Remove what the files no longer have, last and only when the rest has worked'
            cand --create-networks 'Make external networks that are missing'
            cand --plain-names 'Name secrets and configs as docker does, so that their content cannot change'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;config'= {
            cand -c 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --compose-file 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --env-file 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-env-file 'Leave `.env` beside the first file alone'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;lint'= {
            cand -c 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --compose-file 'Compose file, `-` for standard input; repeatable, later ones override earlier ones'
            cand --env-file 'File of NAME=value lines for `${NAME}`, instead of `.env` beside the first file; repeatable'
            cand --nodes 'How many nodes the swarm has; unless it is said, rules reckon with several'
            cand --fail-on 'The least finding that ends the run with exit code 3'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-env-file 'Leave `.env` beside the first file alone'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;ls'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;services'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;ps'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand -a 'Also tasks that others have taken the place of'
            cand --all 'Also tasks that others have taken the place of'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;logs'= {
            cand --since 'Only from this moment on: `10m` ago, or a time like 2026-01-31T12:00:00Z'
            cand -n 'Only the last so many lines of each task'
            cand --tail 'Only the last so many lines of each task'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand -f 'Go on with what is written from now on'
            cand --follow 'Go on with what is written from now on'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;wait'= {
            cand --timeout 'How long to wait until the services run; 5m when it is not given'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;rollback'= {
            cand --timeout 'How long to wait until the services run; 5m when it is not given'
            cand --rotated 'Confirm that the database has the password that this secret had before; repeatable'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand -d 'Do not wait until the services run'
            cand --detach 'Do not wait until the services run'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;rm'= {
            cand --timeout 'How long to wait until its containers are gone; 5m when it is not given'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --volumes 'Remove its volumes too, with all data in them'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;down'= {
            cand --timeout 'How long to wait until its containers are gone; 5m when it is not given'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --volumes 'Remove its volumes too, with all data in them'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;stack;help'= {
            cand deploy 'Deploy a stack, and wait until it runs'
            cand diff 'Show what a deployment would change'
            cand config 'Print the Compose files merged, with their variables filled in'
            cand lint 'Find what may hurt in a stack, without asking an engine'
            cand ls 'List the stacks of the swarm'
            cand services 'List the services of a stack'
            cand ps 'List the tasks of a stack, with all of what is wrong with them'
            cand logs 'Show what the tasks of a stack write, in the order of time'
            cand wait 'Wait until all services of a stack run'
            cand rollback 'Give services back what they were before their last change'
            cand rm 'Remove a stack, and wait until its containers and networks are gone'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;stack;help;deploy'= {
        }
        &'authctl;stack;help;diff'= {
        }
        &'authctl;stack;help;config'= {
        }
        &'authctl;stack;help;lint'= {
        }
        &'authctl;stack;help;ls'= {
        }
        &'authctl;stack;help;services'= {
        }
        &'authctl;stack;help;ps'= {
        }
        &'authctl;stack;help;logs'= {
        }
        &'authctl;stack;help;wait'= {
        }
        &'authctl;stack;help;rollback'= {
        }
        &'authctl;stack;help;rm'= {
        }
        &'authctl;stack;help;help'= {
        }
        &'authctl;token'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List refresh tokens'
            cand purge 'Delete refresh tokens that are of no use to anybody'
            cand revoke 'Delete the refresh tokens of an account, or single ones'
            cand show 'Show one refresh token'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;token;list'= {
            cand --user 'Only those of this account, by its id or its e-mail address'
            cand --limit 'Show at most this many'
            cand --max-rcu 'Read units a second that may be used'
            cand -j 'How many segments of the table are read side by side'
            cand --jobs 'How many segments of the table are read side by side'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --expired 'Only those that are over'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;token;purge'= {
            cand --max-rcu 'Read units a second that may be used'
            cand -j 'How many segments of the table are read side by side'
            cand --jobs 'How many segments of the table are read side by side'
            cand --max-wcu 'Write units a second that may be used'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --expired 'Those that are over'
            cand --orphans 'Those whose account is not in the database'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;token;revoke'= {
            cand --user 'Of this account, by its id or its e-mail address'
            cand --id 'Only this token, as `token list` names it; repeatable'
            cand --max-rcu 'Read units a second that may be used'
            cand -j 'How many segments of the table are read side by side'
            cand --jobs 'How many segments of the table are read side by side'
            cand --max-wcu 'Write units a second that may be used'
            cand --confirm 'Agree to a change of exactly this target'
            cand --reason 'Why, for the audit log'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --dry-run 'Show what would be done, and do nothing'
            cand -y 'Agree without being asked'
            cand --yes 'Agree without being asked'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;token;show'= {
            cand --user 'Look among those of this account, by its id or its e-mail address'
            cand --max-rcu 'Read units a second that may be used'
            cand -j 'How many segments of the table are read side by side'
            cand --jobs 'How many segments of the table are read side by side'
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;token;help'= {
            cand list 'List refresh tokens'
            cand purge 'Delete refresh tokens that are of no use to anybody'
            cand revoke 'Delete the refresh tokens of an account, or single ones'
            cand show 'Show one refresh token'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;token;help;list'= {
        }
        &'authctl;token;help;purge'= {
        }
        &'authctl;token;help;revoke'= {
        }
        &'authctl;token;help;show'= {
        }
        &'authctl;token;help;help'= {
        }
        &'authctl;completions'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;man'= {
            cand --profile 'Profile of the configuration file'
            cand --config 'Configuration file instead of the ones looked for'
            cand --set 'Set one configuration key for this run; repeatable'
            cand -o 'Shape of the answer on stdout [default: table]'
            cand --output 'Shape of the answer on stdout [default: table]'
            cand --columns 'Only these columns, in this order'
            cand --color 'When to use colour'
            cand --timeout 'How long one attempt to reach a server may take'
            cand --no-headers 'Leave out the heading'
            cand -q 'Only errors on stderr'
            cand --quiet 'Only errors on stderr'
            cand -v 'Tell more on stderr'
            cand --verbose 'Tell more on stderr'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'authctl;help'= {
            cand audit 'Show who changed what through authctl'
            cand backup 'Make, list, verify and remove backups'
            cand check 'Check every service: reach, latency, version, TLS, identity, rights'
            cand config 'Show, check or create the configuration'
            cand db 'Create, drop, empty or list databases'
            cand dev 'Run throwaway PostgreSQL and Redis servers on this machine'
            cand doctor 'Find what is wrong with the stores, with its cause first'
            cand dynamodb 'Check the table of the refresh tokens, and who may do what with it'
            cand init 'Prepare a database: extensions, the application''s role, its grants'
            cand migrate 'Bring the schema up to date'
            cand monitor 'Show what the servers are doing'
            cand postgres 'Act on PostgreSQL: sessions, roles, jobs, tables, configuration'
            cand redis 'Act on Redis: save, find and remove keys, publish, change settings'
            cand restore 'Restore stores from a backup'
            cand seed 'Fill the stores with test data, the same on every machine'
            cand stack 'Deploy, compare and watch Swarm stacks'
            cand token 'Find refresh tokens and take them back'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'authctl;help;audit'= {
            cand list 'List the changes that were made through authctl, newest first'
        }
        &'authctl;help;audit;list'= {
        }
        &'authctl;help;backup'= {
            cand create 'Make a backup in the repository, and read it back'
            cand list 'List the backups, the newest first, and check that a good one is young enough'
            cand prune 'Remove old backups by rules, and what unfinished ones have left'
            cand schedule 'Print what makes backups happen by the clock: for systemd, cron or Docker Swarm'
            cand show 'Show all that is known of a backup, and how to restore it without authctl'
            cand verify 'Read backups back: every byte, every check sum, every archive'
        }
        &'authctl;help;backup;create'= {
        }
        &'authctl;help;backup;list'= {
        }
        &'authctl;help;backup;prune'= {
        }
        &'authctl;help;backup;schedule'= {
        }
        &'authctl;help;backup;show'= {
        }
        &'authctl;help;backup;verify'= {
        }
        &'authctl;help;check'= {
        }
        &'authctl;help;config'= {
            cand show 'Print every value and where it came from'
            cand check 'Say whether the configuration is sound, without contacting anything'
            cand init 'Write a first `authctl.toml` with every key explained'
            cand path 'Print where configuration files are looked for'
        }
        &'authctl;help;config;show'= {
        }
        &'authctl;help;config;check'= {
        }
        &'authctl;help;config;init'= {
        }
        &'authctl;help;config;path'= {
        }
        &'authctl;help;db'= {
            cand create 'Create a database'
            cand drop 'Drop a database with everything in it'
            cand reset 'Empty a database, keeping its owner, encoding, locale, tablespace and connection limit'
            cand list 'List the databases of the server'
        }
        &'authctl;help;db;create'= {
        }
        &'authctl;help;db;drop'= {
        }
        &'authctl;help;db;reset'= {
        }
        &'authctl;help;db;list'= {
        }
        &'authctl;help;dev'= {
            cand up 'Start throwaway PostgreSQL and Redis servers on this machine'
            cand down 'Stop them'
            cand status 'Show whether they run and answer'
            cand env 'Print the variables that lead other programs to them'
        }
        &'authctl;help;dev;up'= {
        }
        &'authctl;help;dev;down'= {
        }
        &'authctl;help;dev;status'= {
        }
        &'authctl;help;dev;env'= {
        }
        &'authctl;help;doctor'= {
        }
        &'authctl;help;dynamodb'= {
            cand check 'Check the table against what is expected of it'
            cand create 'Create a table like the one of production, for local use and tests'
            cand describe 'Show everything about the table'
            cand iam 'Check what somebody may do with the table'
        }
        &'authctl;help;dynamodb;check'= {
        }
        &'authctl;help;dynamodb;create'= {
        }
        &'authctl;help;dynamodb;describe'= {
        }
        &'authctl;help;dynamodb;iam'= {
        }
        &'authctl;help;init'= {
        }
        &'authctl;help;migrate'= {
            cand baseline 'Begin the history of a database that has its schema already'
            cand down 'Take migrations back, the youngest first'
            cand import 'Convert the migrations of another tool into files of `migrations.folder`'
            cand lint 'Find what may hurt in the migrations that are pending'
            cand new 'Create the files of a new migration under the next version'
            cand repair 'Correct the history where the database agrees with the files'
            cand script 'Print the migrations as a script that can be run again and again'
            cand status 'Show which migrations are applied, pending or in conflict'
            cand test 'Test in a scratch database that each migration can be taken back'
            cand up 'Apply the migrations that are pending'
            cand verify 'Compare files, history and database, object by object'
        }
        &'authctl;help;migrate;baseline'= {
        }
        &'authctl;help;migrate;down'= {
        }
        &'authctl;help;migrate;import'= {
        }
        &'authctl;help;migrate;lint'= {
        }
        &'authctl;help;migrate;new'= {
        }
        &'authctl;help;migrate;repair'= {
        }
        &'authctl;help;migrate;script'= {
        }
        &'authctl;help;migrate;status'= {
        }
        &'authctl;help;migrate;test'= {
        }
        &'authctl;help;migrate;up'= {
        }
        &'authctl;help;migrate;verify'= {
        }
        &'authctl;help;monitor'= {
            cand dynamodb 'Show the table of the refresh tokens: size, age of its items, throttling'
            cand grants 'Print the least-privilege role and Redis user that every view can be seen with'
            cand postgres 'Show what PostgreSQL is doing'
            cand redis 'Show what Redis is doing'
            cand stack 'Show what the services of stacks do: tasks, restarts, memory, images'
        }
        &'authctl;help;monitor;dynamodb'= {
        }
        &'authctl;help;monitor;grants'= {
        }
        &'authctl;help;monitor;postgres'= {
            cand activity 'Show what every session is doing, and who waits for whom'
            cand bloat 'Show the estimated bloat of tables and indexes, or what is in one table exactly'
            cand checkpoints 'Show checkpoints by what made them begin, and who writes the dirty pages'
            cand connections 'Show who holds the connections, against every limit there is'
            cand cron 'Show jobs of `pg_cron`: failures, runs that did not happen, runs that take too long'
            cand deadlocks 'Show deadlocks, conflicts, broken check sums and temporary files of each database'
            cand indexes 'Show indexes: broken, superfluous and unused ones first, with what mends them'
            cand io 'Show who reads and writes which kind of block, and how long that takes'
            cand locks 'Show who waits for whose lock, with what is to blame at the root'
            cand replication 'Show who replicates and how far behind they are'
            cand sequences 'Show sequences by how far they are used up'
            cand settings 'Show settings that are dangerous, wait for a restart or differ from their default'
            cand sizes 'Show what takes room: databases, tablespaces, the largest tables, indexes and their parts'
            cand slots 'Show replication slots, and what they keep the server from removing'
            cand slow 'Show the statements that took the most time, since statistics were reset or within an interval'
            cand tables 'Show tables by size, with dead rows and the last vacuum'
            cand vacuum 'Show what vacuum is doing, which tables wait for it, and when each was done last'
            cand waits 'Show what the sessions at work wait for, sampled ten times a second'
            cand wal 'Show how much write-ahead log is written, and whether it is archived'
            cand wraparound 'Show how far databases and tables are from running out of transaction numbers'
            cand xmin 'Show who keeps vacuum from removing dead rows'
        }
        &'authctl;help;monitor;postgres;activity'= {
        }
        &'authctl;help;monitor;postgres;bloat'= {
        }
        &'authctl;help;monitor;postgres;checkpoints'= {
        }
        &'authctl;help;monitor;postgres;connections'= {
        }
        &'authctl;help;monitor;postgres;cron'= {
        }
        &'authctl;help;monitor;postgres;deadlocks'= {
        }
        &'authctl;help;monitor;postgres;indexes'= {
        }
        &'authctl;help;monitor;postgres;io'= {
        }
        &'authctl;help;monitor;postgres;locks'= {
        }
        &'authctl;help;monitor;postgres;replication'= {
        }
        &'authctl;help;monitor;postgres;sequences'= {
        }
        &'authctl;help;monitor;postgres;settings'= {
        }
        &'authctl;help;monitor;postgres;sizes'= {
        }
        &'authctl;help;monitor;postgres;slots'= {
        }
        &'authctl;help;monitor;postgres;slow'= {
        }
        &'authctl;help;monitor;postgres;tables'= {
        }
        &'authctl;help;monitor;postgres;vacuum'= {
        }
        &'authctl;help;monitor;postgres;waits'= {
        }
        &'authctl;help;monitor;postgres;wal'= {
        }
        &'authctl;help;monitor;postgres;wraparound'= {
        }
        &'authctl;help;monitor;postgres;xmin'= {
        }
        &'authctl;help;monitor;redis'= {
            cand clients 'Show who is connected, and who does not read what is sent to them'
            cand cluster 'Show the nodes of the cluster, their slots and what they carry'
            cand commands 'Show the commands that took the most time'
            cand errors 'Show what each node refused, and to whom'
            cand keys 'Show where the memory of the keys goes, by prefix, and which keys never end'
            cand keyspace 'Show the databases of each node: keys, those with a time to live'
            cand latency 'Measure round trips beside what each node measured, and say what made them slow'
            cand memory 'Show where the memory of each node went'
            cand persistence 'Show what a restart of each node would lose'
            cand pubsub 'Show channels with their subscribers, and subscribers that are slow'
            cand replication 'Show who follows whom, and how far behind'
            cand slowlog 'Show the latest commands that took long, without what was in them'
            cand stats 'Show what each node does: commands, clients, keys, replication, persistence'
        }
        &'authctl;help;monitor;redis;clients'= {
        }
        &'authctl;help;monitor;redis;cluster'= {
        }
        &'authctl;help;monitor;redis;commands'= {
        }
        &'authctl;help;monitor;redis;errors'= {
        }
        &'authctl;help;monitor;redis;keys'= {
        }
        &'authctl;help;monitor;redis;keyspace'= {
        }
        &'authctl;help;monitor;redis;latency'= {
        }
        &'authctl;help;monitor;redis;memory'= {
        }
        &'authctl;help;monitor;redis;persistence'= {
        }
        &'authctl;help;monitor;redis;pubsub'= {
        }
        &'authctl;help;monitor;redis;replication'= {
        }
        &'authctl;help;monitor;redis;slowlog'= {
        }
        &'authctl;help;monitor;redis;stats'= {
        }
        &'authctl;help;monitor;stack'= {
        }
        &'authctl;help;postgres'= {
            cand cancel 'Cancel what sessions are running'
            cand cron 'List, schedule and take off jobs of `pg_cron`'
            cand maintain 'Vacuum, analyze or reindex a table'
            cand reload 'Have the server read its configuration files anew, and show what that changed'
            cand role 'List, create, change and drop roles'
            cand terminate 'End sessions, with their transactions'
        }
        &'authctl;help;postgres;cancel'= {
        }
        &'authctl;help;postgres;cron'= {
            cand list 'List jobs, each with its last run'
            cand runs 'List the last runs'
            cand schedule 'Schedule a job, or change the one of that name'
            cand unschedule 'Take a job off the schedule'
        }
        &'authctl;help;postgres;cron;list'= {
        }
        &'authctl;help;postgres;cron;runs'= {
        }
        &'authctl;help;postgres;cron;schedule'= {
        }
        &'authctl;help;postgres;cron;unschedule'= {
        }
        &'authctl;help;postgres;maintain'= {
            cand analyze 'Renew the statistics that the planner chooses by'
            cand reindex 'Build the indexes of a table anew while it is in use, and take away what an interrupted rebuild left'
            cand vacuum 'Remove the dead rows of a table'
        }
        &'authctl;help;postgres;maintain;analyze'= {
        }
        &'authctl;help;postgres;maintain;reindex'= {
        }
        &'authctl;help;postgres;maintain;vacuum'= {
        }
        &'authctl;help;postgres;reload'= {
        }
        &'authctl;help;postgres;role'= {
            cand create 'Create a role'
            cand drop 'Drop a role, and hand over what it owns'
            cand grant 'Give a role the rights of other roles, or take them back'
            cand limit 'Limit the sessions of a role'
            cand list 'List roles'
            cand set-password 'Give a role another password'
        }
        &'authctl;help;postgres;role;create'= {
        }
        &'authctl;help;postgres;role;drop'= {
        }
        &'authctl;help;postgres;role;grant'= {
        }
        &'authctl;help;postgres;role;limit'= {
        }
        &'authctl;help;postgres;role;list'= {
        }
        &'authctl;help;postgres;role;set-password'= {
        }
        &'authctl;help;postgres;terminate'= {
        }
        &'authctl;help;redis'= {
            cand config 'Read and change settings of the servers'
            cand pubsub 'Listen to channels, and publish to them'
            cand purge 'Remove the keys of a pattern'
            cand save 'Save to disk, and wait for it'
            cand scan 'List the keys of a pattern'
        }
        &'authctl;help;redis;config'= {
            cand get 'Show settings of every node'
            cand set 'Change a setting on every node'
        }
        &'authctl;help;redis;config;get'= {
        }
        &'authctl;help;redis;config;set'= {
        }
        &'authctl;help;redis;pubsub'= {
            cand publish 'Publish a message'
            cand tail 'Show messages as they are published'
        }
        &'authctl;help;redis;pubsub;publish'= {
        }
        &'authctl;help;redis;pubsub;tail'= {
        }
        &'authctl;help;redis;purge'= {
        }
        &'authctl;help;redis;save'= {
        }
        &'authctl;help;redis;scan'= {
        }
        &'authctl;help;restore'= {
        }
        &'authctl;help;seed'= {
        }
        &'authctl;help;stack'= {
            cand deploy 'Deploy a stack, and wait until it runs'
            cand diff 'Show what a deployment would change'
            cand config 'Print the Compose files merged, with their variables filled in'
            cand lint 'Find what may hurt in a stack, without asking an engine'
            cand ls 'List the stacks of the swarm'
            cand services 'List the services of a stack'
            cand ps 'List the tasks of a stack, with all of what is wrong with them'
            cand logs 'Show what the tasks of a stack write, in the order of time'
            cand wait 'Wait until all services of a stack run'
            cand rollback 'Give services back what they were before their last change'
            cand rm 'Remove a stack, and wait until its containers and networks are gone'
        }
        &'authctl;help;stack;deploy'= {
        }
        &'authctl;help;stack;diff'= {
        }
        &'authctl;help;stack;config'= {
        }
        &'authctl;help;stack;lint'= {
        }
        &'authctl;help;stack;ls'= {
        }
        &'authctl;help;stack;services'= {
        }
        &'authctl;help;stack;ps'= {
        }
        &'authctl;help;stack;logs'= {
        }
        &'authctl;help;stack;wait'= {
        }
        &'authctl;help;stack;rollback'= {
        }
        &'authctl;help;stack;rm'= {
        }
        &'authctl;help;token'= {
            cand list 'List refresh tokens'
            cand purge 'Delete refresh tokens that are of no use to anybody'
            cand revoke 'Delete the refresh tokens of an account, or single ones'
            cand show 'Show one refresh token'
        }
        &'authctl;help;token;list'= {
        }
        &'authctl;help;token;purge'= {
        }
        &'authctl;help;token;revoke'= {
        }
        &'authctl;help;token;show'= {
        }
        &'authctl;help;completions'= {
        }
        &'authctl;help;man'= {
        }
        &'authctl;help;help'= {
        }
    ]
    $completions[$command]
}
