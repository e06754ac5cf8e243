// SPDX-License-Identifier: Apache-2.0
// A whole window on made-up results.
#pragma once

#include "tests/ui/columns.h"
#include "tests/ui/synthetic.h"
#include "ui/window/main_window.h"
#include "ui/window/opener.h"

#include <QApplication>
#include <QTest>

namespace scalescope::test {

constexpr int kResultWaitMs = 30'000;

struct WindowFixture {
    explicit WindowFixture(const std::vector<int>& shown = {0, 1, 2, 3, 4, 5, 6, 7},
                           std::vector<int> failing = {}, const SyntheticOptions& options = {})
        : engine(syntheticRunner(options, std::move(failing))) {
        settings.columns = columns(shown);
        selection.setColumns(settings.columns);
        window.resize(1440, 900);
        window.show();
    }

    void openAndWait() {
        window.openFirstImage();
        QTRY_VERIFY_WITH_TIMEOUT(study.images().shown && !study.jobs().busy(), kResultWaitMs);
    }
    template <typename T>
    T* child(const char* name) const {
        return window.findChild<T*>(QString::fromLatin1(name));
    }

    ui::Engine engine;
    ui::Selection selection;
    ui::Study study{engine, selection};
    ui::Settings settings;
    ui::Appearance appearance;
    ui::MainWindow window{study, selection, settings, appearance};
};

}  // namespace scalescope::test
