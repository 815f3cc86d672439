package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.TrustPolicy;
import dev.secant.runtime.registry.store.CopyStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What plug-ins must prove, for one look at all directories. Whoever demands something (the
 * application, the lock file it names, that in the directory) gets it: nobody can loosen what
 * another demands.
 */
public final class Trust {
  private final TrustSettings settings;
  private final CopyStore copies;
  private final Instant now = Instant.now();
  private final @Nullable LockRule given;
  private final @Nullable Problem refusal;

  private Trust(
      TrustSettings settings,
      CopyStore copies,
      @Nullable LockRule given,
      @Nullable Problem refusal) {
    this.settings = settings;
    this.copies = copies;
    this.given = given;
    this.refusal = refusal;
  }

  /**
   * Returns the demands; the lock file that the application names is read now.
   *
   * @param copies where signed JARs are copied to before they are verified
   */
  public static Trust of(TrustSettings settings, CopyStore copies) {
    Path file = settings.lockFile();
    if (file == null) {
      return new Trust(settings, copies, null, null);
    }
    try {
      return new Trust(settings, copies, new LockRule(file, LockFiles.read(file)), null);
    } catch (LockFileException e) {
      return new Trust(settings, copies, null, e.problem());
    }
  }

  /**
   * Returns the demands for plug-ins of a directory, whose lock file, if there is one, is read now.
   *
   * @throws LockFileException if a lock file cannot be used; then nothing of the directory may be
   */
  public DirectoryTrust in(Path directory) throws LockFileException {
    if (refusal != null) {
      throw LockFileException.of(refusal);
    }
    Path file = directory.resolve(LockFile.NAME);
    LockFile lock = LockFiles.readIfThere(file);
    List<LockRule> locks = new ArrayList<>();
    if (given != null) {
      locks.add(given);
    }
    if (lock != null) {
      locks.add(new LockRule(file, lock));
    }
    return new DirectoryTrust(directory, demands(locks), copies);
  }

  private Demands demands(List<LockRule> locks) {
    List<TrustPolicy> policies = new ArrayList<>(List.of(settings.policy()));
    List<PinnedSet> pinned = new ArrayList<>();
    if (!settings.pinned().isEmpty()) {
      pinned.add(new PinnedSet("the application", settings.pinned()));
    }
    boolean listsAny = false;
    for (LockRule rule : locks) {
      policies.add(rule.lock().policy());
      listsAny |= !rule.lock().plugins().isEmpty();
      if (!rule.lock().signers().isEmpty()) {
        pinned.add(new PinnedSet(rule.name(), rule.lock().signers().keySet()));
      }
    }
    boolean signed = policies.contains(TrustPolicy.SIGNED);
    boolean locked = policies.contains(TrustPolicy.LOCKED) || (signed && listsAny);
    if (locked) {
      locks.forEach(LockRule::demand);
    }
    return new Demands(locked, locks, signed ? new SignatureRule(pinned, now) : null);
  }

  /** Reports what the lock file of the application lists and no directory has. */
  public void finish(Consumer<Problem> problems) {
    if (given != null && given.isDemanded()) {
      given.missing().forEach(file -> problems.accept(given.missing(file)));
    }
  }

  /**
   * What plug-ins of one directory must prove.
   *
   * @param locked whether each must be in each lock file
   * @param locks that there are
   * @param signed what the signatures must be, or null
   */
  record Demands(boolean locked, List<LockRule> locks, @Nullable SignatureRule signed) {}
}
