package dev.secant.cli.points;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.format.NpyHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Opens text in UTF-8, with or without a byte order mark, and refuses what is not: read as UTF-8, a
 * file in UTF-16 would be a million rows that are "no number".
 *
 * <p>Single bytes that are no UTF-8 become replacement characters: they matter only if they stand
 * in the column that is read, and then that row says so.
 */
final class Utf8Input {
  private static final int SAMPLE = 4096;
  private static final String CONVERT = "; convert it first, as with: iconv -f UTF-16 -t UTF-8";

  private Utf8Input() {}

  /** Returns the bytes of the text, from behind a byte order mark on. */
  static InputBuffer open(InputStream input, String name) throws IOException {
    InputBuffer buffer = new InputBuffer(input);
    byte[] sample = sample(buffer);
    reject(sample, name);
    buffer.advanceTo(startsWith(sample, 0xef, 0xbb, 0xbf) ? 3 : 0);
    return buffer;
  }

  /** Reads once, and on only if what came may be part of a signature: a person may be typing. */
  private static byte[] sample(InputBuffer buffer) throws IOException {
    boolean isMore = buffer.refill();
    while (isMore && buffer.limit() < 6 && mayBeSignature(buffer.bytes()[0])) {
      isMore = buffer.refill();
    }
    return Arrays.copyOf(buffer.bytes(), Math.min(SAMPLE, buffer.limit()));
  }

  private static boolean mayBeSignature(byte first) {
    int value = first & 0xff;
    return value == 0 || value == 0x1f || value == 0x93 || value >= 0xef;
  }

  private static void reject(byte[] sample, String name) {
    if (NpyHeader.isBegin(sample)) {
      throw failure(name + " is an .npy file; give --input-format npy");
    }
    if (startsWith(sample, 0x1f, 0x8b)) {
      throw failure(
          name + " is compressed twice; undo it once, as with: gzip -dc FILE.gz > ONCE.gz");
    }
    if (startsWith(sample, 0xff, 0xfe) || startsWith(sample, 0xfe, 0xff)) {
      throw failure(name + " is text in UTF-16, and must be in UTF-8" + CONVERT);
    }
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] == 0) {
        throw failure(
            name
                + " has a zero byte at offset "
                + i
                + ", so it is text in UTF-16 or no text at all, and must be in UTF-8"
                + CONVERT);
      }
    }
  }

  private static boolean startsWith(byte[] sample, int... signature) {
    if (sample.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((sample[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.INPUT_ENCODING, message);
  }
}
