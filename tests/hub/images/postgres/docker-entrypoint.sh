#!/usr/bin/env bash
# Makes the database at the first start, by a server that only a socket reaches, and hands over to the server.
set -Eeo pipefail

setting() {
  local file="${1}_FILE"
  if [ "${!1:-}" ] && [ "${!file:-}" ]; then
    printf >&2 'error: both %s and %s are set (but are exclusive)\n' "$1" "$file"
    exit 1
  fi
  if [ -z "${!1:-}" ]; then
    if [ "${!file:-}" ]; then export "$1"="$(< "${!file}")"; else export "$1"="${2:-}"; fi
  fi
  unset "$file"
}

as_owner() { psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc "$@"; }

make_database() {
  if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
    echo >&2 'Error: Database is uninitialized and superuser password is not specified.'
    exit 1
  fi
  ls /docker-entrypoint-initdb.d/ > /dev/null
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD")' "$POSTGRES_INITDB_ARGS"
  : "${POSTGRES_HOST_AUTH_METHOD:=$(postgres -C password_encryption)}"
  printf '\nhost all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD" >> "$PGDATA/pg_hba.conf"
  PGUSER="$POSTGRES_USER" pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p 5432" -w start
  if [ "$POSTGRES_DB" != postgres ]; then
    as_owner --dbname postgres --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db" ;'
    echo
  fi
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) printf '%s: running %s\n' "$0" "$file"; bash "$file" ;;
      *.sql) printf '%s: running %s\n' "$0" "$file"; as_owner --dbname "$POSTGRES_DB" -f "$file" ;;
      *) printf '\n%s: ignoring %s\n' "$0" "$file" ;;
    esac
    echo
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

[ "${1:0:1}" != - ] || set -- postgres "$@"
if [ "$1" = postgres ]; then
  setting POSTGRES_PASSWORD
  setting POSTGRES_USER postgres
  setting POSTGRES_DB "$POSTGRES_USER"
  setting POSTGRES_INITDB_ARGS
  : "${POSTGRES_HOST_AUTH_METHOD:=}"
  mkdir -p "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  chmod 3775 /var/run/postgresql || :
  if [ "$(id -u)" = 0 ]; then
    find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
    exec gosu postgres "$BASH_SOURCE" "$@"
  fi
  if [ -s "$PGDATA/PG_VERSION" ]; then
    printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
  else
    make_database
  fi
fi
exec "$@"
