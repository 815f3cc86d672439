package dev.secant.spark.row;

import dev.secant.runtime.diff.DerivativeStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.unsafe.types.UTF8String;

/** The statuses as Spark has text. */
final class StatusText {
  /** The status of a row without a result. */
  static final UTF8String FAILED = UTF8String.fromString("FAILED");

  private static final Map<DerivativeStatus, UTF8String> TEXTS = texts();

  private StatusText() {}

  private static Map<DerivativeStatus, UTF8String> texts() {
    Map<DerivativeStatus, UTF8String> texts = new EnumMap<>(DerivativeStatus.class);
    for (DerivativeStatus status : DerivativeStatus.values()) {
      texts.put(status, UTF8String.fromString(status.name()));
    }
    return texts;
  }

  /** Returns the name of the status. */
  static UTF8String of(DerivativeStatus status) {
    return Objects.requireNonNull(TEXTS.get(status));
  }
}
