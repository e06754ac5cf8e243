// SPDX-License-Identifier: Apache-2.0
#include "ui/window/history.h"

#include "core/session/job.h"

#include <QAction>

#include <algorithm>
#include <iterator>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr std::size_t kMostSteps = 30;

/// Without pixels that can be read again.
ImageList readable(ImageList sources) {
    const auto again = [](const ImageSource& source) {
        return source.loaded && (!source.path.empty() || !source.sample.empty());
    };
    if (std::ranges::any_of(sources, again))
        for (ImageSource& source : sources.edit())
            if (again(source))
                source.loaded.reset();
    return sources;
}

bool sameNetwork(const NetworkDefinition& a, const NetworkDefinition& b) {
    const bool onceMore = !a.spec.ofNetwork.empty();
    return a.spec.name == b.spec.name && a.spec.ofNetwork == b.spec.ofNetwork &&
           (onceMore || definitionText(a) == definitionText(b));
}

bool sameNetworks(const std::map<ColumnIndex, NetworkDefinition>& a,
                  const std::map<ColumnIndex, NetworkDefinition>& b) {
    return std::ranges::equal(a, b, [](const auto& one, const auto& other) {
        return one.first == other.first && sameNetwork(one.second, other.second);
    });
}

/// A network that only one of them knows came or went: that is no choice of weights.
bool sameWeights(const std::map<std::string, WeightsRequest>& a,
                 const std::map<std::string, WeightsRequest>& b) {
    return std::ranges::all_of(a, [&b](const auto& one) {
        const auto other = b.find(one.first);
        return other == b.end() || other->second == one.second;
    });
}

}  // namespace

History::History(Study& study, Selection& selection, QAction& undo, QAction& redo, QObject* parent)
    : QObject(parent), m_study(study), m_selection(selection), m_undo(undo), m_redo(redo) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    const auto soon = [this] { m_soon.start(); };
    connect(&m_soon, &QTimer::timeout, this, &History::note);
    connect(&m_study, &Study::imageChanged, this, &History::takeImages);
    connect(&m_study.jobs(), &JobLedger::stateChanged, this, &History::followReading);
    connect(&m_study, &Study::settingsChanged, this, soon);
    connect(&m_study.networks(), &OwnNetworks::changed, this, soon);
    connect(&m_selection, &Selection::columnsChanged, this, soon);
    connect(&m_undo, &QAction::triggered, this, [this] { go(m_before, m_after); });
    connect(&m_redo, &QAction::triggered, this, [this] { go(m_after, m_before); });
    showActions();
}

void History::takeImages() {
    if (m_coming)
        m_images = std::exchange(m_coming, nullptr);
    else
        m_images = std::make_shared<const ImageList>(readable(m_study.images().sources));
    m_soon.start();
}

/// What was to come back stays away: others are opened in its place, or it cannot be read any more
/// and the images on the table stay.
void History::followReading(const AskedJob& job) {
    if (!m_coming || !job.asks<LoadImageJob>())
        return;
    if (job.state == RunState::Idle) {
        m_coming.reset();
        m_soon.start();
    } else if (job.state == RunState::Failed || job.state == RunState::Canceled) {
        m_coming.reset();
        m_now.images = m_images;
        forgetEmptySteps();
        showActions();
    }
}

History::State History::current() const {
    State state{
        m_coming ? m_coming : m_images, m_study.networks().byColumn(), {}, m_selection.columns()};
    for (const auto& [column, entry] : m_study.entries())
        state.weights[entry.spec.name] = m_study.settings().weightsOf(entry.spec.name);
    return state;
}

QString History::difference(const State& a, const State& b) {
    if (a.images != b.images)
        return tr("image");
    if (!sameNetworks(a.networks, b.networks))
        return tr("column");
    if (!sameWeights(a.weights, b.weights))
        return tr("weights");
    return a.columns != b.columns ? tr("choice of columns") : QString();
}

void History::note() {
    State now = current();
    const bool changed = !difference(m_now, now).isEmpty();
    State old = std::exchange(m_now, std::move(now));
    if (!changed || !old.images)
        return;
    m_before.push_back(std::move(old));
    if (m_before.size() > kMostSteps)
        m_before.erase(m_before.begin());
    m_after.clear();
    showActions();
}

void History::go(std::vector<State>& from, std::vector<State>& to) {
    if (m_soon.isActive()) {  // the last deed is a step, too
        m_soon.stop();
        note();
    }
    if (from.empty())
        return;
    to.push_back(m_now);
    const State target = std::move(from.back());
    from.pop_back();
    bringBack(target);
    m_soon.stop();
    m_now = current();
    forgetEmptySteps();
    showActions();
}

/// What did not come back leaves a step that would change nothing.
void History::forgetEmptySteps() {
    for (std::vector<State>* steps : {&m_before, &m_after})
        while (!steps->empty() && difference(steps->back(), m_now).isEmpty())
            steps->pop_back();
}

/// What stands once more comes behind its network, and on the weights that it is made of.
void History::bringBackNetworks(const State& state) {
    const auto lacks = [](const std::map<ColumnIndex, NetworkDefinition>& networks,
                          const auto& one) {
        const auto other = networks.find(one.first);
        return other == networks.end() || !sameNetwork(other->second, one.second);
    };
    std::vector<ColumnIndex> leaving;
    for (const auto& one : m_study.networks().byColumn())
        if (lacks(state.networks, one))
            leaving.push_back(one.first);
    for (const ColumnIndex column : leaving)
        m_study.networks().remove(column);
    for (const bool onceMore : {false, true})
        for (const auto& one : state.networks) {
            const auto& [column, network] = one;
            if (network.spec.ofNetwork.empty() == onceMore ||
                !lacks(m_study.networks().byColumn(), one))
                continue;
            if (onceMore)
                m_study.weightColumns().place(network.spec, state.weights.at(network.spec.name),
                                              column);
            else
                m_study.networks().add(network, column);
        }
}

void History::bringBack(const State& state) {
    bringBackNetworks(state);
    std::vector<std::pair<std::string, WeightsRequest>> others;
    for (const auto& [column, entry] : m_study.entries())
        if (const auto was = state.weights.find(entry.spec.name);
            was != state.weights.end() &&
            m_study.settings().weightsOf(entry.spec.name) != was->second)
            others.emplace_back(was->first, was->second);
    for (const auto& [network, request] : others)
        m_study.settings().setWeights(network, request);
    if (state.images != (m_coming ? m_coming : m_images)) {
        m_coming.reset();  // what is still being read is given up
        m_study.openImages(*state.images);
        m_coming = state.images;
    }
    std::vector<ColumnIndex> columns;
    std::ranges::copy_if(state.columns, std::back_inserter(columns), [this](ColumnIndex column) {
        return std::ranges::count(m_selection.offered(), column) > 0;
    });
    m_selection.setColumns(std::move(columns));
}

void History::showActions() {
    const auto name = [this](QAction& action, const std::vector<State>& steps, const QString& none,
                             const QString& some) {
        action.setEnabled(!steps.empty());
        action.setText(steps.empty() ? none : some.arg(difference(steps.back(), m_now)));
    };
    name(m_undo, m_before, tr("&Undo"), tr("&Undo: %1"));
    name(m_redo, m_after, tr("&Redo"), tr("&Redo: %1"));
}

}  // namespace scalescope::ui
