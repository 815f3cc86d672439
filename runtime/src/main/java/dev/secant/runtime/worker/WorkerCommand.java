package dev.secant.runtime.worker;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;

/**
 * How a worker is started: by the {@code java} of this JVM, on the class path that this JVM found
 * Secant on. Of what else this JVM was told, it is told the folder for temporary files, the
 * language, the time zone and the character set. The environment of this JVM it has, but for the
 * variables by which a JVM takes options.
 */
public final class WorkerCommand {
  private static final List<String> OPTIONS =
      List.of(
          // One processor's worth of collector is all it needs, and the quickest to start.
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          // A loop that counts can be stopped, as with the collector that a host has.
          "-XX:+UseCountedLoopSafepoints",
          "-XX:LoopStripMiningIter=1000",
          // What is left of the heap is of no use to the conversation either.
          "-XX:+ExitOnOutOfMemoryError",
          // It leaves no file, however it ends, and dies without a novel.
          "-XX:-UsePerfData",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+SuppressFatalErrorMessage",
          "-XX:+DisplayVMOutputToStderr",
          "-Djava.awt.headless=true",
          "-Dslf4j.internal.verbosity=ERROR");

  /** Each would change the command behind our back; the first three also print that they do. */
  private static final List<String> UNWANTED =
      List.of(
          "JAVA_TOOL_OPTIONS",
          "_JAVA_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "OPENJ9_JAVA_OPTIONS",
          "IBM_JAVA_OPTIONS",
          "CLASSPATH");

  /** Should code on the class path clear the property later. */
  private static final String JAVA_HOME = System.getProperty("java.home", "");

  private final Class<?> main;
  private final List<Class<?>> needed;

  /**
   * Creates the command for a main class; nothing is looked at yet.
   *
   * @param main the class with the main method
   * @param needed classes of all else that it needs
   */
  public WorkerCommand(Class<?> main, List<Class<?>> needed) {
    this.main = main;
    this.needed = List.copyOf(needed);
  }

  /** Returns what makes a JVM find the classes, and run the main one. */
  private List<String> program() throws IOException {
    List<Class<?>> all = new ArrayList<>();
    all.add(main);
    all.addAll(needed);
    Set<String> paths = new LinkedHashSet<>();
    for (Class<?> type : all) {
      URI location = location(type);
      if (!"jrt".equals(location.getScheme())) { // in the image of the JDK, which all have
        paths.add(path(type, location).toString());
      }
    }
    return paths.isEmpty()
        ? List.of("-m", main.getModule().getName() + "/" + main.getName())
        : List.of("-cp", String.join(File.pathSeparator, paths), main.getName());
  }

  private static URI location(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      throw new IOException("it is not known where " + type.getName() + " comes from");
    }
    try {
      return location.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(type.getName() + " is in " + location + ", which is no path");
    }
  }

  private static Path path(Class<?> type, URI location) throws IOException {
    if (!"file".equals(location.getScheme())) {
      throw new IOException(
          type.getName() + " is in " + location + ", which no other JVM can be started from");
    }
    return Path.of(location).toAbsolutePath();
  }

  /**
   * Starts a worker.
   *
   * @param directory handed over to it
   * @throws IOException if the classes are not in files that a JVM can be started from, or there is
   *     no such program, or the system refuses
   */
  Process start(Path directory, Limits limits) throws IOException {
    Path java = java();
    List<String> words = new ArrayList<>();
    words.add(java.toString());
    words.addAll(OPTIONS);
    words.add("-Xmx" + limits.memory());
    words.addAll(circumstances());
    words.addAll(program());
    words.add(directory.toString());
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeAll(UNWANTED);
    builder.redirectInput(Redirect.from(nothing())).redirectErrorStream(true);
    return builder.start();
  }

  /** What the results of a plug-in may depend on, as it is here. */
  private static List<String> circumstances() {
    Locale locale = Locale.getDefault();
    Map<String, String> properties = new TreeMap<>();
    properties.put("java.io.tmpdir", System.getProperty("java.io.tmpdir", ""));
    properties.put("user.language", locale.getLanguage());
    properties.put("user.script", locale.getScript());
    properties.put("user.country", locale.getCountry());
    properties.put("user.variant", locale.getVariant());
    properties.put("user.timezone", TimeZone.getDefault().getID());
    properties.put("file.encoding", Charset.defaultCharset().name());
    properties.values().removeIf(String::isEmpty);
    List<String> words = new ArrayList<>();
    properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
    return words;
  }

  private static Path java() throws IOException {
    Path bin = Path.of(System.getProperty("java.home", JAVA_HOME), "bin");
    for (String name : List.of("java", "java.exe")) {
      if (Files.isExecutable(bin.resolve(name))) {
        return bin.resolve(name);
      }
    }
    throw new IOException("there is no java in " + bin);
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }
}
