package dev.secant.runtime.registry.scan;

import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.List;

/**
 * A candidate whose files were read: which bytes they hold is known, and nothing else counts yet.
 *
 * @param files the JAR that lists the functions, then the libraries that could be read
 */
public record PluginFiles(Candidate candidate, List<FileIdentity> files) {
  /** Returns where the files are, in their order. */
  public List<Path> paths() {
    if (files.size() == 1) { // as most are; a stream costs more than all else here
      return List.of(files.get(0).path());
    }
    return files.stream().map(FileIdentity::path).toList();
  }

  /** Returns how messages call one of the files. */
  String location(int file) {
    return SafeText.ofPath(files.get(file).path().toString());
  }

  /**
   * Returns what identifies the bytes of all files in their order: of a single JAR its SHA-256, of
   * several that of theirs.
   */
  public Sha256 sha256() {
    return files.size() == 1
        ? files.get(0).sha256()
        : Sha256.ofAll(files.stream().map(FileIdentity::sha256).toList());
  }

  /** Returns the files of these numbers. */
  public PluginFiles only(List<Integer> numbers) {
    return numbers.size() == files.size()
        ? this
        : new PluginFiles(candidate, numbers.stream().map(files::get).toList());
  }
}
