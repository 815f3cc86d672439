package dev.secant.functions.basic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Function;
import dev.secant.functions.basic.kernel.HardwareFma;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests in JVMs of their own that every mode of compilation and width of vectors gives the same
 * bits, in both forms, and that without fma both are those of Math.
 */
class JvmsTest {
  private static final List<String> HERE =
      Stream.concat(
              Stream.of("fma=" + HardwareFma.PRESENT),
              Checksums.ofBulkFunctions().entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue()))
          .toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:+UseParallelGC",
        "-XX:MaxVectorSize=16",
        "-XX:MaxVectorSize=32"
      })
  void giveTheSameBits(String option) throws Exception {
    String rounds = option.equals("-Xint") ? "1" : "30";
    assertThat(output(List.of(option), "dev.secant.functions.basic.Checksums", rounds))
        .isEqualTo(HERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void withoutFmaGiveOneAnswerInBothForms(String option) throws Exception {
    List<String> lines =
        output(List.of("-XX:-UseFMA", option), "dev.secant.functions.basic.Checksums", "2");
    assertThat(lines).startsWith("fma=false").hasSameSizeAs(HERE);
    assertThat(lines)
        .filteredOn(line -> line.contains(";"))
        .allSatisfy(
            line -> {
              String checksums = line.substring(line.lastIndexOf('=') + 1);
              int middle = checksums.indexOf(';');
              assertThat(checksums.substring(0, middle))
                  .as(line)
                  .isEqualTo(checksums.substring(middle + 1));
            });
    assertThat(lines).contains("exp=" + Checksums.of(Math::exp) + ";" + Checksums.of(Math::exp));
  }

  /** The option of the JVM, which {@link HardwareFma} does not ask for its price. */
  @Test
  void knowWhetherThereIsFma() throws Exception {
    boolean useFma =
        output(List.of("-XX:+PrintFlagsFinal", "-version")).stream()
            .filter(line -> line.contains(" UseFMA "))
            .anyMatch(line -> line.contains("= true"));
    assertThat(HardwareFma.PRESENT).isEqualTo(useFma);
  }

  private static List<String> output(List<String> options, String... program)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath()));
    command.addAll(List.of(program));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("exit code of %s", command).isZero();
    return output.lines().toList();
  }

  private static String classPath() throws URISyntaxException {
    return Stream.of(root(Exp.class), root(Function.class), root(Checksums.class))
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
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
