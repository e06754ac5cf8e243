// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetch_text.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/fetch/reply_words.h"

#include <utility>

namespace scalescope {

namespace {

class IntoText : public TransferSink {
public:
    IntoText(const std::string& name, std::uint64_t limitBytes)
        : m_name(name), m_limitBytes(limitBytes) {}
    bool begin(const TransferHead& head) override { return head.status == 200; }
    void take(std::span<const std::byte> bytes) override {
        if (text.size() + bytes.size() > m_limitBytes)
            throw fetchError(m_name, "the reply is longer than " +
                                         formatBytes(static_cast<std::int64_t>(m_limitBytes)) +
                                         ", so it is not what was asked for.");
        text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }

    std::string text;

private:
    const std::string& m_name;
    std::uint64_t m_limitBytes;
};

}  // namespace

std::string fetchText(const std::string& url, const std::string& token, std::uint64_t limitBytes,
                      const FetchSettings& settings, RunContext& context) {
    requireOnline(settings);
    Transfer transfer(settings.trust, settings.limits);
    Attempts attempts(settings.retry);
    for (;;) {
        IntoText sink(url, limitBytes);
        const TransferOutcome outcome = transfer.get({.url = url, .token = token}, sink, context);
        if (!outcome.fault && outcome.head.status == 200)
            return std::move(sink.text);
        const ReplyWords words = wordsOf(outcome);
        if (!words.mayPass)
            throw fetchError(url, words.why + "; " + words.advice);
        if (const auto end = attempts.waitForNext(words.why, outcome.head.retryAfter, 0, context))
            throw fetchError(url, *end + "; try again later.");
    }
}

}  // namespace scalescope
