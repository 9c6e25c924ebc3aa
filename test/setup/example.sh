#!/bin/sh
# Shows the product on the example shop: sets up, builds, then prints its findings and its routing.
set -eu
cd "$(dirname "$0")/../.."
sh test/setup/install.sh

echo "Building"
PATH="$PWD/node_modules/.bin:$PATH" npm run build --silent

shop=test/projects/bookstore
for command in check routes; do
  echo
  echo "\$ node dist/cli.cjs $command $shop"
  status=0
  node dist/cli.cjs "$command" "$shop" || status=$?
  # 1 means findings, and the example has mistakes planted to be found.
  [ "$status" -le 1 ] || exit "$status"
done
