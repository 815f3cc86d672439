package dev.secant.cli.format;

import dev.secant.api.Decimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The type of the numbers in an .npy file, as NumPy describes it: {@code <f8} is a double with its
 * lowest byte first.
 *
 * @param kind {@code f}, {@code i} or {@code u}
 * @param size bytes of a number
 * @param order of its bytes
 */
public record NpyType(char kind, int size, ByteOrder order) {
  /** What can be read, for messages. */
  public static final String READABLE = "f4, f8, and the integers i1 to i8 and u1 to u4";

  /**
   * Returns the type with a description such as {@code <f8}, {@code >i4}, {@code |u1} or {@code
   * f8}, which is {@code <f8}; null if it cannot be read.
   */
  public static @Nullable NpyType of(String description) {
    boolean hasOrder = !description.isEmpty() && "<>|=".indexOf(description.charAt(0)) >= 0;
    String plain = hasOrder ? description.substring(1) : description;
    ByteOrder order = description.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return switch (plain) {
      case "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4" ->
          new NpyType(plain.charAt(0), plain.charAt(1) - '0', order);
      default -> null;
    };
  }

  /** Returns the double nearest to the number at an index; only an i8 beyond 2^53 is not exact. */
  public double number(ByteBuffer bytes, int index) {
    return kind == 'f' ? real(bytes, index) : (double) whole(bytes, index);
  }

  /** Returns the number at an index in full: the double that a real is, or a whole number. */
  public String text(ByteBuffer bytes, int index) {
    return kind == 'f' ? Decimal.toString(real(bytes, index)) : Long.toString(whole(bytes, index));
  }

  private double real(ByteBuffer bytes, int index) {
    return size == 4 ? bytes.getFloat(index) : bytes.getDouble(index);
  }

  private long whole(ByteBuffer bytes, int index) {
    long signed =
        switch (size) {
          case 1 -> bytes.get(index);
          case 2 -> bytes.getShort(index);
          case 4 -> bytes.getInt(index);
          default -> bytes.getLong(index);
        };
    return kind == 'u' ? signed & ((1L << (8 * size)) - 1) : signed;
  }

  /** Returns the description: {@code <f8}. */
  @Override
  public String toString() {
    return (order == ByteOrder.BIG_ENDIAN ? ">" : "<") + kind + size;
  }
}
