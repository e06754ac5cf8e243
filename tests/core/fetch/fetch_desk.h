// SPDX-License-Identifier: Apache-2.0
// A server, a folder and settings that do not wait long, for tests of what is fetched.
#pragma once

#include "core/base/digest.h"
#include "core/fetch/fetch_file.h"
#include "tests/support/https_server.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>

#include <span>

namespace scalescope::test {

/// Waits are short here; which of them end a transfer is what is tested.
inline FetchSettings quickSettings(const HttpsServer& server) {
    FetchSettings settings;
    settings.published = server.address() + "/models/";
    settings.hub = server.address();
    settings.trust.file = server.certificate();
    settings.limits.stall = std::chrono::seconds(1);
    settings.retry.firstPause = std::chrono::milliseconds(1);
    settings.retry.longestPause = std::chrono::milliseconds(2000);
    return settings;
}

inline std::string digestOf(const QByteArray& bytes) {
    return sha256Hex(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
}

/// One file on a server that answers as it is told, and where it is to come.
struct FetchDesk {
    QByteArray content;
    HttpsServer server;
    QTemporaryDir folder;
    FetchSettings settings;
    FileWish wish;

    explicit FetchDesk(HttpAnswer answer, QByteArray bytes = someBytes(300000))
        : content(std::move(bytes)), server(std::move(answer)), settings(quickSettings(server)) {
        const auto size = static_cast<std::uint64_t>(content.size());
        wish = {.url = server.address() + "/file",
                .target = std::filesystem::path(folder.path().toStdString()) / "in" / "file.pth",
                .name = "file.pth",
                .leastBytes = size,
                .mostBytes = size,
                .check = FetchCheck::FullSha256,
                .digest = digestOf(content)};
    }

    FetchedFile fetch() {
        RunContext context;
        return fetchFile(wish, settings, context);
    }
    std::optional<Failure> failure() {
        return failureOf([&] { static_cast<void>(fetch()); });
    }
    std::filesystem::path part() const { return wish.target.string() + ".part"; }
    bool isThere() const { return std::filesystem::exists(wish.target); }
    bool isRight() const { return isThere() && readAll(wish.target) == content.toStdString(); }
    qsizetype requests() const { return server.requests().size(); }
};

/// True when the sentence has the word.
inline bool says(const std::optional<Failure>& failure, std::string_view word) {
    return failure && failure->message.find(word) != std::string::npos;
}

}  // namespace scalescope::test
