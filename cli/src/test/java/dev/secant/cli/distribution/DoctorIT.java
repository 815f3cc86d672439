package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.SamplePlugin;
import dev.secant.cli.sample.Pair;
import dev.secant.cli.sample.Quits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor as a process of its own, which a plug-in can end. */
class DoctorIT {
  @TempDir private Path folder;

  @Test
  void whatWasFoundIsShownThoughAPlugInEndsTheProcess() throws Exception {
    Installation installation = Installation.in(folder.toRealPath());
    SamplePlugin.write(installation.plugins().resolve("good.jar"), List.of(Pair.class));
    SamplePlugin.write(installation.plugins().resolve("quits.jar"), List.of(Quits.class));
    Files.writeString(installation.plugins().resolve("text.jar"), "hello");
    Command.Result result = installation.secant("plugins", "doctor").run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("text.jar\n  error    the file is no JAR")
        .contains(
            "quits.jar\n  error    loading class dev.secant.cli.sample.Quits ended the process\n")
        .contains("2 errors in 2 places\n  usable   1 function of 1 plug-in: good (1);")
        .endsWith("  loaded   not all functions: what fails only then is not known\n");
    assertThat(result.err())
        .startsWith("secant: class dev.secant.cli.sample.Quits of plug-in quits ended the process");
  }
}
