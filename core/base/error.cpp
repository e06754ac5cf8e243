// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

namespace scalescope {

const char* errorCodeName(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::FileMissing:
            return "FileMissing";
        case ErrorCode::FileUnreadable:
            return "FileUnreadable";
        case ErrorCode::FileUnwritable:
            return "FileUnwritable";
        case ErrorCode::FormatUnknown:
            return "FormatUnknown";
        case ErrorCode::HeaderInvalid:
            return "HeaderInvalid";
        case ErrorCode::LimitExceeded:
            return "LimitExceeded";
        case ErrorCode::TensorMissing:
            return "TensorMissing";
        case ErrorCode::ShapeMismatch:
            return "ShapeMismatch";
        case ErrorCode::DtypeUnsupported:
            return "DtypeUnsupported";
        case ErrorCode::DigestMismatch:
            return "DigestMismatch";
        case ErrorCode::DownloadFailed:
            return "DownloadFailed";
        case ErrorCode::DeviceUnavailable:
            return "DeviceUnavailable";
        case ErrorCode::OutOfMemory:
            return "OutOfMemory";
        case ErrorCode::ArgumentInvalid:
            return "ArgumentInvalid";
        case ErrorCode::Internal:
            return "Internal";
    }
    return "Internal";
}

int exitCodeOf(const Failure& failure) noexcept {
    constexpr int kUsage = 2, kInput = 3, kWeights = 4, kDevice = 5, kDefect = 70;
    switch (failure.code) {
        case ErrorCode::Internal:
            return kDefect;
        case ErrorCode::ArgumentInvalid:
        case ErrorCode::FileUnwritable:
            return kUsage;
        case ErrorCode::DeviceUnavailable:
        case ErrorCode::OutOfMemory:
            return kDevice;
        default:
            break;
    }
    switch (failure.subject) {
        case Subject::Input:
            return kInput;
        case Subject::Weights:
            return kWeights;
        case Subject::Output:
        case Subject::None:
            return kUsage;
    }
    return kUsage;
}

}  // namespace scalescope
