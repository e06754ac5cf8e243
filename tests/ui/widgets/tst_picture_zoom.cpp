// SPDX-License-Identifier: Apache-2.0
// Pictures are looked at closely and taken along: zoom, pan, copy, save.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/widgets/diagram_view.h"
#include "ui/widgets/image_view.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

/// Every pixel has a colour of its own.
QImage numbered(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x, y, 128));
    return image;
}

/// True where the view takes it; what it leaves goes to the page around it.
bool turnWheel(QWidget& view, const QPointF& at, int steps, Qt::KeyboardModifiers keys = {}) {
    QWheelEvent event(at, view.mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    event.setAccepted(false);
    QCoreApplication::sendEvent(&view, &event);
    return event.isAccepted();
}

QPointF pixelUnder(ImageView& view, const QPoint& at) {
    QSignalSpy hovered(&view, &ImageView::hovered);
    QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(&view, &move);
    return hovered.isEmpty() ? QPointF(-1, -1) : hovered.last().first().toPointF();
}

void drag(QWidget& view, const QPoint& from, const QPoint& to) {
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 4; ++i) {
        const QPoint at = from + (to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
}

}  // namespace

class TstPictureZoom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void theWheelKeepsWhatLiesUnderTheCursor() {
        ImageView view;
        view.setImage(numbered(200, 100));
        test::present(view, {400, 200});
        const QPoint cursor(100, 50);
        const QPointF before = pixelUnder(view, cursor);
        turnWheel(view, cursor, 4);
        QVERIFY(view.imageRect().width() > 700);
        const QPointF after = pixelUnder(view, cursor);
        QVERIFY(QLineF(before, after).length() < 0.01);
        // What is drawn is what is told.
        const QColor seen = view.grab().toImage().pixelColor(300, 150);
        const QPointF told = pixelUnder(view, {300, 150});
        QVERIFY(std::abs(seen.red() - told.x()) <= 1.5);
        QVERIFY(std::abs(seen.green() - told.y()) <= 1.5);
    }

    void aDragMovesAndIsNoClickAndThePictureNeverLeaves() {
        ImageView view;
        view.setImage(numbered(200, 100));
        test::present(view, {400, 200});
        view.zoomBy(4.0);
        QSignalSpy clicked(&view, &ImageView::clicked);
        const QPointF before = pixelUnder(view, {200, 100});
        drag(view, {200, 100}, {160, 100});
        QCOMPARE(clicked.count(), 0);
        const QPointF after = pixelUnder(view, {200, 100});
        QCOMPARE(after.x() - before.x(), 40 / (2.0 * 4.0));
        drag(view, {200, 100}, {4000, 3000});
        QCOMPARE(view.imageRect().topLeft(), QPointF(0, 0));
        QTest::mouseClick(&view, Qt::LeftButton, {}, {200, 100});
        QCOMPARE(clicked.count(), 1);
    }

    void keysZoomAndDoubleClickShowsAll() {
        ImageView view;
        view.setImage(numbered(200, 100));
        test::present(view, {400, 200});
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(view.imageRect().width(), 500.0);
        QTest::keyClick(&view, Qt::Key_Plus);
        QTest::keyClick(&view, Qt::Key_Minus);
        QCOMPARE(view.imageRect().width(), 500.0);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.imageRect().width(), 400.0);
        view.zoomBy(8.0);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, {20, 20});
        QCOMPARE(view.imageRect().width(), 400.0);
        view.zoomBy(0.25);  // never smaller than what fits
        QCOMPARE(view.imageRect().width(), 400.0);
    }

    void aPageThatScrollsScrollsOnUnderAPicture() {
        QScrollArea area;
        auto* content = new QWidget;
        content->setMinimumHeight(2000);
        auto* view = new ImageView(content);
        view->setImage(numbered(200, 100));
        view->setGeometry(0, 0, 200, 100);
        area.setWidget(content);
        area.setWidgetResizable(true);
        test::present(area, {300, 300});
        area.setFocus();
        QVERIFY(!turnWheel(*view, {50, 50}, -2));
        QCOMPARE(view->imageRect().width(), 200.0);
        QVERIFY(turnWheel(*view, {50, 50}, 2, Qt::ControlModifier));
        QVERIFY(view->imageRect().width() > 200.0);
    }

    void theCopyHasAllPixelsAndWhatLiesOverThem() {
        ImageView view;
        view.setImage(numbered(200, 100));
        Grid2d heat;
        heat.rowCount = heat.columnCount = 1;
        heat.values = {1.0F};
        heat.rangeMax = 1.0;
        test::present(view, {80, 40});
        view.zoomBy(4.0);
        QCOMPARE(view.picture().size(), QSize(200, 100));
        QCOMPARE(view.picture().pixelColor(150, 60), numbered(200, 100).pixelColor(150, 60));
        view.setHeat(heat);
        view.setOverlayOpacity(1.0);
        QVERIFY(view.picture().pixelColor(150, 60) != numbered(200, 100).pixelColor(150, 60));
        view.clearOverlay();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->image().pixelColor(150, 60),
                 numbered(200, 100).pixelColor(150, 60));
    }

    void aDrawingIsZoomedByTheSameKeysAndCopiedAsPicture() {
        DiagramView view;
        Diagram diagram;
        DiagramBox box;
        box.rect = QRectF(0, 0, 100, 50);
        diagram.boxes.push_back(box);
        view.setDiagram(diagram);
        test::present(view, {300, 200});
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        const double before = view.transform().m11();
        QTest::keyClick(&view, Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(view.transform().m11(), before * 1.25);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.transform().m11(), before);
        QApplication::clipboard()->clear();
        view.copyPicture();
        QVERIFY(!QApplication::clipboard()->image().isNull());
    }
};

SCALESCOPE_GUI_TEST(TstPictureZoom)
#include "tst_picture_zoom.moc"
