// SPDX-License-Identifier: Apache-2.0
// Test classes of a folder share one program: linking and Qt's generated code cost more than the
// tests themselves. ctest still knows every class; it calls the program with the name of one.
#pragma once

#include <QtTest>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
#endif

namespace scalescope::test {

using TestMain = int (*)(int argc, char** argv);

/// Called before main(). The test is named as its file: "tst_pth" for tests/.../tst_pth.cpp.
bool addTest(const char* sourceFile, TestMain main);

/// Runs a test class under an application of this type.
template <typename Application, typename Test>
int runTest(int argc, char** argv) {
    Application::setAttribute(Qt::AA_Use96Dpi, true);
    Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace scalescope::test

#define SCALESCOPE_TEST_UNDER(Application, Test)     \
    static const bool added##Test [[maybe_unused]] = \
        ::scalescope::test::addTest(__FILE__, &::scalescope::test::runTest<Application, Test>);
/// Last in the file, before its .moc: a test class that needs no window.
#define SCALESCOPE_TEST(Test) SCALESCOPE_TEST_UNDER(QCoreApplication, Test)
/// The same for one that makes widgets.
#define SCALESCOPE_GUI_TEST(Test) SCALESCOPE_TEST_UNDER(QApplication, Test)
