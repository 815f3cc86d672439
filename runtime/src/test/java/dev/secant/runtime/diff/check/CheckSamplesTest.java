package dev.secant.runtime.diff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests where {@link GradientCheck} looks, and what unit tests get of it. */
class CheckSamplesTest extends SampleChecks {
  @Nested
  class Samples {
    @Test
    void areTheSameForTheSameSeed() {
      GradientCheck check = GradientCheck.of(Math::exp, Math::exp);
      assertThat(check.run()).hasToString(check.run().toString());
      assertThat(check.withSeed(2).run().toString()).isNotEqualTo(check.run().toString());
    }

    @Test
    void lieInTheDomainWithItsEdges() {
      GradientReport report =
          GradientCheck.of(x -> x, x -> 1)
              .within(Domain.closed(3, 3.5))
              .withSamples(40)
              .withSeed(7)
              .run();
      assertThat(report.rows()).hasSize(40);
      assertThat(report.rows())
          .allSatisfy(row -> assertThat(row.point().item()).isBetween(3.0, 3.5))
          .anySatisfy(row -> assertThat(row.point().item()).isEqualTo(3.0))
          .anySatisfy(row -> assertThat(row.point().item()).isEqualTo(3.5));
    }

    @Test
    void mustMeetTheFunctionSomewhere() {
      assertThatIllegalStateException()
          .isThrownBy(() -> GradientCheck.of(x -> Double.NaN, x -> 1).run())
          .withMessage("no sample of the domain (any x) has a finite value of f: give points");
    }
  }

  @Nested
  class Assertions {
    @Test
    void throwTheReport() {
      assertThatThrownBy(() -> GradientCheck.of(Math::exp, Math::sin).assertAgrees())
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("DISAGREE: f, ")
          .hasMessageContaining("the claim is beyond 3 error bars");
    }

    @Test
    void refuseFunctionsThatClaimNothing() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GradientCheck.of(ElementwiseFunction.of("f", Math::exp)))
          .withMessage(
              "f must be a DifferentiableFunction, which claims a derivative that can be checked,"
                  + " was dev.secant.api.NamedElementwiseFunction");
    }

    @Test
    void nameBadSettings() {
      GradientCheck check = GradientCheck.of(Math::exp, Math::exp);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.at(new double[0]))
          .withMessage("points must hold at least one point, was empty");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.at(1, Double.NaN))
          .withMessage("points[1] must be finite, was NaN");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.withSamples(0))
          .withMessage("samples must be at least 1, was 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.withTolerance(Double.NaN))
          .withMessage("tolerance must be in [0, 1), was NaN");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.withInputShape(2, 0))
          .withMessage("shape[1] must be at least 1, was 0");
    }
  }
}
