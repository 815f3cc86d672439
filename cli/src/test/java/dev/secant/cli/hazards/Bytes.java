package dev.secant.cli.hazards;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes to bytes that keep their length. */
final class Bytes {
  private Bytes() {}

  static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** Replaces the last byte of one value, as an instruction at the end of the last method. */
  static byte[] replaceLast(byte[] bytes, int from, int to) {
    byte[] changed = bytes.clone();
    for (int i = changed.length - 1; i >= 0; i--) {
      if (changed[i] == (byte) from) {
        changed[i] = (byte) to;
        return changed;
      }
    }
    throw new IllegalArgumentException("bytes must have " + from);
  }

  /** Replaces a text wherever it is, by one of the same length in UTF-8. */
  static byte[] replace(byte[] bytes, String from, String to) {
    byte[] old = from.getBytes(StandardCharsets.UTF_8);
    byte[] other = to.getBytes(StandardCharsets.UTF_8);
    if (old.length != other.length) {
      throw new IllegalArgumentException("texts must have one length: " + from + ", " + to);
    }
    byte[] changed = bytes.clone();
    for (int i = 0; i + old.length <= changed.length; i++) {
      if (Arrays.equals(changed, i, i + old.length, old, 0, old.length)) {
        System.arraycopy(other, 0, changed, i, other.length);
      }
    }
    return changed;
  }

  static byte[] inverted(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = (byte) ~changed[i];
    }
    return changed;
  }

  static byte[] set(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }
}
