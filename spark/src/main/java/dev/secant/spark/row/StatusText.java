package dev.secant.spark.row;

import dev.secant.runtime.diff.DerivativeStatus;
import org.apache.spark.unsafe.types.UTF8String;

/** The statuses as Spark has text. */
final class StatusText {
  /** The status of a row without a result. */
  static final UTF8String FAILED = UTF8String.fromString("FAILED");

  private static final UTF8String[] TEXTS = texts();

  private StatusText() {}

  private static UTF8String[] texts() {
    DerivativeStatus[] statuses = DerivativeStatus.values();
    UTF8String[] texts = new UTF8String[statuses.length];
    for (DerivativeStatus status : statuses) {
      texts[status.ordinal()] = UTF8String.fromString(status.name());
    }
    return texts;
  }

  /** Returns the name of the status. */
  static UTF8String of(DerivativeStatus status) {
    return TEXTS[status.ordinal()];
  }
}
