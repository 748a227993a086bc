/* Makes the system refuse what a program asks for of its library, from the n-th call on.

   Built and preloaded by bench/faults/disk.py. FAULT_CALL names the call (write, read, sync),
   FAULT_AFTER how many of them go well, FAULT_ERRNO what the others fail with, FAULT_ONCE (1)
   that only one of them does. Only files whose path holds FAULT_PATH are touched.
   FAULT_CLOCK_AFTER: after so many questions for the time of day, the clock stands a year back.
   FAULT_KEEP: a folder that gets a copy of each file as it was when it was last synced, which is
   all that a disk surely has when the power goes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
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

/* Whether fd is of the library; its path. */
static int ours(int fd, char path[PATH_MAX]) {
    const char *part = getenv("FAULT_PATH");
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = part ? readlink(name, path, PATH_MAX - 1) : -1;
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, part) != NULL;
}

static int struck(const char *call, int fd) {
    const char *wanted = getenv("FAULT_CALL");
    char path[PATH_MAX];
    if (!wanted || strcmp(wanted, call) || !ours(fd, path)) return 0;
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

/* Reads through fd itself: closing another one would drop the locks that SQLite holds. */
static int kept(int fd, int result) {
    const char *folder = getenv("FAULT_KEEP");
    char path[PATH_MAX], part[2 * PATH_MAX], whole[2 * PATH_MAX], buffer[65536];
    if (result || !folder || !ours(fd, path)) return result;
    const char *name = strrchr(path, '/') + 1;
    snprintf(whole, sizeof whole, "%s/%s", folder, name);
    snprintf(part, sizeof part, "%s.part", whole);
    int copy = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (copy < 0) return result;
    off_t at = 0;
    ssize_t got;
    while ((got = REAL(pread64)(fd, buffer, sizeof buffer, at)) > 0 && write(copy, buffer, got) == got)
        at += got;
    close(copy);
    if (got == 0) rename(part, whole);
    return result;
}
int fsync(int fd) { return struck("sync", fd) ? -1 : kept(fd, REAL(fsync)(fd)); }
int fdatasync(int fd) { return struck("sync", fd) ? -1 : kept(fd, REAL(fdatasync)(fd)); }

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
