// SPDX-License-Identifier: Apache-2.0
// What a thread needs that decodes pictures beside others.
#pragma once

namespace scalescope {

/// Gives this thread a standard error of its own, so that what decoders write there is caught
/// without a word of other threads. Call it first on the thread, which must open files by itself:
/// it has no other descriptors from then on. Where the system refuses, pictures are decoded one
/// after the other.
void prepareDecodingThread();

/// As prepareDecodingThread; what the threads of a video's decoder write there, which begin on this
/// one, is dropped.
void prepareVideoThread();

}  // namespace scalescope
