#!/usr/bin/env bash
# Makes .venv from the lock, and asks the system for what the program and the tests open; nothing where all is there.
#     packaging/environment.sh python     .venv with the locked libraries and the program itself, editable
#     packaging/environment.sh window     the system's libraries that the window opens: drawn off screen, and where
#                                         there is a display also on it
#     packaging/environment.sh tests      the same, a display of their own, and the tools that the tests call
#     packaging/environment.sh opens      LibreOffice, for `make opens` alone
#     packaging/environment.sh bundle     what makes and tries the bundle, and build/env, made from the shipped lock
#                                         alone, so that no tool of the developers gets inside
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
    # Children write no bytecode (they may write nothing): whatever they alone import would be compiled at every start.
    .venv/bin/python -m compileall -q fieldcase ui resources >&2
    touch "$stamp"
}

prepare_bundle() {
    local stamp=build/env/.ready locks=(requirements.lock packaging/requirements-bundle.lock) python
    if [ -e "$stamp" ] && cat "${locks[@]}" | cmp -s - "$stamp"; then
        return
    fi
    # PyInstaller takes along the library of Python itself, which Debian has in a package of its own.
    python=$(readlink -f .venv/bin/python)
    if [ "$python" = /usr/bin/python3.11 ] && ! ldconfig -p | grep -q 'libpython3\.11\.so\.1\.0 '; then
        install_packages libpython3.11 || return 1
    fi
    say "Making build/env (some minutes the first time)"
    mkdir -p build
    "$python" -m venv --clear build/env
    build/env/bin/python -m pip --disable-pip-version-check -qq --no-input install --require-hashes \
        --only-binary :all: "${locks[@]/#/--requirement=}" >&2
    cat "${locks[@]}" >"$stamp"
}

# Tools by their command, libraries by their file: what is opened, not what a package list says.
OFFSCREEN=(libglib-2.0.so.0:libglib2.0-0 libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon.so.0:libxkbcommon0
    libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6 libX11.so.6:libx11-6)
ON_X11=(libxkbcommon-x11.so.0:libxkbcommon-x11-0 libX11-xcb.so.1:libx11-xcb1 libxcb-cursor.so.0:libxcb-cursor0
    libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1
    libxcb-randr.so.0:libxcb-randr0 libxcb-render.so.0:libxcb-render0 libxcb-render-util.so.0:libxcb-render-util0
    libxcb-shape.so.0:libxcb-shape0 libxcb-shm.so.0:libxcb-shm0 libxcb-sync.so.1:libxcb-sync1
    libxcb-util.so.1:libxcb-util1 libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1)
# A display, a window manager, hands, and keyboard layouts: what a test of the real window needs.
DISPLAY_TOOLS=(Xvfb:xvfb openbox:openbox xdotool:xdotool setxkbmap:x11-xkb-utils xkbcomp:x11-xkb-utils xprop:x11-utils)
TEST_TOOLS=(qpdf:qpdf pdftotext:poppler-utils age:age strace:strace
    desktop-file-validate:desktop-file-utils xmllint:libxml2-utils)
OFFICE=(soffice:libreoffice-writer-nogui)
BUNDLE_TOOLS=(objcopy:binutils readelf:binutils strip:binutils ldd:libc-bin)
# Not taken into the bundle, but asked after when it is checked.
ON_WAYLAND=(libwayland-client.so.0:libwayland-client0 libwayland-cursor.so.0:libwayland-cursor0)

missing=()

need_tools() {
    local pair
    for pair in "$@"; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
    done
}

need_libraries() {
    local pair known
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    for pair in "$@"; do
        case "$known" in *"${pair%%:*} "*) ;; *) missing+=("${pair##*:}") ;; esac
    done
}

need_window() {
    need_libraries "${OFFSCREEN[@]}"
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || need_libraries "${ON_X11[@]}"
}

# Ask for what is missing; $1 is what will not work without it.
install_missing() {
    [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}" || say "$1"
}

case "${1:-}" in
python) prepare_python ;;
window)
    need_window
    install_missing "The window cannot open without them; the commands work."
    ;;
tests)
    need_libraries "${OFFSCREEN[@]}" "${ON_X11[@]}"
    need_tools "${DISPLAY_TOOLS[@]}" "${TEST_TOOLS[@]}"
    install_missing "Tests that need them will fail."
    ;;
opens)
    need_tools "${OFFICE[@]}"
    install_missing "Whether a Word file opens cannot be tried without it."
    ;;
bundle)
    need_libraries "${OFFSCREEN[@]}" "${ON_X11[@]}" "${ON_WAYLAND[@]}"
    need_tools "${BUNDLE_TOOLS[@]}"
    install_missing "The bundle cannot be made or tried without them."
    prepare_bundle
    ;;
*)
    say "usage: packaging/environment.sh python | window | tests | opens | bundle"
    exit 2
    ;;
esac
