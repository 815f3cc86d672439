package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.secant.api.Function;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.kernel.BatchFunction;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** Tests when worker processes begin and end, and what they leave. */
class WorkerLifeTest extends IsolatedPlugins {
  @Test
  void areStartedWhenTheyAreNeededAndEndWithTheRegistry() {
    FunctionRegistry registry = open(PROCESS);
    assertThat(WorkerProcesses.alive()).isEmpty();
    Chain chain = registry.chain("half");
    ProcessHandle worker = WorkerProcesses.awaitOne();
    registry.close();
    WorkerProcesses.await(() -> !worker.isAlive());
    assertThatThrownBy(() -> chain.valueAt(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the registry of ");
  }

  @Test
  void thatSomebodyKillsWhileNothingIsAskedAreReplaced() {
    try (FunctionRegistry registry = open(PROCESS)) {
      Chain chain = registry.chain("half");
      assertThat(chain.valueAt(1)).isEqualTo(0.5);
      WorkerProcesses.awaitOne().destroyForcibly();
      WorkerProcesses.awaitNone();
      assertThat(chain.valueAt(2)).isEqualTo(1);
    }
  }

  @Test
  void thatSomebodyKillsAreNotBlamedOnTheFunctionUnlessItHappensAgain(@TempDir Path own) {
    PluginJars.plugin()
        .lists("slow.Waits")
        .source(
            "slow.Waits",
            "package slow; import java.nio.file.*; public class Waits implements"
                + " dev.secant.api.ElementwiseFunction { public double forward(double x) { try {"
                + " if (x > 1) Files.createFile(Path.of(\""
                + own
                + "\", \"\" + ProcessHandle.current().pid())); while (x > 1 &&"
                + " Files.notExists(Path.of(\""
                + own
                + "\", \"go\"))) Thread.onSpinWait(); return x / 2; } catch"
                + " (java.io.IOException e) { throw new IllegalStateException(e); } } }")
        .write(own.resolve("slow.jar"));
    try (FunctionRegistry registry =
        FunctionRegistry.builder()
            .withoutCache()
            .directory(own)
            .isolation(PROCESS.timeLimit(Duration.ofMinutes(1)))
            .build()) {
      Chain chain = registry.chain("waits");
      CompletableFuture<String> twice = CompletableFuture.supplyAsync(() -> failure(chain, 2));
      killOneAtWork(own, 1);
      killOneAtWork(own, 2);
      assertThat(twice.join()).endsWith("was ended by signal 9 (SIGKILL) in forward(2.0)");
      double[] x = {1, 3, 0.5};
      CompletableFuture<double[]> once =
          CompletableFuture.supplyAsync(
              () -> {
                double[] y = new double[3];
                ((BatchFunction) chain.stages().get(0).function()).forwardAll(x, y, 3);
                return y;
              });
      killOneAtWork(own, 3);
      WorkerProcesses.await(() -> marks(own) == 4);
      Files.createFile(own.resolve("go"));
      assertThat(once.join()).containsExactly(0.5, 1.5, 0.25);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each worker that came to the point has left a file with its number. */
  private static void killOneAtWork(Path own, int count) {
    WorkerProcesses.await(() -> marks(own) == count);
    WorkerProcesses.alive().stream()
        .filter(worker -> Files.exists(own.resolve("" + worker.pid())))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static int marks(Path own) {
    String[] names = own.toFile().list((directory, name) -> name.matches("[0-9]+"));
    return names == null ? 0 : names.length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"calling", "idle"})
  void endWithTheirHostAndLeaveNoFile(String state, @TempDir Path temporary) throws Exception {
    List<String> paths = new ArrayList<>();
    for (Class<?> type :
        List.of(
            WorkerHost.class,
            FunctionRegistry.class,
            Function.class,
            Logger.class,
            Uninterruptibles.class)) {
      paths.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                String.join(File.pathSeparator, paths),
                WorkerHost.class.getName(),
                folder.toString(),
                state)
            .redirectError(Redirect.DISCARD)
            .start();
    ProcessHandle worker;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
      worker = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    } finally {
      host.destroyForcibly();
    }
    WorkerProcesses.await(() -> !worker.isAlive());
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void mayBeSharedByPlugins() {
    PluginJars.function("other.Third", "x / 3").write(folder.resolve("other.jar"));
    try (FunctionRegistry registry = open(PROCESS.shared())) {
      assertThat(registry.chain("half | third").valueAt(12)).isEqualTo(2);
      assertThat(WorkerProcesses.alive()).hasSize(1);
    }
    try (FunctionRegistry registry = open(PROCESS)) {
      assertThat(registry.chain("half | third").valueAt(12)).isEqualTo(2);
      assertThat(WorkerProcesses.alive()).hasSize(2);
    }
  }

  @Test
  void endThoughOneThatSharesThemWasFoundTwice(@TempDir Path other) throws IOException {
    Files.copy(folder.resolve("acme.jar"), other.resolve("acme.jar"));
    try (FunctionRegistry registry =
        FunctionRegistry.builder()
            .withoutCache()
            .directory(folder)
            .directory(other)
            .isolation(PROCESS.shared())
            .build()) {
      assertThat(registry.chain("half").valueAt(12)).isEqualTo(6);
    } // and no worker is left: see leavesNoProcess()
  }

  @Test
  void areTheSameAfterAReload(@TempDir Path own) {
    PluginJars.function("own.Third", "x / 3").write(own.resolve("third.jar"));
    try (FunctionRegistry registry =
        FunctionRegistry.builder()
            .withoutCache()
            .directory(own)
            .isolation(PROCESS.shared())
            .build()) {
      assertThat(registry.chain("third").valueAt(12)).isEqualTo(4);
      PluginJars.function("own.Fourth", "x / 4").write(own.resolve("fourth.jar"));
      registry.reload();
      assertThat(registry.chain("third | fourth").valueAt(12)).isEqualTo(1);
      assertThat(WorkerProcesses.alive()).hasSize(1);
    }
  }

  @Test
  void thatCannotBeStartedAreAProblem(@TempDir Path none) {
    String home = System.getProperty("java.home");
    try (FunctionRegistry registry = open(PROCESS)) {
      registry.chain("claims"); // the JDK, too, looks at the property once
      WorkerProcesses.awaitOne().destroyForcibly();
      WorkerProcesses.awaitNone();
      System.setProperty("java.home", none.toString());
      assertThatThrownBy(() -> registry.chain("half"))
          .isInstanceOf(FunctionLoadException.class)
          .hasMessageContaining(
              "class acme.Half cannot be loaded: the worker of plug-in acme could not be started:"
                  + " there is no java in "
                  + none.resolve("bin"));
      assertThat(registry.report().problems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.WORKER_FAILED);
      System.setProperty("java.home", home);
      assertThat(registry.chain("half").valueAt(1)).isEqualTo(0.5); // the next try succeeds
    } finally {
      System.setProperty("java.home", home);
    }
  }
}
