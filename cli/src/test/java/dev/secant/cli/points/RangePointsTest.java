package dev.secant.cli.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.cli.failure.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link RangePoints}: both ends, even spacing, and the rules on its text. */
class RangePointsTest {
  private static List<Double> points(String text) {
    RangePoints range = RangePoints.parse(text);
    PointBlock block = new PointBlock();
    List<Double> points = new ArrayList<>();
    while (range.fill(block)) {
      for (int i = 0; i < block.size(); i++) {
        points.add(block.number(i));
      }
    }
    return points;
  }

  @Test
  void tenthsAreTenths() {
    assertThat(points("0:1:11"))
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    assertThat(points("-1:1:21")).contains(-0.3, 0.0, 0.3);
  }

  @Test
  void itMayFall() {
    assertThat(points("2:-2:5")).containsExactly(2.0, 1.0, 0.0, -1.0, -2.0);
  }

  @ParameterizedTest
  @CsvSource({"0.1,0.7,7", "1e-300,1e300,1000", "-1.7e308,1.7e308,5", "1,1.0000000000000002,4"})
  void theEndsAreExactAndThePointsInOrder(double start, double stop, int count) {
    List<Double> points = points(start + ":" + stop + ":" + count);
    assertThat(points).hasSize(count).isSorted();
    assertThat(points.get(0)).isEqualTo(start);
    assertThat(points.get(count - 1)).isEqualTo(stop);
  }

  @Test
  void itIsLongerThanABlock() {
    assertThat(points("1:5000:5000")).hasSize(5000).contains(1025.0, 4999.0).isSorted();
  }

  @Test
  void onePointNeedsEqualEnds() {
    assertThat(points("3:3:1")).containsExactly(3.0);
    assertThat(points("3:3:2")).containsExactly(3.0, 3.0);
    assertThatThrownBy(() -> RangePoints.parse("0:1:1"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "COUNT of --range must be at least 2 where START and STOP differ, as both are"
                + " included, was 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0:1 | --range must be START:STOP:COUNT, as in 0:1:11, was '0:1'",
        "'' | --range must be START:STOP:COUNT, as in 0:1:11, was ''",
        "0:1:2:3 | --range must be START:STOP:COUNT, as in 0:1:11, was '0:1:2:3'",
        "a:1:2 | START of --range: 'a' is not a number; --range must be START:STOP:COUNT, as in 0:1:11",
        "0::2 | STOP of --range: the number is missing; --range must be START:STOP:COUNT, as in 0:1:11",
        "0:inf:2 | STOP of --range must be a finite number, was Infinity",
        "0:1:0 | COUNT of --range must be a whole number of at least 1, was 0",
        "0:1:-5 | COUNT of --range must be a whole number of at least 1, was -5",
        "0:1:2.5 | COUNT of --range must be a whole number of at least 1, was 2.5",
        "0:1:nan | COUNT of --range must be a finite number, was NaN",
        "0:1:1e300 | COUNT of --range must be a whole number of at least 1 and at most 9007199254740992, was 1E300"
      })
  void anythingElseIsRefused(String text, String message) {
    assertThatThrownBy(() -> RangePoints.parse(text)).hasMessage(message);
  }
}
