#!/bin/sh
# A configuration file alone is one to serve; a command of the registry's own is one of it.
set -e
case "$1" in
  *.yaml | *.yml) exec registry serve "$@" ;;
  serve | garbage-collect | help | -*) exec registry "$@" ;;
esac
exec "$@"
