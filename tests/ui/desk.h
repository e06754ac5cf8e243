// SPDX-License-Identifier: Apache-2.0
// A study with results on the table, for tests of pages: a real event loop and a made-up core.
#pragma once

#include "tests/support/qt_warnings.h"
#include "tests/ui/columns.h"
#include "tests/ui/synthetic.h"
#include "ui/engine/study.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

namespace scalescope::test {

struct Desk {
    ui::Engine engine;
    ui::Selection selection;
    ui::Study study;

    explicit Desk(const std::vector<int>& shown = {0, 1, 2, 3, 4, 5, 6, 7},
                  const SyntheticOptions& options = {}, std::vector<int> failing = {})
        : Desk(syntheticRunner(options, std::move(failing)), shown, options.imageCount) {}
    Desk(Runner runner, const std::vector<int>& shown, std::uint64_t imageCount = 1)
        : engine(std::move(runner)), study(engine, selection) {
        selection.setColumns(columns(shown));
        ImageSource source;
        source.loaded = std::make_shared<const LoadedImage>(syntheticImage());
        study.openImages(std::vector<ImageSource>(imageCount, source));
    }
    /// True when every chosen variant has its result or its failure.
    bool settled() const {
        for (const ColumnIndex column : selection.columns()) {
            const ui::RunState state = study.entry(column).state;
            if (state != ui::RunState::Done && state != ui::RunState::Failed)
                return false;
        }
        return study.images().shown != nullptr && !study.jobs().busy();
    }
};

/// Shows a page in the size that a small screen leaves to it and lets it draw.
inline void present(QWidget& page, const QSize& size = {860, 520}) {
    page.resize(size);
    page.show();
    QCoreApplication::processEvents();
    QTest::qWait(1);
}

template <typename Widget>
Widget* child(const QWidget& page, const QString& name) {
    auto* found = page.findChild<Widget*>(name);
    if (!found)
        QTest::qFail(qPrintable(QStringLiteral("there is no widget ") + name), __FILE__, __LINE__);
    return found;
}

/// More than one colour: something was drawn.
inline bool isBlank(const QWidget& widget) {
    const QImage picture =
        const_cast<QWidget&>(widget).grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (picture.pixel(x, y) != picture.pixel(0, 0))
                return false;
    return true;
}

}  // namespace scalescope::test
