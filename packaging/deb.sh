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
cat >"$tree/DEBIAN/control" <<CONTROL
Package: fieldcase
Version: $version
Architecture: $architecture
Maintainer: The authors of Fieldcase <nobody@invalid>
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: libc6 (>= 2.36), libstdc++6
Section: misc
Priority: optional
Description: encrypted casebook for human rights documentation
 Cases, people, consents and evidence in one encrypted folder, and dossiers in
 which each person appears as far as that person agreed.
CONTROL
dpkg-deb --root-owner-group --build "$tree" "dist/fieldcase_${version}_${architecture}.deb"
