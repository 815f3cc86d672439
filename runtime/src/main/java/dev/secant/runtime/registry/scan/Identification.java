package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stage that tells which bytes the files of a candidate hold; nothing of them counts before.
 */
public final class Identification {
  /** What is kept in memory of all files of one plug-in, which may have any number of libraries. */
  private static final long MAX_KEPT_BYTES = 4L * FileReading.MAX_KEPT_BYTES;

  private final Waiting waiting;
  private final Consumer<Problem> problems;

  /**
   * @param waiting with files that are being written
   * @param problems takes those of libraries, which are left out
   */
  public Identification(Waiting waiting, Consumer<Problem> problems) {
    this.waiting = waiting;
    this.problems = problems;
  }

  /**
   * Returns which bytes a file with the name of a JAR holds.
   *
   * @throws RejectedException if it cannot be read, or is larger than a JAR may be
   */
  public static FileIdentity of(Path jar) throws RejectedException {
    return new FileReading(jar, Waiting.standard()).read().identity();
  }

  /**
   * Reads the files of a candidate.
   *
   * @throws RejectedException if the JAR that is to list the functions cannot be read
   */
  public ReadPlugin read(Candidate candidate) throws RejectedException {
    List<FileIdentity> files = new ArrayList<>(1);
    List<FileBytes> bytes = new ArrayList<>(1);
    FileReading.Result main = new FileReading(candidate.jar(), waiting).read();
    files.add(main.identity());
    bytes.add(main.bytes());
    long left = MAX_KEPT_BYTES - main.bytes().length();
    for (Path library : candidate.libraries()) {
      try {
        long keep = Math.min(left, FileReading.MAX_KEPT_BYTES);
        FileReading.Result read = new FileReading(library, waiting, keep).read();
        left -= read.bytes().length();
        files.add(read.identity());
        bytes.add(read.bytes());
      } catch (RejectedException e) {
        problems.accept(e.problem());
      }
    }
    return new ReadPlugin(new PluginFiles(candidate, List.copyOf(files)), List.copyOf(bytes));
  }
}
