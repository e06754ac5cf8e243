// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_data.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"

#include <QStringList>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

std::string fileName(const WeightsInfo& info) {
    return info.path.empty() ? info.name : info.path.string();
}

/// What is not as the network needs it.
int differing(const LoadReport& load) {
    return load.missing + load.unexpected + load.wrongShape + load.nonFinite;
}

bool isMatched(const WeightsReport& report) {
    return report.labels != nullptr;
}

std::string fileSize(const WeightsInfo& info) {
    return info.fileBytes > 0 ? formatBytes(info.fileBytes) : std::string();
}

/// "2024-06-07 08:09" of "2024-06-07T08:09:10Z".
QString shortDate(const std::string& iso) {
    return qstr(iso).left(16).replace(u'T', u' ');
}

std::string digestText(const WeightsReport& report) {
    if (!report.info.sha256.empty())
        return report.info.sha256;
    return report.info.path.empty() ? "" : str(Texts::tr("not computed"));
}

std::string keyCounts(const LoadReport& load, bool valuesRead) {
    QStringList counts;
    const auto add = [&](int count, KeyStatus status) {
        if (count > 0 || status == KeyStatus::Matched)
            counts << u"%1 %2"_s.arg(count).arg(QString::fromUtf8(keyStatusName(status)));
    };
    add(load.matched, KeyStatus::Matched);
    add(load.converted, KeyStatus::Converted);
    add(load.missing, KeyStatus::Missing);
    add(load.unexpected, KeyStatus::Unexpected);
    add(load.wrongShape, KeyStatus::WrongShape);
    if (valuesRead)
        add(load.nonFinite, KeyStatus::NonFinite);
    return str(counts.join(u", "_s));
}

/// Rows of two or three texts; those without a value are left out.
class FactList {
public:
    void add(const QString& what, const std::string& value, const std::string& how = {}) {
        if (!value.empty())
            m_rows.push_back({str(what), value, textCell(how)});
    }
    [[nodiscard]] std::vector<std::vector<Cell>> take() { return std::move(m_rows); }

private:
    std::vector<std::vector<Cell>> m_rows;
};

void addFile(const WeightsReport& report, FactList& facts) {
    const WeightsInfo& info = report.info;
    facts.add(Texts::tr("Weights"), weightsKindBadge(info.kind), info.verdict);
    facts.add(Texts::tr("From"),
              report.origin.release.empty() ? str(Texts::tr("unknown")) : report.origin.release,
              report.origin.sentence);
    facts.add(Texts::tr("File"), fileName(info));
    facts.add(Texts::tr("Size"), fileSize(info));
    facts.add(Texts::tr("Last changed"), report.modified);
    facts.add(Texts::tr("SHA-256"), digestText(report),
              info.path.empty() ? str(Texts::tr("of the built-in file, or of the seed's recipe"))
                                : std::string());
    if (!report.origin.promised.empty())
        facts.add(Texts::tr("Digits in the name"), report.origin.promised,
                  str(!report.origin.promiseKept   ? Texts::tr("not compared: not hashed")
                      : *report.origin.promiseKept ? Texts::tr("the SHA-256 begins with them")
                                                   : Texts::tr("the SHA-256 begins otherwise")));
    facts.add(Texts::tr("Repository"), report.origin.repository, report.origin.revision);
    facts.add(Texts::tr("Format"), info.format, report.load.container);
    for (const std::string& network : report.networks)
        facts.add(Texts::tr("Network in the file"), network);
}

void addNetwork(const WeightsReport& report, FactList& facts) {
    const LoadReport& load = report.load;
    facts.add(Texts::tr("Names of tensors"), load.names,
              load.strippedPrefix.empty()
                  ? std::string()
                  : str(Texts::tr("behind the prefix %1").arg(qstr(load.strippedPrefix))));
    if (!isMatched(report))
        return;
    facts.add(Texts::tr("Padding"), load.padding, load.conventions);
    facts.add(Texts::tr("Batch norm eps"), formatReal(load.batchNormEps));
    facts.add(Texts::tr("Classes"),
              load.classifierUsable ? std::to_string(report.spec.classCount)
                                    : str(Texts::tr("none: predictions are off")),
              load.predictionsOff);
    if (load.classifierUsable)
        facts.add(Texts::tr("Class names"), report.labels->source);
    facts.add(Texts::tr("Preprocessing"), recipeText(report.recipe), report.recipeFrom);
    facts.add(Texts::tr("Normalisation"), normalisationText(report.recipe));
}

void addLoad(const WeightsReport& report, FactList& facts) {
    const LoadReport& load = report.load;
    if (!report.keys.empty())
        facts.add(Texts::tr("Keys"), keyCounts(load, report.valuesRead),
                  report.valuesRead
                      ? std::string()
                      : str(Texts::tr("by names and shapes; no value was looked at")));
    std::string ignored;
    for (const std::string& entry : load.ignored)
        ignored += (ignored.empty() ? "" : ", ") + entry;
    facts.add(Texts::tr("Beside the weights"), ignored);
    for (const std::string& note : report.info.notes)
        facts.add(Texts::tr("Note"), note);
    for (const std::string& note : load.notes)
        if (note != load.conventions && note != load.predictionsOff)
            facts.add(Texts::tr("Note"), note);
    for (const Finding& finding : report.findings)
        facts.add(Texts::tr("Finding (%1)").arg(QString::fromUtf8(verdictName(finding.severity))),
                  finding.title, finding.evidence + ". " + finding.advice);
}

QString line(const std::string& text, const QColor& colour) {
    return u"<div style='color:%1'>%2</div>"_s.arg(colour.name(), qstr(text).toHtmlEscaped());
}

/// The release, or the first sentence of what is known.
std::string shortOrigin(const Origin& origin) {
    if (!origin.release.empty())
        return origin.release;
    const std::size_t end = origin.sentence.find(". ");
    return end == std::string::npos ? origin.sentence : origin.sentence.substr(0, end + 1);
}

/// That an own file was published nowhere goes without saying.
bool saysOrigin(const WeightsReport& report) {
    const Origin& origin = report.origin;
    return report.info.kind != WeightsKind::Own || !origin.release.empty() ||
           !origin.promised.empty();
}

/// "class_names" of "class_names in x.pth": the card names the file already.
std::string shortSource(const WeightsReport& report) {
    const std::string& source = report.labels->source;
    const std::size_t end = source.find(" in " + report.info.name);
    return source.substr(0, end);
}

/// What of it deserves a look: nothing where all is well.
std::string cardProblem(const WeightsReport& report) {
    if (!report.unfit.empty())
        return report.unfit;
    if (report.origin.promiseKept && !*report.origin.promiseKept)
        return str(Texts::tr("Its content is not what its name promises."));
    if (!report.findings.empty())
        return report.findings.front().title + ".";
    if (!report.load.classifierUsable)
        return report.load.predictionsOff;
    return {};
}

}  // namespace

Verdict verdictOf(const WeightsReport& report) {
    if (!report.unfit.empty())
        return Verdict::Fail;
    const bool warns = !predictionsMeaningful(report.info.kind) ||
                       report.info.kind == WeightsKind::Differs ||
                       !report.origin.promiseKept.value_or(true);
    const Verdict known = warns ? Verdict::Warn : Verdict::Ok;
    return report.findings.empty() ? known : std::max(known, report.findings.front().severity);
}

QString badgeOf(const WeightsReport& report) {
    return report.unfit.empty() ? QString::fromUtf8(weightsKindBadge(report.info.kind))
                                : Texts::tr("cannot be used");
}

QString cardText(const WeightsReport& report, const Theme& theme) {
    const WeightsInfo& info = report.info;
    const std::string problem = cardProblem(report);
    QString text = line(info.name, theme.text);
    if (!problem.empty())
        text += line(problem, report.unfit.empty() ? theme.warn : theme.fail);
    if (saysOrigin(report))
        text += line(shortOrigin(report.origin), theme.muted);
    QStringList file;
    if (info.fileBytes > 0)
        file << qstr(formatBytes(info.fileBytes));
    if (!report.modified.empty())
        file << shortDate(report.modified);
    if (!file.isEmpty())
        text += line(str(file.join(u", "_s)), theme.muted);
    if (!isMatched(report) || !report.unfit.empty())
        return text;
    if (report.load.classifierUsable)
        text += line(str(Texts::tr("%1 classes: %2")
                             .arg(report.spec.classCount)
                             .arg(qstr(shortSource(report)))),
                     theme.muted);
    text += line(report.load.names + ", " + report.load.padding + ", eps " +
                     formatReal(report.load.batchNormEps),
                 theme.muted);
    text += line(recipeText(report.recipe), theme.muted);
    return text + line(keyCounts(report.load, report.valuesRead),
                       differing(report.load) > 0 ? theme.warn : theme.muted);
}

Table factsTable(const WeightsReport& report) {
    Table table;
    table.title = str(Texts::tr("%1 runs on").arg(qstr(displayName(report.spec))));
    table.columns = {{str(Texts::tr("What")), "", ColumnKind::Text, ""},
                     {str(Texts::tr("Value")), "", ColumnKind::Text, ""},
                     {str(Texts::tr("How it is known")), "", ColumnKind::Text, ""}};
    FactList facts;
    facts.add(Texts::tr("Cannot be used"), report.unfit);
    addFile(report, facts);
    addNetwork(report, facts);
    addLoad(report, facts);
    table.rows = facts.take();
    return table;
}

Table weightsTable(const std::vector<ShownWeights>& shown) {
    Table table;
    table.title = str(Texts::tr("Weights of all chosen columns"));
    const auto add = [&](const QString& title, ColumnKind kind, const QString& hint = {}) {
        table.columns.push_back(
            {str(title), kind == ColumnKind::Bytes ? "bytes" : "", kind, str(hint)});
    };
    add(Texts::tr("Variant"), ColumnKind::Text);
    add(Texts::tr("Weights"), ColumnKind::Text, Texts::tr("How much is known."));
    add(Texts::tr("From"), ColumnKind::Text, Texts::tr("The release, where it is known."));
    add(Texts::tr("File"), ColumnKind::Text);
    add(Texts::tr("Size"), ColumnKind::Bytes);
    add(Texts::tr("Last changed"), ColumnKind::Text);
    add(Texts::tr("Classes"), ColumnKind::Integer, Texts::tr("Of the classifier."));
    add(Texts::tr("Class names"), ColumnKind::Text, Texts::tr("Where they are from."));
    add(Texts::tr("Names"), ColumnKind::Text, Texts::tr("Whose names the tensors have."));
    add(Texts::tr("Padding"), ColumnKind::Text);
    add(Texts::tr("Batch norm eps"), ColumnKind::Real);
    add(Texts::tr("Preprocessing"), ColumnKind::Text);
    add(Texts::tr("Matched"), ColumnKind::Integer, Texts::tr("Keys used, also converted ones."));
    add(Texts::tr("Not matched"), ColumnKind::Integer,
        Texts::tr("Keys missing, left over, of wrong shape or not finite."));
    add(Texts::tr("SHA-256"), ColumnKind::Text,
        Texts::tr("Of the file; of random weights, of the recipe of their seed."));
    for (const auto& [column, report] : shown) {
        const bool matched = isMatched(*report), classes = matched && report->load.classifierUsable;
        table.rows.push_back(
            {displayName(report->spec), str(badgeOf(*report)), textCell(report->origin.release),
             fileName(report->info),
             report->info.fileBytes > 0 ? Cell{report->info.fileBytes} : Cell{},
             textCell(report->modified),
             classes ? Cell{std::int64_t{report->spec.classCount}} : Cell{},
             classes ? textCell(report->labels->source) : Cell{}, textCell(report->load.names),
             matched ? textCell(report->load.padding) : Cell{},
             matched ? Cell{report->load.batchNormEps} : Cell{},
             matched ? Cell{recipeText(report->recipe)} : Cell{},
             std::int64_t{report->load.matched + report->load.converted},
             std::int64_t{differing(report->load)}, textCell(report->info.sha256)});
    }
    return table;
}

}  // namespace scalescope::ui
