package dev.secant.cli;

import dev.secant.cli.failure.UsageException;
import dev.secant.cli.plot.Picture;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The picture that a command writes instead of drawing it in the terminal. */
final class PictureOptions {
  private static final String USUAL_SIZE = "720x540";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Picture to write, whole or not at all; one that is there is replaced. Its name ends in"
              + " .svg or .png.")
  private @Nullable Path output;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description =
          "Width and height of the picture in CSS pixels, 160 to 8000 each; a .png has twice as many"
              + " pixels. Default: 720x540.")
  private @Nullable String size;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What stands above it. Default: the chain.")
  private String title = "";

  /** Returns the picture; null to draw in the terminal. */
  @Nullable Picture picture() {
    if (output == null) {
      if (size != null) {
        throw new UsageException("--size needs -o, the picture to write");
      }
      return null;
    }
    return Picture.of(output, size == null ? USUAL_SIZE : size);
  }

  String title() {
    return title;
  }
}
