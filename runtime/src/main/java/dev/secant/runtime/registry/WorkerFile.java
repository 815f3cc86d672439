package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.CodeFile;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.scan.FileIdentity;
import java.nio.file.Path;

/** A file of a plug-in as a worker is told of it, in one line. */
final class WorkerFile {
  private static final int STAMP_WORDS = 4;

  private WorkerFile() {}

  static String text(FileIdentity file) {
    FileStamp stamp = file.stamp();
    return stamp.size()
        + " "
        + stamp.modified()
        + " "
        + stamp.changed()
        + " "
        + stamp.inode()
        + " "
        + file.path().toAbsolutePath();
  }

  static CodeFile read(String text) {
    String[] words = text.split(" ", STAMP_WORDS + 1);
    FileStamp stamp =
        new FileStamp(
            Long.parseLong(words[0]),
            Long.parseLong(words[1]),
            Long.parseLong(words[2]),
            Long.parseLong(words[3]));
    return CodeFile.of(Path.of(words[STAMP_WORDS]), stamp);
  }
}
