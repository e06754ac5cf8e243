// SPDX-License-Identifier: Apache-2.0
// A server that lists and sends one repository as the Hugging Face hub does.
#pragma once

#include "core/fetch/git_blob.h"
#include "tests/core/fetch/fetch_desk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace scalescope::test {

inline const QByteArray kCommit = "0123456789abcdef0123456789abcdef01234567";

struct HubRepository {
    QByteArray name = "timm/efficientnet_b0.ra_in1k";
    QMap<QByteArray, QByteArray> files;  ///< by name; those of weights are kept beside git
    QByteArray licence = "apache-2.0";

    static bool isLarge(const QByteArray& file) {
        return file.endsWith(".safetensors") || file.endsWith(".bin") || file.endsWith(".pth");
    }
    static std::string blob(const QByteArray& file, const QByteArray& content) {
        return isLarge(file) ? digestOf(content)
                             : gitBlobName(std::as_bytes(
                                   std::span(content.constData(), std::size_t(content.size()))));
    }
    QByteArray listing() const {
        QJsonArray siblings;
        for (auto file = files.begin(); file != files.end(); ++file) {
            QJsonObject one{{"rfilename", QString::fromUtf8(file.key())},
                            {"size", qint64(file->size())},
                            {"blobId", QString(40, u'a')}};
            const QString digits = QString::fromStdString(blob(file.key(), *file));
            if (isLarge(file.key()))
                one["lfs"] = QJsonObject{
                    {"sha256", digits}, {"size", qint64(file->size())}, {"pointerSize", 134}};
            else
                one["blobId"] = digits;
            siblings.append(one);
        }
        return QJsonDocument(
                   QJsonObject{{"id", QString::fromUtf8(name)},
                               {"sha", QString::fromUtf8(kCommit)},
                               {"cardData", QJsonObject{{"license", QString::fromUtf8(licence)}}},
                               {"siblings", siblings}})
            .toJson();
    }
    /// Large files are sent by another address, as the hub does.
    HttpReply answer(const HttpRequest& request) const {
        if (request.path == "/api/models/" + name + "/revision/main?blobs=true")
            return {.body = listing()};
        const QByteArray prefix = "/" + name + "/resolve/" + kCommit + "/";
        for (auto file = files.begin(); file != files.end(); ++file) {
            if (request.path == prefix + file.key())
                return isLarge(file.key()) ? HttpReply{.status = 302,
                                                       .headers = {"Location: /cdn/" + file.key(),
                                                                   "X-Repo-Commit: " + kCommit}}
                                           : fileReply(request, *file);
            if (request.path == "/cdn/" + file.key())
                return fileReply(request, *file);
        }
        return {.status = 404, .body = "Entry not found"};
    }
};

}  // namespace scalescope::test
