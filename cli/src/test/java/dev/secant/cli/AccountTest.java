package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --explain} says on standard error, beside results that stay what they are. */
class AccountTest {
  @TempDir private Path folder;

  private CliRun.Result run(String... args) {
    return new CliRun()
        .environment("SECANT_PLUGINS", folder.toString())
        .environment("HOME", folder.toString())
        .with(args);
  }

  @Test
  void evalSaysWhoseFunctionsAreCalled() throws IOException {
    Path jar = SamplePlugin.writeTo(folder);
    assertThat(run("define", "both", "square", "brittle").code()).isZero();
    CliRun.Result result =
        run("eval", "both", "exp", "--at", "1,2", "--explain", "--format", "csv");
    assertThat(result.out())
        .isEqualTo(run("eval", "both", "exp", "--at", "1,2", "--format", "csv").out());
    assertThat(result.err())
        .startsWith("secant: what is done\n  chain        square | brittle | exp\n")
        .containsPattern("\n  functions    square, exp of core.*, built in\n")
        .contains("\n  functions    brittle of plug-in sample 1.0 (" + jar + ")\n")
        .contains("\n  evaluations  1 of the chain for each point\n");
  }

  @Test
  void diffSaysMethodStepCostAndWhatTheBarMeans() {
    assertThat(run("diff", "exp", "--at", "1", "--explain", "--budget", "20").err())
        .contains("\n  method       the chain rule: exact where a function knows its derivative")
        .contains("\n  evaluations  at most 20 for a numerical derivative of a function, ")
        .contains(
            "\n  error        the true derivative is within the error of the one that is shown");
    CliRun.Result quotient = run("diff", "exp", "--at", "1", "--eps", "1e-3", "--explain");
    assertThat(quotient.out()).isEqualTo(run("diff", "exp", "--at", "1", "--eps", "1e-3").out());
    assertThat(quotient.err())
        .contains(
            "\n  method       the central difference quotient (f(x + eps) - f(x - eps)) / (2 eps)\n")
        .contains("\n  step         eps = 0.001 in the unit of x, at each point\n")
        .contains("\n  error        not known: ");
    assertThat(run("diff", "sum", "--at", "[1,2]", "--gradient", "--explain").err())
        .contains(
            "\n  method       --gradient: extrapolated difference quotients along each element");
  }

  @Test
  void checkAndSweepSaySoToo() {
    assertThat(run("check", "exp", "--samples", "5", "--explain").err())
        .contains("\n  points       5 samples of the domain: ")
        .contains("; seed 1\n")
        .contains("\n  verdict      AGREE if ");
    assertThat(run("check", "exp", "--at", "1", "--explain").err())
        .contains("\n  points       those that are given\n");
    assertThat(run("sweep", "exp", "--at", "1", "--explain").err())
        .contains("\n  method       the central difference quotient with each of the steps\n")
        .containsPattern("\n  step         \\d+, from \\S+ to 1 in the unit of x\n");
  }
}
