// SPDX-License-Identifier: Apache-2.0
#include "ui/window/kept_study.h"

#include "ui/engine/study.h"
#include "ui/window/kept_weights.h"
#include "ui/window/settings.h"

namespace scalescope::ui {

void keepStudy(Settings& settings, const Study& study, const Selection& selection) {
    settings.options = study.settings().options();
    settings.preprocess = study.settings().preprocess();
    settings.columns = selection.columns();
    settings.focus = selection.focus();
    keepNetworks(settings, study.networks().byColumn());
    settings.extraColumns = columnTexts(study);
    settings.weightFiles = fileTexts(study);
}

}  // namespace scalescope::ui
