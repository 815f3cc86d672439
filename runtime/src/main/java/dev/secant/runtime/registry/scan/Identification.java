package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stage that tells which bytes the files of a candidate hold; nothing of them counts before.
 */
public final class Identification {
  private final Consumer<Problem> problems;

  /**
   * @param problems takes those of libraries, which are left out
   */
  public Identification(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Returns the candidate with the identities of its files.
   *
   * @throws RejectedException if the JAR that is to list the functions cannot be read or is none
   */
  public PluginFiles identify(Candidate candidate) throws RejectedException {
    List<FileIdentity> files = new ArrayList<>(1);
    files.add(identify(candidate.jar()));
    for (Path library : candidate.libraries()) {
      try {
        files.add(identify(library));
      } catch (RejectedException e) {
        problems.accept(e.problem());
      }
    }
    return new PluginFiles(candidate, List.copyOf(files));
  }

  private static FileIdentity identify(Path path) throws RejectedException {
    PluginFile file = new PluginFile(path, SafeText.of(path.toString()));
    file.check();
    try {
      return new FileIdentity(path, FileStamp.of(path), FileHash.of(path));
    } catch (IOException e) {
      throw file.unreadable();
    }
  }
}
