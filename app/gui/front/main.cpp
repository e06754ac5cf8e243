// SPDX-License-Identifier: Apache-2.0
// What a user starts: makes ready what has to stand before LibTorch is loaded, and becomes the
// window.
#include "app/start/become.h"

int main(int, char** argv) {
    return scalescope::become("scalescope-window", argv);
}
