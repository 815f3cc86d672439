package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.FileStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that were met, each once however many links and directories lead to it. What a path really
 * leads to takes long to find out, and need be only where two may lead to the same.
 */
final class SeenFiles {
  private final Map<Long, List<Path>> byInode = new HashMap<>();
  private final Set<Path> withoutInode = new HashSet<>();

  /**
   * Returns whether the file was not met before.
   *
   * @param stamp of the file; null if it has none
   */
  boolean add(Path file, @Nullable FileStamp stamp) {
    if (stamp == null || stamp.inode() == 0) {
      return withoutInode.add(realPath(file));
    }
    List<Path> same = byInode.get(stamp.inode());
    if (same == null) {
      byInode.put(stamp.inode(), List.of(file));
      return true;
    }
    Path real = realPath(file);
    for (Path other : same) {
      if (realPath(other).equals(real)) {
        return false;
      }
    }
    List<Path> more = new ArrayList<>(same); // hard links, or files of two disks: few
    more.add(file);
    byInode.put(stamp.inode(), more);
    return true;
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException | RuntimeException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
