// SPDX-License-Identifier: Apache-2.0
// The program in a network in which every host is the test's server.
#pragma once

#include "tests/support/https_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace scalescope::test {

using namespace Qt::StringLiterals;

struct Ran {
    int code = -1;
    QString out, err;
    QJsonObject document() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

/// A network in which every host is the test's server, and a home of its own.
struct World {
    HttpsServer server;
    QTemporaryDir home;
    QProcessEnvironment environment;

    explicit World(HttpAnswer answer) : server(std::move(answer)) {
        environment.insert(u"HTTPS_PROXY"_s, QString::fromStdString(server.proxy()));
        environment.insert(u"SSL_CERT_FILE"_s, QString::fromStdString(server.certificate()));
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"OMP_NUM_THREADS"_s, u"2"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    }
    void start(QProcess& program, const QStringList& arguments) const {
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(SCALESCOPE_CLI), arguments);
    }
    Ran run(const QStringList& arguments) const {
        QProcess program;
        start(program, arguments);
        constexpr int kLongMs = 240000;
        if (!program.waitForFinished(kLongMs))
            return {};
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }
    /// In the cache of torchvision.
    QString checkpoint(const QString& name) const {
        return home.filePath(u".cache/torch/hub/checkpoints/"_s + name);
    }
};

/// What the document says of the first file.
inline QString fileOf(const Ran& ran, const QString& key) {
    return ran.document()
        .value(u"files"_s)
        .toArray()
        .at(0)
        .toObject()
        .value(key)
        .toVariant()
        .toString();
}

}  // namespace scalescope::test
