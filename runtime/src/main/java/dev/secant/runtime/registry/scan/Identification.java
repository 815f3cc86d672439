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
    for (Path library : candidate.libraries()) {
      try {
        FileReading.Result read = new FileReading(library, waiting).read();
        files.add(read.identity());
        bytes.add(read.bytes());
      } catch (RejectedException e) {
        problems.accept(e.problem());
      }
    }
    return new ReadPlugin(new PluginFiles(candidate, List.copyOf(files)), List.copyOf(bytes));
  }
}
