package dev.secant.runtime.registry;

import dev.secant.api.Function;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.NullMarked;

/** Builds the JARs of plug-ins, good and bad, from source text and bytes. */
final class PluginJars {
  /** One for all, so that the same content makes the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(2024, 1, 1, 0, 0);

  static final String FUNCTIONS = "META-INF/services/dev.secant.api.Function";
  static final String FACTORIES = "META-INF/services/dev.secant.api.FunctionFactory";

  /** Most tests put the same good plug-in beside the bad one. */
  private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED =
      new ConcurrentHashMap<>();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, StringBuilder> services = new TreeMap<>();
  private final StringBuilder manifest = new StringBuilder();

  private PluginJars() {}

  /** An empty plug-in. */
  static PluginJars plugin() {
    return new PluginJars();
  }

  /** A plug-in with one elementwise function {@code f(x) = expression}, listed. */
  static PluginJars function(String className, String expression) {
    return plugin().elementwise(className, expression).lists(className);
  }

  /** Puts the plug-in into {@code directory} that every test of a bad one expects to work. */
  static void addGood(Path directory) {
    function("good.Twice", "2 * x").write(directory.resolve("good.jar"));
  }

  PluginJars elementwise(String className, String expression) {
    return body(
        className,
        "implements ElementwiseFunction",
        "public double forward(double x) { return " + expression + "; }");
  }

  /** Adds a public class; {@code what} is what stands between its name and its body. */
  PluginJars body(String className, String what, String body) {
    int dot = className.lastIndexOf('.');
    return source(
        className,
        "package "
            + className.substring(0, dot)
            + "; import dev.secant.api.*; import java.util.*; public class "
            + className.substring(dot + 1)
            + " "
            + what
            + " { "
            + body
            + " }");
  }

  PluginJars source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  PluginJars lists(String... classNames) {
    return listsIn(FUNCTIONS, classNames);
  }

  PluginJars listsFactory(String... classNames) {
    return listsIn(FACTORIES, classNames);
  }

  private PluginJars listsIn(String file, String... classNames) {
    StringBuilder lines = services.computeIfAbsent(file, key -> new StringBuilder());
    for (String className : classNames) {
      lines.append(className).append('\n');
    }
    return this;
  }

  PluginJars entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  PluginJars entry(String name, String text) {
    return entry(name, text.getBytes(StandardCharsets.UTF_8));
  }

  PluginJars manifest(String name, String value) {
    manifest.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** All entries with their bytes, classes compiled; to be changed and put into another JAR. */
  Map<String, byte[]> content() {
    Map<String, byte[]> content = new LinkedHashMap<>();
    if (!manifest.isEmpty()) {
      content.put(
          "META-INF/MANIFEST.MF",
          ("Manifest-Version: 1.0\r\n" + manifest + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    services.forEach(
        (name, lines) -> content.put(name, lines.toString().getBytes(StandardCharsets.UTF_8)));
    content.putAll(compile(sources));
    content.putAll(entries);
    return content;
  }

  Path write(Path jar) {
    return write(jar, content());
  }

  static Path write(Path jar, Map<String, byte[]> content) {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        ZipEntry head = new ZipEntry(entry.getKey());
        head.setTimeLocal(TIME);
        zip.putNextEntry(head);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** Returns class files by entry name. */
  static Map<String, byte[]> compile(Map<String, String> sources) {
    return COMPILED.computeIfAbsent(Map.copyOf(sources), PluginJars::compileAnew);
  }

  /** By the tool, not by javax.tools: the module under test does not read that. */
  private static Map<String, byte[]> compileAnew(Map<String, String> sources) {
    if (sources.isEmpty()) {
      return Map.of();
    }
    try {
      Path work = Files.createTempDirectory("secant-plugin");
      Path output = work.resolve("classes");
      String api = pathOf(Function.class) + File.pathSeparator + pathOf(NullMarked.class);
      List<String> arguments = new ArrayList<>();
      arguments.add(sources.containsKey("module-info") ? "--module-path" : "--class-path");
      arguments.addAll(List.of(api, "--release", "17", "-proc:none", "-nowarn", "-d"));
      arguments.add(output.toString());
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        arguments.add(Files.writeString(file, source.getValue()).toString());
      }
      StringWriter messages = new StringWriter();
      PrintWriter out = new PrintWriter(messages);
      ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
      if (javac.run(out, out, arguments.toArray(String[]::new)) != 0) {
        throw new IllegalArgumentException(messages.toString());
      }
      Map<String, byte[]> classes = read(output);
      delete(work);
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Path pathOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Map<String, byte[]> read(Path output) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(output)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        classes.put(
            output.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  /** Returns {@code count} bytes of one kind, as an entry that inflates to far more than it has. */
  static byte[] repeated(char c, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) c);
    return bytes;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
