// SPDX-License-Identifier: Apache-2.0
// Says that variants run on random weights and what trained ones would cost, with the way to get
// them.
#pragma once

#include <QFrame>
#include <QStringList>

#include <vector>

class QLabel;
class QPushButton;

namespace scalescope::ui {

class WeightsFetch;

/// Made before the window is shown, and closed by the user alone: when what it says is over it says
/// so, in a line of the same height, and nothing below it moves.
class FetchBanner : public QFrame {
    Q_OBJECT
public:
    explicit FetchBanner(WeightsFetch& fetch, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void dialogRequested();
    void dismissed();  ///< by the user; it is hidden

protected:
    void changeEvent(QEvent* event) override;

private:
    void say(const QString& text);
    void offer();
    void showProgress(int variant, double fraction, const QString& what);
    void applyColours();

    WeightsFetch& m_fetch;
    QLabel* m_text = nullptr;
    QPushButton* m_open = nullptr;
    bool m_colouring = false;
};

/// "B1", "B1 and B3", "B1, B3 to B5 and B7".
[[nodiscard]] QString variantNames(const std::vector<int>& variants);
/// The same, and behind them what has a name of its own: "B1 to B3 and mine".
[[nodiscard]] QString namesInSentence(const std::vector<int>& variants, const QStringList& others);
/// Of the releases that Auto takes, in MiB.
[[nodiscard]] QString fetchSize(const std::vector<int>& variants);

}  // namespace scalescope::ui
