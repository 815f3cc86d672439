package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.TrustPolicy;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a lock file.
 *
 * @param policy what this file demands
 * @param signers by fingerprint
 * @param plugins by file
 * @param comments lines that belong to none of these
 */
public record LockFile(
    TrustPolicy policy,
    SortedMap<String, PinnedSigner> signers,
    SortedMap<String, LockedPlugin> plugins,
    Comments comments) {
  /** The name of a lock file in a directory of plug-ins. */
  public static final String NAME = "plugins.lock";

  /**
   * Comments as they are in the file, each with its {@code #}.
   *
   * @param head before the first line
   * @param policy before the policy
   * @param end behind everything
   */
  public record Comments(List<String> head, List<String> policy, List<String> end) {
    /** Copies the lists. */
    public Comments {
      head = List.copyOf(head);
      policy = List.copyOf(policy);
      end = List.copyOf(end);
    }
  }

  private static final Comments NEW =
      new Comments(
          List.of(
              "# Which plug-ins may be loaded from this folder, by their SHA-256.",
              "# Written by 'secant plugins lock', which keeps comments."),
          List.of(),
          List.of());

  /** Copies the maps. */
  public LockFile {
    signers = new TreeMap<>(signers);
    plugins = new TreeMap<>(plugins);
  }

  /** Returns one that lists nothing. */
  public static LockFile empty(TrustPolicy policy) {
    return new LockFile(policy, new TreeMap<>(), new TreeMap<>(), NEW);
  }

  /** Returns this one with another policy. */
  public LockFile withPolicy(TrustPolicy other) {
    return new LockFile(other, signers, plugins, comments);
  }

  /** Returns this one with other plug-ins. */
  public LockFile withPlugins(SortedMap<String, LockedPlugin> others) {
    return new LockFile(policy, signers, others, comments);
  }

  /** Returns this one with one more signer, or another name or comment for one that it has. */
  public LockFile withSigner(PinnedSigner signer) {
    SortedMap<String, PinnedSigner> more = new TreeMap<>(signers);
    more.put(signer.fingerprint(), signer);
    return new LockFile(policy, more, plugins, comments);
  }
}
