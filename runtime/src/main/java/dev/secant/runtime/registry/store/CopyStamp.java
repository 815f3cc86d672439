package dev.secant.runtime.registry.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a copy, to notice that another one took its place or that it was
 * written to. The time of change, where there is one, cannot be set back by who wrote.
 */
record CopyStamp(long size, FileTime modified, @Nullable Object key, @Nullable Object changed) {
  /** Returns the stamp of a regular file; null for what is no such file, links included. */
  static @Nullable CopyStamp of(Path file) {
    try {
      BasicFileAttributes now =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return now.isRegularFile()
          ? new CopyStamp(now.size(), now.lastModifiedTime(), now.fileKey(), changed(file))
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Object changed(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return null; // Windows
    }
  }
}
