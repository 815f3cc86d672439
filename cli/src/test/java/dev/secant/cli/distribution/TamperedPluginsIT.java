package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By what the JVM itself says of classes: of a plug-in that is not as locked, none is defined. */
class TamperedPluginsIT {
  private static final String CLASSES = " org.acme.special.";

  @TempDir private Path folder;
  private Installation installation;
  private Path jar;
  private Path log;

  @BeforeEach
  void install() throws Exception {
    installation = Installation.in(folder.toRealPath(), "programs");
    installation.plugIn(Installation.specialFunctions());
    jar = installation.plugins().resolve("special-functions-1.0.jar");
    log = folder.toRealPath().resolve("classes.log");
    assertThat(installation.secant("plugins", "lock").run().code()).isZero();
  }

  private Command.Result run(String... words) throws IOException, InterruptedException {
    Files.deleteIfExists(log);
    return installation
        .secant(words)
        .with("SECANT_JAVA_OPTS", "-Xlog:class+load:file=" + log)
        .run();
  }

  private List<String> definedClasses() throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.contains(CLASSES)).toList();
  }

  @Test
  void whatIsAsLockedIsDefined() throws Exception {
    assertThat(run("eval", "erf", "--at", "0", "--frozen"))
        .isEqualTo(new Command.Result(0, "0.0\n", ""));
    assertThat(definedClasses()).isNotEmpty();
  }

  @Test
  void whatWasChangedIsNot() throws Exception {
    Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
    for (String[] words :
        new String[][] {
          {"eval", "erf", "--at", "0"},
          {"describe", "erf"},
          {"functions"},
          {"eval", "square", "--at", "3", "--frozen"},
        }) {
      assertThat(run(words).err()).isNotEmpty();
      assertThat(definedClasses()).as(words[0]).isEmpty();
    }
    assertThat(run("eval", "square", "--at", "3").out()).isEqualTo("9.0\n");
  }
}
