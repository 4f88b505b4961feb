#!/usr/bin/env bash
# An AppImage from the folder that PyInstaller made; needs appimagetool on the PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/usr/lib"
cp -a dist/fieldcase "$tree/usr/lib/fieldcase"
ln -s usr/lib/fieldcase/fieldcase "$tree/AppRun"
cp packaging/fieldcase.desktop packaging/fieldcase.svg "$tree/"
ln -s fieldcase.svg "$tree/.DirIcon"
install -Dm644 packaging/fieldcase.svg "$tree/usr/share/icons/hicolor/scalable/apps/fieldcase.svg"
install -Dm644 packaging/fieldcase-mime.xml "$tree/usr/share/mime/packages/fieldcase.xml"
appimagetool --no-appstream "$tree" "dist/Fieldcase-$(uname -m).AppImage"
