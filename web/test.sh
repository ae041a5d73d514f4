#!/bin/sh
# SPDX-FileCopyrightText: the Sohbet authors
# SPDX-License-Identifier: Apache-2.0
# Types, style and unit tests of the web side. Maven calls it after build.sh; both run, so that one failure hides no other.
cd "$(dirname "$0")" || exit 1
mkdir -p target
rm -f target/check.status target/vitest.json
npm run --silent check
checked=$?
echo "$checked" >target/check.status
npm test --silent -- --reporter=default --reporter=json --outputFile.json=target/vitest.json
tested=$?
[ "$checked" = 0 ] && [ "$tested" = 0 ]
