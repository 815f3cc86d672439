package dev.secant.spark.job;

import dev.secant.spark.SecantSpark;
import dev.secant.spark.row.RowField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The rows of the output, and what is counted while they are computed.
 *
 * <p>They are counted where they are written, by Spark's own observation. It takes the count of
 * each partition once, of the attempt whose rows are in the output: there is no shuffle between,
 * whose stages Spark may run again and count again.
 */
final class ResultRows {
  static final String ROWS = "rows";
  static final String FAILED = "failed";
  static final String WITHOUT_X = "without_x";
  static final String NO_NUMBER = "no_number";
  static final String SAMPLE = "sample";
  static final String WORD = "word";

  private static final String FAILED_STATUS = "FAILED";

  private final InputRows input;
  private final JobOptions options;
  private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  ResultRows(InputRows input, JobOptions options) {
    this.input = input;
    this.options = options;
    taken.addAll(input.names());
  }

  /**
   * Returns the rows to write; nothing is computed yet.
   *
   * @param observation is given the counts
   */
  Dataset<Row> observedBy(Observation observation) {
    String number = free("secant_x");
    String wrong = free("secant_no_number");
    String text = free("secant_text");
    Dataset<Row> rows =
        input
            .rows()
            .withColumn(number, input.x().cast("double"))
            .withColumn(wrong, wrong())
            .withColumn(text, input.text());
    Computed computed = computed(rows, number, functions.col(wrong));
    Column x = functions.col(number);
    Column isWrong = functions.col(wrong);
    Column failed = isWrong.or(computed.failed());
    Dataset<Row> observed =
        computed
            .rows()
            .observe(
                observation,
                functions.count(functions.lit(1)).as(ROWS),
                count(failed).as(FAILED),
                count(x.isNull().and(functions.not(isWrong))).as(WITHOUT_X),
                count(isWrong).as(NO_NUMBER),
                functions.min(functions.when(computed.failed(), x)).as(SAMPLE),
                functions.min(functions.when(isWrong, functions.col(text))).as(WORD));
    return observed.select(output(x, computed.results()).toArray(new Column[0]));
  }

  /** Returns whether a row has no number where it should; in mode fail that ends the task. */
  private Column wrong() {
    if (options.onError().equals("null")) {
      return functions.coalesce(input.isNoNumber(), functions.lit(false));
    }
    Column message =
        functions.concat(
            functions.lit(ColumnChoice.shown(options) + " must have numbers, has '"),
            input.text(),
            functions.lit("'"));
    return functions
        .when(input.isNoNumber(), functions.raise_error(message).cast("boolean"))
        .otherwise(functions.lit(false));
  }

  private static Column count(Column condition) {
    return functions.count(functions.when(condition, functions.lit(1)));
  }

  private record Computed(Dataset<Row> rows, Column failed, List<Column> results) {}

  private Computed computed(Dataset<Row> rows, String x, Column isWrong) {
    String first = free("secant_result");
    Column isNumber = functions.col(x).isNotNull();
    if (options.results() instanceof ResultKind.Search search) {
      Dataset<Row> with =
          SecantSpark.withDerivative(rows, x, options.chain(), search.settings(), first);
      List<Column> results = new ArrayList<>();
      for (RowField field : RowField.values()) {
        Column result = functions.col(first).getField(field.label());
        results.add(
            field == RowField.STATUS
                ? functions.coalesce(result, functions.when(isWrong, functions.lit(FAILED_STATUS)))
                : result);
      }
      Column status = functions.col(first).getField(RowField.STATUS.label());
      return new Computed(
          with, functions.coalesce(status.equalTo(FAILED_STATUS), functions.lit(false)), results);
    }
    Dataset<Row> with = SecantSpark.withValue(rows, x, options.chain(), first);
    Column value = functions.col(first);
    if (options.results() instanceof ResultKind.Quotient quotient) {
      String second = free("secant_quotient");
      with = SecantSpark.withCentralDifference(with, x, options.chain(), quotient.eps(), second);
      Column slope = functions.col(second);
      Column isWhole = value.isNotNull().and(slope.isNotNull()); // a row fails as one
      return new Computed(
          with,
          isNumber.and(functions.not(isWhole)),
          List.of(functions.when(isWhole, value), functions.when(isWhole, slope)));
    }
    return new Computed(with, isNumber.and(value.isNull()), List.of(value));
  }

  private List<Column> output(Column x, List<Column> results) {
    List<Column> output = new ArrayList<>();
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (options.only()) {
      output.add(x.as("x"));
      names.add("x");
    } else {
      for (String name : input.names()) {
        output.add(functions.col(ColumnChoice.quoted(name)));
        names.add(name);
      }
    }
    List<String> labels = options.results().columns();
    for (int i = 0; i < labels.size(); i++) {
      output.add(results.get(i).as(free(labels.get(i), names)));
    }
    return output;
  }

  private String free(String name) {
    return free(name, taken);
  }

  /** Returns the name, or where it is taken, in whatever case, {@code name_2} and so on. */
  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = String.format(Locale.ROOT, "%s_%d", name, number);
    }
    return free;
  }
}
