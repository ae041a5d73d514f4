# shellcheck shell=sh disable=SC2154 # home, jdk and mvn are set by who reads this
# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds what is not built. The sums of the sources decide, so a checkout, a touched file or a deleted one is seen for what it is.

built="$home/http/target/sohbet-built-from"

# The sources that the running engine consists of; tests and whatever a build writes are not among them.
sources_sum() {
  (
    cd "$home" || exit 1
    find pom.xml engine persistence web http \
      \( -name target -o -name node_modules -o -name dist -o -name results -o -path '*/src/test' \) -prune -o \
      -type f ! -name schema.d.ts -print | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
  )
}

is_built() {
  ls "$home"/http/target/sohbet-http-*.jar >/dev/null 2>&1 && [ -d "$home/http/target/lib" ] &&
    [ -r "$built" ] && [ "$(cat "$built")" = "$(sources_sum)" ]
}

# build MODULE: with all that it stands on. The jars of before go first, or a library that is no longer used would stay.
build() {
  need jdk maven node
  sum=$(sources_sum)
  mkdir -p "$home/target"
  log="$home/target/build.log"
  echo "Building Sohbet (the first time also fetches its libraries; everything is written to $log)"
  rm -rf "$home/http/target/lib" "$home"/http/target/sohbet-http-*.jar
  run_maven "$log" -Dfast -DskipTests -pl "$1" -am package || {
    echo "The build failed: the lines above say why, all of them are in $log" >&2
    exit 1
  }
  echo "$sum" >"$built"
}

# run_maven LOG ARGUMENTS: everything into the log, progress to the eye. JAVA_HOME also serves a machine without a java on its PATH.
run_maven() {
  log=$1
  shift
  began=$(date +%s)
  status="$log.status"
  echo 1 >"$status"
  {
    if (cd "$home" && JAVA_HOME=$jdk "$mvn" -B -Dstyle.color=never "$@" 2>&1); then echo 0 >"$status"; fi
  } | tee "$log" | show_progress
  code=$(cat "$status")
  rm -f "$status"
  return "$code"
}

show_progress() {
  fetched=0
  while IFS= read -r line; do
    case $line in
      '[INFO] Building '*'['*/*']')
        module=${line#'[INFO] Building '}
        echo "  [${module##*\[} ${module%%[:0]*} ($(elapsed))"
        ;;
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        [ $((fetched % 100)) -ne 0 ] || echo "  ... $fetched files fetched ($(elapsed))"
        ;;
      '[INFO] Running '*) ;;
      '[INFO] Tests run:'*' -- in '*) echo "      ${line#'[INFO] '}" ;;
      '[ERROR]'* | '[web] '* | '[WARNING] Tests run:'*) echo "  $line" ;;
    esac
  done
}

elapsed() {
  echo "$(($(date +%s) - began)) s"
}
