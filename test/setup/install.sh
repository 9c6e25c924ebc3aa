#!/bin/sh
# Installs the npm packages where they are missing or older than package.json asks for, Node 24 among them.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v npm >/dev/null; then
  echo "npm is missing: install Node.js 20 or newer (https://nodejs.org)" >&2
  exit 2
fi

installed() {
  npm ls --all=false >/dev/null 2>&1 && node_modules/.bin/node --eval 0 >/dev/null 2>&1
}

if ! installed; then
  echo "Installing npm packages"
  # Not `npm ci`: it refuses a lock file without the binaries for other systems, which not every registry has.
  npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
  # Only one package needs its install script: `node`, whose script fetches the binary for this machine.
  npm rebuild node --loglevel=error >/dev/null
  node_modules/.bin/node --eval 0
fi
