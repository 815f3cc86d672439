package dev.secant.cli.output;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The standard output, which remembers that it failed: a {@link java.io.PrintWriter} on it, as for
 * {@code --help}, swallows the exception, and a full disk must not look like success.
 */
public final class StandardOutput extends FilterOutputStream {
  private static final int FILE_TYPE = 0170000;
  private static final int PIPE = 0010000;

  private final BooleanSupplier isPipe;
  private @Nullable IOException failure;

  /** Wraps the standard output of this process. */
  public static StandardOutput ofProcess() {
    return new StandardOutput(
        new FileOutputStream(FileDescriptor.out), StandardOutput::isPipeOfProcess);
  }

  /**
   * Wraps a stream.
   *
   * @param stream receives the bytes
   * @param isPipe whether a program reads them that may go away; asked if writing failed
   */
  public StandardOutput(OutputStream stream, BooleanSupplier isPipe) {
    super(stream);
    this.isPipe = isPipe;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Throws what {@link #failure(IOException)} returns if any writing failed so far. */
  public void requireIntact() {
    if (failure != null) {
      throw failure(failure);
    }
  }

  /** Returns what to throw if writing failed. */
  public RuntimeException failure(IOException e) {
    return isBrokenPipe(e)
        ? new BrokenPipeException(e)
        : new CommandFailure(
            ErrorCode.OUTPUT_FAILED,
            "cannot write to standard output: " + Printable.line(String.valueOf(e.getMessage())),
            e);
  }

  /**
   * The text comes from the operating system, in the user's language; so where there is a file type
   * to look at, a pipe that takes no bytes is a broken one.
   */
  private boolean isBrokenPipe(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe")
        || message.contains("pipe is being closed")
        || isPipe.getAsBoolean();
  }

  private static boolean isPipeOfProcess() {
    try {
      Object mode = Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
      return mode instanceof Integer bits && (bits & FILE_TYPE) == PIPE;
    } catch (IOException | RuntimeException e) { // no such file, or no such attribute
      return false;
    }
  }
}
