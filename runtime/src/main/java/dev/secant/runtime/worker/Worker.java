package dev.secant.runtime.worker;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One worker: a JVM, the conversation with it, and the memory that both see. Used by one thread at
 * a time, but for {@link #kill()}.
 */
final class Worker implements Closeable {
  /** A machine that is so busy that a JVM does not come up in that time has other problems. */
  static final Duration START_LIMIT = Duration.ofSeconds(30);

  /** How long a process takes to go once it has closed its connection. */
  private static final long LONGEST_END_MILLIS = 500;

  /** How long to wait for the last words of a worker whose end is a failure of a call. */
  private static final long OUTPUT_MILLIS = 50;

  /** How long to wait for them where nothing else is to be done; a logger may have to start. */
  private static final long LONGEST_OUTPUT_MILLIS = 5000;

  /** How often to look whether a worker has gone on to the next number. */
  private static final long LOOK_MILLIS = 10;

  /** How a JVM ends that is to end itself when its heap is exhausted. */
  private static final int OUT_OF_MEMORY_IN_JVM = 3;

  private final Limits limits;
  private final Process process;
  private final WorkerOutput output;
  private final SharedArea area;
  private final MessageChannel channel;
  private final SocketChannel lifeline;
  private final MessageWriter writer = new MessageWriter();
  private final Set<Integer> instances = new HashSet<>();

  /** Numbers of what nobody has any more, to be told with the next request. */
  private final Queue<Integer> forgotten = new ConcurrentLinkedQueue<>();

  private int longestAnswer;
  private int sequence;
  private boolean isNew = true;
  private long resting;
  private volatile boolean ended;

  private Worker(Start start, SocketChannel channel, SocketChannel lifeline) throws IOException {
    this.limits = start.limits;
    this.process = start.process;
    this.output = start.output;
    this.area = start.area;
    this.channel = new MessageChannel(channel);
    this.lifeline = lifeline;
  }

  /** What there is before there is a connection. */
  private record Start(Limits limits, Process process, WorkerOutput output, SharedArea area) {}

  /** Makes the output of a process be read. */
  @FunctionalInterface
  interface Listener {
    WorkerOutput listen(Process process);
  }

  /**
   * Starts a worker.
   *
   * @throws IOException if that fails; the message says why
   */
  static Worker start(WorkerCommand command, Limits limits, Listener listener) throws IOException {
    Path directory = Files.createTempDirectory("secant-worker-");
    Path socket = directory.resolve(WorkerServer.SOCKET);
    Path file = directory.resolve(WorkerServer.AREA);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      SharedArea area = SharedArea.create(file);
      Process process = command.start(directory, limits);
      try {
        WorkerOutput output = listener.listen(process);
        return greeted(server, new Start(limits, process, output, area));
      } catch (Throwable e) { // nobody else knows of it
        process.destroyForcibly();
        throw e;
      }
    } finally {
      List.of(socket, file, directory).forEach(Worker::delete);
    }
  }

  /** What is mapped, or in use, cannot be deleted everywhere. */
  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }

  private static Worker greeted(ServerSocketChannel server, Start start) throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    SocketChannel channel = accept(server, start, end);
    Worker worker;
    try {
      worker = new Worker(start, channel, accept(server, start, end));
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
    try {
      MessageReader greeting = worker.channel.receive(Integer.BYTES, () -> millisTo(end));
      if (greeting.getInt() != WorkerServer.GREETING) {
        throw new BrokenMessageException("it is of another version");
      }
      return worker;
    } catch (EOFException e) {
      worker.close();
      throw failed(start);
    } catch (Throwable e) {
      worker.close();
      throw e;
    }
  }

  private static SocketChannel accept(ServerSocketChannel server, Start start, long end)
      throws IOException {
    server.configureBlocking(false);
    boolean isInterrupted = false;
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      while (true) {
        SocketChannel accepted = server.accept();
        if (accepted != null) {
          return accepted;
        }
        if (!start.process.isAlive()) {
          throw failed(start);
        }
        if (millisTo(end) <= 0) {
          throw new IOException("it did not start within " + Limits.seconds(START_LIMIT));
        }
        selector.select(LOOK_MILLIS);
        isInterrupted |= Thread.interrupted();
        selector.selectedKeys().clear();
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static long millisTo(long end) {
    return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
  }

  private static IOException failed(Start start) {
    awaitEnd(start.process);
    start.output.awaitEnd(OUTPUT_MILLIS);
    String line = start.output.firstLine();
    String code = start.process.isAlive() ? "" : " with exit code " + start.process.exitValue();
    return new IOException("it ended at once" + code + (line == null ? "" : ": " + line));
  }

  /** Returns a message to be written for this worker. */
  MessageWriter request(Request request, int instance) {
    longestAnswer = (int) Math.min(request.longestAnswer(), limits.memory());
    writer.clear().putInt(++sequence);
    List<Integer> keys = new ArrayList<>();
    for (Integer key = forgotten.poll(); key != null; key = forgotten.poll()) {
      instances.remove(key);
      keys.add(key);
    }
    writer.putInt(keys.size());
    keys.forEach(writer::putInt);
    return writer.putEnum(request).putInt(instance);
  }

  /** Makes the worker forget plug-ins or instances. Thread-safe. */
  void forget(List<Integer> keys) {
    forgotten.addAll(keys);
  }

  /** Returns whether it has served nobody but the caller yet. */
  boolean isNew() {
    return isNew;
  }

  /** Nobody uses it from now on, until somebody does. */
  void rest() {
    isNew = false;
    resting = System.nanoTime();
    writer.clear();
    channel.trim();
  }

  boolean hasRestedFor(long nanos) {
    return System.nanoTime() - resting > nanos;
  }

  /** Returns the memory that the worker sees, too. */
  SharedArea area() {
    return area;
  }

  /** Returns whether the worker has made an instance. */
  boolean hasInstance(int instance) {
    return instances.contains(instance);
  }

  void addInstance(int instance) {
    instances.add(instance);
  }

  /**
   * Sends the message that was written, and returns the answer, valid until the next call. The
   * limit is one for each number: as long as the worker goes on to the next, it may go on.
   *
   * @param activity what to say that the worker was at
   * @throws WorkerLostException if there is none; then the worker is gone
   */
  MessageReader exchange(Duration limit, Supplier<String> activity) throws WorkerLostException {
    area.setPlace(SharedArea.NOWHERE);
    MessageChannel.Patience patience = new Watch(limit.toNanos());
    try {
      channel.send(writer.message(), patience);
      MessageReader answer = channel.receive(longestAnswer, patience);
      if (answer.getInt() != sequence) {
        throw new BrokenMessageException("an answer is to another question");
      }
      return answer;
    } catch (SilenceException e) {
      close();
      throw WorkerLostException.timeout(limit, activity.get());
    } catch (IOException e) {
      throw lost(e, activity);
    }
  }

  /** Ends the worker and returns why it had to be. */
  WorkerLostException lost(IOException failure, Supplier<String> activity) {
    boolean isGone = !(failure instanceof BrokenMessageException) && awaitEnd(process);
    close();
    if (!isGone) {
      return WorkerLostException.broken(activity.get());
    }
    output.awaitEnd(OUTPUT_MILLIS);
    int code = process.exitValue();
    boolean isOutOfMemory = code == OUT_OF_MEMORY_IN_JVM && output.sawOutOfMemory();
    if (isOutOfMemory || code == WorkerServer.OUT_OF_MEMORY) {
      return WorkerLostException.memory(limits, activity.get());
    }
    return code == WorkerServer.BROKEN
        ? WorkerLostException.broken(activity.get())
        : WorkerLostException.exit(code, activity.get());
  }

  /** Waits while numbers are done. */
  private final class Watch implements MessageChannel.Patience {
    private final long limit;
    private long since = System.nanoTime();
    private int place = SharedArea.NOWHERE;

    Watch(long limit) {
      this.limit = limit;
    }

    @Override
    public long millisToWait() {
      long now = System.nanoTime();
      int current = area.place();
      if (current != place) {
        place = current;
        since = now;
      }
      long left = limit - (now - since);
      return left <= 0 ? 0 : Math.min(LOOK_MILLIS, 1 + TimeUnit.NANOSECONDS.toMillis(left));
    }
  }

  /** Returns whether a process has ended, waiting for a moment. */
  private static boolean awaitEnd(Process process) {
    boolean isInterrupted = Thread.interrupted();
    try {
      return process.waitFor(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      isInterrupted = true;
      return !process.isAlive();
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean isAlive() {
    return !ended && process.isAlive();
  }

  /**
   * Ends the process, and what it has started as far as that can be seen: what a worker has started
   * that has ended by itself is nobody's child any more. Thread-safe; a call under way fails.
   */
  void kill() {
    ended = true;
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.toHandle().destroyForcibly(); // that of the process closes what it has printed, too
    }
  }

  /** Ends the worker, of which nothing is left then. */
  @Override
  public void close() {
    kill();
    close(channel);
    close(lifeline);
  }

  /** Waits until all that it has printed is shown; it is closed. */
  void awaitOutput() {
    output.awaitEnd(LONGEST_OUTPUT_MILLIS);
    process.destroyForcibly(); // closes the pipe, should somebody else have kept it open
  }

  private static void close(Closeable end) {
    try {
      end.close();
    } catch (IOException e) {
      // Nobody is there any more to whom it could matter.
    }
  }
}
