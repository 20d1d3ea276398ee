/*
 * Preloaded into a process, it shifts what the process takes for the time of day by the nanoseconds that stand in the file CLOCK_SHIFT_FILE
 * names: eight bytes, signed, in the machine's order, mapped, so that a write of them is a clock that is set while the process runs. The
 * monotonic clocks go on untouched, as they do on a machine whose time is set.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL

typedef int (*clock_reader)(clockid_t, struct timespec *);

static volatile const int64_t *shift;
static clock_reader machine;

__attribute__((constructor)) static void begin(void) {
  if (machine == NULL) machine = (clock_reader)dlsym(RTLD_NEXT, "clock_gettime");
  const char *file = getenv("CLOCK_SHIFT_FILE");
  if (shift != NULL || file == NULL) return;
  int fd = open(file, O_RDONLY | O_CLOEXEC);
  void *page = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, fd, 0);
  if (fd >= 0) close(fd);
  if (page == MAP_FAILED) {
    fprintf(stderr, "The clock cannot be shifted: %s cannot be read\n", file);
    _exit(70);
  }
  shift = page;
}

int clock_gettime(clockid_t clock, struct timespec *at) {
  if (machine == NULL) begin();
  int failed = machine(clock, at);
  if (failed || shift == NULL || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return failed;
  int64_t all = at->tv_sec * SECOND + at->tv_nsec + *shift;
  at->tv_sec = all / SECOND;
  at->tv_nsec = all % SECOND;
  return 0;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
  (void)zone;
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *at) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now)) return (time_t)-1;
  if (at != NULL) *at = now.tv_sec;
  return now.tv_sec;
}
