package dev.secant.kernels.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.functions.basic.kernel.VectorKernel;
import dev.secant.host.ManyExponentials;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests in JVMs of their own when the functions use the kernels by vectors, and when not. */
class DiscoveryTest {
  private static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

  /** More than it takes for the Vector API to pay. */
  private static final String MANY = "70000";

  private static final String KERNEL = "dev.secant.kernels.vector.VectorExp ";

  /** What the first operation on vectors loads in the interpreter. */
  private static final String OPERATION = "jdk.incubator.vector.DoubleVector$F";

  @Test
  void functionsOnTheClassPathUseThem() throws Exception {
    assertThat(run(MANY, VECTOR_API, "-cp", path(true)))
        .contains("0 of 1000 differ")
        .anyMatch(line -> line.contains(KERNEL))
        .anyMatch(line -> line.contains(OPERATION));
  }

  @Test
  void functionsThatAreModulesUseThem() throws Exception {
    assertThat(
            run(
                MANY,
                VECTOR_API + ",dev.secant.functions.basic",
                "-p",
                path(false),
                "-cp",
                root(ManyExponentials.class).toString()))
        .contains("0 of 1000 differ")
        .anyMatch(line -> line.contains(KERNEL));
  }

  /** A command that is soon done must not wait for the Vector API. */
  @Test
  void sixtyMillionNumbersDoNotLoadThem() throws Exception {
    assertThat(run("60000", VECTOR_API, "-cp", path(true)))
        .contains("0 of 1000 differ")
        .noneMatch(line -> line.contains(" jdk.incubator.vector.") || line.contains(KERNEL));
  }

  @Test
  void withoutTheVectorApiTheyAreLeftAlone() throws Exception {
    assertThat(run(MANY, "-cp", path(true)))
        .contains("0 of 1000 differ")
        .noneMatch(line -> line.contains(KERNEL));
  }

  @Test
  void asModulesWithoutTheVectorApiTheyAreLeftAlone() throws Exception {
    assertThat(
            run(
                MANY,
                "--add-modules=dev.secant.functions.basic",
                "-p",
                path(false),
                "-cp",
                root(ManyExponentials.class).toString()))
        .contains("0 of 1000 differ")
        .noneMatch(line -> line.contains(" jdk.incubator.vector.") || line.contains(KERNEL));
  }

  /** On such a machine the vectors would be slower than the loops. */
  @Test
  void shortVectorsAreNotUsed() throws Exception {
    assertThat(run(MANY, VECTOR_API, "-XX:MaxVectorSize=16", "-cp", path(true)))
        .contains("0 of 1000 differ")
        .anyMatch(line -> line.contains(KERNEL))
        .noneMatch(line -> line.contains(OPERATION));
  }

  @Test
  void theServicesFileListsWhatTheModuleProvides() throws Exception {
    Path classes = root(VectorExp.class);
    List<String> lines =
        Files.readAllLines(
            classes.resolve("META-INF/services").resolve(VectorKernel.class.getName()), UTF_8);
    ModuleDescriptor module =
        ModuleDescriptor.read(Files.newInputStream(classes.resolve("module-info.class")));
    assertThat(module.provides())
        .singleElement()
        .satisfies(provides -> assertThat(provides.providers()).containsExactlyElementsOf(lines));
    assertThat(lines)
        .containsExactlyElementsOf(
            Stream.of(Reference.values())
                .map(reference -> reference.vectors.getClass().getName())
                .toList());
  }

  /** Returns what the program printed, and a line for every class that was loaded. */
  private static List<String> run(String thousands, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-Xlog:class+load", ManyExponentials.class.getName(), thousands));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("exit code of %s", command).isZero();
    return output.lines().toList();
  }

  private static String path(boolean withTests) throws Exception {
    List<String> roots = new ArrayList<>();
    roots.add(root(VectorExp.class).toString());
    roots.add(root(VectorKernel.class).toString());
    roots.add(root(Class.forName("dev.secant.api.Function")).toString()); // not read by the module
    if (withTests) {
      roots.add(root(ManyExponentials.class).toString());
    }
    return String.join(File.pathSeparator, roots);
  }

  /** Returns the directory or JAR that holds a class: of a module's tests not the module's own. */
  private static Path root(Class<?> type) throws URISyntaxException {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    String resource = type.getResource(name).toString();
    if (resource.startsWith("jar:")) {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
    return Path.of(new URI(resource.substring(0, resource.length() - name.length())));
  }
}
