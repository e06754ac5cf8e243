#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Brings resources/translations up to the sentences of the sources: new ones come unfinished, those
# that are gone go. Then translate what is unfinished (Qt Linguist); a test wants it complete.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
"$lupdate" -silent -I . -locations none -no-obsolete ui app -ts resources/translations/*.ts 2>/dev/null
grep -c 'type="unfinished"' resources/translations/*.ts || true
