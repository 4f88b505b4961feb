#!/usr/bin/env bash
# Makes .venv from the lock, and for the tests the system's own tools; does nothing where all is there already.
#     packaging/environment.sh python     .venv with the locked libraries and the program itself, editable
#     packaging/environment.sh tests      the tools and libraries of the system that the tests call
# Speaks on standard error only, so that `make demo` prints what the demo prints and nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

# Install Debian packages where this user may; say which are missing where not. Returns 1 if they were not installed.
install_packages() {
    local become=()
    if ! command -v apt-get >/dev/null; then
        say "Missing on this system, please install: $*"
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            say "Missing on this system, please install: sudo apt-get install $*"
            return 1
        fi
        become=(sudo -n)
    fi
    say "Installing Debian packages: $*"
    local apt=("${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq)
    "${apt[@]}" update >/dev/null 2>&1 || true
    if ! "${apt[@]}" install -y --no-install-recommends "$@" >/dev/null 2>&1 </dev/null; then
        say "apt-get could not install: $*"
        return 1
    fi
}

# The first interpreter that is new enough and can make an environment. 3.11 first: it is the one the lock is tried on.
find_python() {
    local name
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$name"
            return
        fi
    done
    return 1
}

prepare_python() {
    local stamp=.venv/.ready python
    if [ -e "$stamp" ] && [ "$stamp" -nt requirements-dev.lock ] && [ "$stamp" -nt pyproject.toml ]; then
        return
    fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        if ! python=$(find_python); then
            install_packages python3 python3-venv || true
            if ! python=$(find_python); then
                say "Fieldcase needs Python 3.11 or newer with venv (Debian: python3 and python3-venv)."
                return 1
            fi
        fi
        say "Making .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    fi
    say "Installing the locked libraries (some minutes the first time)"
    local pip=(.venv/bin/python -m pip --disable-pip-version-check -qq --no-input)
    "${pip[@]}" install --require-hashes --only-binary :all: -r requirements-dev.lock >&2
    "${pip[@]}" install --no-deps --no-build-isolation --editable . >&2
    touch "$stamp"
}

# Tools by their command, libraries by their file: what a test opens, not what a package list says.
prepare_tests() {
    local missing=() pair libraries
    for pair in qpdf:qpdf pdftotext:poppler-utils age:age strace:strace; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
    done
    libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    for pair in libglib-2.0.so.0:libglib2.0-0 libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon.so.0:libxkbcommon0 \
        libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 libX11.so.6:libx11-6; do
        case "$libraries" in *"${pair%%:*} "*) ;; *) missing+=("${pair##*:}") ;; esac
    done
    [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}" || say "Tests that need them will fail."
}

case "${1:-}" in
python) prepare_python ;;
tests) prepare_tests ;;
*)
    say "usage: packaging/environment.sh python | tests"
    exit 2
    ;;
esac
