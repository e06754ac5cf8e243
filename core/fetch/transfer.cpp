// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/transfer.h"

#include "core/base/error.h"
#include "core/fetch/reply_head.h"

#include <curl/curl.h>

#include <csignal>
#include <ctime>
#include <exception>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

constexpr long kSlowestBytesPerSecond = 500;
constexpr long kBufferBytes = 256 * 1024;
constexpr int kPollMs = 100;  ///< how late a cancel may be seen

void require(bool good, const char* what) {
    if (!good)
        throw Error(ErrorCode::Internal,
                    std::string("The network library failed (") + what + "); please report this.");
}

/// Once in the process; libcurl counts what follows.
void startLibrary() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    require(started == CURLE_OK, "start");
}

/// A connection that breaks while it is written to must not end the process. Of this thread only.
class NoPipeSignal {
public:
    NoPipeSignal() {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~NoPipeSignal() {
        if (sigismember(&m_before, SIGPIPE) == 0) {
            const timespec now{};
            sigtimedwait(&m_pipe, nullptr, &now);
        }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

private:
    sigset_t m_pipe{}, m_before{};
};

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// What the callbacks of one request share.
struct Exchange {
    CURL* easy = nullptr;
    TransferSink& sink;
    ReplyHead reply{};
    bool begun = false, wanted = false;
    std::exception_ptr thrown{};
    char detail[CURL_ERROR_SIZE] = {};

    void begin();
};

void Exchange::begin() {
    if (std::exchange(begun, true))
        return;
    wanted = sink.begin(reply.head(easy));
}

extern "C" std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    return exchange.reply.add({data, size * count}) ? size * count : 0;
}

extern "C" std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    try {
        exchange.begin();
        if (!exchange.wanted)
            return CURL_WRITEFUNC_ERROR;
        exchange.sink.take(std::as_bytes(std::span(data, size * count)));
        return size * count;
    } catch (...) {
        exchange.thrown = std::current_exception();
        return CURL_WRITEFUNC_ERROR;
    }
}

void setUp(CURL* easy, const Trust& trust, const TransferLimits& limits) {
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, static_cast<long>(limits.redirects));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!trust.file.empty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, trust.file.c_str());
    if (!trust.folder.empty())
        curl_easy_setopt(easy, CURLOPT_CAPATH, trust.folder.c_str());
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowestBytesPerSecond);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stall.count()));
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, kBufferBytes);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "ScaleScope");
}

void ask(CURL* easy, const TransferRequest& request, HeaderList& headers) {
    const auto add = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
        require(longer != nullptr, "headers");
        static_cast<void>(headers.release());
        headers.reset(longer);
    };
    add("Accept-Encoding: identity");  // bytes are counted and resumed as they lie there
    if (request.from > 0) {
        add("Range: bytes=" + std::to_string(request.from) + "-");
        if (!request.ifRange.empty())
            add("If-Range: " + request.ifRange);
    }
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    if (!request.token.empty()) {  // libcurl does not hand it on to another host
        curl_easy_setopt(easy, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
        curl_easy_setopt(easy, CURLOPT_XOAUTH2_BEARER, request.token.c_str());
    }
}

}  // namespace

struct Transfer::Impl {
    Impl(Trust trusted, const TransferLimits& waits) : trust(std::move(trusted)), limits(waits) {
        startLibrary();
        multi.reset(curl_multi_init());
        require(multi != nullptr, "set-up");
    }

    Trust trust;
    TransferLimits limits;
    std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> multi{nullptr, &curl_multi_cleanup};

    CURLcode perform(CURL* easy, const RunContext& context);
};

namespace {

/// In the multi handle for as long as it is at work.
struct Joined {
    CURLM* multi;
    CURL* easy;
    Joined(CURLM* whole, CURL* part) : multi(whole), easy(part) {
        require(curl_multi_add_handle(multi, easy) == CURLM_OK, "request");
    }
    ~Joined() { curl_multi_remove_handle(multi, easy); }
    Joined(const Joined&) = delete;
    Joined& operator=(const Joined&) = delete;
};

}  // namespace

CURLcode Transfer::Impl::perform(CURL* easy, const RunContext& context) {
    const Joined joined(multi.get(), easy);
    for (;;) {
        int running = 0, left = 0;
        require(curl_multi_perform(multi.get(), &running) == CURLM_OK, "transfer");
        while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left))
            if (message->msg == CURLMSG_DONE)
                return message->data.result;
        context.checkCanceled();
        require(curl_multi_poll(multi.get(), nullptr, 0, kPollMs, nullptr) == CURLM_OK, "waiting");
    }
}

Transfer::Transfer(const Trust& trust, const TransferLimits& limits)
    : m_impl(std::make_unique<Impl>(trust, limits)) {}

Transfer::~Transfer() = default;

TransferOutcome Transfer::get(const TransferRequest& request, TransferSink& sink,
                              const RunContext& context) {
    const NoPipeSignal quiet;
    HeaderList headers(nullptr, &curl_slist_free_all);
    const Easy easy(curl_easy_init(), &curl_easy_cleanup);
    require(easy != nullptr, "request");
    Exchange exchange{easy.get(), sink};
    setUp(easy.get(), m_impl->trust, m_impl->limits);
    ask(easy.get(), request, headers);
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, exchange.detail);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &exchange);
    const CURLcode code = m_impl->perform(easy.get(), context);
    if (exchange.thrown)
        std::rethrow_exception(exchange.thrown);
    TransferOutcome outcome{exchange.reply.head(easy.get()), {}};
    const bool unwanted = exchange.begun && !exchange.wanted;
    if (code != CURLE_OK && !unwanted)
        outcome.fault = faultOf(code, easy.get(), exchange.detail, m_impl->limits, m_impl->trust);
    else
        exchange.begin();  // an empty body
    return outcome;
}

}  // namespace scalescope
