package dev.secant.runtime.registry;

import dev.secant.runtime.registry.LockEntry.State;
import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.scan.PluginId;
import dev.secant.runtime.registry.scan.PluginScanner;
import dev.secant.runtime.registry.scan.ReadPlugin;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.scan.Sha256;
import dev.secant.runtime.registry.trust.DirectoryTrust;
import dev.secant.runtime.registry.trust.LockFile;
import dev.secant.runtime.registry.trust.LockedPlugin;
import dev.secant.runtime.registry.trust.LockedPlugin.About;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares a lock file with what is in its directory, as a registry would on this Java. */
final class LockVerification {
  private final LockFile lock;
  private final DirectoryTrust trust;
  private final LockScan scan;

  LockVerification(LockFile lock, DirectoryTrust trust, LockScan scan) {
    this.lock = lock;
    this.trust = trust;
    this.scan = scan;
  }

  /**
   * What was found out of one candidate.
   *
   * @param sha256 of its files; null if they cannot be read
   * @param id null if it is not used
   */
  private record Found(Candidate candidate, @Nullable Sha256 sha256, @Nullable PluginId id) {}

  /** Returns what became of each plug-in that is there or listed, by file. */
  List<LockEntry> entries() {
    List<Found> found = new ArrayList<>();
    try (PluginScanner scanner = scan.scanner(HostView.create())) {
      for (Candidate candidate : scan.candidates()) {
        trust.noteIsThere(candidate);
        found.add(look(candidate, scanner));
      }
    }
    List<LockEntry> entries = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (Found each : found) {
      Found other = other(each, found);
      if (other != null) {
        scan.problems().add(duplicate(each, other));
      }
      there.add(trust.name(each.candidate()));
      boolean isUsed = each.id() != null && other == null;
      entries.add(LockEntry.of(plugin(each), isUsed ? State.OK : State.REFUSED));
    }
    for (LockedPlugin plugin : lock.plugins().values()) {
      if (!there.contains(plugin.file())) {
        entries.add(LockEntry.of(plugin, State.MISSING));
      }
    }
    trust.finish(scan.problems()::add);
    entries.sort(Comparator.comparing(LockEntry::file));
    return entries;
  }

  private Found look(Candidate candidate, PluginScanner scanner) {
    int before = scan.problems().size();
    Sha256 sha256 = null;
    try {
      ReadPlugin read = scan.read(candidate);
      PluginFiles files = read.files();
      sha256 = files.files().get(0).sha256();
      Problem refusal = trust.refusal(files);
      if (refusal != null) {
        throw new RejectedException(refusal);
      }
      PluginId id = scan.id(read, scanner);
      LockScan.requireOffers(read, scanner);
      return new Found(candidate, sha256, scan.problems().size() > before ? null : id);
    } catch (RejectedException e) {
      scan.problems().add(e.problem());
      return new Found(candidate, sha256, null);
    }
  }

  /** Returns a different plug-in with the same id, or null. */
  private static @Nullable Found other(Found one, List<Found> all) {
    PluginId id = one.id();
    for (Found each : all) {
      PluginId other = each.id();
      boolean isSameId = id != null && other != null && id.id().equals(other.id());
      if (isSameId && !String.valueOf(one.sha256()).equals(String.valueOf(each.sha256()))) {
        return each;
      }
    }
    return null;
  }

  private static Problem duplicate(Found one, Found other) {
    String id = one.id() == null ? "" : one.id().id();
    return Problem.of(
            ProblemCode.DUPLICATE_PLUGIN,
            one.candidate().location(),
            "it has the id " + id + " as " + other.candidate().location() + ", so none is loaded",
            "remove one, or give it another id by Secant-Plugin in its manifest")
        .ofFunction(id, "");
  }

  private LockedPlugin plugin(Found found) {
    String name = trust.name(found.candidate());
    LockedPlugin listed = lock.plugins().get(name);
    Sha256 sha256 = found.sha256();
    String sum = sha256 == null ? "" : sha256.toString();
    return listed == null
        ? new LockedPlugin(name, sum, new TreeMap<>(), new About("", "", "", ""), List.of())
        : new LockedPlugin(name, sum, listed.libraries(), listed.about(), List.of());
  }
}
