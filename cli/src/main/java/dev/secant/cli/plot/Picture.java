package dev.secant.cli.plot;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.OutputFile;
import dev.secant.plot.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that a figure is written to, in the format its name ends in.
 *
 * @param file ends in .svg or .png, in any case
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record Picture(Path file, int width, int height) {
  private static final String SVG = ".svg";
  private static final String PNG = ".png";

  /**
   * Returns a picture.
   *
   * @param size width and height as in {@code 720x480}
   * @throws CommandFailure if the file ends in neither .svg nor .png, or the size is none
   */
  public static Picture of(Path file, String size) {
    if (!ends(file, SVG) && !ends(file, PNG)) {
      throw new CommandFailure(
          ErrorCode.UNKNOWN_SUFFIX,
          "--output: "
              + Printable.line(file.toString())
              + " must end in .svg or .png, which says what picture it is to be");
    }
    int[] numbers = size(size);
    return new Picture(file, numbers[0], numbers[1]);
  }

  /**
   * Reads a width and a height.
   *
   * @throws CommandFailure if the text is none, or one is out of range
   */
  public static int[] size(String text) {
    if (text.matches("[0-9]{1,5}[xX×][0-9]{1,5}")) {
      String[] parts = text.split("[xX×]", -1);
      int[] size = {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
      if (isSize(size[0]) && isSize(size[1])) {
        return size;
      }
    }
    throw new CommandFailure(
        ErrorCode.INVALID_SETTING,
        "--size must be width x height, each from "
            + Figure.SMALLEST
            + " to "
            + Figure.LARGEST
            + ", as in 720x480, was '"
            + Printable.line(text)
            + "'");
  }

  private static boolean isSize(int number) {
    return number >= Figure.SMALLEST && number <= Figure.LARGEST;
  }

  private static boolean ends(Path file, String suffix) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  /** Returns what the file has for a figure. */
  public byte[] content(Figure figure) {
    return ends(file, PNG)
        ? figure.toPng(width, height)
        : figure.toSvg(width, height).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a figure, whole or not at all.
   *
   * @throws CommandFailure if the file cannot be written
   */
  public void write(Figure figure) {
    write(content(figure));
  }

  /**
   * Writes the {@link #content} of a figure, whole or not at all.
   *
   * @throws CommandFailure if the file cannot be written
   */
  public void write(byte[] content) {
    try (OutputFile output = OutputFile.open(file)) {
      try {
        output.stream().write(content);
      } catch (IOException e) {
        throw output.failure(e);
      }
      output.complete();
    }
  }
}
