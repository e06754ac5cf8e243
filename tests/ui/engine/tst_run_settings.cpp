// SPDX-License-Identifier: Apache-2.0
// Each network's weights and the options of all: what is asked with them, and who is told of a
// change.
#include "tests/support/test_program.h"
#include "ui/engine/run_settings.h"

#include <QSignalSpy>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

WeightsRequest fileOf(const char* path) {
    return {WeightsRequest::Source::Path, path, 0};
}

}  // namespace

class TstRunSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNetworkTakesItsOwnWeightsBeforeThoseOfAll() {
        RunSettings settings;
        settings.setWeights(std::nullopt, fileOf("all.pth"));
        settings.setWeights("b3", fileOf("three.pth"));
        QVERIFY(settings.weightsOf("b3").path == "three.pth");
        QVERIFY(settings.weightsOf("b4").path == "all.pth");
        const Request request = settings.requestFor({family()[3].spec}, {});
        QVERIFY(request.weights.path == "all.pth");
        QVERIFY(request.weightsFor.at("b3").path == "three.pth");
        QVERIFY(settings.requestFor(family()[3].spec).weights.path == "three.pth");
    }

    /// The last word counts: "all of them" is said of those with weights of their own too.
    void weightsOfAllReplaceThoseOfEach() {
        RunSettings settings;
        settings.setWeights("b3", fileOf("three.pth"));
        settings.keepWeights("mine", fileOf("mine.pth"));  // a column that is called by its weights
        settings.setWeights(std::nullopt, fileOf("all.pth"));
        QVERIFY(settings.weightsOf("b3").path == "all.pth");
        QVERIFY(settings.weightsOf("mine").path == "mine.pth");
        settings.forget("mine");
        QVERIFY(settings.weightsOf("mine").path == "all.pth");
    }

    void changesAreToldAndWhatIsTheSameIsNone() {
        RunSettings settings;
        QSignalSpy changed(&settings, &RunSettings::changed);
        RunOptions options = settings.options();
        settings.setOptions(options);
        settings.setPreprocess(settings.preprocess());
        QCOMPARE(changed.count(), 0);
        options.threads = 3;
        settings.setOptions(options);
        settings.setPreprocess(QStringLiteral("squash:224"));
        QCOMPARE(changed.count(), 2);
        // The file may hold other weights by now.
        settings.setWeights("b3", fileOf("three.pth"));
        settings.setWeights("b3", fileOf("three.pth"));
        QCOMPARE(changed.count(), 4);
        QCOMPARE(changed.back()[0].value<std::optional<std::string>>(),
                 std::optional<std::string>("b3"));
        QVERIFY(!changed.front()[0].value<std::optional<std::string>>());
    }

    void whatIsAskedHasTheSettings() {
        RunSettings settings;
        RunOptions options;
        options.threads = 3;
        settings.setOptions(options);
        settings.setPreprocess(QStringLiteral("squash:224"));
        ImageSource image;
        image.sample = "chelsea";
        const Request request = settings.requestFor({family()[0].spec}, {image});
        QCOMPARE(request.options.threads, 3);
        QCOMPARE(request.input.preprocess, std::string("squash:224"));
        QCOMPARE(request.input.images.at(0).sample, std::string("chelsea"));
        QCOMPARE(settings.requestFor(family()[0].spec).options.threads, 3);
    }
};

SCALESCOPE_TEST(TstRunSettings)
#include "tst_run_settings.moc"
