// SPDX-License-Identifier: Apache-2.0
#include "tests/support/https_server.h"

#include "tests/support/certificate.h"

#include <QMutex>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QThread>

namespace scalescope::test {

namespace {

constexpr auto kEndOfHead = "\r\n\r\n";

HttpRequest parse(const QByteArray& head) {
    HttpRequest request;
    const QByteArrayList lines = head.split('\n');
    request.path = lines.value(0).split(' ').value(1);
    for (qsizetype i = 1; i < lines.size(); ++i)
        if (const qsizetype colon = lines[i].indexOf(':'); colon > 0)
            request.headers[lines[i].left(colon).trimmed().toLower()] =
                lines[i].mid(colon + 1).trimmed();
    return request;
}

QByteArray headOf(const HttpReply& reply) {
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " x\r\n";
    constexpr qint64 kNone = -2;
    if (reply.announced != kNone)
        head += "Content-Length: " +
                QByteArray::number(reply.announced >= 0 ? reply.announced : reply.body.size()) +
                "\r\n";
    for (const QByteArray& line : reply.headers)
        head += line + "\r\n";
    return head + "Connection: close" + kEndOfHead;
}

}  // namespace

struct HttpsServer::Impl {
    HttpAnswer answer;
    ServerCertificate pems = makeCertificate();
    QTemporaryFile pemFile;
    QThread thread;
    QObject* home = nullptr;  ///< lives in the thread, and what it owns
    quint16 port = 0, proxyPort = 0;
    mutable QMutex mutex;
    QList<HttpRequest> requests;
    QByteArrayList proxied;

    void listen();
    void serve(QTcpSocket* socket);
    void lead(QTcpSocket* socket);
};

void HttpsServer::Impl::listen() {
    auto* server = new QSslServer(home);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(pems.certificate));
    configuration.setPrivateKey(QSslKey(pems.key, QSsl::Ec));
    server->setSslConfiguration(configuration);
    QObject::connect(server, &QTcpServer::pendingConnectionAvailable, home, [this, server] {
        while (QTcpSocket* socket = server->nextPendingConnection())
            serve(socket);
    });
    server->listen(QHostAddress::LocalHost);
    port = server->serverPort();
    auto* proxy = new QTcpServer(home);
    QObject::connect(proxy, &QTcpServer::newConnection, home, [this, proxy] {
        while (QTcpSocket* socket = proxy->nextPendingConnection())
            lead(socket);
    });
    proxy->listen(QHostAddress::LocalHost);
    proxyPort = proxy->serverPort();
}

void HttpsServer::Impl::serve(QTcpSocket* socket) {
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket] {
        if (!socket->peek(socket->bytesAvailable()).contains(kEndOfHead))
            return;
        const HttpRequest request = parse(socket->readAll());
        int before = 0;
        {
            const QMutexLocker lock(&mutex);
            before = static_cast<int>(requests.size());
            requests.append(request);
        }
        const HttpReply reply = answer(request, before);
        socket->write(headOf(reply) + (reply.sent < 0 ? reply.body : reply.body.left(reply.sent)));
        socket->flush();
        if (!reply.stall)
            socket->disconnectFromHost();
    };
    QObject::connect(socket, &QTcpSocket::readyRead, home, read);
    if (socket->bytesAvailable() > 0)
        read();
}

/// CONNECT: bytes go to and fro between who asked and the server.
void HttpsServer::Impl::lead(QTcpSocket* socket) {
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QTcpSocket::readyRead, home, [this, socket] {
        if (auto* onward = socket->findChild<QTcpSocket*>()) {
            onward->write(socket->readAll());
            return;
        }
        if (!socket->peek(socket->bytesAvailable()).contains(kEndOfHead))
            return;
        {
            const QMutexLocker lock(&mutex);
            proxied.append(socket->readAll().split(' ').value(1));
        }
        auto* onward = new QTcpSocket(socket);
        QObject::connect(onward, &QTcpSocket::connected, socket,
                         [socket] { socket->write("HTTP/1.1 200 x\r\n\r\n"); });
        QObject::connect(onward, &QTcpSocket::readyRead, socket,
                         [socket, onward] { socket->write(onward->readAll()); });
        QObject::connect(onward, &QTcpSocket::disconnected, socket,
                         &QTcpSocket::disconnectFromHost);
        onward->connectToHost(QHostAddress::LocalHost, port);
    });
}

HttpsServer::HttpsServer(HttpAnswer answer) : m_impl(std::make_unique<Impl>()) {
    m_impl->answer = std::move(answer);
    if (m_impl->pemFile.open()) {
        m_impl->pemFile.write(m_impl->pems.certificate);
        m_impl->pemFile.flush();
    }
    m_impl->home = new QObject;
    m_impl->home->moveToThread(&m_impl->thread);
    QObject::connect(&m_impl->thread, &QThread::finished, m_impl->home, &QObject::deleteLater);
    m_impl->thread.start();
    QMetaObject::invokeMethod(
        m_impl->home, [this] { m_impl->listen(); }, Qt::BlockingQueuedConnection);
}

HttpsServer::~HttpsServer() {
    m_impl->thread.quit();
    m_impl->thread.wait();
}

std::string HttpsServer::address() const {
    return "https://localhost:" + std::to_string(m_impl->port);
}

std::string HttpsServer::certificate() const {
    return m_impl->pemFile.fileName().toStdString();
}

QList<HttpRequest> HttpsServer::requests() const {
    const QMutexLocker lock(&m_impl->mutex);
    return m_impl->requests;
}

std::string HttpsServer::proxy() const {
    return "http://localhost:" + std::to_string(m_impl->proxyPort);
}

QByteArrayList HttpsServer::proxiedHosts() const {
    const QMutexLocker lock(&m_impl->mutex);
    return m_impl->proxied;
}

HttpReply fileReply(const HttpRequest& request, const QByteArray& content, const QByteArray& tag) {
    HttpReply reply;
    reply.headers = {"ETag: " + tag, "Accept-Ranges: bytes"};
    reply.body = content;
    const QByteArray range = request.headers.value("range");
    const QByteArray condition = request.headers.value("if-range", tag);
    if (!range.startsWith("bytes=") || condition != tag)
        return reply;
    const qint64 first = range.mid(6).chopped(1).toLongLong();
    if (first >= content.size()) {
        reply.status = 416;
        reply.body.clear();
        reply.headers.append("Content-Range: bytes */" + QByteArray::number(content.size()));
        return reply;
    }
    reply.status = 206;
    reply.body = content.mid(first);
    reply.headers.append("Content-Range: bytes " + QByteArray::number(first) + "-" +
                         QByteArray::number(content.size() - 1) + "/" +
                         QByteArray::number(content.size()));
    return reply;
}

QByteArray someBytes(qsizetype count, quint32 seed) {
    QRandomGenerator random(seed);
    QByteArray bytes(count, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random.generate());
    return bytes;
}

}  // namespace scalescope::test
