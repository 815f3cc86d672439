package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Variable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.points.PointSource;
import dev.secant.cli.points.RangePoints;
import dev.secant.cli.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link BlockPipeline} by {@link PointRun}: order, failures, and the end of its threads. */
@Timeout(120) // threads that wait for each other are a failure, not a build without end
class BlockPipelineTest {
  private static final List<ResultColumn> COLUMNS = List.of(ResultColumn.numbers("value"));
  private static final int POINTS = 20_000; // of 0, 1, 2, ...: about twenty blocks

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Set<Thread> before = Set.of();

  @BeforeEach
  void noteThreads() {
    before = Thread.getAllStackTraces().keySet();
  }

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && thread.getName().startsWith("secant-")) {
        thread.join();
      }
    }
  }

  /** Doubles, and throws what it is given at one point. */
  private record Doubling(double bad, Throwable failure) implements Computation {
    @Override
    public List<ResultColumn> columns() {
      return COLUMNS;
    }

    @Override
    public void at(double x, int index, ResultBlock results) throws RefusedPointException {
      if (x == bad) {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      }
      results.set(0, index, 2 * x);
    }

    @Override
    public void at(Variable x, int index, ResultBlock results) {
      throw new IllegalStateException("not used");
    }
  }

  private static List<Computation> doubling(int threads, double bad, Throwable failure) {
    List<Computation> computations = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      computations.add(new Doubling(bad, failure));
    }
    return computations;
  }

  private void run(List<Computation> computations, OutputFormat format, OutputStream stream) {
    PointSource source = RangePoints.parse("0:" + (POINTS - 1) + ":" + POINTS);
    ByteSink sink = new ByteSink(stream, UncheckedIOException::new);
    FailureLog failures = new FailureLog(Progress.none(new PrintWriter(new StringWriter(), true)));
    ResultRows rows = new ResultRows(format.writer(sink), failures, OnError.NAN, source);
    new PointRun(computations, rows).over(source);
  }

  private List<String> rows() {
    return out.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
  }

  @ParameterizedTest
  @CsvSource({
    "1, CSV",
    "2, CSV",
    "7, CSV",
    "1, JSONL",
    "3, JSONL",
    "1, TABLE",
    "4, TABLE",
    "2, TSV"
  })
  void rowsComeInTheOrderOfThePoints(int threads, OutputFormat format) {
    run(doubling(threads, -1, new Error()), format, out);
    List<String> rows = rows();
    int header = format == OutputFormat.JSONL ? 0 : 1;
    assertThat(rows).hasSize(POINTS + header);
    for (int i = 0; i < POINTS; i++) {
      String row = rows.get(i + header).replaceAll("[^0-9.]+", " ").strip();
      assertThat(row).isEqualTo((double) i + " " + 2.0 * i);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1023", "1, 1024", "1, 12345", "1, 19999", "4, 0", "4, 1", "4, 12345"})
  void aDefectIsThrownOnceTheRowsBeforeItsBlockAreWritten(int threads, int bad) {
    Throwable defect = bad % 2 == 0 ? new AssertionError("a") : new IllegalArgumentException("b");
    OutputStream unbuffered = new Flushing();
    assertThatThrownBy(() -> run(doubling(threads, bad, defect), OutputFormat.CSV, unbuffered))
        .isSameAs(defect);
    // What is not handed on yet stays in a buffer, as it does with one thread.
    assertThat(rows().size()).isLessThanOrEqualTo(bad + 1);
    for (int i = 1; i < rows().size() - 1; i++) {
      assertThat(rows().get(i)).startsWith((double) (i - 1) + ",");
    }
  }

  private final class Flushing extends OutputStream {
    @Override
    public void write(int b) {
      throw new IllegalStateException("not used");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      out.write(bytes, offset, length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void ofSeveralFailuresTheFirstInTheOrderOfThePointsIsThrown(int threads) {
    OutputStream full =
        new OutputStream() {
          private int left = 100_000; // about 7000 rows

          @Override
          public void write(int b) throws IOException {
            throw new IllegalStateException("not used");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
              throw new IOException("No space left on device");
            }
          }
        };
    assertThatThrownBy(
            () -> run(doubling(threads, 19_000, new Error("too late")), OutputFormat.CSV, full))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("No space left on device");
  }

  @Test
  void anInterruptOfTheCallerChangesNothingAndIsKept() {
    Thread.currentThread().interrupt();
    run(doubling(2, -1, new Error()), OutputFormat.CSV, out);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rows()).hasSize(POINTS + 1).endsWith("19999.0,39998.0");
  }
}
