# shellcheck shell=sh
# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0
#
# Finds a fitting JDK, Maven and Node, and says in one sentence what is missing.

fail() {
  echo "$*" >&2
  exit 1
}

# Major version of the JDK in a folder, or nothing; the release file saves starting each of them.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
  else
    version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9][0-9]*\).*/\1/p')
  fi
  printf '%s' "$version"
}

# The folder of the java on the PATH, behind its links.
jdk_on_path() {
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  (CDPATH='' cd -P "$(dirname "$java")/.." && pwd)
}

# Sets jdk, or leaves it empty and says in seen what was there instead.
find_jdk() {
  jdk=
  seen=
  mac=
  [ ! -x /usr/libexec/java_home ] || mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
  for candidate in "${JAVA_HOME:-}" "$(jdk_on_path)" "$mac" /usr/lib/jvm/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /opt/* /opt/*/jdk* /usr/local/*jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    [ -n "$major" ] || continue
    if [ "$major" -ge 25 ]; then
      jdk=$candidate
      return 0
    fi
    [ -n "$seen" ] || seen="$major in $candidate"
  done
}

# Sets mvn to a Maven that starts, or leaves it empty.
find_maven() {
  mvn=
  for candidate in "$(command -v mvn || true)" "${MAVEN_HOME:-/nonexistent}/bin/mvn" "${M2_HOME:-/nonexistent}/bin/mvn" \
    "${HOME:-/nonexistent}"/.sdkman/candidates/maven/current/bin/mvn /opt/*maven*/bin/mvn /usr/share/maven/bin/mvn /opt/homebrew/bin/mvn; do
    if [ -x "$candidate" ]; then
      mvn=$candidate
      return 0
    fi
  done
}

node_fits() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

# Sets node, and puts its folder first on the PATH for npm and Maven; or leaves it empty and says in node_seen what was there.
find_node() {
  node=
  node_seen=
  for candidate in "$(command -v node || true)" "${HOME:-/nonexistent}"/.nvm/versions/node/*/bin/node \
    "${HOME:-/nonexistent}"/.local/share/fnm/node-versions/*/installation/bin/node "${HOME:-/nonexistent}"/.volta/bin/node \
    /opt/node*/bin/node /usr/local/bin/node /opt/homebrew/bin/node; do
    [ -x "$candidate" ] || continue
    if node_fits "$candidate" && [ -x "$(dirname "$candidate")/npm" ]; then
      node=$candidate
      PATH=$(dirname "$candidate"):$PATH
      export PATH
      return 0
    fi
    [ -n "$node_seen" ] || node_seen="$("$candidate" --version 2>/dev/null || echo 'one that does not start') in $candidate"
  done
}

# need jdk [maven node]: all that is missing in one sentence.
need() {
  missing=
  for tool in "$@"; do
    case $tool in
      jdk)
        find_jdk
        [ -n "$jdk" ] || missing="$missing, a JDK 25 or newer${seen:+ (found only $seen)}"
        ;;
      maven)
        find_maven
        [ -n "$mvn" ] || missing="$missing, Maven 3.6.3 or newer"
        ;;
      node)
        find_node
        [ -n "$node" ] || missing="$missing, Node.js 20.19 or newer with npm${node_seen:+ (found only $node_seen)}"
        ;;
    esac
  done
  [ -z "$missing" ] || fail "Sohbet needs ${missing#, }: please install and run this again."
}
