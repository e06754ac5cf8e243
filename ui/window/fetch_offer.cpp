// SPDX-License-Identifier: Apache-2.0
#include "ui/window/fetch_offer.h"

#include "ui/engine/weights_fetch.h"
#include "ui/widgets/fetch_banner.h"
#include "ui/widgets/fetch_dialog.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/actions.h"
#include "ui/window/settings.h"

#include <QVBoxLayout>

namespace scalescope::ui {

FetchOffer::FetchOffer(const Parts& parts, QWidget& window)
    : QObject(&window), m_parts(parts), m_window(window) {
    m_parts.fetch.setOffline([&settings = m_parts.settings] { return settings.offline; });
    m_parts.actions.fetchWeights->setEnabled(true);
    connect(m_parts.actions.fetchWeights, &QAction::triggered, this, &FetchOffer::showDialog);
    // The dialog tells it itself while it is open.
    connect(&m_parts.fetch, &WeightsFetch::failed, this, [this](const Failure& failure) {
        if (!m_dialog || !m_dialog->isVisible())
            m_parts.messages.showFailure(failure);
    });
    if (m_parts.settings.fetchBanner && !m_parts.settings.offline &&
        !m_parts.fetch.lacking().onRandom.empty())
        addBanner();
}

void FetchOffer::addBanner() {
    auto* banner = new FetchBanner(m_parts.fetch, &m_window);
    m_parts.top.insertWidget(0, banner);
    connect(banner, &FetchBanner::dialogRequested, this, &FetchOffer::showDialog);
    connect(banner, &FetchBanner::dismissed, this,
            [this] { m_parts.settings.fetchBanner = false; });
}

void FetchOffer::showDialog() {
    if (!m_dialog)
        m_dialog = new FetchDialog(m_parts.fetch, &m_window);
    if (m_folder != m_parts.settings.fetchFolder) {  // a folder chosen in the dialog stays else
        m_folder = m_parts.settings.fetchFolder;
        m_dialog->setFolder(m_folder);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

}  // namespace scalescope::ui
