package dev.secant.cli.output;

import dev.secant.api.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the first cell of each row, which is a number or an array: an array of results has no
 * header that would tell them from the points.
 */
public final class WithoutFirst implements RowWriter {
  private final RowWriter writer;
  private boolean isFirst = true;

  /** Creates a writer in front of another. */
  public WithoutFirst(RowWriter writer) {
    this.writer = writer;
  }

  @Override
  public void header(List<String> columns) {
    writer.header(columns.subList(1, columns.size()));
  }

  @Override
  public void number(double value) {
    if (isFirst) {
      isFirst = false;
    } else {
      writer.number(value);
    }
  }

  @Override
  public void array(Variable value) {
    if (isFirst) {
      isFirst = false;
    } else {
      writer.array(value);
    }
  }

  @Override
  public void count(long value) {
    writer.count(value);
  }

  @Override
  public void words(WordArray value) {
    writer.words(value);
  }

  @Override
  public void text(String value) {
    writer.text(value);
  }

  @Override
  public void endRow() {
    isFirst = true;
    writer.endRow();
  }

  @Override
  public void flush() {
    writer.flush();
  }

  @Override
  public @Nullable String remark() {
    return writer.remark();
  }

  @Override
  public void finish() {
    writer.finish();
  }
}
