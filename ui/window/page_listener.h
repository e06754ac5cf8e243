// SPDX-License-Identifier: Apache-2.0
// What plots and tables of the page in front have to say goes to the window's bars.
#pragma once

#include <QObject>

class QStackedWidget;

namespace scalescope::ui {

class JobBar;
class MessageBar;

/// Pages make plots when they need them; each is listened to once.
class PageListener : public QObject {
    Q_OBJECT
public:
    PageListener(QStackedWidget& pages, JobBar& jobs, MessageBar& messages);

    /// To the page in front, now and when it has drawn.
    void listen();

Q_SIGNALS:
    void definitionWanted(const QString& key);

private:
    void connectViews();

    QStackedWidget& m_pages;
    JobBar& m_jobs;
    MessageBar& m_messages;
};

}  // namespace scalescope::ui
