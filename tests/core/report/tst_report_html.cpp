// SPDX-License-Identifier: Apache-2.0
#include "core/report/html.h"
#include "core/report/json/json.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <algorithm>
#include <string>

using namespace scalescope;
using namespace scalescope::test;
using nlohmann::json;

namespace {

constexpr const char* kHostile =
    "</script><script>alert('x')</script><!--<img src=x onerror=alert(1)>";

Report hostileReport() {
    auto image = std::make_shared<LoadedImage>(syntheticImage());
    image->name = kHostile;
    Diagnosis diagnosis = syntheticDiagnosis(0);
    diagnosis.predictions[0].imageName = kHostile;
    diagnosis.predictions[0].topk[0].label = kHostile;
    Report report = makeReport({goodVariant(diagnosis, 0), failingVariant(1)}, image, {});
    report.title = kHostile;
    return report;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t start = text.find(from);
    if (start == std::string::npos)
        return {};
    const std::size_t end = text.find(to, start + from.size());
    return text.substr(start + from.size(), end - start - from.size());
}

constexpr const char* kDataStart = "<script id=\"data\" type=\"application/json\">";

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// What the first group matches in the scripts of the page, those of Chart.js left out.
QStringList inScripts(const char* pattern) {
    const QString page = QString::fromStdString(reportHtml(hostileReport()));
    const QString own = page.mid(page.lastIndexOf(QStringLiteral("<script")));
    QStringList found;
    auto matches = QRegularExpression(QString::fromUtf8(pattern)).globalMatch(own);
    while (matches.hasNext())
        found << matches.next().captured(1);
    return found;
}

}  // namespace

class TstReportHtml : public QObject {
    Q_OBJECT

private slots:
    void embeddedDataIsTheJsonReport();
    void noNameCanCloseTheScript();
    void nothingIsLoadedFromElsewhere();
    void chartLibraryComesWithItsNotice();
    void pictureIsAnImageOfLimitedSize();
    void pageWithoutAPictureHasNone();
    void leftOutSectionsAreNotInTheData();
    void scriptsHaveNoNameOfAMeasureOfTheirOwn();
};

void TstReportHtml::embeddedDataIsTheJsonReport() {
    const Report report = hostileReport();
    const std::string data = between(reportHtml(report), kDataStart, "</script>");
    QVERIFY(json::parse(data) == json::parse(reportJson(report)));
    QCOMPARE(json::parse(data).at("schema").get<std::string>(), std::string("scalescope/report/1"));
    for (const char* key : {"title", "environment", "variants", "agreement", "findings",
                            "thresholds", "definitions", "image"})
        QVERIFY2(json::parse(data).contains(key), key);
}

void TstReportHtml::noNameCanCloseTheScript() {
    const std::string page = reportHtml(hostileReport());
    QCOMPARE(between(page, kDataStart, "</script>").find('<'), std::string::npos);
    QCOMPARE(occurrences(page, kHostile), std::size_t{0});
    QCOMPARE(occurrences(page, "<script"), std::size_t{3});
    QCOMPARE(occurrences(page, "</script>"), std::size_t{3});
    QVERIFY(between(page, "<title>", "</title>").starts_with("&lt;/script&gt;"));
}

void TstReportHtml::nothingIsLoadedFromElsewhere() {
    const std::string page = reportHtml(hostileReport());
    for (const char* loader : {"src=\"http", "src='http", "<link", "@import", "url(http", "fetch(",
                               "XMLHttpRequest", "import("})
        QVERIFY2(page.find(loader) == std::string::npos, loader);
    QVERIFY(page.find("default-src 'none'") != std::string::npos);
    QVERIFY(page.find("@@") == std::string::npos);
}

void TstReportHtml::chartLibraryComesWithItsNotice() {
    const std::string page = reportHtml(hostileReport());
    QVERIFY(page.find("Chart.js v4") != std::string::npos);
    QVERIFY(page.find("Released under the MIT License") != std::string::npos);
}

void TstReportHtml::pictureIsAnImageOfLimitedSize() {
    const std::string page = reportHtml(hostileReport());
    const std::string text = between(page, "src=\"data:image/png;base64,", "\"");
    const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(text),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    QVERIFY(!bytes.isEmpty());
    const LoadedImage picture = decodeImage({reinterpret_cast<const std::byte*>(bytes.constData()),
                                             static_cast<std::size_t>(bytes.size())},
                                            "picture");
    QCOMPARE(picture.image.width, 480);
    QCOMPARE(picture.image.height, 360);
}

void TstReportHtml::pageWithoutAPictureHasNone() {
    const std::string page = reportHtml(makeReport({goodVariant(0)}, nullptr, {}));
    QVERIFY(page.find("data:image/png;base64,") == std::string::npos);
}

void TstReportHtml::leftOutSectionsAreNotInTheData() {
    ReportSections sections;
    sections.gates = sections.memory = sections.latency = sections.predictions =
        sections.definitions = false;
    const json document =
        json::parse(reportJson(makeReport({goodVariant(0)}, nullptr, {}, sections)));
    const json& variant = document.at("variants").at(0);
    QVERIFY(!document.contains("definitions"));
    QVERIFY(!document.contains("agreement"));
    QVERIFY(!variant.contains("memory"));
    QVERIFY(!variant.contains("benchmark"));
    QVERIFY(!variant.contains("topk"));
    for (const json& block : variant.at("blocks")) {
        QVERIFY(!block.contains("gates"));
        QVERIFY(block.contains("activations"));
    }
}

/// Axes are called by the document's measures; what is written out is no measure of the catalogue.
void TstReportHtml::scriptsHaveNoNameOfAMeasureOfTheirOwn() {
    const QStringList noMeasures{"", "%", "MiB", "relative depth: 0 is the first block, 1 the last",
                                 "place in the network, % of its layers"};
    for (const QString& title : inScripts(R"((?:\baxis\(|title: )\"([^\"]*)\")"))
        QVERIFY2(noMeasures.contains(title), qPrintable(title));
    const QStringList keys =
        inScripts(R"((?:measure|axisTitle|shareAxis|[dD]epth)\(\"([^\"]*)\"[,)])");
    QVERIFY(keys.size() > 10);
    const json measures = json::parse(reportJson(hostileReport())).at("measures");
    for (const QString& key : keys)
        QVERIFY2(std::ranges::any_of(measures,
                                     [&](const json& one) {
                                         return one.at("key").get<std::string>() ==
                                                key.toStdString();
                                     }),
                 qPrintable(key));
}

SCALESCOPE_TEST(TstReportHtml)
#include "tst_report_html.moc"
