// SPDX-License-Identifier: Apache-2.0
// A panel over the window that is there for a moment: Escape or a click beside it ends it, and the
// focus goes back to where it was.
#pragma once

#include <QFrame>
#include <QPointer>

namespace scalescope::ui {

/// A child of the window rather than a dialog: no window manager places it, and what had the focus
/// before has it again at once.
class Overlay : public QFrame {
    Q_OBJECT
public:
    explicit Overlay(QWidget& window);

    void open();
    void shut();

Q_SIGNALS:
    void shutDown();  ///< it is hidden, and the focus is back

protected:
    /// Where it lies in a window of this size.
    [[nodiscard]] virtual QRect placeIn(const QSize& window) const = 0;
    virtual void place();
    void setKeepsOpen(bool on) { m_keepsOpen = on; }  ///< though the focus goes elsewhere
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followFocus(const QWidget* now);

    QWidget& m_window;
    QPointer<QWidget> m_before;  ///< had the focus
    bool m_keepsOpen = false;
};

}  // namespace scalescope::ui
