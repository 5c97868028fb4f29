#!/bin/sh
# Takes what it is given as a command of Docker's client where it is one, and finds the engine for it.
set -eu
if [ "${1#-}" != "$1" ] || docker help "$1" > /dev/null 2>&1; then set -- docker "$@"; fi
if [ -z "${DOCKER_HOST:-}" ]; then
  if [ -S /var/run/docker.sock ]; then DOCKER_HOST=unix:///var/run/docker.sock; else DOCKER_HOST=tcp://docker:2375; fi
  export DOCKER_HOST
fi
exec "$@"
