package dev.secant.runtime.registry;

import dev.secant.runtime.worker.Limits;
import java.time.Duration;
import java.util.Objects;

/**
 * Where the code of plug-ins in directories runs: in this process, or in others, each with a limit
 * on time and memory. Immutable.
 *
 * <pre>{@code
 * FunctionRegistry.builder()
 *     .directory(Path.of("plugins"))
 *     .isolation(Isolation.process().timeLimit(Duration.ofSeconds(2)).memory(64 << 20))
 *     .build();
 * }</pre>
 *
 * <p>In this process, a function that never returns keeps its thread, one that exhausts the memory
 * may fail others, and one that calls {@code System.exit} ends the application. In a process of its
 * own, a <i>worker</i>, it fails like any other: the call throws, the worker is ended, and the next
 * call has a new one. Results are the same bit by bit. What is on the class path, the built-in
 * functions among it, is the application's own code and runs in this process always.
 *
 * <p>It is no sandbox: a worker has the rights of the user, to files and to the network.
 *
 * <p><b>Cost:</b> about 0.1 s for the first call, 30 microseconds for each further one; a block of
 * numbers is one call. A worker takes some 40 MB besides its heap. There are as many as threads
 * that call at a time, up to the number of processors, for each plug-in.
 */
public final class Isolation {
  private static final long MIN_MEMORY = 8L << 20;
  private static final long MAX_MEMORY = 1L << 40;
  private static final long DEFAULT_MEMORY = 256L << 20;
  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);
  private static final Duration MIN_TIME_LIMIT = Duration.ofMillis(1);

  /** Who waits longer waits for ever. */
  private static final Duration MAX_TIME_LIMIT = Duration.ofHours(1);

  private static final Isolation NONE =
      new Isolation(false, DEFAULT_MEMORY, DEFAULT_TIME_LIMIT, false);

  private final boolean isProcess;
  private final long memory;
  private final Duration timeLimit;
  private final boolean isShared;

  private Isolation(boolean isProcess, long memory, Duration timeLimit, boolean isShared) {
    this.isProcess = isProcess;
    this.memory = memory;
    this.timeLimit = timeLimit;
    this.isShared = isShared;
  }

  /** Returns none: plug-ins run in this process, each with a class loader of its own. */
  public static Isolation none() {
    return NONE;
  }

  /**
   * Returns isolation by workers, one kind for each plug-in, with 256 MB of heap and 10 s a call.
   */
  public static Isolation process() {
    return new Isolation(true, DEFAULT_MEMORY, DEFAULT_TIME_LIMIT, false);
  }

  /**
   * Returns this isolation with another limit on the heap of a worker.
   *
   * @param bytes from 8 MB (2^23) to 1 TB (2^40)
   * @throws IllegalArgumentException if {@code bytes} is outside that range
   */
  public Isolation memory(long bytes) {
    if (bytes < MIN_MEMORY || bytes > MAX_MEMORY) {
      throw new IllegalArgumentException(
          "bytes must be from 8388608 (8 MB) to 1099511627776 (1 TB), was " + bytes);
    }
    return new Isolation(isProcess, bytes, timeLimit, isShared);
  }

  /**
   * Returns this isolation with another limit on the time of one call of a function. A block of
   * numbers is one call for each of them: it may take as long as each takes less than that.
   * Constructors, and calls outside chains, have {@link FunctionRegistry.Builder#timeLimit}.
   *
   * @param limit from 1 ms to 1 hour
   * @throws IllegalArgumentException if {@code limit} is outside that range
   * @throws NullPointerException if {@code limit} is null
   */
  public Isolation timeLimit(Duration limit) {
    Objects.requireNonNull(limit, "limit must not be null");
    if (limit.compareTo(MIN_TIME_LIMIT) < 0 || limit.compareTo(MAX_TIME_LIMIT) > 0) {
      throw new IllegalArgumentException(
          "limit must be at least 1 ms and at most 1 hour, was " + limit);
    }
    return new Isolation(isProcess, memory, limit, isShared);
  }

  /** Returns this isolation with workers of its own for each plug-in, as is the default. */
  public Isolation perPlugin() {
    return new Isolation(isProcess, memory, timeLimit, false);
  }

  /**
   * Returns this isolation with the same workers for all plug-ins: less memory and fewer starts,
   * but one that ends a worker costs the others the start of the next.
   */
  public Isolation shared() {
    return new Isolation(isProcess, memory, timeLimit, true);
  }

  /** Returns whether plug-ins run in workers. */
  public boolean isProcess() {
    return isProcess;
  }

  /** Returns the limit on the heap of a worker, in bytes. */
  public long memory() {
    return memory;
  }

  /** Returns the limit on the time of one call of a function. */
  public Duration timeLimit() {
    return timeLimit;
  }

  /** Returns whether all plug-ins have the same workers. */
  public boolean isShared() {
    return isShared;
  }

  Limits limits() {
    return new Limits(memory, timeLimit);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Isolation that
        && isProcess == that.isProcess
        && memory == that.memory
        && timeLimit.equals(that.timeLimit)
        && isShared == that.isShared;
  }

  @Override
  public int hashCode() {
    return Objects.hash(isProcess, memory, timeLimit, isShared);
  }

  /** Returns {@code none}, or {@code process, 256 MB, 10 s, per plug-in}. */
  @Override
  public String toString() {
    return isProcess ? "process, " + limits() + (isShared ? ", shared" : ", per plug-in") : "none";
  }
}
