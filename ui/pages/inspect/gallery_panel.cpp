// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/gallery_panel.h"

#include "core/report/prediction_tables.h"
#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/engine/picture_loader.h"
#include "ui/pages/inspect/gallery_model.h"
#include "ui/pages/inspect/prediction_list.h"
#include "ui/widgets/image_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace scalescope::ui {

namespace {

constexpr int kLargeSidePx = 720;

}  // namespace

GalleryPanel::GalleryPanel(Study& study, Selection& selection, PictureLoader& pictures,
                           QWidget* parent)
    : Panel(study, selection, parent), m_pictures(pictures) {
    m_model = new GalleryModel(pictures, this);
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("inspect/galleryColumns"), m_columns);
    keep(QStringLiteral("inspect/galleryOrder"), m_order);
}

void GalleryPanel::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    auto* left = new QWidget;
    auto* side = new QVBoxLayout(left);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(buildFilters());
    m_count = makeNote(left, QStringLiteral("galleryCount"));
    side->addWidget(m_count);
    m_list = new QListView(left);
    m_list->setObjectName(QStringLiteral("galleryList"));
    m_list->setAccessibleName(tr("Images"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({GalleryModel::kSidePx, GalleryModel::kSidePx});
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    side->addWidget(m_list, 1);
    m_columns->addWidget(left);
    m_columns->addWidget(buildLarge());
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({320, 480});
    layout->addWidget(m_columns, 1);
}

QWidget* GalleryPanel::buildFilters() {
    auto* filters = new QWidget;
    auto* rows = new QVBoxLayout(filters);
    rows->setContentsMargins(0, 0, 0, 0);
    auto *first = new QHBoxLayout, *second = new QHBoxLayout;
    m_kind = addCombo(first, tr("Sho&w"),
                      {tr("All images"), tr("Right ones"), tr("Wrong ones"), tr("Not judged")},
                      QStringLiteral("galleryKind"), definitionTip("accuracy.images"));
    m_folder = addCombo(first, tr("of fo&lder"), {tr("any")}, QStringLiteral("galleryFolder"),
                        tr("Only images of this class folder."));
    m_order =
        addCombo(second, tr("&Order"),
                 {tr("As they were run"), tr("Lowest score first"), tr("Highest score first")},
                 QStringLiteral("galleryOrder"),
                 tr("With the highest score first, wrong ones begin with the surest errors."));
    auto* label = new QLabel(tr("score &up to"));
    m_score = new QSpinBox;
    m_score->setObjectName(QStringLiteral("galleryScore"));
    m_score->setRange(0, 100);
    m_score->setValue(100);
    m_score->setSuffix(QStringLiteral(" %"));
    m_score->setToolTip(definitionTip("prediction.softmax"));
    label->setBuddy(m_score);
    second->addWidget(label);
    second->addWidget(m_score);
    rows->addLayout(first);
    rows->addLayout(second);
    return filters;
}

QWidget* GalleryPanel::buildLarge() {
    auto* large = new QWidget;
    auto* column = new QVBoxLayout(large);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    const auto button = [&](Qt::ArrowType arrow, const char* name, const QString& tip) {
        auto* made = new QToolButton(large);
        made->setArrowType(arrow);
        made->setObjectName(QString::fromLatin1(name));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        return made;
    };
    m_previous = button(Qt::LeftArrow, "galleryPrevious", tr("Previous image (Alt+Left)"));
    m_next = button(Qt::RightArrow, "galleryNext", tr("Next image (Alt+Right)"));
    m_caption = makeNote(large, QStringLiteral("galleryCaption"));
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_caption, 1);
    m_large = new ImageView(large);
    m_large->setObjectName(QStringLiteral("galleryPicture"));
    m_large->setMinimumSize(160, 120);
    m_answer = new PredictionList(large);
    m_answer->setObjectName(QStringLiteral("galleryAnswer"));
    column->addLayout(row);
    column->addWidget(m_large, 1);
    column->addWidget(m_answer);
    return large;
}

void GalleryPanel::connectWidgets() {
    for (QComboBox* box : {m_kind, m_folder, m_order})
        connect(box, &QComboBox::currentIndexChanged, this, &GalleryPanel::filter);
    connect(m_score, &QSpinBox::valueChanged, this, &GalleryPanel::filter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                if (m_filling || !now.isValid())
                    return;
                m_image = m_model->imageAt(now.row());
                showCurrent();
            });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    const auto key = [this](const QKeySequence& keys, int by, const QString& what) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setWhatsThis(what);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by] { step(by); });
    };
    key(QKeySequence(Qt::ALT | Qt::Key_Left), -1, tr("Previous picture of the gallery"));
    key(QKeySequence(Qt::ALT | Qt::Key_Right), 1, tr("Next picture of the gallery"));
    connect(&m_pictures, &PictureLoader::loaded, this, [this](const QString& path) {
        if (!isVisible())
            return;
        m_list->viewport()->update();
        const bool large =
            m_diagnosis && m_image >= 0 &&
            path == qpath(m_diagnosis->inputs.at(static_cast<std::size_t>(m_image)).path);
        if (large)
            showCurrent();
    });
}

void GalleryPanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    if (diagnosis == m_diagnosis)
        return;
    m_diagnosis = diagnosis;
    m_judge = diagnosis ? std::make_shared<const GalleryJudge>(*diagnosis) : nullptr;
    if (!diagnosis || static_cast<std::size_t>(m_image + 1) > diagnosis->predictions.size())
        m_image = -1;
    fillFolders();
    filter();
}

/// The folder that was chosen stays, if it is there.
void GalleryPanel::fillFolders() {
    const QSignalBlocker quiet(m_folder);
    const QString chosen = m_folder->currentIndex() > 0 ? m_folder->currentText() : QString();
    while (m_folder->count() > 1)
        m_folder->removeItem(1);
    if (m_judge)
        m_folder->addItems(m_judge->folders());
    m_folder->setCurrentIndex(chosen.isEmpty() ? 0 : std::max(0, m_folder->findText(chosen)));
}

GalleryFilter GalleryPanel::wanted() const {
    GalleryFilter filter;
    filter.kind = static_cast<GalleryKind>(m_kind->currentIndex());
    if (m_folder->currentIndex() > 0)
        filter.folder = str(m_folder->currentText());
    filter.scoreBelow = m_score->value() / 100.0;
    filter.order = static_cast<GalleryOrder>(m_order->currentIndex());
    return filter;
}

void GalleryPanel::filter() {
    std::vector<std::int32_t> images;
    if (m_diagnosis)
        images = galleryImages(*m_diagnosis, *m_judge, wanted());
    const std::size_t all = m_diagnosis ? m_diagnosis->predictions.size() : 0;
    m_count->setText(
        !m_diagnosis ? missingText(m_study, m_selection, tr("its images"))
        : images.size() == all
            ? tr("%1 images of %2.").arg(countText(all), nameOf(m_study, m_selection.focus()))
            : tr("%1 of %2 images of %3.")
                  .arg(countText(images.size()), countText(all),
                       nameOf(m_study, m_selection.focus())));
    {
        m_filling = true;  // a reset drops the current row
        m_model->setImages(m_diagnosis, m_judge, std::move(images));
        m_filling = false;
    }
    const int row = m_image >= 0 ? m_model->rowOf(m_image) : -1;
    setCurrentRow(row >= 0 ? row : m_model->imageCount() > 0 ? 0 : -1);
}

void GalleryPanel::setCurrentRow(int row) {
    if (row < 0) {
        m_image = -1;
        showCurrent();
        return;
    }
    m_model->fetchTo(row);
    m_image = m_model->imageAt(row);
    const QModelIndex index = m_model->index(row);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    showCurrent();
}

void GalleryPanel::step(int by) {
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + by : 0;
    if (row >= 0 && row < m_model->imageCount())
        setCurrentRow(row);
}

void GalleryPanel::showImage(std::int64_t image) {
    refresh();
    m_image = static_cast<std::int32_t>(image);
    if (m_model->rowOf(m_image) < 0) {
        const QSignalBlocker kind(m_kind), folder(m_folder), score(m_score);
        m_kind->setCurrentIndex(0);
        m_folder->setCurrentIndex(0);
        m_score->setValue(100);
    }
    filter();
}

void GalleryPanel::showCurrent() {
    const bool some = m_diagnosis && m_image >= 0;
    m_answer->setVisible(some);
    m_previous->setEnabled(some && m_list->currentIndex().row() > 0);
    m_next->setEnabled(some && m_list->currentIndex().row() + 1 < m_model->imageCount());
    if (!some) {
        m_large->setPlaceholder(tr("No image is chosen."));
        m_large->setImage({});
        m_caption->setText({});
        return;
    }
    const auto image = static_cast<std::size_t>(m_image);
    const Prediction& prediction = m_diagnosis->predictions.at(image);
    const InputInfo& input = m_diagnosis->inputs.at(image);
    m_large->setPlaceholder(input.path.empty() ? tr("This picture is no file.")
                                               : tr("The picture is being read."));
    m_large->setImage(m_pictures.picture(input.path, kLargeSidePx));
    m_caption->setText(tr("%1, image %2 of %3. %4")
                           .arg(qstr(placedName(prediction)), countText(image + 1),
                                countText(m_diagnosis->predictions.size()),
                                answerText(prediction, m_judge->kindOf(prediction))));
    m_answer->setPrediction(prediction, m_selection.focus());
}

}  // namespace scalescope::ui
