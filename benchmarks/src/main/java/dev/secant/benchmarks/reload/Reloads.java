package dev.secant.benchmarks.reload;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.RegistryChanges;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Reloads a changed plug-in many times while four threads compute, and counts what is wrong and
 * what is left: to be run in a small heap with little room for classes, where a leak soon ends it.
 *
 * <pre>{@code
 * java -Xmx64m -XX:MaxMetaspaceSize=32m -cp ... dev.secant.benchmarks.reload.Reloads 10000
 * }</pre>
 *
 * <p>Prints one line with the milliseconds of one reload, by the clock and on a processor, and
 * exits with 1 if there is any wrong answer, class loader or file left.
 */
public final class Reloads {
  private static final int READERS = 4;

  /** Until a class loader counts as left: a compiler that works on a method holds its class. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final int count;
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
  private final AtomicInteger loaded = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long reloadNanos;
  private long processorNanos;
  private long answers;
  private long wrong;

  private Reloads(Path directory, int count) {
    this.directory = directory;
    this.count = count;
  }

  /**
   * Reloads as often as the argument says.
   *
   * @throws IOException if no file can be written
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int count = args.length == 1 ? Integer.parseInt(args[0]) : 0;
    if (count < 1) {
      System.err.println("usage: Reloads COUNT");
      System.exit(2);
      return;
    }
    Path directory = Files.createTempDirectory("secant-reloads");
    boolean isRight;
    try {
      isRight = new Reloads(directory, count).run();
    } finally {
      delete(directory);
    }
    System.exit(isRight ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    VersionedJar jar = new VersionedJar(Files.createDirectory(directory.resolve("plugins")));
    jar.replace(0);
    int filesBefore = openFiles();
    int loadersLeft;
    int filesLeft;
    try (FunctionRegistry registry =
        FunctionRegistry.builder()
            .directory(directory.resolve("plugins"))
            .cache(directory.resolve("cache"))
            .build()) {
      remember(registry);
      List<Reader> readers = start(registry);
      for (int version = 1; version <= count; version++) {
        written.set(version);
        jar.replace(version);
        reload(registry, version);
        remember(registry);
      }
      for (Reader reader : readers) {
        end(reader);
      }
      jar.remove();
      registry.reload();
      loadersLeft = loadersLeft();
      filesLeft = openFiles() - filesBefore;
    }
    System.out.printf(
        Locale.ROOT,
        "reloads=%d ms=%.2f cpu-ms=%.2f answers=%d wrong=%d loaders=%d files=%d%n",
        count,
        reloadNanos * 1e-6 / count,
        processorNanos * 1e-6 / count,
        answers,
        wrong,
        loadersLeft,
        filesLeft);
    return wrong == 0 && loadersLeft == 0 && filesLeft <= 0;
  }

  private List<Reader> start(FunctionRegistry registry) {
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      Reader reader = new Reader(registry, loaded, written);
      reader.setDaemon(true);
      reader.start();
      readers.add(reader);
    }
    return readers;
  }

  private void reload(FunctionRegistry registry, int version) {
    long start = System.nanoTime();
    long startOnProcessor = threads.getCurrentThreadCpuTime();
    RegistryChanges changes = registry.reload();
    reloadNanos += System.nanoTime() - start;
    processorNanos += threads.getCurrentThreadCpuTime() - startOnProcessor;
    if (changes.changed().size() != 1 || !registry.report().problems().isEmpty()) {
      throw new IllegalStateException(changes + "\n" + registry.report());
    }
    loaded.set(version);
  }

  private void remember(FunctionRegistry registry) {
    Chain chain = registry.chain("up");
    loaders.add(new WeakReference<>(chain.stages().get(0).function().getClass().getClassLoader()));
    if (loaders.size() > 2 * READERS) {
      loaders.removeIf(loader -> loader.refersTo(null));
    }
  }

  private void end(Reader reader) throws InterruptedException {
    reader.end();
    answers += reader.answers();
    wrong += reader.wrong();
    Throwable failure = reader.failure();
    if (failure != null) {
      throw new IllegalStateException("a reader ended", failure);
    }
  }

  private int loadersLeft() {
    long start = System.nanoTime();
    do {
      System.gc();
      loaders.removeIf(loader -> loader.refersTo(null));
    } while (!loaders.isEmpty() && System.nanoTime() - start < PATIENCE.toNanos());
    return loaders.size();
  }

  /** Returns how many JARs are open, as Linux tells it; 0 elsewhere. */
  private static int openFiles() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(descriptors)) {
      return (int) open.filter(Reloads::isFile).count();
    }
  }

  private static boolean isFile(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/") && !target.startsWith("/dev/") && !target.startsWith("/proc/");
    } catch (IOException e) {
      return false; // that of the listing, which is closed
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
