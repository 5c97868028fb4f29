#!/bin/sh
# Runs dockerd below an init of its own, by way of `dind`, with the iptables that the kernel has.
set -eu
if [ $# = 0 ] || [ "${1#-}" != "$1" ]; then
  if [ -n "${DOCKER_TLS_CERTDIR:-}" ]; then
    echo 'This image makes no certificates: set DOCKER_TLS_CERTDIR to nothing.' >&2
    exit 1
  fi
  set -- dockerd --host=unix:///var/run/docker.sock --host=tcp://0.0.0.0:2375 "$@"
fi
[ "$1" = dockerd ] || exec docker-entrypoint.sh "$@"

find /run /var/run -iname 'docker*.pid' -delete || :
is_legacy() {
  [ -z "${DOCKER_IPTABLES_LEGACY+set}" ] || { [ -n "$DOCKER_IPTABLES_LEGACY" ]; return; }
  # Rules of the old kind are there, or no rule of the new kind can be.
  grep -q . /proc/net/ip_tables_names /proc/net/ip6_tables_names /proc/net/arp_tables_names 2> /dev/null && return
  iptables -nL > /dev/null 2>&1 && return 1
  modprobe nf_tables || :
  iptables -nL > /dev/null 2>&1 && return 1
  modprobe ip_tables ip6_tables || :
  /usr/local/sbin/.iptables-legacy/iptables -nL > /dev/null 2>&1
}
if is_legacy; then export PATH="/usr/local/sbin/.iptables-legacy:$PATH"; fi
iptables --version
exec docker-init -- dind "$@"
