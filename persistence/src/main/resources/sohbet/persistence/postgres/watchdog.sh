#!/bin/sh
# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0
#
# Parent of the embedded PostgreSQL. The engine holds the other end of standard input; when that ends, because the engine closed
# it or was killed, the server is stopped: fast, and without mercy after a bound. Says the server's process id, then waits.
# usage: watchdog.sh SECONDS LOG COMMAND...
seconds=$1
log=$2
shift 2
exec 3<&0
"$@" </dev/null >"$log" 2>&1 3<&- &
server=$!
echo "$server"
exec >/dev/null 2>&1

# kill -0 says yes also to a dead child that nobody has waited for, but the shell below waits for it at once.
bounded() {
  kill -s "$1" "$server"
  left=$2
  while [ "$left" -gt 0 ] && kill -0 "$server"; do
    sleep 1
    left=$((left - 1))
  done
}

(
  while read -r _; do :; done <&3
  bounded INT "$seconds"
  bounded QUIT 5
  kill -s KILL "$server"
) &
watcher=$!
exec 3<&-

trap 'kill -s INT "$server"' HUP INT TERM
while :; do
  wait "$server"
  status=$?
  kill -0 "$server" || break
done
kill "$watcher"
exit "$status"
