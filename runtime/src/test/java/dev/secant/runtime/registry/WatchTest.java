package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.runtime.registry.reload.Pace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a watched directory makes a registry do: real files, real events. */
class WatchTest {
  /** As in production but for what a test would have to wait for. */
  private static final Pace PACE =
      new Pace(Duration.ofMillis(100), Duration.ofMillis(800), Duration.ofSeconds(20));

  @TempDir Path directory;
  private final BlockingQueue<RegistryChanges> told = new LinkedBlockingQueue<>();
  private FunctionRegistry registry = FunctionRegistry.builder().build();

  @AfterEach
  void close() {
    registry.close();
  }

  private void watch(Path watched) {
    watch(watched, PACE, told::add);
  }

  private void watch(Path watched, Pace pace, Consumer<RegistryChanges> listener) {
    registry =
        FunctionRegistry.builder()
            .directory(watched)
            .withoutCache()
            .watch(listener)
            .pace(pace)
            .build();
  }

  private RegistryChanges next() {
    try {
      RegistryChanges changes = told.poll(60, TimeUnit.SECONDS);
      return changes != null ? changes : fail("no reload within a minute");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path write(Path jar, String factor) {
    return PluginJars.function("w.Scaled", factor + " * x").write(jar);
  }

  /** Makes one more change, and asserts that there was no reload but for that. */
  private void assertNothingElse() {
    write(directory.resolve("last.jar"), "99");
    RegistryChanges last = next();
    assertThat(ids(last.added())).containsExactly("last");
    assertThat(last.removed()).isEmpty();
    assertThat(last.changed()).isEmpty();
    assertThat(last.newProblems()).isEmpty();
    assertThat(told).isEmpty();
  }

  private static List<String> ids(List<PluginEntry> entries) {
    return entries.stream().map(PluginEntry::id).toList();
  }

  @Nested
  class Jars {
    @Test
    void areSeenWhenTheyComeChangeMoveAndGo() throws IOException {
      watch(directory);
      Path jar = write(directory.resolve("a.jar"), "2");
      assertThat(ids(next().added())).containsExactly("a");
      assertThat(registry.chain("a.scaled").valueAt(1)).isEqualTo(2);

      write(jar, "3"); // in place
      assertThat(ids(next().changed())).containsExactly("a");
      assertThat(registry.chain("a.scaled").valueAt(1)).isEqualTo(3);

      Path other = write(directory.resolve("a.new"), "4");
      Files.move(other, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      assertThat(ids(next().changed())).containsExactly("a");
      assertThat(registry.chain("a.scaled").valueAt(1)).isEqualTo(4);

      Files.move(jar, directory.resolve("b.jar"));
      RegistryChanges moved = next();
      assertThat(ids(moved.removed())).containsExactly("a");
      assertThat(ids(moved.added())).containsExactly("b");

      Files.delete(directory.resolve("b.jar"));
      assertThat(ids(next().removed())).containsExactly("b");
      assertNothingElse();
    }

    @Test
    void thatAreCopiedSlowlyCauseOneReloadAndNoProblem() throws Exception {
      byte[] bytes =
          Files.readAllBytes(
              PluginJars.function("w.Scaled", "7 * x")
                  .entry("large", noise(600_000))
                  .write(directory.resolve("large.away")));
      // With the pace of production: 1 MB/s in pieces like those of a network.
      watch(directory, Pace.DEFAULT, told::add);
      try (OutputStream out = Files.newOutputStream(directory.resolve("large.jar"))) {
        for (int at = 0; at < bytes.length; at += 65_536) {
          out.write(bytes, at, Math.min(65_536, bytes.length - at));
          TimeUnit.MICROSECONDS.sleep(65_536); // the speed of the copy, not a wait for a result
        }
      }
      RegistryChanges changes = next();
      assertThat(ids(changes.added())).containsExactly("large");
      assertThat(changes.newProblems()).isEmpty();
      assertThat(changes.generation()).isEqualTo(2);
      assertThat(registry.chain("scaled").valueAt(1)).isEqualTo(7);
      assertNothingElse();
    }

    private byte[] noise(int length) {
      byte[] noise = new byte[length];
      new java.util.Random(5).nextBytes(noise);
      return noise;
    }

    @Test
    void thatNeverGetAnEndAreAProblemInTheEnd() throws IOException {
      watch(directory);
      Files.writeString(directory.resolve("text.jar"), "no JAR");
      RegistryChanges changes = next();
      assertThat(changes.newProblems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.NOT_A_JAR);
      assertNothingElse();
    }

    @Test
    void thatAreFinishedDoNotWaitForOthersForEver() throws IOException {
      Path slow = directory.resolve("slow.jar");
      write(slow, "2");
      watch(
          directory,
          new Pace(Duration.ofMillis(100), Duration.ofMinutes(10), Duration.ofMillis(300)),
          told::add);
      Files.writeString(slow, "a copy that has just begun");
      write(directory.resolve("fast.jar"), "3");
      RegistryChanges changes = next();
      assertThat(ids(changes.added())).containsExactly("fast");
      assertThat(ids(changes.unchanged())).containsExactly("slow");
      assertThat(changes.newProblems()).isEmpty();
      write(slow, "5");
      assertThat(ids(next().changed())).containsExactly("slow");
      assertNothingElse();
    }
  }

  @Nested
  class NoFiles {
    private void makePipe(Path path) throws InterruptedException {
      boolean isMade;
      try {
        isMade = new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
      } catch (IOException e) {
        isMade = false;
      }
      assumeTrue(isMade, "this system has no mkfifo");
    }

    @Test
    void areNotOpened() throws IOException, InterruptedException {
      watch(directory);
      makePipe(directory.resolve("pipe.jar"));
      Files.createSymbolicLink(directory.resolve("zero.jar"), Path.of("/dev/zero"));
      List<ProblemCode> codes = new ArrayList<>();
      while (codes.size() < 2) { // each may be seen by itself
        next().newProblems().forEach(problem -> codes.add(problem.code()));
      }
      assertThat(codes).containsExactly(ProblemCode.NOT_A_FILE, ProblemCode.NOT_A_FILE);
      assertNothingElse();
    }

    @Test
    void areNoLockFileEither() throws IOException, InterruptedException {
      watch(directory);
      makePipe(directory.resolve("plugins.lock"));
      assertThat(next().newProblems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.BAD_LOCK_FILE);
      Files.delete(directory.resolve("plugins.lock"));
      assertThat(next().goneProblems()).hasSize(1);
    }
  }

  @Nested
  class Folders {
    @Test
    void areSeenWithTheirLibraries() throws IOException {
      watch(directory);
      Path folder = Files.createDirectory(directory.resolve("box"));
      assertThat(next().newProblems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.FOLDER_WITHOUT_JAR);
      writeBox(folder);
      assertThat(ids(next().added())).containsExactly("box");

      Path libraries = Files.createDirectory(folder.resolve("lib"));
      PluginJars.plugin()
          .source("lib.Lib", "package lib; public class Lib { public static double FACTOR = 5; }")
          .write(libraries.resolve("lib.jar"));
      assertThat(ids(next().changed())).containsExactly("box");
      assertThat(registry.chain("boxed").valueAt(1)).isEqualTo(5);

      Files.delete(libraries.resolve("lib.jar"));
      assertThat(ids(next().changed())).containsExactly("box");
      assertNothingElse();
    }

    private void writeBox(Path folder) {
      var content =
          PluginJars.plugin()
              .body(
                  "w.Boxed",
                  "implements ElementwiseFunction",
                  "public double forward(double x) { return lib.Lib.FACTOR * x; }")
              .source(
                  "lib.Lib", "package lib; public class Lib { public static double FACTOR = 1; }")
              .lists("w.Boxed")
              .content();
      content.remove("lib/Lib.class");
      PluginJars.write(folder.resolve("box.jar"), content);
    }
  }

  @Nested
  class Directories {
    @Test
    void mayComeLater() throws IOException {
      Path later = directory.resolve("later");
      watch(later);
      Files.createDirectory(later);
      write(later.resolve("a.jar"), "2");
      RegistryChanges changes = next();
      while (changes.added().isEmpty()) { // the directory may be seen by itself
        changes = next();
      }
      assertThat(ids(changes.added())).containsExactly("a");
    }

    @Test
    void mayGoAndComeBackWithoutALoss() throws IOException {
      Path plugins = Files.createDirectory(directory.resolve("plugins"));
      write(plugins.resolve("a.jar"), "2");
      watch(plugins);
      registry.chain("scaled");
      Files.move(plugins, directory.resolve("away"));
      assertThat(next().newProblems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.DIRECTORY_MISSING);
      assertThat(registry.chain("scaled").valueAt(1)).isEqualTo(2);
      Files.move(directory.resolve("away"), plugins);
      assertThat(next().goneProblems()).hasSize(1);
      write(plugins.resolve("b.jar"), "3");
      assertThat(ids(next().added())).containsExactly("b");
    }
  }

  @Nested
  class Listeners {
    @Test
    void mayThrow() {
      watch(
          directory,
          PACE,
          changes -> {
            told.add(changes);
            throw new AssertionError("thrown by the listener of a test");
          });
      write(directory.resolve("a.jar"), "2");
      next();
      write(directory.resolve("b.jar"), "3");
      assertThat(ids(next().added())).containsExactly("b");
    }

    @Test
    void seeWhatChangedWhileTheyRan() {
      watch(
          directory,
          PACE,
          changes -> {
            if (changes.generation() == 2) {
              write(directory.resolve("b.jar"), "3");
            }
            told.add(changes);
          });
      write(directory.resolve("a.jar"), "2");
      assertThat(ids(next().added())).containsExactly("a");
      assertThat(ids(next().added())).containsExactly("b");
    }

    @Test
    void areToldOfReloadsByOthersToo() {
      watch(
          directory,
          new Pace(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10)),
          told::add);
      write(directory.resolve("a.jar"), "2");
      RegistryChanges changes = registry.reload();
      assertThat(told).containsExactly(changes);
    }

    @Test
    void mayCloseTheRegistryWhichEndsTheThread() throws InterruptedException {
      BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
      watch(
          directory,
          PACE,
          changes -> {
            registry.close();
            threads.add(Thread.currentThread());
          });
      write(directory.resolve("a.jar"), "2");
      Thread thread = threads.poll(60, TimeUnit.SECONDS);
      assertThat(thread).isNotNull();
      assertThat(thread.isDaemon()).isTrue();
      thread.join(60_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }
}
