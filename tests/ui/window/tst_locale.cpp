// SPDX-License-Identifier: Apache-2.0
// Under a German locale no page mixes "0,50" and "0.50".
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/axis_labels.h"
#include "tests/ui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>
#include <QTextEdit>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

namespace {

void addCells(QStringList& texts, const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    for (int row = 0; row < model.rowCount(parent); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            texts << index.data().toString() << index.data(Qt::ToolTipRole).toString();
            if (column == 0)
                addCells(texts, model, index);
        }
}

/// Everything on a page that can be read, tooltips too.
QStringList textsOf(const QWidget& page) {
    QStringList texts;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        texts << widget->toolTip();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text();
        else if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            texts << line->text();
        else if (const auto* text = qobject_cast<const QTextEdit*>(widget))
            texts << text->toPlainText();
        else if (const auto* combo = qobject_cast<const QComboBox*>(widget))
            addCells(texts, *combo->model());
        else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view)
            view->model() ? addCells(texts, *view->model()) : void();
        else if (const auto* plot = qobject_cast<const PlotWidget*>(widget))
            texts << test::axisTexts(*plot);
    }
    return texts;
}

}  // namespace

class TstLocale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void noPageHasADecimalComma() {
        static const QRegularExpression comma(QStringLiteral("\\d,\\d")),
            point(QStringLiteral("\\d\\.\\d"));
        WindowFixture f({0, 2});
        f.openAndWait();
        int pagesWithNumbers = 0;
        for (const QString& title : f.window.pageNames()) {
            QVERIFY(f.window.showPage(title));
            QTest::qWait(400);
            QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
            const auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + title);
            const QStringList texts = textsOf(*page);
            const QStringList german = texts.filter(comma);
            QVERIFY2(german.isEmpty(), qPrintable(title + QStringLiteral(": ") +
                                                  german.mid(0, 4).join(QStringLiteral(" | "))));
            pagesWithNumbers += texts.filter(point).isEmpty() ? 0 : 1;
        }
        // Not every page writes fractions into widgets; without most of them nothing was looked at.
        QVERIFY2(pagesWithNumbers >= 6, qPrintable(QString::number(pagesWithNumbers)));
    }
};

SCALESCOPE_GUI_TEST(TstLocale)
#include "tst_locale.moc"
