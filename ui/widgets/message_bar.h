// SPDX-License-Identifier: Apache-2.0
// What went wrong or was done, without blocking: one line, details on demand, all of it copyable.
// It lies over what it tells of and moves nothing.
#pragma once

#include "core/base/error.h"

#include <QFrame>
#include <QString>

#include <optional>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QToolButton;

namespace scalescope::ui {

class Study;

/// Escape closes the message while the focus is in it.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Error };
    /// What an error is about; it goes when this is put right.
    enum class Matter { Other, Image, Weights, Settings };
    explicit MessageBar(QWidget* parent = nullptr);

    /// Lies on the lower edge of this widget, a relative of its parent, wherever that goes.
    void floatOver(QWidget& area);
    /// Information goes by itself after a while; an error stays until it is closed or settled.
    void showInfo(const QString& text);
    void showFailure(const Failure& failure);
    void showError(const QString& text, const QString& details = {});
    /// Errors go as this puts right what they are about.
    void settleWith(const Study& study);
    void settle(Matter matter);          ///< errors about it go
    [[nodiscard]] QString text() const;  ///< of the message shown; empty while hidden

public Q_SLOTS:
    void showSaved(const QString& path);
    void showProblem(const QString& sentence) { showError(sentence); }
    void dismiss();  ///< shows the next one, or hides

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Message {
        Kind kind = Kind::Info;
        QString text, details;
        Matter matter = Matter::Other;
        friend bool operator==(const Message&, const Message&) = default;
    };
    void add(Message message);
    void showNewest();
    void showBelow();
    [[nodiscard]] int fitHeight(int wide, int most);
    void place();
    void copy() const;
    void applyColours();

    std::vector<Message> m_messages;  ///< newest last
    std::optional<Message> m_shown;   ///< what is opened belongs to it
    QLabel* m_text = nullptr;
    QScrollArea* m_textArea = nullptr;
    QPlainTextEdit* m_details = nullptr;  ///< of the newest, or the others
    QToolButton *m_more = nullptr, *m_showDetails = nullptr, *m_copy = nullptr, *m_close = nullptr;
    QWidget* m_area = nullptr;
    bool m_colouring = false;
};

}  // namespace scalescope::ui
