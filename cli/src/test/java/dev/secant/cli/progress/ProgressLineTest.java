package dev.secant.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link ProgressLine}. */
class ProgressLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;0;500;NaN;0 rows, 0.0/s",
        "1;0;500;NaN;1 row, 2.0/s",
        "1200000;2;3000;0.3;1,200,000 rows, 400,000/s, 30 %, 0:07 left, 2 failed",
        "10;1234;1000000;0.5;10 rows, 0.0/s, 50 %, 16:40 left, 1,234 failed",
        "10;0;1000000;0.1;10 rows, 0.0/s, 10 %, 2:30:00 left",
        "10;0;1000;1;10 rows, 10/s, 99 %, 0:00 left",
        "10;0;1000;0.0001;10 rows, 10/s",
        "9007199254740992;9007199254740992;86400000;0.0011;"
            + "9,007,199,254,740,992 rows, 104,249,991,374/s, 0 %, 2400:00:00 left,"
      })
  void saysHowFarARunIs(long rows, long failed, long millis, double fraction, String text) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    assertThat(new ProgressLine(rows, failed, nanos, fraction).text()).startsWith(text);
  }
}
