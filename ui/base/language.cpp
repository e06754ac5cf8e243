// SPDX-License-Identifier: Apache-2.0
#include "ui/base/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Q_INIT_RESOURCE works outside of namespaces only; a static library needs it.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

/// Removed with the application.
void install(const QString& file, const QString& folder) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

QString& used() {
    static QString language = languages().front();
    return language;
}

}  // namespace

const QStringList& languages() {
    static const QStringList all{u"en"_s, u"de"_s};
    return all;
}

QString nameOfLanguage(const QString& language) {
    QString name = QLocale(language).nativeLanguageName();
    if (language == u"en"_s)  // "American English" is what Qt makes of it
        name = u"English"_s;
    return name.isEmpty() ? name : name.front().toUpper() + name.mid(1);
}

QString systemLanguage() {
    for (const QString& wanted : QLocale::system().uiLanguages())
        if (const QString language = wanted.section(u'-', 0, 0); languages().contains(language))
            return language;
    return languages().front();
}

QString usedLanguage() {
    return used();
}

void useLanguage(const QString& language) {
    const QString chosen = languages().contains(language) ? language : systemLanguage();
    used() = chosen;
    initTranslations();
    if (chosen == languages().front())
        return;
    // Qt's own buttons and dialogs, where the system has its translations.
    install(u"qtbase_"_s + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"scalescope_"_s + chosen, u":/translations"_s);
}

}  // namespace scalescope::ui
