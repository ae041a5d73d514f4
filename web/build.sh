#!/bin/sh
# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0
# Builds the web side with the machine's own Node. Maven calls it; so may you (--install-only fetches the packages alone).
cd "$(dirname "$0")" || exit 1
need='Sohbet builds its web side with Node.js 20.19 or newer and its npm'
if ! command -v node >/dev/null 2>&1; then
  echo "[web] $need, and there is no 'node' on the PATH. Install it (https://nodejs.org) and run again." >&2
  exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "[web] $need, and the 'node' on the PATH is $(node --version)." >&2
  exit 1
fi
if ! command -v npm >/dev/null 2>&1; then
  echo "[web] $need, and there is a 'node' but no 'npm' on the PATH." >&2
  exit 1
fi
exec node scripts/maven.mjs "$@"
