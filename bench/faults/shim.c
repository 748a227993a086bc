/* Makes the system refuse what a program asks for of its library, from the n-th call on.

   Built and preloaded by bench/faults/disk.py. FAULT_CALL names the call (write, read, sync),
   FAULT_AFTER how many of them go well, FAULT_ERRNO what the others fail with, FAULT_ONCE (1)
   that only one of them does. Only files whose path holds FAULT_PATH are touched.
   FAULT_CLOCK_AFTER: after so many questions for the time of day, the clock stands a year back. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static atomic_long seen;
static atomic_long asked;

static int struck(const char *call, int fd) {
    const char *wanted = getenv("FAULT_CALL"), *part = getenv("FAULT_PATH");
    if (!wanted || !part || strcmp(wanted, call)) return 0;
    char name[64], path[PATH_MAX];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (!strstr(path, part)) return 0;
    const char *after = getenv("FAULT_AFTER"), *once = getenv("FAULT_ONCE");
    long limit = after ? atol(after) : 0, n = atomic_fetch_add(&seen, 1);
    if (n < limit || (once && *once == '1' && n > limit)) return 0;
    const char *number = getenv("FAULT_ERRNO");
    errno = number ? atoi(number) : EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite(int fd, const void *buffer, size_t size, off_t at) {
    return struck("write", fd) ? -1 : REAL(pwrite)(fd, buffer, size, at);
}
ssize_t pwrite64(int fd, const void *buffer, size_t size, off64_t at) {
    return struck("write", fd) ? -1 : REAL(pwrite64)(fd, buffer, size, at);
}
ssize_t pread(int fd, void *buffer, size_t size, off_t at) {
    return struck("read", fd) ? -1 : REAL(pread)(fd, buffer, size, at);
}
ssize_t pread64(int fd, void *buffer, size_t size, off64_t at) {
    return struck("read", fd) ? -1 : REAL(pread64)(fd, buffer, size, at);
}
int fsync(int fd) { return struck("sync", fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return struck("sync", fd) ? -1 : REAL(fdatasync)(fd); }

static time_t back(void) {
    const char *after = getenv("FAULT_CLOCK_AFTER");
    if (!after) return 0;
    return atomic_fetch_add(&asked, 1) < atol(after) ? 0 : 365 * 24 * 3600;
}
int clock_gettime(clockid_t clock, struct timespec *now) {
    int result = REAL(clock_gettime)(clock, now);
    if (!result && clock == CLOCK_REALTIME) now->tv_sec -= back();
    return result;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    int result = REAL(gettimeofday)(now, zone);
    if (!result) now->tv_sec -= back();
    return result;
}
time_t time(time_t *into) {
    time_t now = REAL(time)(NULL) - back();
    if (into) *into = now;
    return now;
}
