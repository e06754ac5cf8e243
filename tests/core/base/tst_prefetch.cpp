// SPDX-License-Identifier: Apache-2.0
// Items come in order whoever is faster, never more ahead than agreed, and errors in their turn.
#include "core/base/error.h"
#include "core/base/prefetch.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <atomic>
#include <numeric>
#include <set>
#include <stdexcept>

using namespace scalescope;

class TstPrefetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOutInOrder_data();
    void handsOutInOrder();
    void makesNoMoreAheadThanAgreed();
    void preparesEveryThreadOnce();
    void errorComesInItsTurn();
    void beginsNothingAfterAnError();
    void cancelEndsTheWaiting();
    void endsWithoutBeingAsked();
    void takesItemsThatOnlyMove();
};

void TstPrefetch::handsOutInOrder_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("ahead");
    for (const int threads : {1, 2, 4})
        for (const int ahead : {0, 1, 3, 64})
            QTest::addRow("%d threads, %d ahead", threads, ahead) << threads << ahead;
}

void TstPrefetch::handsOutInOrder() {
    QFETCH(int, threads);
    QFETCH(int, ahead);
    constexpr std::size_t kCount = 40;
    Prefetch<std::size_t> items(
        kCount, {.threads = threads, .ahead = static_cast<std::size_t>(ahead), .onThread = {}},
        [](std::size_t index) {
            if (index % 3 == 0)  // some are slow
                std::this_thread::sleep_for(std::chrono::microseconds(300));
            return 10 * index;
        });
    RunContext context;
    for (std::size_t i = 0; i < kCount; ++i)
        QCOMPARE(items.next(context), 10 * i);
}

void TstPrefetch::makesNoMoreAheadThanAgreed() {
    constexpr std::size_t kAhead = 3, kCount = 30;
    std::atomic<std::size_t> begun{0}, taken{0}, most{0};
    Prefetch<int> items(kCount, {.threads = 4, .ahead = kAhead, .onThread = {}}, [&](std::size_t) {
        const std::size_t held = ++begun - taken;
        std::size_t seen = most;
        while (held > seen && !most.compare_exchange_weak(seen, held)) {
        }
        return 0;
    });
    RunContext context;
    for (std::size_t i = 0; i < kCount; ++i) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        items.next(context);
        ++taken;
    }
    // One more: an item is counted as taken a moment after its room is free.
    QVERIFY2(most <= kAhead + 1, qPrintable(QString::number(most.load())));
    QVERIFY(most >= 2);
}

void TstPrefetch::preparesEveryThreadOnce() {
    std::mutex mutex;
    std::multiset<std::thread::id> prepared;
    std::set<std::thread::id> made;
    {
        Prefetch<int> items(20,
                            {.threads = 3,
                             .ahead = 8,
                             .onThread =
                                 [&] {
                                     const std::lock_guard lock(mutex);
                                     prepared.insert(std::this_thread::get_id());
                                 }},
                            [&](std::size_t) {
                                const std::lock_guard lock(mutex);
                                made.insert(std::this_thread::get_id());
                                return 0;
                            });
        RunContext context;
        for (int i = 0; i < 20; ++i)
            items.next(context);
    }
    QVERIFY(!made.contains(std::this_thread::get_id()));
    for (const std::thread::id thread : made)
        QCOMPARE(prepared.count(thread), std::size_t{1});
}

void TstPrefetch::errorComesInItsTurn() {
    Prefetch<int> items(10, {.threads = 2, .ahead = 10, .onThread = {}}, [](std::size_t index) {
        if (index == 4)
            throw Error(ErrorCode::FileUnreadable, "four.png: damaged.", Subject::Input);
        if (index == 6)
            throw std::runtime_error("later");
        return static_cast<int>(index);
    });
    RunContext context;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(items.next(context), i);
    for (int again = 0; again < 2; ++again)
        QVERIFY_THROWS_EXCEPTION(Error, (void)items.next(context));
}

void TstPrefetch::beginsNothingAfterAnError() {
    std::atomic<int> made{0};
    {
        Prefetch<int> items(1000, {.threads = 1, .ahead = 1000, .onThread = {}},
                            [&](std::size_t index) {
                                ++made;
                                if (index == 2)
                                    throw std::runtime_error("two");
                                return 0;
                            });
        RunContext context;
        items.next(context);
        items.next(context);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)items.next(context));
    }
    QCOMPARE(made.load(), 3);
}

void TstPrefetch::cancelEndsTheWaiting() {
    std::atomic<bool> cancel{false}, release{false};
    Prefetch<int> items(3, {.threads = 1, .ahead = 1, .onThread = {}}, [&](std::size_t) {
        cancel = true;  // while the first one is awaited
        while (!release)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return 0;
    });
    RunContext context({}, &cancel);
    QVERIFY_THROWS_EXCEPTION(Canceled, (void)items.next(context));
    release = true;
}

void TstPrefetch::endsWithoutBeingAsked() {
    std::atomic<int> made{0};
    {
        const Prefetch<int> items(1000, {.threads = 4, .ahead = 5, .onThread = {}},
                                  [&](std::size_t) { return ++made; });
    }
    QVERIFY(made <= 5);
    const Prefetch<int> none(0, {.threads = 4, .ahead = 5, .onThread = {}},
                             [&](std::size_t) { return ++made; });
    QVERIFY(made <= 5);
}

void TstPrefetch::takesItemsThatOnlyMove() {
    Prefetch<std::unique_ptr<int>> items(
        2, {.threads = 1, .ahead = 1, .onThread = {}},
        [](std::size_t index) { return std::make_unique<int>(static_cast<int>(index)); });
    RunContext context;
    QCOMPARE(*items.next(context), 0);
    QCOMPARE(*items.next(context), 1);
}

SCALESCOPE_TEST(TstPrefetch)
#include "tst_prefetch.moc"
