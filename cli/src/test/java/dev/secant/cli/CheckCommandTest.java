package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.check.CheckSettings;
import dev.secant.cli.check.RegistryCheck;
import dev.secant.cli.sample.Brittle;
import dev.secant.cli.sample.Ends;
import dev.secant.cli.sample.Halved;
import dev.secant.cli.sample.Moody;
import dev.secant.cli.sample.Nowhere;
import dev.secant.cli.sample.Pair;
import dev.secant.cli.sample.Unloadable;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code secant check}: verdicts, points, what cannot be checked, and all at once. */
class CheckCommandTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void writePlugin() throws IOException {
    SamplePlugin.write(
        folder.resolve("claims-1.0.jar"),
        List.of(
            Brittle.class,
            Ends.class,
            Halved.class,
            Moody.class,
            Nowhere.class,
            Pair.class,
            Unloadable.class));
  }

  private static Result check(String... words) {
    List<String> args = new ArrayList<>(List.of("check"));
    args.addAll(List.of(words));
    args.addAll(List.of("--plugins", folder.toString()));
    return run(args.toArray(String[]::new));
  }

  @Nested
  class Verdicts {
    @Test
    void agreeOnAChain() {
      Result result = run("check", "square | exp | square", "--at", "0.5");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .startsWith("AGREE: square | exp | square, 1 AGREE of 1 comparison at given points\n\n")
          .contains("verdict  what  x    claimed", "3.29744254140025");
      assertThat(run("check", "square", "exp", "square", "--at", "0.5")).isEqualTo(result);
    }

    @Test
    void nameTheMistakeAndEndWithOne() {
      Result result = check("halved");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .startsWith("DISAGREE: halved, 23 DISAGREE, 1 AGREE of 24 comparisons at points sampled")
          .contains(
              "from any x with seed 1\nclaimed / numerical is 0.5 in all 23 that disagree",
              "that disagree: a factor of 2 is missing\nTaylor remainder falls as h^1 there;");
    }

    @Test
    void areASubgradientAtAKink() {
      Result result = run("check", "abs", "--at", "0");
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("AGREE_SUBGRADIENT  f'    0.0  0.0", "0.0 ± 1", "KINK");
    }

    @Test
    void areOpenWhereTheFunctionThrows() {
      Result result = check("moody", "--at", "-1,2");
      assertThat(result.code()).isZero();
      assertThat(result.out())
          .startsWith("AGREE: moody, 1 UNRESOLVED, 1 AGREE of 2 comparisons at given points\n")
          .contains("f threw ", "not today");
    }

    @Test
    void ofSecondDerivativesHaveRowsOfTheirOwn() {
      Result result = run("check", "exp", "--order", "2", "--at", "1");
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("AGREE    f' ", "AGREE    (f')'");
      assertThat(check("halved", "--order", "2", "--at", "1").out())
          .contains("in all 2 that disagree: a factor of 2 is missing");
    }
  }

  @Nested
  class Points {
    @Test
    void areTheSameForTheSameSeed() {
      Result result = run("check", "exp", "--seed", "7", "--samples", "5");
      assertThat(result.out())
          .startsWith("AGREE: exp, 5 AGREE of 5 comparisons")
          .contains("seed 7");
      assertThat(run("check", "exp", "--seed", "7", "--samples", "5")).isEqualTo(result);
      assertThat(run("check", "exp", "--seed", "8", "--samples", "5").out())
          .isNotEqualTo(result.out());
    }

    @Test
    void ofTheLargestSeedAreTaken() {
      String largest = Long.toString(Long.MAX_VALUE);
      assertThat(run("check", "exp", "--seed", largest, "--samples", "1e1").out())
          .startsWith("AGREE: exp, 10 AGREE of 10 comparisons")
          .contains("with seed " + largest + "\n");
    }

    @Test
    void ofArraysHaveRandomDirectionsWithASeed() {
      Result one = run("check", "log_sum_exp", "--at", "[1,2]", "--seed", "1", "--format", "csv");
      Result nine = run("check", "log_sum_exp", "--at", "[1,2]", "--seed", "9", "--format", "csv");
      assertThat(one.code()).isZero();
      assertThat(nine.code()).isZero();
      assertThat(one.out()).isNotEqualTo(nine.out());
    }

    @Test
    void mayBeARangeOrAFile() {
      assertThat(run("check", "exp", "--range", "0:1:3", "--format", "csv").out().lines())
          .hasSize(4);
      assertThat(
              CliRun.input("x\n1\n2\n")
                  .with("check", "exp", "--input", "-", "--format", "csv")
                  .out()
                  .lines())
          .hasSize(3);
    }

    @Test
    void ofArrayFunctionsAreArrays() {
      Result result = run("check", "sum", "--at", "[1,2]", "--format", "csv");
      assertThat(result.code()).isZero();
      assertThat(result.out())
          .startsWith("function,verdict,what,x,claimed,numerical,error,ratio,rate,status,reason\n")
          .contains("sum,AGREE,df/dx[0],\"[1.0, 2.0]\",1.0,1.0,");
    }

    @Test
    void haveTheShapeThatIsAskedFor() {
      assertThat(check("ends", "--shape", "7").code()).isZero();
      assertThat(run("check", "sum", "--shape", "2,3", "--format", "csv").out())
          .contains("\"[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]\"");
    }

    @Test
    void mustBeFinite() {
      assertThat(run("check", "exp", "--at", "1,nan"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: at NaN: a derivative can be checked at finite numbers only, was NaN
                  see docs/errors.md#invalid-point
                  """));
      assertThat(run("check", "sum", "--at", "[1,-inf]").err())
          .startsWith("secant: at [1.0, -Infinity]: a derivative can be checked at finite");
    }

    @Test
    void areLimitedInNumber() {
      assertThat(run("check", "exp", "--range", "0:1:20000").err())
          .startsWith("secant: --range must give at most 10000 points to a check\n");
    }
  }

  @Nested
  class Refusals {
    @Test
    void ofAFunctionThatClaimsNothingSayWhatToImplement() {
      assertThat(check("brittle"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: brittle claims no derivative that could be checked
                  its class must implement dev.secant.api.DifferentiableElementwiseFunction; 'secant diff' gives a numerical derivative without
                  see docs/errors.md#no-derivative
                  """));
      assertThat(check("square", "pair").err())
          .startsWith(
              "secant: pair claims no derivative that could be checked, so 'square | pair' does"
                  + " not either\nits class must implement dev.secant.api.DifferentiableFunction;");
    }

    @Test
    void ofAFunctionWithoutAnyPointNameTheDomain() {
      assertThat(check("nowhere"))
          .isEqualTo(
              new Result(
                  1,
                  "",
                  """
                  secant: no sample of the domain (any x) has a finite value of nowhere: give points
                  as in --at 0.5,1,2
                  see docs/errors.md#not-checked
                  """));
    }

    @Test
    void ofAllShapesQuoteTheFunction() {
      Result result = check("ends");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("secant: ends cannot be sampled, it accepts no sample of the shapes [[5], ")
          .contains("input must have 7 elements, has 5", "--at \"[1, 2, 3]\" or --shape 3\n")
          .endsWith("see docs/errors.md#not-checked\n");
    }

    @Test
    void ofAnUnknownNameShowTheNearest() {
      assertThat(run("check", "sqare").err())
          .startsWith("secant: unknown function 'sqare'")
          .contains("square")
          .endsWith("see docs/errors.md#unknown-function\n");
    }

    @Test
    void ofSecondDerivativesOfArraysNameTheChain() {
      assertThat(run("check", "square", "sum", "--order", "2"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: --order 2 is for chains of a number: 'square | sum' works on whole arrays
                  see docs/errors.md#not-elementwise
                  """));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "--samples=0 | --samples must be a whole number from 1 to 10000, was 0",
          "--samples=2.5 | --samples must be a whole number from 1 to 10000, was 2.5",
          "--samples=x | --samples: 'x' is not a number",
          "--seed=1.5 | --seed must be a whole number from -9223372036854775808 to 9223372036854775807, was 1.5",
          "--seed=1e300 | --seed must be a whole number from -9223372036854775808 to 9223372036854775807, was 1E300",
          "--seed=x | --seed: 'x' is not a number",
          "--order=3 | --order must be 1 or 2, was 3",
          "--order=x | --order: 'x' is not a number",
          "--tolerance=2 | --tolerance must be in [0, 1), was 2",
          "--tolerance=NaN | --tolerance must be in [0, 1), was NaN",
          "--tolerance=1e-7f | --tolerance: '1e-7f' is not a number: leave out the suffix, as in 1e-7",
          "--shape=2,0 | each length of --shape must be a whole number from 1 to 2147483647, was 0",
          "--shape=2, | each length of --shape: the number is missing",
        })
    void ofSettingsNameTheRuleAsInDiff(String option, String message) {
      assertThat(run("check", "exp", option))
          .isEqualTo(
              new Result(2, "", "secant: " + message + "\nsee docs/errors.md#invalid-setting\n"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "check | a chain or the name of a function must be given, or --all",
          "check exp --all | --all checks every function, was given 'exp' as well",
          "check exp --at 1 --samples 3 | --samples is for sampled points, not for given ones",
          "check sum --at [1,2] --shape 2 | --shape is for sampled points, not for given ones",
          "check exp --at 1 --seed 9 | --seed is for sampled points, and for the directions of functions on whole arrays, not for 'exp' at given points",
          "check exp --at 1 --range 0:1:2 | points must come from one source, were given by --at and --range",
        })
    void ofBadOptionsNameTheRule(String line, String message) {
      assertThat(run(line.split(" ")))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: "
                      + message
                      + "\ntry 'secant check --help'\nsee docs/errors.md#usage\n"));
    }
  }

  @Nested
  class All {
    @Test
    void builtInsAgreeEverywhere() {
      Result result = run("check", "--all", "--format", "csv");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out().lines().skip(1))
          .hasSizeGreaterThan(1000)
          .allMatch(line -> line.contains(",AGREE,") || line.contains(",AGREE_SUBGRADIENT,"));
      assertThat(result.out()).contains("\nleaky_relu(0.25),", "\npow(-2),");
    }

    @Test
    void areCheckedWhateverOneOfThemDoes() {
      Result result = check("--all");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .startsWith("verdict   function")
          .contains("\nDISAGREE  halved ", "\nAGREE     exp ", "\nAGREE     moody ")
          .contains("\nDISAGREE: halved, ", ": a factor of 2 is missing\n");
      assertThat(result.err())
          .contains(
              "secant: claim no derivative, so there is nothing to check: brittle, pair\n",
              "secant: nowhere: no sample of the domain (any x) has a finite value of nowhere",
              "secant: unloadable: ",
              "no licence found",
              "secant: ends: ends cannot be sampled",
              "secant: 3 could not be checked; see docs/errors.md#not-checked\n");
    }

    @Test
    void failuresAreACopy() {
      CheckSettings settings =
          new CheckSettings(null, new CheckSettings.Sampling(1, 1, null), null, 1);
      try (FunctionRegistry registry = FunctionRegistry.builder().directory(folder).build()) {
        Map<String, String> failures = RegistryCheck.of(registry, settings).failures();
        assertThat(failures).containsKeys("nowhere", "unloadable");
        assertThatThrownBy(failures::clear).isInstanceOf(UnsupportedOperationException.class);
      }
    }

    @Test
    void mayBeHeldToGivenPoints() {
      assertThat(run("check", "--all", "--at", "0.5", "--order", "2").code()).isZero();
    }
  }
}
