// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/network_menu.h"

#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/base/texts.h"

#include <QMenu>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

using Take = std::function<void(const NetworkDefinition&, const QString& path)>;

struct FileKind {
    const char* name;  ///< of the action
    QString text, tip, suffix;
    QString ending{};  ///< behind the network's name
};

/// The network is asked for when the action is chosen, and once: it may change under the dialog.
void add(QMenu& menu, QWidget& window, const FileKind& kind, const DefinitionSource& definition,
         const Take& take) {
    QAction* action = menu.addAction(kind.text);
    action->setObjectName(QString::fromLatin1(kind.name));
    action->setToolTip(kind.tip);
    QObject::connect(action, &QAction::triggered, &window, [&window, kind, definition, take] {
        if (const std::optional<NetworkDefinition> now = definition())
            askWhere(&window,
                     {.title = QString(kind.text).remove(u'&').remove(u"..."_s),
                      .name = qstr(now->spec.name) + kind.ending,
                      .suffix = kind.suffix},
                     [take, network = *now](const QString& path) { take(network, path); });
    });
}

void addDefinition(QMenu& menu, QWidget& window, const DefinitionSource& definition,
                   const Take& save) {
    add(menu, window,
        {"saveDefinition", Texts::tr("Save &definition..."),
         Texts::tr("A small JSON file that opens here and with --network of the command line"),
         u"json"_s},
        definition, save);
}

void addBlocksAndWeights(QMenu& menu, QWidget& window, Study& study,
                         const DefinitionSource& definition, const Take& exportWeights) {
    add(menu, window,
        {"saveBlocks", Texts::tr("Save table of &blocks..."),
         Texts::tr("Every block with its channels, sides, parameters and MACs, as CSV"), u"csv"_s,
         u"-blocks"_s},
        definition, [&study](const auto& network, const auto& path) {
            study.files().saveBlocks(network.spec, path);
        });
    add(menu, window,
        {"exportWeights", Texts::tr("&Export weights..."),
         Texts::tr("safetensors with the names of torchvision's EfficientNet"), u"safetensors"_s},
        definition, exportWeights);
}

}  // namespace

void addNetworkActions(QMenu& menu, QWidget& window, Study& study, ColumnIndex column) {
    menu.setToolTipsVisible(true);
    const bool isOwn = study.networks().byColumn().contains(column);
    const DefinitionSource definition = [&study, column]() -> std::optional<NetworkDefinition> {
        if (const auto own = study.networks().byColumn().find(column);
            own != study.networks().byColumn().end())
            return own->second;
        const auto entry = study.entries().find(column);
        if (entry == study.entries().end())
            return std::nullopt;
        return NetworkDefinition{entry->second.spec, std::nullopt};
    };
    const bool onceMore = isOwn && !study.entry(column).spec.ofNetwork.empty();
    if (isOwn && !onceMore)  // else the definition is that of another column
        addDefinition(menu, window, definition, [&study](const auto& network, const auto& path) {
            study.files().saveDefinition(network, path);
        });
    addBlocksAndWeights(
        menu, window, study, definition, [&study, column](const auto& network, const auto& path) {
            const auto entry = study.entries().find(column);
            if (entry != study.entries().end() && entry->second.spec.name == network.spec.name)
                study.files().exportWeights(study.settings().requestFor(entry->second.spec), path);
        });
    if (!isOwn)
        return;
    menu.addSeparator();
    QAction* remove = menu.addAction(Texts::tr("Re&move"));
    remove->setObjectName(u"removeNetwork"_s);
    remove->setToolTip(Texts::tr("Takes the network and its results away; files stay"));
    QObject::connect(
        remove, &QAction::triggered, &study, [&study, column] { study.networks().remove(column); },
        Qt::QueuedConnection);
}

void addFileActions(QMenu& menu, QWidget& window, Study& study,
                    const DefinitionSource& definition) {
    menu.setToolTipsVisible(true);
    addDefinition(menu, window, definition, [&study](NetworkDefinition network, const auto& path) {
        network.spec.name = nameFromFile(fspath(path));  // it has no other yet
        study.files().saveDefinition(network, path);
    });
    addBlocksAndWeights(menu, window, study, definition,
                        [&study](const auto& network, const auto& path) {
                            RunRequest run = study.settings().requestFor(network.spec);
                            run.weights = {WeightsRequest::Source::Random, {}, 0};
                            study.files().exportWeights(std::move(run), path);
                        });
}

}  // namespace scalescope::ui
