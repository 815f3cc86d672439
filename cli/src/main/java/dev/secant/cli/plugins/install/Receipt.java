package dev.secant.cli.plugins.install;

import dev.secant.cli.failure.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in the folder of a plug-in that says which artifact was installed there, so that an
 * upgrade replaces that one and nothing else. Plug-ins are looked at without it.
 */
record Receipt(String coordinates) {
  private static final String NAME = ".secant-installed";
  private static final int LONGEST = 1000;

  static Receipt of(String coordinates) {
    return new Receipt(coordinates);
  }

  /** Returns the receipt in a folder; null if there is none, or it is no folder. */
  static @Nullable Receipt in(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try (var in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      return new Receipt(Printable.line(text.strip()));
    } catch (IOException e) {
      return null; // whose it is cannot be known
    }
  }

  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), coordinates + "\n");
  }

  /** Returns whether group and artifact are those of other coordinates, in whatever version. */
  boolean isOfSameArtifact(String other) {
    return artifact(coordinates).equals(artifact(other));
  }

  private static String artifact(String coordinates) {
    return coordinates.substring(0, Math.max(0, coordinates.lastIndexOf(':')));
  }
}
