package dev.secant.runtime.registry.trust;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lock file says of one plug-in.
 *
 * @param file its JAR, relative to the directory of plug-ins, with slashes
 * @param sha256 of that JAR, 64 lower-case hexadecimal digits
 * @param libraries SHA-256 of each JAR in its lib folder, by the file's name as that of the JAR
 * @param about what is there for people and decides nothing
 * @param comments lines before it
 */
public record LockedPlugin(
    String file,
    String sha256,
    SortedMap<String, String> libraries,
    About about,
    List<String> comments) {
  /**
   * What is there for people; each may be empty.
   *
   * @param id the plug-in's id
   * @param version its version
   * @param coordinates where it was had from, as {@code group:artifact:version}
   * @param signer fingerprint of the certificate that signs each of its entries
   */
  public record About(String id, String version, String coordinates, String signer) {}

  /** Copies the collections. */
  public LockedPlugin {
    libraries = new TreeMap<>(libraries);
    comments = List.copyOf(comments);
  }

  /** Returns the sum of each of its files. */
  public Map<String, String> sums() {
    SortedMap<String, String> sums = new TreeMap<>(libraries);
    sums.put(file, sha256);
    return sums;
  }

  /** Returns whether another says the same, whatever the comments. */
  public boolean isSame(LockedPlugin other) {
    return sums().equals(other.sums()) && about.equals(other.about);
  }
}
