// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetch_file.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/format.h"
#include "core/fetch/check_file.h"
#include "core/fetch/part_file.h"
#include "core/fetch/reply_words.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr double kFetchShare = 0.97;  ///< of the progress; the rest reads it once more

std::string bytesText(std::uint64_t bytes) {
    return formatBytes(static_cast<std::int64_t>(bytes));
}

/// As it was published: in the middle of what is taken for it.
std::uint64_t publishedBytes(const FileWish& wish) {
    return wish.leastBytes + (wish.mostBytes - wish.leastBytes) / 2;
}

/// "the server announces 3 MiB where 20.5 MiB were published": to the byte where they look alike.
std::string lengthsText(std::uint64_t announced, const FileWish& wish) {
    std::string sent = bytesText(announced), wanted = bytesText(publishedBytes(wish));
    if (sent == wanted) {
        sent = std::to_string(announced) + " bytes";
        wanted = std::to_string(publishedBytes(wish));
    }
    return "the server announces " + sent + " where " + wanted + " were published";
}

/// Takes the body of one reply into the part, if it is what was asked for.
class IntoPart : public TransferSink {
public:
    IntoPart(const FileWish& wish, PartFile& part, RunContext& context)
        : m_wish(wish), m_part(part), m_context(context) {}

    bool begin(const TransferHead& head) override;
    void take(std::span<const std::byte> bytes) override;

private:
    void requireLength(std::uint64_t total) const;
    bool goesOn(const TransferHead& head) const;

    const FileWish& m_wish;
    PartFile& m_part;
    RunContext& m_context;
};

/// Of a web page or of another file: then nothing of it needs to come.
void IntoPart::requireLength(std::uint64_t total) const {
    if (total < m_wish.leastBytes || total > m_wish.mostBytes)
        throw fetchError(m_wish.name,
                         lengthsText(total, m_wish) +
                             ", so it is not this file; try again later, or use another network.");
}

/// True when a reply of 206 is the rest of what is there, of the same version.
bool IntoPart::goesOn(const TransferHead& head) const {
    const PartOrigin& origin = m_part.origin();
    const std::string validator = head.validator();
    return head.range && head.range->first == m_part.size() &&
           (validator.empty() || validator == origin.validator) &&
           (!head.range->total || !origin.total || *head.range->total == *origin.total);
}

bool IntoPart::begin(const TransferHead& head) {
    constexpr int kWhole = 200, kRest = 206;
    if (head.status == kRest && goesOn(head)) {
        if (head.range->total)
            requireLength(*head.range->total);
        return true;
    }
    if (head.status == kRest) {  // of another version, or another part: from the beginning
        m_part.restart({});
        return false;
    }
    if (head.status != kWhole)
        return false;
    if (head.length)
        requireLength(*head.length);
    m_part.restart({m_wish.url, head.validator(), head.length});
    return true;
}

void IntoPart::take(std::span<const std::byte> bytes) {
    if (m_part.size() + bytes.size() > m_wish.mostBytes) {
        m_part.discard();
        throw fetchError(m_wish.name, "the server sends more than the " +
                                          bytesText(publishedBytes(m_wish)) +
                                          " that were published, so it is not this file.");
    }
    m_part.append(bytes);
    const std::uint64_t whole = m_part.origin().total.value_or(m_wish.mostBytes);
    m_context.checkpoint(static_cast<double>(m_part.size()) / static_cast<double>(whole),
                         m_wish.name + ": " + bytesText(m_part.size()) + " of " + bytesText(whole));
}

bool isComplete(const PartFile& part, const FileWish& wish) {
    return part.size() >= wish.mostBytes ||
           (part.origin().total && part.size() == *part.origin().total);
}

/// Whether what has come is all that was published, whatever length the server announced. Sizes
/// that were published are rounded, so it is the digest that tells; each size is looked at once.
class WholeAlready {
public:
    WholeAlready(const FileWish& wish, RunContext& context) : m_wish(wish), m_context(context) {}
    [[nodiscard]] bool operator()(const PartFile& part) {
        if (part.size() < m_wish.leastBytes || part.size() == m_looked)
            return false;
        m_looked = part.size();
        FileReader reader(part.path(), Subject::Weights);
        return m_context.within(kFetchShare, 1.0,
                                [&] { return checkFile(reader, m_wish, m_context).right; });
    }

private:
    const FileWish& m_wish;
    RunContext& m_context;
    std::uint64_t m_looked = 0;
};

/// What an earlier run left is gone on with where it can be told to be the same version.
void forgetOtherVersions(const FileWish& wish, PartFile& part) {
    if (part.size() > 0 && (part.origin().url != wish.url || part.origin().validator.empty() ||
                            part.size() > wish.mostBytes))
        part.restart({});
}

/// One file over as many attempts as it takes.
void bring(const FileWish& wish, PartFile& part, const FetchSettings& settings,
           RunContext& context) {
    Transfer transfer(settings.trust, settings.limits);
    Attempts attempts(settings.retry);
    WholeAlready wholeAlready(wish, context);
    while (!isComplete(part, wish) && !wholeAlready(part)) {
        if (part.size() > 0 && part.origin().validator.empty())
            part.restart({});  // nothing tells that the rest would be of the same version
        const TransferRequest request{wish.url, wish.token, part.size(), part.origin().validator};
        IntoPart sink(wish, part, context);
        const TransferOutcome outcome = transfer.get(request, sink, context);
        constexpr int kWhole = 200, kRest = 206, kBeyondEnd = 416;
        const int status = outcome.head.status;
        if (!outcome.fault && (status == kWhole || status == kRest) && part.size() > 0 &&
            !part.origin().total)
            return;  // its end was told by the end of the connection
        if (status == kBeyondEnd)
            part.restart({});
        if (isComplete(part, wish))
            return;
        const ReplyWords words = wordsOf(outcome);
        if (!words.mayPass)
            throw fetchError(wish.name, words.why + "; " + words.advice);
        if (const auto end =
                attempts.waitForNext(words.why, outcome.head.retryAfter, part.size(), context))
            throw fetchError(wish.name, *end + "; try again later: what has come is kept.");
    }
}

void requireRoom(const FileWish& wish, const PartFile& part) {
    constexpr std::uint64_t kSpare = std::uint64_t{4} << 20;  ///< of file systems' own
    const std::uint64_t needed = wish.mostBytes - std::min(wish.mostBytes, part.size()) + kSpare;
    const auto free = freeBytes(wish.target.parent_path());
    if (free && *free < needed)
        throw Error(ErrorCode::FileUnwritable,
                    wish.target.string() + ": " + bytesText(needed) + " are needed and " +
                        bytesText(*free) + " are free; free some space or choose another place.",
                    Subject::Output);
}

/// The file at the target, if it is the one that is wanted. Throws when it is another one.
std::optional<FetchedFile> alreadyThere(const FileWish& wish, RunContext& context) {
    std::error_code ignored;
    if (!fs::exists(wish.target, ignored))
        return std::nullopt;
    FileReader reader(wish.target, Subject::Output);
    CheckedFile checked = checkFile(reader, wish, context);
    if (!checked.right)
        throw Error(ErrorCode::FileUnwritable,
                    wish.target.string() +
                        ": a file of this name with another content lies there (its SHA-256 "
                        "begins with " +
                        shownDigest(checked.file.sha256) +
                        "); move it away or choose another place.",
                    Subject::Output);
    checked.file.wasThere = true;
    return checked.file;
}

}  // namespace

FetchedFile fetchFile(const FileWish& wish, const FetchSettings& settings, RunContext& context) {
    context.checkpoint(0.0, wish.name);
    if (auto there = alreadyThere(wish, context)) {
        context.finish(wish.name + " is there");
        return *std::move(there);
    }
    requireOnline(settings);
    PartFile part(wish.target);
    forgetOtherVersions(wish, part);
    requireRoom(wish, part);
    for (;;) {
        context.within(0.0, kFetchShare, [&] { bring(wish, part, settings, context); });
        FileReader reader(part.path(), Subject::Weights);
        CheckedFile checked =
            context.within(kFetchShare, 1.0, [&] { return checkFile(reader, wish, context); });
        if (checked.right) {
            checked.file.resumedFrom = part.keptSize();
            part.keep();
            checked.file.path = wish.target;
            context.finish(wish.name + " is there");
            return checked.file;
        }
        if (part.keptSize() > 0) {  // what an earlier run left was damaged: once more
            part.restart({});
            continue;
        }
        part.discard();
        throw Error(ErrorCode::DigestMismatch,
                    wish.name + ": what came from " + wish.url +
                        " is not what was published and was removed (its digest begins with " +
                        shownDigest(checked.digest) + ", the published one with " +
                        shownDigest(wish.digest) + "); try again later, or use another network.",
                    Subject::Weights);
    }
}

}  // namespace scalescope
