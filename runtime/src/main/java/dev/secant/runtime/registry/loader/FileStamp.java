package dev.secant.runtime.registry.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a file system says of a file without reading it: as long as none of it changes, the content
 * very likely did not. Times are in nanoseconds since 1970.
 *
 * @param changed when content or attributes last changed, which no program can set; 0 where the
 *     file system has no such time
 * @param inode identity of the file on its device; 0 where the file system has none
 */
public record FileStamp(long size, long modified, long changed, long inode) {
  private static final String UNIX = "unix:size,lastModifiedTime,ctime,ino";

  /** Returns the stamp of a file as it is now; a link is followed. */
  public static FileStamp of(Path path) throws IOException {
    try {
      Map<String, Object> unix = Files.readAttributes(path, UNIX);
      if (unix.get("size") instanceof Long size
          && unix.get("lastModifiedTime") instanceof FileTime modified
          && unix.get("ctime") instanceof FileTime changed
          && unix.get("ino") instanceof Long inode) {
        return new FileStamp(size, nanos(modified), nanos(changed), inode);
      }
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      // Windows has none of these.
    }
    BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class);
    return new FileStamp(basic.size(), nanos(basic.lastModifiedTime()), 0, 0);
  }

  // Written out: what the compiler generates asks the JDK to assemble them by reflection, when they
  // are first called, which takes as long as all the rest of a start.
  @Override
  public boolean equals(Object other) {
    return other instanceof FileStamp that && hasContentOf(that) && changed == that.changed;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * (31 * size + modified) + inode);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /**
   * Returns whether no program can change the file and keep the stamp. Not where the file system
   * has neither the time of the last change nor an identity: a copy that keeps size and time of
   * what it replaces is not seen.
   */
  public boolean tellsOfEachChange() {
    return changed != 0;
  }

  /** Returns whether the content is very likely the same, whatever was done to the attributes. */
  boolean hasContentOf(FileStamp other) {
    return size == other.size && modified == other.modified && inode == other.inode;
  }
}
