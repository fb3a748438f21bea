#!/usr/bin/env bash
# Writes a tar archive of a container's root to standard output.
#
#   image.sh FOLDER POSTGRESQL_BIN
#
# The programs come from this machine, with the libraries that ldd names; FOLDER is where they are laid out.
set -euo pipefail

root=$1
postgres=$2
programs=("$postgres"/{postgres,initdb,psql,pg_dump,pg_restore})
for name in sh bash sleep cat ls env mkdir rm redis-server redis-cli; do
    programs+=("$(command -v "$name")")
done

mapfile -t libraries < <(ldd "${programs[@]}" | awk '/=> \//{print $3} /^\t\//{print $1}' | sort -u)
cp -L --parents "${programs[@]}" "${libraries[@]}" "$root"

# what PostgreSQL loads and reads at run time, without the compiler behind its JIT
installation=${postgres%/bin}
find "$installation/lib" -maxdepth 1 -name '*.so' ! -name 'llvmjit*' -exec cp -L --parents {} "$root" \;
cp -rL --parents "/usr/share/postgresql/${installation##*/}" "$root"

[[ -e $root/bin/sh ]] || cp -L /bin/sh "$root/bin/sh"
chmod 1777 "$root/tmp"
tar -C "$root" -c .
