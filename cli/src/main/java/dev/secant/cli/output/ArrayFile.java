package dev.secant.cli.output;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.format.GzipMember;
import dev.secant.cli.format.NpyHeader;
import dev.secant.cli.format.NpyType;
import java.io.IOException;
import java.util.List;

/**
 * An output file with an .npy array, perhaps compressed. Its header has the number of rows, so room
 * is left for it, and it is filled in at the end; in a compressed file it is a member of its own
 * that is only stored, whose length is always the same.
 */
public final class ArrayFile {
  private final boolean isCompressed;

  private ArrayFile(boolean isCompressed) {
    this.isCompressed = isCompressed;
  }

  /**
   * Returns a writer of an array into a file that nothing was written to yet.
   *
   * @throws CommandFailure if one cannot go back in it, or it takes no bytes
   */
  public static RowWriter writer(OutputFile file, NpyType type, boolean isCompressed) {
    if (!file.isWrittenBeside()) {
      throw new CommandFailure(
          ErrorCode.OUTPUT_FILE,
          "--output: "
              + file.name()
              + " is no regular file, and the number of rows, with which an .npy file begins, is"
              + " known last");
    }
    ArrayFile array = new ArrayFile(isCompressed);
    try {
      file.stream().write(array.begin(new NpyHeader(type, false, List.of(0L))));
      if (isCompressed) {
        file.compress();
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
    ByteSink sink = new ByteSink(file.stream(), file::failure);
    return new NpyWriter(sink, type, header -> file.replaceBegin(array.begin(header)));
  }

  private byte[] begin(NpyHeader header) {
    return isCompressed ? GzipMember.stored(header.bytes()) : header.bytes();
  }
}
