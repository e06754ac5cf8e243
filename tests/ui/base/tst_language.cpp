// SPDX-License-Identifier: Apache-2.0
// Translations: complete for what core calls things, with the same places for values, and shown.
#include "core/diagnostics/findings/finding_rules.h"
#include "core/report/definition_list.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/base/core_words.h"
#include "ui/base/language.h"
#include "ui/models/readings.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>
#include <string_view>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

struct Message {
    QString context, source, translation;
};

QString fileOf(const QString& language) {
    return QStringLiteral(SCALESCOPE_SOURCE_DIR) +
           QStringLiteral("/resources/translations/scalescope_%1.ts").arg(language);
}

QList<Message> messagesOf(const QString& language) {
    QFile file(fileOf(language));
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    Message message;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            message.context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            message.translation = xml.readElementText();
            messages << message;
        }
    }
    return messages;
}

/// "%1" and "<b>", sorted.
QStringList placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?\\d|%n|</?[a-z]+"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured();
    places.sort();
    return places;
}

qsizetype mnemonicsOf(QString text) {
    return text.remove(QStringLiteral("&&")).count(u'&');
}

bool endsAlike(const QString& a, const QString& b) {
    const auto space = [](const QString& text) {
        return std::pair(text.startsWith(u' '), text.endsWith(u' '));
    };
    return space(a) == space(b);
}

}  // namespace

class TstLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyLanguageIsThere_data() { languagesBesideEnglish(); }
    void everyLanguageIsThere() {
        QFETCH(const QString, language);
        QVERIFY(messagesOf(language).size() > 1000);
        QTranslator translator;
        useLanguage(QStringLiteral("en"));  // what is compiled in becomes known
        QVERIFY(translator.load(QStringLiteral("scalescope_") + language,
                                QStringLiteral(":/translations")));
        QVERIFY(!nameOfLanguage(language).isEmpty());
    }

    void valuesAndMarksStandInTheTranslationToo_data() { languagesBesideEnglish(); }
    void valuesAndMarksStandInTheTranslationToo() {
        QFETCH(const QString, language);
        for (const Message& message : messagesOf(language)) {
            const QByteArray where = message.source.toUtf8();
            QVERIFY2(!message.translation.isEmpty() || message.source.isEmpty(), where.constData());
            QVERIFY2(placesOf(message.source) == placesOf(message.translation), where.constData());
            QVERIFY2(mnemonicsOf(message.source) == mnemonicsOf(message.translation),
                     where.constData());
            QVERIFY2(endsAlike(message.source, message.translation), where.constData());
        }
    }

    /// A measure that is added is named in the list that lupdate reads.
    void whatCoreCallsThingsIsListed() {
        const auto listed = [](std::string_view words) {
            return words.empty() || std::ranges::any_of(coreWords(), [&](const char* known) {
                       return words == known;
                   });
        };
        std::size_t measures = 0;
        for (const DefinedMeasures& entry : definitionList({}))
            for (const Measure* measure : entry.measures) {
                QVERIFY2(listed(measure->title), measure->title);
                QVERIFY2(listed(measure->shortTitle), measure->shortTitle);
                ++measures;
            }
        QVERIFY(measures > 100);
        for (const FindingRule& rule : findingRules()) {
            QVERIFY2(listed(rule.topic), std::string(rule.topic).c_str());
            QVERIFY2(listed(rule.why), std::string(rule.why).c_str());
        }
    }

    void measuresAreCalledInTheLanguage() {
        QCOMPARE(coreText("Latency"), QStringLiteral("Latency"));
        QCOMPARE(inSentence("Median latency"), std::string("median latency"));
        useLanguage(QStringLiteral("de"));
        QCOMPARE(coreText("Parameters"), QStringLiteral("Parameter"));
        QCOMPARE(coreText("no word of core"), QStringLiteral("no word of core"));
        QCOMPARE(inSentence("Speicher"), std::string("Speicher"));
        for (QTranslator* translator :
             QCoreApplication::instance()->findChildren<QTranslator*>())  // for tests after this
            delete translator;
        useLanguage(QStringLiteral("en"));
        QCOMPARE(coreText("Parameters"), QStringLiteral("Parameters"));
    }

private:
    static void languagesBesideEnglish() {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages().mid(1))
            QTest::newRow(qPrintable(language)) << language;
    }
};

SCALESCOPE_GUI_TEST(TstLanguage)
#include "tst_language.moc"
