package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named chains of the command line, and the file they are in. */
class DefineCommandTest {
  @TempDir private Path home;

  private Path file() {
    return home.resolve(".config/secant/chains");
  }

  private CliRun.Result run(String... args) {
    return new CliRun().environment("HOME", home.toString()).with(args);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
  }

  private static CliRun.Result failed(String message) {
    return new CliRun.Result(2, "", message + "\nsee docs/errors.md#named-chain\n");
  }

  @Nested
  class Use {
    @Test
    void aChainIsDefinedListedShownUsedAndDeleted() throws IOException {
      assertThat(run("define", "softexp", "exp", "|", "softplus"))
          .isEqualTo(new CliRun.Result(0, "softexp = exp | softplus\n", ""));
      assertThat(file()).hasContent("softexp = exp | softplus");
      assertThat(run("define", "twice", "softplus(softexp(scale:2(x)))").out())
          .isEqualTo("twice = scale(2) | softexp | softplus\n");
      assertThat(run("define").out())
          .isEqualTo(
              """
              name     chain
              softexp  exp | softplus
              twice    scale(2) | softexp | softplus
              """);
      assertThat(run("define", "--format", "jsonl").out())
          .startsWith("{\"name\":\"softexp\",\"chain\":\"exp | softplus\"}\n");
      assertThat(run("define", "softexp").out()).isEqualTo("softexp = exp | softplus\n");
      assertThat(run("eval", "square", "softexp", "--at", "0.5"))
          .isEqualTo(run("eval", "square", "exp", "softplus", "--at", "0.5"));
      assertThat(run("diff", "square | twice", "--at", "0.5"))
          .isEqualTo(run("diff", "square|scale(2)|exp|softplus|softplus", "--at", "0.5"));
      assertThat(run("functions").out()).contains("\ntwice ").contains(" chain ");
      assertThat(run("describe", "twice").out())
          .startsWith("twice = scale(2) | softexp | softplus\n")
          .contains("  stages      scale(2) | exp | softplus | softplus\n");
      assertThat(run("define", "--delete", "softexp"))
          .isEqualTo(
              failed(
                  "secant: softexp is used by twice, which would mean nothing without it; delete"
                      + " that first"));
      assertThat(run("define", "--delete", "twice").code()).isZero();
      assertThat(run("define", "--delete", "softexp").code()).isZero();
      assertThat(file()).isEmptyFile();
    }

    @Test
    void whatElseIsInTheFileStays() throws IOException {
      write("# mine\n\na = exp # the first\nb = log\n");
      assertThat(run("define", "a", "sin", "--replace").code()).isZero();
      assertThat(run("define", "c", "cos").code()).isZero();
      assertThat(file()).hasContent("# mine\n\na = sin # the first\nb = log\nc = cos");
      try (var left = Files.list(file().getParent())) {
        assertThat(left.map(each -> each.getFileName().toString()))
            .containsExactlyInAnyOrder("chains", "chains.lock");
      }
    }

    @Test
    void marksEndsOfLinesAndRightsStay() throws IOException {
      write("\uFEFFa = exp\r\nb = log # a note\r\n");
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
      assertThat(run("define", "b", "cos", "--replace").code()).isZero();
      assertThat(run("define", "c", "sin").code()).isZero();
      assertThat(Files.readString(file()))
          .isEqualTo("\uFEFFa = exp\r\nb = cos # a note\r\nc = sin\r\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-r--r--");
    }

    @Test
    void theLockIsNoLinkOfAnother() throws IOException {
      Files.createDirectories(file().getParent());
      Path elsewhere = home.resolve("elsewhere");
      Files.createSymbolicLink(file().resolveSibling("chains.lock"), elsewhere);
      assertThat(run("define", "a", "exp").err()).contains("chains cannot be written");
      assertThat(elsewhere).doesNotExist();
    }

    @Test
    void aLinkStaysALink() throws IOException {
      Path real = Files.writeString(home.resolve("dotfiles"), "a = exp\n");
      Files.createDirectories(file().getParent());
      Files.createSymbolicLink(file(), real);
      assertThat(run("define", "b", "a", "log").code()).isZero();
      assertThat(real).hasContent("a = exp\nb = a | log");
      assertThat(file()).isSymbolicLink();
    }

    @Test
    void thoseThatWriteAtOnceLoseNothing() throws Exception {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String name = "chain" + i;
        threads.add(new Thread(() -> runAgain(name)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(Files.readAllLines(file())).hasSize(4);
    }

    private void runAgain(String name) {
      run("define", name, "exp");
    }

    @Test
    void ofThoseThatDefineOneNameAtOnceOneDoes() throws Exception {
      Map<String, CliRun.Result> results = new ConcurrentHashMap<>();
      CyclicBarrier start = new CyclicBarrier(4);
      List<Thread> threads = new ArrayList<>();
      for (String chain : List.of("exp", "square", "sin", "log")) {
        threads.add(
            new Thread(
                () -> {
                  try {
                    start.await();
                  } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                  }
                  results.put(chain, run("define", "one", chain));
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      List<String> done =
          results.keySet().stream().filter(each -> results.get(each).code() == 0).toList();
      assertThat(done).hasSize(1);
      assertThat(file()).hasContent("one = " + done.get(0));
      results.remove(done.get(0));
      assertThat(results.values())
          .allSatisfy(
              each ->
                  assertThat(each.err())
                      .startsWith("secant: one is defined already, as '" + done.get(0) + "'"));
    }

    @Test
    void anotherFileCanBeNamedAndNone() throws IOException {
      Path team = Files.writeString(home.resolve("team"), "a = exp\n");
      CliRun run = new CliRun().environment("SECANT_CHAINS", team.toString());
      assertThat(run.with("eval", "a", "--at", "0").out()).isEqualTo("1.0\n");
      CliRun off = new CliRun().environment("SECANT_CHAINS", "off");
      assertThat(off.with("define", "a", "exp").err())
          .startsWith("secant: there is no file of named chains: $SECANT_CHAINS is off");
    }
  }

  @Nested
  class Refusals {
    @Test
    void namesOfFunctionsAreRefused() throws IOException {
      Path plugins = Files.createDirectories(home.resolve("plugins"));
      SamplePlugin.writeTo(plugins);
      assertThat(run("define", "square", "exp").err())
          .startsWith("secant: square is a function already, core.square (")
          .contains("): the name would mean one thing here and another elsewhere; take another\n");
      assertThat(run("define", "pair", "exp", "--plugins", plugins.toString()).err())
          .startsWith("secant: pair is a function already, sample.pair (");
      assertThat(run("define", "pair", "exp").code()).isZero(); // who knows what is elsewhere
      assertThat(run("eval", "pair", "--at", "1", "--plugins", plugins.toString()).err())
          .startsWith(
              "secant: 'pair' is ambiguous: it is a named chain, and the function sample.pair (");
    }

    @Test
    void circlesAndUnknownNamesAreRefusedAndNothingIsWritten() throws IOException {
      write("a = exp\nb = a | log\n");
      assertThat(run("define", "a", "b", "--replace"))
          .isEqualTo(
              new CliRun.Result(
                  2,
                  "",
                  """
                  secant: the named chain a leads back to itself: a -> b -> a
                    a
                    ^
                  in a, which stands for
                    b
                    ^
                  in b, which stands for
                    a | log
                    ^
                  see docs/errors.md#chain-syntax
                  """));
      assertThat(run("define", "c", "expp").err())
          .startsWith("secant: unknown function 'expp'; did you mean exp?\n");
      assertThat(run("define", "c", "exp |").err())
          .startsWith("secant: a function is missing after |");
      assertThat(run("define", "a", "log"))
          .isEqualTo(failed("secant: a is defined already, as 'exp'; --replace replaces it"));
      assertThat(run("define", "Big", "log").err()).startsWith("secant: 'Big' is no name: ");
      assertThat(run("define", "--delete").code()).isEqualTo(2);
      assertThat(file()).hasContent("a = exp\nb = a | log");
    }

    @Test
    void aDamagedLineBreaksItsOwnNameOnly() throws IOException {
      write("a = exp\nb = log |\n");
      String mistake = file() + ":2:10: a function is missing after |, found the end of the chain";
      String message =
          mistake + "\n  b = log |\n" + "           ^\ncorrect the line, or put # before it";
      assertThat(run("eval", "square", "a", "--at", "0"))
          .isEqualTo(new CliRun.Result(0, "1.0\n", ""));
      assertThat(run("eval", "square", "b", "--at", "2").err())
          .startsWith("secant: the named chain b cannot be used: " + mistake + "\n  square | b\n");
      assertThat(run("define").err()).isEqualTo("secant: warning: " + message + "\n");
      assertThat(run("define", "b")).isEqualTo(failed("secant: " + message));
      assertThat(run("config").err()).startsWith("secant: warning: " + message + "\n");
      assertThat(run("define", "c", "exp").code()).isZero();
      assertThat(file()).hasContent("a = exp\nb = log |\nc = exp");
      assertThat(run("define", "b", "exp"))
          .isEqualTo(
              failed(
                  "secant: b is defined already; --replace replaces what is damaged: " + message));
      assertThat(run("define", "b", "sin", "--replace").code()).isZero();
      assertThat(file()).hasContent("a = exp\nb = sin\nc = exp");
    }

    @Test
    void damageOfEachKindHasItsPlaceAndCanBeDeleted() throws IOException {
      for (String[] each :
          new String[][] {
            {"b exp\n", "b", ":1:6: an = is missing"},
            {"b = exp\nb = log\n", "b", ":2:1: b is defined already, at " + file() + ":1\n"},
            {"Big = exp\n", "Big", ":1:1: name must be a letter a-z"},
            {"b =\n", "b", ":1:4: a value is missing behind ="}
          }) {
        write(each[0] + "good = exp\n");
        assertThat(run("define").err()).startsWith("secant: warning: " + file() + each[2]);
        assertThat(run("eval", "good", "--at", "0").out()).isEqualTo("1.0\n");
        assertThat(run("eval", each[1], "--at", "0").err())
            .startsWith(
                each[1].equals("Big") // which nobody can mean
                    ? "secant: 'Big' is no name of a function"
                    : "secant: the named chain b cannot be used: " + file());
        assertThat(run("define", "--delete", each[1]).code()).isZero();
        assertThat(file()).hasContent("good = exp");
      }
    }

    @Test
    void aFileThatCannotBeReadStopsNothingButDefine() throws IOException {
      Files.createDirectories(file().getParent());
      Files.write(file(), new byte[] {'a', '=', (byte) 0xff});
      String message = file() + " is no text in UTF-8; save it as that";
      assertThat(run("define")).isEqualTo(failed("secant: " + message));
      assertThat(run("eval", "square", "--at", "2"))
          .isEqualTo(
              new CliRun.Result(0, "4.0\n", "secant: warning: no named chains: " + message + "\n"));
      assertThat(run("config").err()).startsWith("secant: warning: " + message + "\n");
    }
  }
}
