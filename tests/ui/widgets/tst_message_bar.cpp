// SPDX-License-Identifier: Apache-2.0
// Messages lie over the window and move nothing, are read together, and go when they are settled.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/widgets/message_bar.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace scalescope;
using namespace scalescope::ui;
using Matter = MessageBar::Matter;

namespace {

/// A window with a page under a head, and messages over the page.
struct Desk {
    explicit Desk(QSize size = {800, 400}) {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(head);
        layout->addWidget(page, 1);
        messages->floatOver(*page);
        window.resize(size);
        window.show();
    }
    [[nodiscard]] QRect pageRect() const { return page->geometry(); }

    QWidget window;
    QLabel* head = new QLabel(QStringLiteral("head"));
    QWidget* page = new QWidget;
    MessageBar* messages = new MessageBar(&window);
};

Failure failure(Subject subject, const char* message, const char* marked = "") {
    return {ErrorCode::FormatUnknown, subject, message, {}, marked};
}

QString longText() {
    return QStringLiteral("resnet18.pth: it holds tensors of another network. ").repeated(12);
}

}  // namespace

class TstMessageBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void comingAndGoingMovesNothing() {
        Desk desk;
        const QRect before = desk.pageRect();
        desk.messages->showError(longText());
        QTest::qWait(20);
        QVERIFY(desk.messages->isVisible());
        QCOMPARE(desk.pageRect(), before);
        desk.messages->dismiss();
        QTest::qWait(20);
        QVERIFY(!desk.messages->isVisible());
        QCOMPARE(desk.pageRect(), before);
    }

    void staysOnThePageWhateverItsSize() {
        for (const QSize size : {QSize(500, 300), QSize(1600, 900)}) {
            Desk desk;
            desk.messages->showError(longText());
            desk.window.resize(size);
            QTest::qWait(20);
            QVERIFY(desk.pageRect().contains(desk.messages->geometry()));
            QCOMPARE_LE(
                std::abs(desk.messages->geometry().center().x() - desk.pageRect().center().x()), 1);
        }
    }

    /// A wrapped sentence needs the height that it has at the bar's width.
    void longSentenceIsWhole() {
        Desk desk(QSize(500, 300));
        desk.messages->showError(longText());
        QTest::qWait(20);
        const auto* text = desk.messages->findChild<QLabel*>(QStringLiteral("messageText"));
        QCOMPARE_GE(text->height(), text->heightForWidth(text->width()));
    }

    void othersAreReadTogether() {
        Desk desk;
        desk.messages->showError(QStringLiteral("first"));
        auto* more = desk.messages->findChild<QToolButton*>(QStringLiteral("messageMore"));
        QVERIFY(!more->isVisible());
        desk.messages->showError(QStringLiteral("second"));
        desk.messages->showError(QStringLiteral("third"));
        QVERIFY(more->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        const auto* below =
            desk.messages->findChild<QPlainTextEdit*>(QStringLiteral("messageDetailsText"));
        QVERIFY(below->isVisible());
        QCOMPARE(below->toPlainText(), QStringLiteral("second\nfirst"));
        QCOMPARE(desk.messages->text(), QStringLiteral("third"));
    }

    /// Also a long sentence with its details open, in a window that is low or narrow.
    void isNeverHigherThanThePage_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("low") << QSize(500, 140);
        QTest::newRow("narrow") << QSize(360, 240);
    }

    void isNeverHigherThanThePage() {
        QFETCH(const QSize, size);
        Desk desk(size);
        desk.messages->showError(longText(), longText());
        auto* details = desk.messages->findChild<QToolButton*>(QStringLiteral("messageDetails"));
        QTest::mouseClick(details, Qt::LeftButton);
        QTest::qWait(20);
        QVERIFY(desk.pageRect().contains(desk.messages->geometry()));
        const auto* text = desk.messages->findChild<QLabel*>(QStringLiteral("messageText"));
        QCOMPARE_GE(text->height(), text->heightForWidth(text->width()));
    }

    /// What was read goes on to be read when an older message, or none, goes.
    void openedDetailsStayOpenWhileTheirMessageStays() {
        Desk desk;
        desk.messages->showFailure(failure(Subject::Input, "a.jpg"));
        desk.messages->showError(QStringLiteral("first"));
        desk.messages->showError(QStringLiteral("newest"), QStringLiteral("details"));
        auto* details = desk.messages->findChild<QToolButton*>(QStringLiteral("messageDetails"));
        const auto* below =
            desk.messages->findChild<QPlainTextEdit*>(QStringLiteral("messageDetailsText"));
        QTest::mouseClick(details, Qt::LeftButton);
        desk.messages->settle(Matter::Image);
        QVERIFY(below->isVisible());
        auto* more = desk.messages->findChild<QToolButton*>(QStringLiteral("messageMore"));
        QCOMPARE(more->text(), QStringLiteral("and 1 more"));
        desk.messages->showError(QStringLiteral("newer"));
        QVERIFY(!below->isVisible());
    }

    void escapeClosesWhatHasTheFocus() {
        Desk desk;
        desk.messages->showError(QStringLiteral("first"));
        desk.messages->showError(QStringLiteral("second"));
        auto* close = desk.messages->findChild<QToolButton*>(QStringLiteral("messageClose"));
        QTest::keyClick(close, Qt::Key_Escape);
        QCOMPARE(desk.messages->text(), QStringLiteral("first"));
        QTest::keyClick(close, Qt::Key_Escape);
        QVERIFY(!desk.messages->isVisible());
    }

    void hasANameForAssistiveTechnology() {
        Desk desk;
        desk.messages->showError(QStringLiteral("first"));
        QVERIFY(!desk.messages->accessibleName().isEmpty());
        QCOMPARE(desk.messages->accessibleDescription(), QStringLiteral("first"));
    }

    void settledMatterTakesItsErrorsAlong_data() {
        QTest::addColumn<Matter>("matter");
        QTest::addColumn<QString>("left");
        QTest::newRow("image") << Matter::Image << QStringLiteral("b.pth, fp16, disk");
        QTest::newRow("weights") << Matter::Weights << QStringLiteral("a.jpg, fp16, disk");
        QTest::newRow("settings") << Matter::Settings << QStringLiteral("a.jpg, b.pth, disk");
    }

    void settledMatterTakesItsErrorsAlong() {
        QFETCH(const Matter, matter);
        Desk desk;
        desk.messages->showFailure(failure(Subject::Input, "a.jpg"));
        desk.messages->showFailure(failure(Subject::Weights, "b.pth"));
        desk.messages->showFailure(failure(Subject::None, "fp16", "<dtype> fp16"));
        desk.messages->showFailure(failure(Subject::Output, "disk"));
        desk.messages->settle(matter);
        QStringList left;
        for (; !desk.messages->text().isEmpty(); desk.messages->dismiss())
            left.prepend(desk.messages->text());
        QTEST(left.join(QStringLiteral(", ")), "left");
    }

    void lastSettledMessageHidesTheBar() {
        Desk desk;
        desk.messages->showFailure(failure(Subject::Input, "a.jpg"));
        desk.messages->settle(Matter::Weights);
        QVERIFY(desk.messages->isVisible());
        desk.messages->settle(Matter::Image);
        QVERIFY(!desk.messages->isVisible());
    }
};

SCALESCOPE_GUI_TEST(TstMessageBar)
#include "tst_message_bar.moc"
