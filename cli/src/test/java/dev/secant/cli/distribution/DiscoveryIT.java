package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application that embeds Secant finds the built-in functions on the class path and as modules.
 */
class DiscoveryIT {
  /**
   * What an embedding application has: the runtime, what it needs, a plug-in; no command line, no
   * logging.
   */
  private static final List<String> LIBRARIES =
      List.of(
          "secant-api",
          "secant-runtime",
          "secant-functions-basic",
          "guava",
          "failureaccess",
          "slf4j-api",
          "jspecify");

  private static final String APPLICATION =
      """
      package app;

      import dev.secant.runtime.diff.NumericalDiff;
      import dev.secant.runtime.registry.FunctionRegistry;

      public class App {
        public static void main(String[] args) {
          try (var registry = FunctionRegistry.builder().classPath().build()) {
            var chain = registry.chain("square | exp | square");
            System.out.println(NumericalDiff.central(chain, 0.5, 1e-4));
            System.out.println(registry.report().problems());
            System.out.println(App.class.getModule().isNamed());
          }
        }
      }
      """;

  private static final String MODULE =
      """
      module app {
        requires dev.secant.runtime;
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeApplication() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/App.java"), APPLICATION);
    Files.writeString(folder.resolve("module-info.java"), MODULE);
  }

  @Test
  void asModulesByProvides() throws Exception {
    // A services file on the module path counts for nothing, so what is found is found by provides.
    compile(List.of("-p", libraries()), "module-info.java", "app/App.java");
    assertThat(java("-p", classes() + File.pathSeparator + libraries(), "-m", "app/app.App"))
        .isEqualTo(new Command.Result(0, "3.2974426293330694\n[]\ntrue\n", ""));
  }

  @Test
  void onTheClassPathByServicesFiles() throws Exception {
    compile(List.of("-cp", libraries()), "app/App.java");
    assertThat(java("-cp", classes() + File.pathSeparator + libraries(), "app.App"))
        .isEqualTo(new Command.Result(0, "3.2974426293330694\n[]\nfalse\n", ""));
  }

  private static String libraries() {
    return LIBRARIES.stream()
        .map(name -> Installation.built().resolve("lib").resolve(name + ".jar").toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private void compile(List<String> options, String... sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("--release", "17", "-d", classes().toString()));
      StringWriter messages = new StringWriter();
      List<Path> paths = Stream.of(sources).map(folder::resolve).toList();
      boolean compiled =
          compiler
              .getTask(messages, files, null, all, null, files.getJavaFileObjectsFromPaths(paths))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  private Command.Result java(String... arguments) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(arguments));
    return new Command(folder, words).run();
  }
}
