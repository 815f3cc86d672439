package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Variable;
import dev.secant.cli.points.ListedPoints;
import dev.secant.cli.points.PointBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what of a {@link Computation} is the failure of a point, and what a defect. */
class ComputationTest {
  private static final List<ResultColumn> COLUMNS = List.of(ResultColumn.numbers("value"));

  private record Failing(RuntimeException failure, boolean byRule) implements Computation {
    @Override
    public List<ResultColumn> columns() {
      return COLUMNS;
    }

    @Override
    public void at(double x, int index, ResultBlock results) throws RefusedPointException {
      if (byRule) {
        throw new RefusedPointException(failure);
      }
      throw failure;
    }

    @Override
    public void at(Variable x, int index, ResultBlock results) throws RefusedPointException {
      at(0, index, results);
    }
  }

  private static PointBlock onePoint() {
    PointBlock points = new PointBlock();
    ListedPoints.of(List.of(Variable.of(2))).fill(points);
    return points;
  }

  @Test
  void aRuleIsAFailureOfThePoint() {
    PointBlock points = onePoint();
    new Failing(new IllegalArgumentException("x must be 1"), true)
        .compute(points, new ResultBlock(COLUMNS));
    assertThat(points.failure(0)).isEqualTo("x must be 1");
  }

  @Test
  void anythingElseIsADefect() {
    RuntimeException defect = new IllegalArgumentException("index out of range");
    assertThatThrownBy(
            () -> new Failing(defect, false).compute(onePoint(), new ResultBlock(COLUMNS)))
        .isSameAs(defect);
  }
}
