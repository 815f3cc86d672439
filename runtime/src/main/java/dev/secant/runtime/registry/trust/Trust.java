package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.TrustPolicy;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.trust.TrustMemory.Trait;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What plug-ins must prove, for one look at all directories. Whoever demands something (the
 * application, the lock file it names, that in the directory) gets it: nobody can loosen what
 * another demands.
 */
public final class Trust {
  private final TrustSettings settings;
  private final TrustMemory memory;
  private final CopyStore copies;
  private final Instant now = Instant.now();
  private final @Nullable LockRule given;
  private final @Nullable Problem refusal;

  private Trust(TrustSettings settings, TrustMemory memory, CopyStore copies, GivenLock given) {
    this.settings = settings;
    this.memory = memory;
    this.copies = copies;
    this.given = given.rule();
    this.refusal = given.refusal();
  }

  /** The lock file that the application names: what it says, or why it cannot be used, or none. */
  private record GivenLock(@Nullable LockRule rule, @Nullable Problem refusal) {}

  /**
   * Returns the demands; the lock file that the application names is read now.
   *
   * @param memory of what was demanded before by the same application
   * @param copies where signed JARs are copied to before they are verified
   */
  public static Trust of(TrustSettings settings, TrustMemory memory, CopyStore copies) {
    return new Trust(settings, memory, copies, given(settings.lockFile()));
  }

  private static GivenLock given(@Nullable Path file) {
    try {
      return new GivenLock(file == null ? null : new LockRule(file, LockFiles.read(file)), null);
    } catch (LockFileException e) {
      return new GivenLock(null, e.problem());
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
    LockFile lock = read(file);
    List<LockRule> locks = new ArrayList<>();
    if (given != null) {
      locks.add(given);
    }
    if (lock != null) {
      locks.add(new LockRule(file, lock));
    }
    return new DirectoryTrust(directory, demands(directory, locks), copies);
  }

  private @Nullable LockFile read(Path file) throws LockFileException {
    LockFile lock;
    try {
      lock = LockFiles.readIfThere(file);
    } catch (LockFileException e) {
      memory.has(Trait.DEMANDS, file, true); // what it demands is not known
      throw e;
    }
    boolean demandsAny =
        lock != null && (lock.policy() != TrustPolicy.ANY || !lock.signers().isEmpty());
    if (memory.has(Trait.DEMANDS, file, demandsAny) && lock == null) {
      throw LockFileException.of(
          file,
          0,
          "the lock file was there before and is gone",
          "restore it; a new registry goes by what is there");
    }
    return lock;
  }

  private Demands demands(Path directory, List<LockRule> locks) {
    Set<TrustPolicy> policies = EnumSet.of(settings.policy());
    List<PinnedSet> pinned = new ArrayList<>();
    if (!settings.pinned().isEmpty()) {
      pinned.add(new PinnedSet("the application", settings.pinned()));
    }
    List<LockRule> lists = new ArrayList<>();
    for (LockRule rule : locks) {
      policies.add(rule.lock().policy());
      if (isList(rule)) {
        lists.add(rule);
      }
      Set<String> signers = rule.lock().signers().keySet();
      if (memory.has(Trait.PINS, rule.file(), !signers.isEmpty())) {
        pinned.add(new PinnedSet(rule.name(), signers));
      }
    }
    if (given != null && lists.contains(given)) {
      policies.add(TrustPolicy.LOCKED); // else the application would not have named it
    }
    policies = memory.policies(directory, policies);
    boolean signed = policies.contains(TrustPolicy.SIGNED);
    boolean locked = policies.contains(TrustPolicy.LOCKED) || (signed && !lists.isEmpty());
    if (locked) {
      lists.forEach(LockRule::demand);
    }
    return new Demands(locked, lists, signed ? new SignatureRule(pinned, now) : null);
  }

  /** One that does nothing but pin signers says nothing of which plug-ins there are. */
  private boolean isList(LockRule rule) {
    LockFile lock = rule.lock();
    boolean isEmptyList = rule == given && lock.signers().isEmpty();
    boolean isList =
        !lock.plugins().isEmpty() || lock.policy() == TrustPolicy.LOCKED || isEmptyList;
    return memory.has(Trait.LISTS, rule.file(), isList);
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
   * @param locks that there are, apart from those that only pin signers
   * @param signed what the signatures must be, or null
   */
  record Demands(boolean locked, List<LockRule> locks, @Nullable SignatureRule signed) {}
}
