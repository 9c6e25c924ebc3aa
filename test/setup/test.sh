#!/bin/sh
# Sets up what the tests need and runs all of them; the last line is the count.
set -eu
cd "$(dirname "$0")/../.."
sh test/setup/install.sh
PATH="$PWD/node_modules/.bin:$PATH" exec node_modules/.bin/node test/setup/test.ts
