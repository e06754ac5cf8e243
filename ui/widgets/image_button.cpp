// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/image_button.h"

#include "core/input/image_set.h"
#include "ui/base/convert.h"

#include <QFileInfo>
#include <QIcon>
#include <QMenu>
#include <QPixmap>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kThumbnailPx = 48;
constexpr int kLongestName = 28;
}  // namespace

ImageButton::ImageButton(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this)) {
    setObjectName(u"imageChooser"_s);
    setText(tr("No image"));
    setToolTip(tr("The image that all columns run on; click to choose another"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setIconSize({24, 24});
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ImageButton::buildMenu);
}

void ImageButton::setImage(const LoadedImage& image, std::size_t imageCount) {
    QString name = fontMetrics().elidedText(qstr(image.name), Qt::ElideMiddle,
                                            kLongestName * fontMetrics().averageCharWidth());
    if (imageCount > 1)
        name += tr(" and %1 more").arg(imageCount - 1);
    setText(name + u"   "_s);  // room for the arrow
    setIcon(QIcon(QPixmap::fromImage(
        toQImage(image.image)
            .scaled(kThumbnailPx, kThumbnailPx, Qt::KeepAspectRatio, Qt::SmoothTransformation))));
    setToolTip(tr("%1, %2 × %3 px. Click to choose another image.")
                   .arg(qstr(image.name))
                   .arg(image.image.width)
                   .arg(image.image.height));
}

void ImageButton::setRecentFiles(const QStringList& paths) {
    m_recent = paths;
}

void ImageButton::buildMenu() {
    m_menu->clear();
    m_menu->addSection(tr("Samples"));
    addSamples(*m_menu);
    if (!m_recent.isEmpty()) {
        m_menu->addSection(tr("Recent files"));
        addRecent(*m_menu);
    }
    m_menu->addSeparator();
    QAction* browse = m_menu->addAction(tr("Open image..."), this, &ImageButton::browseRequested);
    browse->setObjectName(u"imageBrowse"_s);
}

void ImageButton::addSamples(QMenu& menu) {
    bool generated = false;
    for (const SampleImage& sample : sampleImages()) {
        if (sample.generated && !generated)
            menu.addSection(tr("Generated pictures"));
        generated = sample.generated;
        QAction* action = menu.addAction(qstr(sample.title));
        action->setObjectName(u"sample "_s + qstr(sample.name));
        action->setToolTip(qstr(sample.licence));
        connect(action, &QAction::triggered, this,
                [this, name = qstr(sample.name)] { Q_EMIT sampleChosen(name); });
    }
}

void ImageButton::addRecent(QMenu& menu) const {
    for (const QString& path : m_recent) {
        QAction* action = menu.addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT fileChosen(path); });
    }
}

}  // namespace scalescope::ui
