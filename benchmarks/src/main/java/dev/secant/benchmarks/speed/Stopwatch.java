package dev.secant.benchmarks.speed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
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
  /** CPU time of all threads of the process, its compiler's included: as a peer's is measured. */
  PROCESS_CPU {
    @Override
    long now() {
      return SYSTEM.getProcessCpuTime();
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
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Nanoseconds in a chunk at least: far above the resolution of the clock. */
  private static final long CHUNK = 500_000;

  private static final int FEWEST_CHUNKS = 3;

  /** Times as long as on an idle machine a busy one may take to give a task its time. */
  private static final int PATIENCE = 3;

  /** Returns the time in nanoseconds from an origin of its own. */
  abstract long now();

  /**
   * Returns the times of the tasks in their order. The first fifth of the chunks, while the JVM
   * still compiles, counts for no median.
   *
   * @param seconds for each task, about, by this watch: on a busy machine it takes longer
   */
  List<Timing> time(double seconds, List<Task> tasks) {
    List<Runner> runners = tasks.stream().map(task -> new Runner(this, task)).toList();
    long own = (long) (seconds * 1e9 * tasks.size());
    long start = now();
    long end = System.nanoTime() + PATIENCE * own;
    int chunks = 0;
    while (chunks < FEWEST_CHUNKS || (now() - start < own && System.nanoTime() < end)) {
      chunks++;
      runners.forEach(Runner::runChunk);
    }
    return runners.stream().map(Runner::timing).toList();
  }

  /** One task, and what its chunks took so far. */
  private static final class Runner {
    private final Stopwatch watch;
    private final Task task;
    private final List<Double> times = new ArrayList<>();
    private int repeats = 1;

    Runner(Stopwatch watch, Task task) {
      this.watch = watch;
      this.task = task;
    }

    /** A chunk that turns out short is repeated twice as often the next time. */
    void runChunk() {
      long start = watch.now();
      for (int i = 0; i < repeats; i++) {
        task.run().run();
      }
      long time = watch.now() - start;
      times.add(time / ((double) repeats * task.points()));
      if (time < CHUNK) {
        repeats *= 2;
      }
    }

    Timing timing() {
      double[] warm =
          times.stream().skip(times.size() / 5).mapToDouble(Double::doubleValue).sorted().toArray();
      return new Timing(task, warm[0], warm[warm.length / 2], times.size());
    }
  }
}
