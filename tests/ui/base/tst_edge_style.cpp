// SPDX-License-Identifier: Apache-2.0
// What can be switched or typed into is seen on dark ground as on light.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/contrast.h"
#include "ui/base/edge_style.h"
#include "ui/base/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace scalescope::ui;

namespace {

QWidget* makeControl(const QString& kind) {
    if (kind == u"check box")
        return new QCheckBox;
    if (kind == u"radio button")
        return new QRadioButton;
    if (kind == u"spin box")
        return new QDoubleSpinBox;
    if (kind == u"line edit")
        return new QLineEdit;
    return new QComboBox;
}

}  // namespace

class TstEdgeStyle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { scalescope::test::failOnQtWarnings(); }

    /// On a line across its left edge something stands out from the window.
    void anEdgeStandsOutFromDarkGround_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"check box", "radio button", "spin box", "line edit", "combo box"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void anEdgeStandsOutFromDarkGround() {
        QFETCH(const QString, kind);
        QWidget window;
        window.setPalette(darkPalette());
        QWidget* control = makeControl(kind);
        auto* style = new EdgeStyle;
        style->setParent(&window);
        control->setStyle(style);
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(20, 20, 20, 20);
        layout->addWidget(control);
        window.resize(200, 80);
        const QImage picture = window.grab().toImage();
        const int y = control->geometry().center().y();
        double most = 0.0;
        for (int x = control->x() - 2; x < control->x() + 6; ++x)
            most =
                std::max(most, scalescope::test::contrast(picture.pixelColor(x, y),
                                                          darkPalette().color(QPalette::Window)));
        constexpr double kSeen = 2.5;  // Fusion alone: 1.6 at most
        QVERIFY2(most >= kSeen, qPrintable(QString::number(most)));
    }
};

SCALESCOPE_GUI_TEST(TstEdgeStyle)
#include "tst_edge_style.moc"
