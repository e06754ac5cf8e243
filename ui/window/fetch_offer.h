// SPDX-License-Identifier: Apache-2.0
// How the window offers trained weights: a banner while variants run on random ones, the action of
// the menu, and the dialog that both open.
#pragma once

#include <QObject>
#include <QPointer>

class QVBoxLayout;
class QWidget;

namespace scalescope::ui {

class Actions;
class FetchBanner;
class FetchDialog;
class MessageBar;
class WeightsFetch;
struct Settings;

class FetchOffer : public QObject {
    Q_OBJECT
public:
    struct Parts {
        WeightsFetch& fetch;
        Actions& actions;
        MessageBar& messages;
        Settings& settings;
        QVBoxLayout& top;  ///< the banner comes first in it
    };
    /// Call before the window is shown: the banner is there from the first picture on, or not at
    /// all.
    FetchOffer(const Parts& parts, QWidget& window);

private:
    void addBanner();
    void showDialog();

    Parts m_parts;
    QWidget& m_window;
    QPointer<FetchDialog> m_dialog;
    QString m_folder;  ///< of the preferences, as the dialog was told
};

}  // namespace scalescope::ui
