// SPDX-License-Identifier: Apache-2.0
// Columns and names of networks of one's own: taken, kept, freed.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/engine/own_networks.h"

#include <QSignalSpy>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;
using test::ownDefinition;

namespace {

struct Shelf {
    Selection selection;
    OwnNetworks networks{selection};
    QSignalSpy changed{&networks, &OwnNetworks::changed};
    QSignalSpy replaced{&networks, &OwnNetworks::replaced};
    QSignalSpy failed{&networks, &OwnNetworks::failed};
};

}  // namespace

class TstOwnNetworks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void theFirstStandsBehindB7AndKnowsItsPlace() {
        Shelf shelf;
        NetworkDefinition network = ownDefinition(0);
        network.spec.variant = 3;  // whatever it was made from
        QCOMPARE(shelf.networks.add(network), std::optional(ColumnIndex(8)));
        const NetworkSpec& spec = shelf.networks.byColumn().at(ColumnIndex(8)).spec;
        QVERIFY(!spec.variant);
        QCOMPARE(columnOf(spec), ColumnIndex(8));
        QCOMPARE(shelf.selection.offered().back(), ColumnIndex(8));
        QVERIFY(!std::ranges::count(shelf.selection.columns(), ColumnIndex(8)));
        QCOMPARE(shelf.changed.count(), 1);
    }

    void whoHearsOfAnOfferFindsTheNetwork() {
        Shelf shelf;
        bool there = false;
        connect(&shelf.selection, &Selection::offeredChanged, this,
                [&] { there = shelf.networks.byColumn().contains(ColumnIndex(8)); });
        QSignalSpy placed(&shelf.networks, &OwnNetworks::placed);
        shelf.networks.open(ownDefinition(0));
        QVERIFY(there);
        QCOMPARE(placed.count(), 1);
        QCOMPARE(shelf.selection.focus(), ColumnIndex(8));
        QVERIFY(std::ranges::count(shelf.selection.columns(), ColumnIndex(8)));
    }

    void aFreeColumnIsKeptAndATakenOneIsNot() {
        Shelf shelf;
        QCOMPARE(shelf.networks.add(ownDefinition(0), ColumnIndex(12)),
                 std::optional(ColumnIndex(12)));
        QCOMPARE(shelf.networks.add(ownDefinition(1), ColumnIndex(12)),
                 std::optional(ColumnIndex(8)));
        QCOMPARE(shelf.networks.add(ownDefinition(2), ColumnIndex(3)),
                 std::optional(ColumnIndex(9)));  // B3's
        QCOMPARE(shelf.networks.add(ownDefinition(3), ColumnIndex(16)),
                 std::optional(ColumnIndex(10)));  // behind the last
    }

    void oneOfTheSameNameTakesItsColumn() {
        Shelf shelf;
        shelf.networks.add(ownDefinition(0));
        NetworkDefinition other = ownDefinition(0);
        other.spec.scale.resolution = 96;
        QCOMPARE(shelf.replaced.count(), 0);
        QCOMPARE(shelf.networks.add(other, ColumnIndex(11)), std::optional(ColumnIndex(8)));
        QCOMPARE(shelf.replaced.count(), 1);
        QCOMPARE(shelf.networks.byColumn().size(), 1U);
        QCOMPARE(shelf.networks.byColumn().at(ColumnIndex(8)).spec.scale.resolution, 96);
    }

    void removedItFreesColumnAndName() {
        Shelf shelf;
        for (int i = 0; i < 3; ++i)
            shelf.networks.open(ownDefinition(i));
        bool stillThere = false;
        connect(&shelf.selection, &Selection::columnsChanged, this,
                [&] { stillThere = shelf.networks.byColumn().contains(ColumnIndex(9)); });
        shelf.networks.remove(ColumnIndex(9));
        QVERIFY2(stillThere, "who looked while it left did not find it");
        QVERIFY(!shelf.networks.byColumn().contains(ColumnIndex(9)));
        QVERIFY(!std::ranges::count(shelf.selection.offered(), ColumnIndex(9)));
        QCOMPARE(shelf.networks.freeName("mine-2"), std::string("mine-2"));
        QCOMPARE(shelf.networks.add(ownDefinition(5)), std::optional(ColumnIndex(9)));
    }

    void publishedNetworksAreNotRemoved() {
        Shelf shelf;
        shelf.networks.remove(ColumnIndex(3));
        QVERIFY(std::ranges::count(shelf.selection.offered(), ColumnIndex(3)));
        QCOMPARE(shelf.changed.count(), 0);
    }

    void namesLeadToColumns() {
        Shelf shelf;
        shelf.networks.add(ownDefinition(0));
        QCOMPARE(shelf.networks.columnNamed("mine"), std::optional(ColumnIndex(8)));
        QCOMPARE(shelf.networks.columnNamed("b3"), std::optional(ColumnIndex(3)));
        QVERIFY(!shelf.networks.columnNamed("other"));
        QCOMPARE(shelf.networks.freeName("mine"), std::string("mine-2"));
        QCOMPARE(shelf.networks.freeName("b3"), std::string("b3-2"));
    }

    void refusalsSayWhyAndChangeNothing() {
        Shelf shelf;
        for (int i = 0; i < kOwnNetworkLimit; ++i)
            QVERIFY(shelf.networks.add(ownDefinition(i)));
        NetworkDefinition another = ownDefinition(0);
        another.spec.name = "another";
        QVERIFY(!shelf.networks.add(another));
        QVERIFY(shelf.failed[0][0].value<Failure>().message.find("room for 8") !=
                std::string::npos);
        another.spec.name = "b3";
        QVERIFY(!shelf.networks.add(another));
        QVERIFY(shelf.networks.add(ownDefinition(0)));  // a known name needs no room
        NetworkDefinition huge = ownDefinition(0);
        huge.spec.scale = {20.0, 20.0, 4096};
        QVERIFY(!shelf.networks.add(huge));
        QCOMPARE(shelf.failed.count(), 3);
        QVERIFY(shelf.networks.byColumn().at(ColumnIndex(8)).spec.scale.resolution != 4096);
    }
};

SCALESCOPE_TEST(TstOwnNetworks)
#include "tst_own_networks.moc"
