// SPDX-License-Identifier: Apache-2.0
// Source: the kernel's Documentation/userspace-api/seccomp_filter.rst.
#include "tests/fuzz/sandbox.h"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <vector>

namespace scalescope::fuzz {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kMachine = 0;
#endif

/// Starts, connects, changes files.
constexpr long kForbidden[] = {
    SYS_execve,    SYS_execveat, SYS_ptrace,   SYS_socket,    SYS_connect,  SYS_bind,
    SYS_sendto,    SYS_sendmsg,  SYS_unlinkat, SYS_renameat2, SYS_mkdirat,  SYS_linkat,
    SYS_symlinkat, SYS_fchmodat, SYS_fchownat, SYS_truncate,  SYS_mount,    SYS_kill,
#if defined(__x86_64__)
    SYS_fork,      SYS_vfork,    SYS_unlink,   SYS_rename,    SYS_renameat, SYS_mkdir,
    SYS_rmdir,     SYS_link,     SYS_symlink,  SYS_chmod,     SYS_chown,    SYS_creat,
#endif
};
constexpr int kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;

class Filter {
public:
    Filter() {
        load(offsetof(seccomp_data, arch));
        add(BPF_JMP | BPF_JEQ | BPF_K, kMachine, 1, 0);
        kill();
        load(offsetof(seccomp_data, nr));
    }
    void forbid(long call) {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1);
        kill();
    }
    /// The call with any of these bits set in an argument, or, where wanted, with none of them.
    void forbid(long call, unsigned argument, unsigned bits, bool wanted) {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 4);
        // Little endian: the lower half comes first.
        load(offsetof(seccomp_data, args) + argument * sizeof(std::uint64_t));
        add(BPF_JMP | BPF_JSET | BPF_K, bits, wanted ? 1 : 0, wanted ? 0 : 1);
        kill();
        load(offsetof(seccomp_data, nr));
    }
    /// As if the kernel did not know the call: the library takes an older one.
    void hide(long call) {
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1);
        add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS, 0, 0);
    }
    bool enter() {
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
        sock_fprog program{static_cast<unsigned short>(m_code.size()), m_code.data()};
        return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
               ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
    }

private:
    void add(unsigned code, std::uint32_t value, unsigned yes, unsigned no) {
        m_code.push_back({static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(yes),
                          static_cast<std::uint8_t>(no), value});
    }
    void load(std::size_t offset) {
        add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset), 0, 0);
    }
    void kill() { add(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS, 0, 0); }

    std::vector<sock_filter> m_code;
};

}  // namespace

bool enterSandbox() {
    if (kMachine == 0)
        return false;
    Filter filter;
    for (const long call : kForbidden)
        filter.forbid(call);
    filter.forbid(SYS_openat, 2, kWriting, false);
#if defined(__x86_64__)
    filter.forbid(SYS_open, 1, kWriting, false);
#endif
    filter.forbid(SYS_clone, 0, CLONE_THREAD, true);
    for (const long call : {SYS_clone3, SYS_openat2})
        filter.hide(call);
    return filter.enter();
}

}  // namespace scalescope::fuzz
