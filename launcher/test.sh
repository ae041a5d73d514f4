# shellcheck shell=sh disable=SC2154 # home, jdk, mvn and built are set by who reads this
# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs every test there is and counts them from the reports; a failure in one part hides nothing of the others.

test_all() {
  required=no
  [ "${CI:-}" != true ] || required=yes
  for option in "$@"; do
    case $option in
      --required) required=yes ;;
      *) fail "./sohbet test knows --required alone, not '$option'." ;;
    esac
  done
  need jdk maven node
  results="$home/target/test-results"
  rm -rf "$results"
  mkdir -p "$results"

  echo "Java's format (format.log; mvn spotless:apply mends it)"
  run_maven "$results/format.log" spotless:check && format=0 || format=$?
  echo "$format" >"$results/format.status"
  # The proofs, which kill and starve whole engines for minutes, stand in the suite once, and in the harder language.
  echo "Java and web, in Turkish, and the proofs (everything is written to $results/java-tr.log)"
  rm -rf "$home/http/target/lib"
  run_java java-tr verify '-Dtest.jvm=-Duser.language=tr -Duser.country=TR'
  # It packages nothing, so what was built above keeps the newest PostgreSQL.
  echo "Java once more, in the machine's language and on PostgreSQL 15, without the proofs (java.log)"
  run_java java test -Poldest-postgres -DskipWebTests=true '-Dsurefire.excludes=**/proof/*Test.java,**/*$*'
  if is_built; then
    echo "The launcher"
    "$node" --test --test-reporter=spec --test-reporter-destination=stdout \
      --test-reporter=junit --test-reporter-destination="$results/launcher.xml" "$home/launcher/launcher.test.mjs" || true
    echo "End to end, in a browser (e2e.log, engine.log)"
    "$node" "$home/launcher/e2e.mjs" "$results" "$required"
  else
    echo 'the build failed, so there was nothing to start' >"$results/e2e.failed"
  fi
  "$node" "$home/launcher/summary.mjs" "$results"
}

# run_java NAME PHASE ARGUMENTS: failing tests do not end the build, so that all modules are tested; the reports tell.
run_java() {
  name=$1
  shift
  sum=$(sources_sum)
  rm -rf "$home"/*/target/surefire-reports "$home"/*/target/failsafe-reports
  died='The forked VM terminated\|Error occurred in starting fork\|There was a timeout in the fork'
  if run_maven "$results/$name.log" -Dmaven.test.failure.ignore=true -Dweb.tests.failed=1 "$@"; then
    echo "$sum" >"$built"
    # Surefire takes a test machine that died for a mere failure, and what it had not reported is in no report.
    ! grep -q "$died" "$results/$name.log" || echo "a test machine died: see $results/$name.log" >"$results/$name.failed"
  else
    echo "the build stopped: see $results/$name.log" >"$results/$name.failed"
  fi
  echo "$(($(date +%s) - began))" >"$results/$name.seconds"
  for module in "$home"/*/; do
    for reports in "${module}target/surefire-reports" "${module}target/failsafe-reports"; do
      [ -d "$reports" ] || continue
      mkdir -p "$results/$name/$(basename "$module")"
      find "$reports" -name 'TEST-*.xml' -exec cp {} "$results/$name/$(basename "$module")/" \;
    done
  done
  [ "$name" != java-tr ] || for report in check.status vitest.json; do
    [ ! -r "$home/web/target/$report" ] || cp "$home/web/target/$report" "$results/"
  done
}

# The quick part: everything compiles, the web side is in style, and the tests that need no server pass.
check_quickly() {
  need jdk maven node
  mkdir -p "$home/target"
  if ! run_maven "$home/target/check.log" -DskipTests spotless:check test-compile || ! run_maven "$home/target/check.log" -pl engine,web test; then
    fail "The check failed; more is in $home/target/check.log."
  fi
  echo "Checked in $(elapsed)."
}
