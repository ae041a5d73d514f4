# shellcheck shell=sh disable=SC2154 # home and jdk are set by who reads this
# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0
#
# Starts the engine in the foreground, and stops the one that runs on a data folder.

# Sets data and port as the engine itself will see them.
read_options() {
  data=${SOHBET_DATA:-$home/data}
  port=${SOHBET_PORT:-}
  while [ $# -gt 0 ]; do
    case $1 in
      --data=*) data=${1#*=} ;;
      --port=*) port=${1#*=} ;;
      --data | --port)
        [ $# -gt 1 ] || fail "$1 needs a value."
        [ "$1" = --port ] || data=$2
        [ "$1" = --data ] || port=$2
        shift
        ;;
    esac
    shift
  done
}

# start_java MAIN ARGUMENTS: becomes the engine, so that Ctrl-C and signals reach it.
start_java() {
  # Enough for thousands of open sessions, and small beside a shop's other programs.
  # shellcheck disable=SC2086 # SOHBET_JAVA_OPTS is a list of words.
  exec "$jdk/bin/java" "@$home/conf/jvm.options" -Xms128m -Xmx1g ${SOHBET_JAVA_OPTS:-} -cp "$classpath" "$@"
}

# run_engine COMMAND ARGUMENTS
run_engine() {
  is_built || build http
  need jdk
  engine_at_home
  start_java sohbet.http.Main "$@"
}

# The program's own defaults would be in the folder that it is called from.
engine_at_home() {
  SOHBET_DATA=${SOHBET_DATA:-$home/data}
  SOHBET_LOCAL_CONF=${SOHBET_LOCAL_CONF:-$home/conf/local.conf}
  export SOHBET_DATA SOHBET_LOCAL_CONF
  classpath="$home/conf:$(ls "$home"/http/target/sohbet-http-*.jar):$home/http/target/lib/*"
}

# Says how the engine is; what was never built runs nowhere.
check_engine() {
  if ! ls "$home"/http/target/sohbet-http-*.jar >/dev/null 2>&1; then
    echo "No engine runs: nothing is built yet."
    exit 3
  fi
  need jdk
  engine_at_home
  start_java sohbet.http.Main check "$@"
}

# Says what is installed, asks, and starts the engine when that is wanted.
set_up() {
  need jdk maven node
  echo "Found JDK $(jdk_major "$jdk") in $jdk, Maven in $mvn, Node $("$node" --version) in $node."
  is_built || build http
  engine_at_home
  answer=0
  (start_java sohbet.http.Main setup "$@") || answer=$?
  [ "$answer" -eq 10 ] || exit "$answer"
  read_options "$@"
  SOHBET_DATA=$data
  export SOHBET_DATA
  [ -z "$port" ] || SOHBET_PORT=$port
  [ -z "$port" ] || export SOHBET_PORT
  run_engine run
}

# Whether a pid from an engine's file is that engine, and not a program that got its number later.
is_engine() {
  ps -ww -p "$1" -o args= 2>/dev/null | grep -q 'sohbet\.http\.Main run'
}

stop_engine() {
  read_options "$@"
  stopped=
  for file in "$data"/engine-"${port:-*}".pid "$data"/engine-*.pid; do
    [ -r "$file" ] || continue
    [ -z "$port" ] || [ "$file" = "$data/engine-$port.pid" ] || continue
    pid=$(cat "$file")
    case $pid in '' | *[!0-9]*) continue ;; esac
    if is_engine "$pid"; then
      kill "$pid"
      left=60
      while is_engine "$pid"; do
        [ "$left" -gt 0 ] || fail "The engine (process $pid) has not ended within a minute."
        left=$((left - 1))
        sleep 1
      done
      echo "Stopped the engine (process $pid)."
      stopped=yes
    fi
    rm -f "$file"
  done
  [ -n "$stopped" ] || echo "No engine runs on $data${port:+ and port $port}."
}

restart_engine() {
  is_built || build http
  stop_engine "$@"
  run_engine run "$@"
}

run_bench() {
  need jdk maven node
  build bench
  bench=$(ls "$home"/bench/target/sohbet-bench-*.jar)
  classpath="$home/conf:$bench:$home/bench/target/lib/*"
  # Its own files and the figures lie beside the sources; what this installation was told is not measured.
  cd "$home"
  SOHBET_LOCAL_CONF="$home/bench/target/no-local.conf"
  export SOHBET_LOCAL_CONF
  if ! cmp -s bench/peers/package-lock.json bench/target/peers-built-from; then
    (cd bench/peers && npm ci --no-audit --no-fund --silent) || fail "The peers' libraries could not be fetched: npm ci in bench/peers says why."
    cp bench/peers/package-lock.json bench/target/peers-built-from
  fi
  start_java sohbet.bench.Bench "$@"
}
