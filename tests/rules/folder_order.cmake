# SPDX-License-Identifier: Apache-2.0
# Folders of core from low to high; those on one line do not know each other. A file includes its own
# folder and lines before its own. docs/architecture.md draws the same (rule 13).
set(CORE_ORDER "base" "model input" "weights" "fetch" "exec" "diagnostics" "bench" "train" "scaling" "report" "session")
# The same for the window.
set(UI_ORDER "base" "engine" "models plots" "widgets" "report" "pages" "window")
