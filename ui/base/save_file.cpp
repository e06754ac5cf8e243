// SPDX-License-Identifier: Apache-2.0
#include "ui/base/save_file.h"

#include "ui/base/texts.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

#include <utility>

namespace scalescope::ui {

namespace {

void askFolder(QWidget* parent, const SaveTarget& target,
               const std::function<void(const QString& path)>& take) {
    auto* dialog = new QFileDialog(parent, target.title, QDir::homePath());
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Saving, so that the name of a folder that is not there yet can be typed.
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);  // only tables are ever replaced
    dialog->selectFile(target.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [take](const QString& path) {
        take(path.endsWith(u'/') ? path : path + u'/');
    });
    dialog->open();
}

}  // namespace

bool writeAside(const QString& path, const std::function<bool(QIODevice&)>& write) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    if (!write(file)) {
        file.cancelWriting();
        return false;
    }
    return file.commit();
}

bool writeAside(const QString& path, std::string_view text) {
    const auto size = static_cast<qint64>(text.size());
    return writeAside(path, [&](QIODevice& file) { return file.write(text.data(), size) == size; });
}

void askWhere(QWidget* parent, const SaveTarget& target,
              std::function<void(const QString& path)> take) {
    if (target.suffix.isEmpty())
        return askFolder(parent, target, std::move(take));
    const QString own = target.suffix.toUpper() + u" (*." + target.suffix + u')';
    auto* dialog = new QFileDialog(parent, target.title, QDir::homePath(),
                                   target.filter.isEmpty() ? own : target.filter);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(target.suffix);
    dialog->selectFile(target.name + u'.' + target.suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(take));
    dialog->open();
}

void askAndSave(QWidget* parent, SaveRequest request) {
    const SaveTarget target = request.target;
    askWhere(parent, target, [request = std::move(request)](const QString& path) {
        if (request.write(path))
            request.saved(path);
        else
            request.failed(QDir::toNativeSeparators(path) +
                           Texts::tr(": the file could not be written; choose another folder."));
    });
}

}  // namespace scalescope::ui
