// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pasted_paths.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = 256 * 1024, kMostLines = 1000, kShown = 80;

QString withoutQuotes(const QString& line) {
    const bool quoted = line.size() > 2 && line.front() == line.back() &&
                        (line.front() == u'"' || line.front() == u'\'');
    return quoted ? line.sliced(1, line.size() - 2) : line;
}

/// The path that a line means; empty: there is nothing at it.
QString pathIn(const QString& line) {
    QString path = withoutQuotes(line);
    if (path.startsWith(u"file:"_s, Qt::CaseInsensitive))
        path = QUrl(path).toLocalFile();
    else if (path == u"~"_s || path.startsWith(u"~/"_s))
        path = QDir::homePath() + path.sliced(1);
    if (path.isEmpty() || QFileInfo::exists(path))
        return path;
    static const QRegularExpression escape(u"\\\\(.)"_s);
    path.replace(escape, u"\\1"_s);
    return QFileInfo::exists(path) ? path : QString();
}

QString shortened(const QString& line) {
    return line.size() > kShown ? line.first(kShown) + u"..."_s : line;
}

}  // namespace

PastedPaths pastedPaths(const QString& text) {
    PastedPaths pasted;
    const QStringList lines = text.left(kLongestText).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& whole : lines) {
        const QString line = whole.trimmed();
        if (line.isEmpty())
            continue;
        const QString path = lines.size() <= kMostLines ? pathIn(line) : QString();
        if (path.isEmpty())
            return {{}, shortened(line)};
        pasted.paths << path;
    }
    return pasted;
}

}  // namespace scalescope::ui
