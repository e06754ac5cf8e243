// SPDX-License-Identifier: Apache-2.0
// A web server over HTTPS on this machine that does what a test says, also what no server should;
// and a proxy in front of it.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <string>

namespace scalescope::test {

struct HttpRequest {
    QByteArray path;
    QHash<QByteArray, QByteArray> headers;  ///< names in lower case
};

struct HttpReply {
    int status = 200;
    QByteArray body{};
    QByteArrayList headers{};  ///< "ETag: \"a\""
    qint64 announced = -1;     ///< Content-Length; -1: as it is; -2: none is sent
    qint64 sent = -1;          ///< bytes of the body that are sent; -1: all
    bool stall = false;        ///< after them nothing more comes; else the connection is cut
};

/// Called with the number of requests before this one, in the server's thread.
using HttpAnswer = std::function<HttpReply(const HttpRequest& request, int before)>;

/// Runs in a thread of its own from its making to its end.
class HttpsServer {
public:
    explicit HttpsServer(HttpAnswer answer);
    ~HttpsServer();
    HttpsServer(const HttpsServer&) = delete;
    HttpsServer& operator=(const HttpsServer&) = delete;

    [[nodiscard]] std::string address() const;      ///< "https://localhost:40001"
    [[nodiscard]] std::string certificate() const;  ///< path of the PEM that is to be trusted
    [[nodiscard]] QList<HttpRequest> requests() const;
    /// "http://localhost:40002": it leads every host to this server.
    [[nodiscard]] std::string proxy() const;
    [[nodiscard]] QByteArrayList proxiedHosts() const;  ///< "download.pytorch.org:443"

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// As a good server sends a file: with an ETag, and a part of it where that is asked for.
[[nodiscard]] HttpReply fileReply(const HttpRequest& request, const QByteArray& content,
                                  const QByteArray& tag = "\"a\"");

/// Bytes without a pattern, the same for the same seed.
[[nodiscard]] QByteArray someBytes(qsizetype count, quint32 seed = 1);

}  // namespace scalescope::test
