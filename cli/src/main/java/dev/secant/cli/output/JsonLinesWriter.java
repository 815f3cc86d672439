package dev.secant.cli.output;

import dev.secant.api.Variable;
import dev.secant.cli.format.JsonNumber;
import dev.secant.cli.format.JsonString;
import dev.secant.cli.points.CarriedRows;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A JSON object (RFC 8259) on each line. JSON has no NaN and no infinities: they are the strings
 * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
final class JsonLinesWriter implements RowWriter {
  private final ByteSink sink;
  private byte[][] keys = {};
  private int cell;

  JsonLinesWriter(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void header(List<String> columns) {
    keys = new byte[columns.size()][];
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < keys.length; i++) {
      String key = columns.get(i);
      for (int k = 2; !taken.add(key); k++) { // an object has each key once
        key = columns.get(i) + "_" + k;
      }
      keys[i] = ((i == 0 ? "{" : ",") + string(key) + ":").getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What is a number in JSON stays one, digit by digit; all else is a string. */
  @Override
  public void carried(CarriedRows rows, int row) {
    if (rows.areObjects()) {
      sink.ascii('{');
      sink.bytes(rows.bytes(), rows.start(row, 0), rows.end(row) - rows.start(row, 0));
      cell = rows.width();
      return;
    }
    for (int i = 0; i < rows.width(); i++) {
      String field = rows.text(row, i);
      sink.bytes(keys[cell++]);
      sink.text(JsonNumber.is(field) ? field : string(field));
    }
  }

  @Override
  public void number(double value) {
    sink.bytes(keys[cell++]);
    if (Double.isFinite(value)) {
      sink.number(value);
    } else {
      sink.ascii('"');
      sink.number(value);
      sink.ascii('"');
    }
  }

  @Override
  public void array(Variable value) {
    sink.bytes(keys[cell++]);
    sink.text(ArrayText.json(value));
  }

  @Override
  public void count(long value) {
    sink.bytes(keys[cell++]);
    sink.text(Long.toString(value));
  }

  @Override
  public void words(WordArray value) {
    sink.bytes(keys[cell++]);
    sink.text(ArrayText.json(value));
  }

  @Override
  public void text(String value) {
    sink.bytes(keys[cell++]);
    sink.text(string(value));
  }

  static String quoteIfNotFinite(String number, double value) {
    return Double.isFinite(value) ? number : '"' + number + '"';
  }

  static String string(String value) {
    return JsonString.of(value);
  }

  @Override
  public void endRow() {
    sink.ascii('}');
    sink.ascii('\n');
    cell = 0;
  }

  @Override
  public RowBuffer buffer() {
    return new RowBuffer(
        sink,
        rows -> {
          JsonLinesWriter writer = new JsonLinesWriter(rows);
          writer.keys = keys;
          return writer;
        });
  }

  @Override
  public void flush() {
    sink.flush();
  }

  @Override
  public void finish() {
    sink.flush();
  }
}
