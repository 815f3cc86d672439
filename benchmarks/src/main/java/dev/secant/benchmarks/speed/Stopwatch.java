package dev.secant.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times tasks in turn, chunk by chunk, so that what disturbs the machine disturbs all of them. */
enum Stopwatch {
  /**
   * CPU time of the calling thread: the compiler threads of the JVM and other processes left out.
   */
  THREAD_CPU {
    @Override
    long now() {
      return THREADS.getCurrentThreadCpuTime();
    }
  },
  /** Time that passes: the only one that means something for several threads. */
  WALL {
    @Override
    long now() {
      return System.nanoTime();
    }
  };

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Points in a chunk at least: near a millisecond, far above the resolution of the clock. */
  private static final int POINTS_A_CHUNK = 400_000;

  private static final int FEWEST_CHUNKS = 5;

  /** Returns the time in nanoseconds from an origin of its own. */
  abstract long now();

  /** Returns the clock that fits a number of threads. */
  static Stopwatch forThreads(int threads) {
    return threads == 1 ? THREAD_CPU : WALL;
  }

  /**
   * Returns the times of the tasks in their order. The first fifth of the chunks, while the JVM
   * still compiles, counts for no median.
   *
   * @param seconds for each task, about
   */
  List<Timing> time(double seconds, List<Task> tasks) {
    List<List<Double>> times = new ArrayList<>();
    tasks.forEach(task -> times.add(new ArrayList<>()));
    long end = System.nanoTime() + (long) (seconds * 1e9 * tasks.size());
    while (System.nanoTime() < end || times.get(0).size() < FEWEST_CHUNKS) {
      for (int i = 0; i < tasks.size(); i++) {
        times.get(i).add(chunk(tasks.get(i)));
      }
    }
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      timings.add(timing(tasks.get(i), times.get(i)));
    }
    return timings;
  }

  private double chunk(Task task) {
    int repeats = Math.max(1, POINTS_A_CHUNK / task.points());
    long start = now();
    for (int i = 0; i < repeats; i++) {
      task.run().run();
    }
    return (now() - start) / ((double) repeats * task.points());
  }

  private static Timing timing(Task task, List<Double> times) {
    double[] warm =
        times.stream().skip(times.size() / 5).mapToDouble(Double::doubleValue).sorted().toArray();
    double least = Arrays.stream(warm).min().orElseThrow();
    return new Timing(task, least, warm[warm.length / 2], times.size());
  }
}
