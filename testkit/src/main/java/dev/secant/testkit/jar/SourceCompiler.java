package dev.secant.testkit.jar;

import dev.secant.api.Function;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** Compiles Java source text to class files without touching the disk; the same text once only. */
final class SourceCompiler {
  private static final Map<List<SourceText>, Map<String, byte[]>> COMPILED =
      new ConcurrentHashMap<>();

  private SourceCompiler() {}

  /**
   * Returns class files by entry name.
   *
   * @throws IllegalArgumentException if a source does not compile; the message is the compiler's
   * @throws IllegalStateException if this is a Java without a compiler
   */
  static Map<String, byte[]> compile(List<SourceText> sources) {
    return sources.isEmpty()
        ? Map.of()
        : COMPILED.computeIfAbsent(List.copyOf(sources), SourceCompiler::compileAnew);
  }

  private static Map<String, byte[]> compileAnew(List<SourceText> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "sources need a compiler, and the Java in "
              + System.getProperty("java.home")
              + " has none: run the tests by a JDK");
    }
    boolean modular = sources.stream().anyMatch(SourceText::isModule);
    String api = pathOf(Function.class) + File.pathSeparator + pathOf(NullMarked.class);
    List<String> options =
        List.of(
            modular ? "--module-path" : "--class-path",
            api,
            "--release",
            "17",
            "-proc:none",
            "-nowarn",
            "-g");
    StringWriter messages = new StringWriter();
    try (Outputs outputs =
        new Outputs(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach(source -> units.add(new Source(source)));
      if (!compiler.getTask(messages, outputs, null, options, null, units).call()) {
        throw new IllegalArgumentException("sources must compile:\n" + messages);
      }
      return outputs.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a class of the host comes from: the path that its users compile against. */
  private static Path pathOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " comes from no file: " + source.getLocation(), e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(SourceText source) {
      super(URI.create("memory:///" + source.path()), Kind.SOURCE);
      text = source.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what is written. */
  private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Outputs(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String entry = className.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("memory:///" + entry), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(entry, bytes);
          return bytes;
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new TreeMap<>();
      written.forEach((entry, bytes) -> classes.put(entry, bytes.toByteArray()));
      return classes;
    }
  }
}
