// SPDX-License-Identifier: Apache-2.0
// What the session keeps of the study: how networks run, which ones are looked at, and on what.
#pragma once

namespace scalescope::ui {

class Selection;
class Study;
struct Settings;

/// Writes it into the settings as it is now: once, just before they are saved.
void keepStudy(Settings& settings, const Study& study, const Selection& selection);

}  // namespace scalescope::ui
