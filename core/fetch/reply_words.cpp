// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/reply_words.h"

#include "core/fetch/retry.h"

namespace scalescope {

namespace {

std::string answered(const TransferHead& head, const char* meaning) {
    return head.host + " " + meaning + " (" + std::to_string(head.status) + ")";
}

}  // namespace

ReplyWords wordsOf(const TransferOutcome& outcome) {
    const TransferHead& head = outcome.head;
    if (outcome.fault)
        return {outcome.fault->why, outcome.fault->advice, outcome.fault->mayPass};
    switch (head.status) {
        case 401:
        case 403:
            return {answered(head, "does not give it to everybody"),
                    "if it is on the Hugging Face hub, accept its terms there and set HF_TOKEN.",
                    false};
        case 404:
        case 410:
            return {answered(head, "has no such file"), "check its name, or whether it has moved.",
                    false};
        case 407:
            return {answered(head, "wants the proxy's user and password"),
                    "write them into HTTPS_PROXY.", false};
        case 429:
            return {answered(head, "is asked too often"), "try again later.", true};
        case 200:
        case 206:
        case 416:
            return {head.host + " sent another part than was asked for", "try again later.", true};
        default:
            break;
    }
    if (mayPass(head.status))
        return {answered(head, "has a fault"), "try again later.", true};
    return {answered(head, "answered something else than a file"), "try again later.", false};
}

Error fetchError(const std::string& name, const std::string& sentence) {
    return {ErrorCode::DownloadFailed, name + ": " + sentence, Subject::Weights};
}

}  // namespace scalescope
