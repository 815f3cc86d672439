package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import java.util.List;

/** The last cell of each row and nothing else: the answer to one question, for people. */
public final class BareWriter implements RowWriter {
  private final ByteSink sink;
  private String last = "";

  /** Creates a writer. */
  public BareWriter(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void header(List<String> columns) {}

  @Override
  public void number(double value) {
    last = Decimal.toString(value);
  }

  @Override
  public void array(Variable value) {
    last = ArrayText.plain(value);
  }

  @Override
  public void count(long value) {
    last = Long.toString(value);
  }

  @Override
  public void words(WordArray value) {
    last = ArrayText.plain(value);
  }

  @Override
  public void text(String value) {
    last = value;
  }

  @Override
  public void endRow() {
    sink.text(last);
    sink.ascii('\n');
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
