package dev.secant.benchmarks.discovery;

import dev.secant.api.Function;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Writes directories of plug-ins, and looks for their functions once, in a JVM that has done
 * nothing before, as the process of a user does. Each run prints who looked, the milliseconds, and
 * how many functions there are.
 */
public final class Discovery {
  private static final String USAGE =
      "usage: Discovery write DIRECTORY JARS FUNCTIONS | secant DIRECTORY [CACHE] |"
          + " service-loader DIRECTORY";

  private Discovery() {}

  /**
   * Does what the arguments say; exits with 2 if they are wrong.
   *
   * @throws IOException if the directory cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Path directory = Path.of(args[1]);
    switch (args[0]) {
      case "write" ->
          new PluginFolder(directory, Integer.parseInt(args[3])).write(Integer.parseInt(args[2]));
      case "secant" -> secant(directory);
      case "service-loader" -> serviceLoader(directory);
      default -> {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
  }

  private static void secant(Path directory) throws IOException {
    Clock start = Clock.now();
    try (FunctionRegistry registry = FunctionRegistry.builder().directory(directory).build()) {
      int functions = registry.functions().size();
      print("secant", start, functions);
    }
  }

  /** What a program does that knows no better: one class loader over all JARs, all instantiated. */
  private static void serviceLoader(Path directory) throws IOException {
    Clock start = Clock.now();
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        urls.add(file.toUri().toURL());
      }
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new))) {
      int functions = 0;
      for (Function function : ServiceLoader.load(Function.class, loader)) {
        functions += function.name().isEmpty() ? 0 : 1;
      }
      print("service-loader", start, functions);
    }
  }

  private static void print(String who, Clock start, int functions) throws IOException {
    Clock end = Clock.now();
    System.out.printf(
        Locale.ROOT,
        "%s %.1f %.1f %.0f %d%n",
        who,
        (end.wall - start.wall) * 1e-6,
        (end.thread - start.thread) * 1e-6,
        (end.process - start.process) * 1e-6,
        functions);
  }

  /**
   * Nanoseconds so far: of the wall, and on a processor, as Linux tells it without a class of the
   * JDK that would have to be loaded for it; 0 elsewhere.
   *
   * @param thread of this thread
   * @param process of all threads, in steps of 10 ms
   */
  private record Clock(long wall, long thread, long process) {
    private static final Path THREAD = Path.of("/proc/thread-self/schedstat");
    private static final Path PROCESS = Path.of("/proc/self/stat");

    static Clock now() throws IOException {
      if (!Files.exists(THREAD)) {
        return new Clock(System.nanoTime(), 0, 0);
      }
      String thread = Files.readString(THREAD);
      String process = Files.readString(PROCESS);
      String[] fields = process.substring(process.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      return new Clock(
          System.nanoTime(),
          Long.parseLong(thread.substring(0, thread.indexOf(' '))),
          ticks * 10_000_000);
    }
  }
}
