/*
 * The limit: loops fused by hand for one chain, the vectors of exp from libmvec.
 *
 *   gcc -O3 -march=native -ffast-math bulk.c -o bulk -lm -lmvec -lpthread
 *   ./bulk MODE POINTS THREADS SECONDS [FILE]
 *
 * MODE: fused   central difference of square | exp | square, times 1 / (2 eps)
 *       divided the same, divided by 2 eps as the published code does
 *       exp     exp alone
 *       copy    y = a x, what the memory allows
 * Prints one line as Secant's own measurements do. FILE receives the results, eight bytes a number.
 */
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EPS 1e-4
#define MOST_CHUNKS 100000

typedef void (*loop)(const double *restrict x, double *restrict y, long n);

__attribute__((noinline)) static void fused(const double *restrict x, double *restrict y, long n) {
  const double reciprocal = 1 / (2 * EPS);
  for (long i = 0; i < n; i++) {
    double right = x[i] + EPS, left = x[i] - EPS;
    right = exp(right * right);
    left = exp(left * left);
    y[i] = (right * right - left * left) * reciprocal;
  }
}

__attribute__((noinline)) static void divided(const double *restrict x, double *restrict y, long n) {
  for (long i = 0; i < n; i++) {
    double right = x[i] + EPS, left = x[i] - EPS;
    right = exp(right * right);
    left = exp(left * left);
    y[i] = (right * right - left * left) / (2 * EPS);
  }
}

__attribute__((noinline)) static void exponential(const double *restrict x, double *restrict y, long n) {
  for (long i = 0; i < n; i++) y[i] = exp(x[i]);
}

__attribute__((noinline)) static void copy(const double *restrict x, double *restrict y, long n) {
  for (long i = 0; i < n; i++) y[i] = x[i] * 1.0000001;
}

struct part {
  loop body;
  const double *x;
  double *y;
  long n;
};

static void *run_part(void *argument) {
  struct part *part = argument;
  part->body(part->x, part->y, part->n);
  return 0;
}

/* One thread works in the caller, each other is started and ended with the call. */
static void run(loop body, const double *x, double *y, long n, int threads) {
  pthread_t started[64];
  struct part parts[64];
  for (int t = 0; t < threads; t++) {
    long from = n * t / threads, to = n * (t + 1) / threads;
    parts[t] = (struct part){body, x + from, y + from, to - from};
    if (t > 0) pthread_create(&started[t], 0, run_part, &parts[t]);
  }
  run_part(&parts[0]);
  for (int t = 1; t < threads; t++) pthread_join(started[t], 0);
}

static double nanoseconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double difference = *(const double *)a - *(const double *)b;
  return difference < 0 ? -1 : difference > 0;
}

static loop loop_of(const char *mode) {
  if (!strcmp(mode, "fused")) return fused;
  if (!strcmp(mode, "divided")) return divided;
  if (!strcmp(mode, "exp")) return exponential;
  return copy;
}

int main(int count, char **words) {
  if (count < 5) {
    fputs("usage: bulk fused|divided|exp|copy POINTS THREADS SECONDS [FILE]\n", stderr);
    return 2;
  }
  loop body = loop_of(words[1]);
  long n = (long)atof(words[2]);
  int threads = atoi(words[3]);
  double end = nanoseconds(CLOCK_MONOTONIC) + atof(words[4]) * 1e9;
  clockid_t clock = threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC;
  double *x = aligned_alloc(64, (n * sizeof *x + 127) / 64 * 64);
  double *y = aligned_alloc(64, (n * sizeof *y + 127) / 64 * 64);
  for (long i = 0; i < n; i++) {
    x[i] = (uint32_t)(i * INT64_C(2654435769)) * 0x1p-32; /* the points of Points.java */
    y[i] = 0;
  }
  static double times[MOST_CHUNKS];
  int chunks = 0;
  long repeats = n >= 400000 ? 1 : 400000 / n;
  do {
    double start = nanoseconds(clock);
    for (long r = 0; r < repeats; r++) run(body, x, y, n, threads);
    times[chunks++] = (nanoseconds(clock) - start) / repeats / n;
  } while ((nanoseconds(CLOCK_MONOTONIC) < end || chunks < 5) && chunks < MOST_CHUNKS);
  int warm = chunks / 5;
  qsort(times + warm, chunks - warm, sizeof *times, ascending);
  printf("name=c-%s points=%ld least=%.4f median=%.4f chunks=%d\n", words[1], n, times[warm],
         times[warm + (chunks - warm) / 2], chunks);
  if (count > 5) {
    FILE *file = fopen(words[5], "wb");
    if (!file || fwrite(y, sizeof *y, n, file) != (size_t)n || fclose(file)) {
      perror(words[5]);
      return 1;
    }
  }
}
