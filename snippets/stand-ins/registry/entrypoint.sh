#!/bin/sh
# A file alone is one to serve by.
set -e
case "$1" in
  *.yaml | *.yml) exec registry serve "$@" ;;
  serve | garbage-collect | help | -*) exec registry "$@" ;;
esac
exec "$@"
