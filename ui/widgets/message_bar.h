// SPDX-License-Identifier: Apache-2.0
// What went wrong or was done, without blocking: one line, details on demand, all of it copyable.
#pragma once

#include "core/base/error.h"

#include <QFrame>
#include <QString>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace scalescope::ui {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Error };
    explicit MessageBar(QWidget* parent = nullptr);

    /// Information goes by itself after a while; an error stays until it is closed.
    void showInfo(const QString& text);
    void showFailure(const Failure& failure);
    void showError(const QString& text, const QString& details = {});
    [[nodiscard]] QString text() const;  ///< of the message shown; empty while hidden

public Q_SLOTS:
    void showSaved(const QString& path);
    void showProblem(const QString& sentence) { showError(sentence); }
    void dismiss();  ///< shows the next one, or hides

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Message {
        Kind kind = Kind::Info;
        QString text, details;
        friend bool operator==(const Message&, const Message&) = default;
    };
    void add(Message message);
    void showNewest();
    void copy() const;
    void applyColours();

    std::vector<Message> m_messages;  ///< newest last
    QLabel* m_text = nullptr;
    QLabel* m_more = nullptr;
    QPlainTextEdit* m_details = nullptr;
    QToolButton *m_showDetails = nullptr, *m_copy = nullptr, *m_close = nullptr;
    bool m_colouring = false;
};

}  // namespace scalescope::ui
