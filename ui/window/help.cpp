// SPDX-License-Identifier: Apache-2.0
#include "ui/window/help.h"

#include "core/bench/machine.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

QString row(const QString& left, const QString& right) {
    return u"<tr><td style='padding-right:24px'>"_s + left + u"</td><td>"_s + right +
           u"</td></tr>"_s;
}

QString escaped(const std::string& text) {
    return qstr(text).toHtmlEscaped();
}

}  // namespace

QString aboutHtml() {
    const Environment here = environment();
    return u"<h3>ScaleScope "_s + escaped(here.version) +
           Texts::tr(
               "</h3><p>Opens up the EfficientNet family: predictions, SE gates, saturation, "
               "memory "
               "and "
               "latency of B0 to B7 side by side.</p><table>") +
           row(u"LibTorch"_s, escaped(here.libtorch)) + row(u"OpenCV"_s, escaped(here.opencv)) +
           row(u"Qt"_s, QString::fromLatin1(qVersion())) +
           row(Texts::tr("Processor"), escaped(here.cpu) + u", "_s + QString::number(here.cores) +
                                           Texts::tr(" cores, ") + escaped(here.simd)) +
           row(Texts::tr("System"), escaped(here.os)) +
           Texts::tr(
               "</table><p>Licence: Apache-2.0. Charts by QCustomPlot (GPL 3), window by Qt (LGPL "
               "3).</p>");
}

void showText(QWidget* parent, const QString& title, const QString& html) {
    const QString name = u"text "_s + title;
    auto* dialog = parent->findChild<QDialog*>(name);
    if (!dialog) {
        dialog = new QDialog(parent);
        dialog->setObjectName(name);
        dialog->setWindowTitle(title);
        auto* text = new QTextBrowser(dialog);
        text->setObjectName(u"helpText"_s);
        text->setAccessibleName(title);
        text->setOpenExternalLinks(true);
        auto* layout = new QVBoxLayout(dialog);
        layout->addWidget(text);
        auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
        buttons->setObjectName(u"helpClose"_s);
        QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
        layout->addWidget(buttons);
        dialog->resize(720, 560);
    }
    dialog->findChild<QTextBrowser*>()->setHtml(html);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

}  // namespace scalescope::ui
