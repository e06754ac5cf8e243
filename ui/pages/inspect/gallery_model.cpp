// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/gallery_model.h"

#include "core/report/prediction_tables.h"
#include "ui/base/convert.h"
#include "ui/engine/picture_loader.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

GalleryModel::GalleryModel(PictureLoader& pictures, QObject* parent)
    : QAbstractListModel(parent), m_pictures(pictures) {}

void GalleryModel::setImages(std::shared_ptr<const Diagnosis> diagnosis,
                             std::shared_ptr<const GalleryJudge> judge,
                             std::vector<std::int32_t> images) {
    beginResetModel();
    m_diagnosis = std::move(diagnosis);
    m_judge = std::move(judge);
    m_images = std::move(images);
    m_fetched = std::min(kChunk, imageCount());
    endResetModel();
}

int GalleryModel::rowOf(std::int32_t image) {
    const auto found = std::ranges::find(m_images, image);
    if (found == m_images.end())
        return -1;
    const int row = static_cast<int>(found - m_images.begin());
    fetchTo(row);
    return row;
}

void GalleryModel::fetchTo(int row) {
    const int wanted = std::min(imageCount(), (row / kChunk + 1) * kChunk);
    if (wanted <= m_fetched)
        return;
    beginInsertRows({}, m_fetched, wanted - 1);
    m_fetched = wanted;
    endInsertRows();
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_fetched;
}

bool GalleryModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_fetched < imageCount();
}

void GalleryModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        fetchTo(m_fetched);
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_fetched)
        return {};
    const auto image = static_cast<std::size_t>(imageAt(index.row()));
    const Prediction& prediction = m_diagnosis->predictions.at(image);
    if (role == Qt::DecorationRole)
        return picture(image);
    if (role == Qt::ToolTipRole)
        return qpath(m_diagnosis->inputs.at(image).path);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return QString(qstr(placedName(prediction)) + QLatin1Char('\n') +
                       answerText(prediction, m_judge->kindOf(prediction)));
    return {};
}

/// In a square, so that all rows are alike; empty until it is loaded.
QPixmap GalleryModel::picture(std::size_t image) const {
    QPixmap square(kSidePx, kSidePx);
    square.fill(Qt::transparent);
    const QImage known = m_pictures.picture(m_diagnosis->inputs.at(image).path, kSidePx);
    if (!known.isNull())
        QPainter(&square).drawImage((kSidePx - known.width()) / 2, (kSidePx - known.height()) / 2,
                                    known);
    return square;
}

}  // namespace scalescope::ui
