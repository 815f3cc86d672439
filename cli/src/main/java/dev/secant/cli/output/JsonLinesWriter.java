package dev.secant.cli.output;

import dev.secant.api.Variable;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    for (int i = 0; i < keys.length; i++) {
      String key = (i == 0 ? "{" : ",") + string(columns.get(i)) + ":";
      keys[i] = key.getBytes(StandardCharsets.UTF_8);
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
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00").append(Character.forDigit(c >> 4, 16));
        text.append(Character.forDigit(c & 0xf, 16));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
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
