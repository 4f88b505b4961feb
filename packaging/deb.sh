#!/usr/bin/env bash
# A Debian package from the folder that PyInstaller made: dist/fieldcase -> dist/fieldcase_VERSION_ARCHITECTURE.deb
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' fieldcase/__init__.py)
architecture=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

mkdir -p "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/doc/fieldcase"
cp -a dist/fieldcase "$tree/usr/lib/fieldcase"
ln -s ../lib/fieldcase/fieldcase "$tree/usr/bin/fieldcase"
cp README.md SECURITY.md CHANGELOG.md "$tree/usr/share/doc/fieldcase/"
cp LICENSE "$tree/usr/share/doc/fieldcase/copyright"
# The menu entry, its icon, the types. Debian's own triggers take notice of them.
install -Dm644 packaging/fieldcase.desktop "$tree/usr/share/applications/fieldcase.desktop"
install -Dm644 packaging/fieldcase.svg "$tree/usr/share/icons/hicolor/scalable/apps/fieldcase.svg"
install -Dm644 packaging/fieldcase-mime.xml "$tree/usr/share/mime/packages/fieldcase.xml"
# What check_bundle.py names as taken from the system, and the keyboard's and the fonts' own files.
cat >"$tree/DEBIAN/control" <<CONTROL
Package: fieldcase
Version: $version
Architecture: $architecture
Maintainer: The authors of Fieldcase <nobody@invalid>
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: libc6 (>= 2.36), libstdc++6, libgcc-s1, libgl1, libegl1, libxcb1, libx11-data, xkb-data, fontconfig-config
Recommends: hicolor-icon-theme, shared-mime-info, libwayland-client0, libwayland-cursor0
Section: misc
Priority: optional
Description: encrypted casebook for human rights documentation
 Cases, people, consents and evidence in one encrypted folder, and dossiers in
 which each person appears as far as that person agreed.
CONTROL
dpkg-deb --root-owner-group --build "$tree" "dist/fieldcase_${version}_${architecture}.deb"
