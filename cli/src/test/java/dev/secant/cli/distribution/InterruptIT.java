package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is interrupted, as by Ctrl-C. */
class InterruptIT {
  private static final long LONGEST_START_MINUTES = 2;

  @TempDir private Path folder;

  @Test
  void leavesNoHalfFileAndAnOldOneAsItWas() throws Exception {
    Installation installation = Installation.in(folder.toRealPath());
    Path results = Files.createDirectories(installation.work().resolve("results"));
    Path old = Files.writeString(results.resolve("out.csv"), "what was there\n");
    Command command = installation.secant("eval", "square", "--output", "results/out.csv");

    Process process;
    try (WatchService watch = results.getFileSystem().newWatchService()) {
      results.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      process = command.start();
      writeWithoutEnd(process.getOutputStream());
      WatchKey begun = watch.poll(LONGEST_START_MINUTES, TimeUnit.MINUTES);
      assertThat(begun).as("the run has begun to write").isNotNull();
    }
    boolean interruptible = !ignoresInterrupt(process);
    signal(process, interruptible ? "INT" : "TERM");

    Command.Result result = command.end(process);
    // 128 + the number of the signal, as shells report it.
    assertThat(result.code()).isEqualTo(interruptible ? 130 : 143);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("secant: interrupted after ")
        .endsWith(
            """
             rows; results/out.csv was not written, and nothing is left behind
            see docs/errors.md#interrupted
            """);
    assertThat(old).hasContent("what was there\n");
    try (Stream<Path> files = Files.list(results)) {
      assertThat(files).containsExactly(old);
    }
  }

  @Test
  void saysThatAReportWasNotWritten() throws Exception {
    Installation installation = Installation.in(folder.toRealPath());
    Path results = Files.createDirectories(installation.work().resolve("results"));
    String[] words = "report sin --from -3 --to 3 --points 10000 -o results/r.html".split(" ", -1);
    Command command = installation.secant(words);

    Process process;
    try (WatchService watch = results.getFileSystem().newWatchService()) {
      results.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      process = command.start();
      WatchKey begun = watch.poll(LONGEST_START_MINUTES, TimeUnit.MINUTES);
      assertThat(begun).as("the run has opened its file").isNotNull();
    }
    boolean interruptible = !ignoresInterrupt(process);
    signal(process, interruptible ? "INT" : "TERM");

    String said =
        """
        secant: interrupted; results/r.html was not written, and nothing is left behind
        see docs/errors.md#interrupted
        """;
    assertThat(command.end(process))
        .isEqualTo(new Command.Result(interruptible ? 130 : 143, "", said));
    assertThat(results).isEmptyDirectory();
  }

  /** The input stays open, so that the run is in its middle whenever the signal comes. */
  private static void writeWithoutEnd(OutputStream input) throws IOException {
    input.write("0.5\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /**
   * Whether the process was started with SIGINT ignored, as everything is that a shell script runs
   * in its background; a JVM leaves it so, and only another signal ends it.
   */
  private static boolean ignoresInterrupt(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return false;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
      }
    }
    return false;
  }

  private void signal(Process process, String name) throws Exception {
    List<String> kill = List.of("sh", "-c", "kill -" + name + " " + process.pid());
    assertThat(new Command(folder, kill).run()).isEqualTo(new Command.Result(0, "", ""));
  }
}
