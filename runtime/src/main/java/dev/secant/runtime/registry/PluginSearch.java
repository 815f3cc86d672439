package dev.secant.runtime.registry;

import dev.secant.runtime.registry.GenerationMaker.Places;
import dev.secant.runtime.registry.cache.CacheOpening;
import dev.secant.runtime.registry.cache.CatalogueCache;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.Identification;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.PluginDirectory;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.scan.PluginScanner;
import dev.secant.runtime.registry.scan.ReadPlugin;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.scan.Sha256;
import dev.secant.runtime.registry.scan.Waiting;
import dev.secant.runtime.registry.trust.DirectoryTrust;
import dev.secant.runtime.registry.trust.LockFileException;
import dev.secant.runtime.registry.trust.Trust;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plug-ins of directories, stage by stage: what may be one, which bytes it holds, whether
 * it may be used, what it offers, what that makes it. One bad JAR is one JAR's loss.
 */
final class PluginSearch {
  private final DiscoveryOptions options;
  private final HostView host;
  private final ProblemLog problems;
  private final PluginAssembly assembly;
  private final SeenFiles seen = new SeenFiles();
  private @Nullable Identification identification;

  PluginSearch(DiscoveryOptions options, CodeSupply supply, HostView host, ProblemLog problems) {
    this.options = options;
    this.host = host;
    this.problems = problems;
    this.assembly = new PluginAssembly(supply, problems);
  }

  /**
   * Returns the plug-ins of directories, in the order of these, then of the names of the files;
   * then single JARs.
   */
  List<FoundPlugin> find(Places places, HeldBack heldBack) {
    List<FoundPlugin> plugins = new ArrayList<>();
    Trust trust = Trust.of(options.trust(), options.demanded(), options.copies());
    try (PluginScanner scanner = new PluginScanner(host, options.copies())) {
      for (Path directory : places.directories()) {
        CacheOpening cache = CacheOpening.begin(options.cache(), directory);
        List<Candidate> candidates = list(directory, heldBack, plugins);
        if (!candidates.isEmpty() || isThere(directory)) {
          Tools tools = new Tools(trust, scanner, cache, heldBack);
          DirectoryTrust gate = find(directory, stamped(candidates), tools, plugins);
          if (gate != null) {
            gate.finish(problems::add);
          }
        }
      }
      CacheOpening none = CacheOpening.begin(null, Path.of("")); // it is for whole directories
      findSingle(places.jars(), new Tools(trust, scanner, none, heldBack), plugins);
    }
    if (!places.directories().isEmpty()) { // of single JARs, a lock file may well list more
      trust.finish(problems::add);
    }
    return plugins;
  }

  /** What a lock file beside one of them says holds for it too. */
  private void findSingle(List<Candidate> jars, Tools tools, List<FoundPlugin> plugins) {
    Map<Path, List<Candidate>> byFolder = new LinkedHashMap<>();
    for (Candidate jar : jars) {
      Path folder = Objects.requireNonNull(jar.jar().getParent(), "an absolute path has a parent");
      byFolder.computeIfAbsent(folder, each -> new ArrayList<>()).add(jar);
    }
    byFolder.forEach((folder, inFolder) -> find(folder, stamped(inFolder), tools, plugins));
  }

  /** Returns what may be a plug-in; of a directory that is lost, adds what was in it before. */
  private List<Candidate> list(Path directory, HeldBack heldBack, List<FoundPlugin> plugins) {
    List<Problem> found = new ArrayList<>();
    PluginDirectory listing = new PluginDirectory(directory, found::add);
    List<Candidate> candidates = listing.list();
    List<FoundPlugin> before = listing.isComplete() ? List.of() : heldBack.in(directory);
    if (before.isEmpty()) {
      for (Problem problem : found) {
        problems.add(problem);
      }
      return candidates;
    }
    found.forEach(
        problem ->
            problems.add(
                Problem.of(
                    problem.code(),
                    problem.location(),
                    problem.message() + ", so the plug-ins that were found before stay in use",
                    problem.hint())));
    plugins.addAll(before);
    return List.of();
  }

  /**
   * A candidate before it is looked at.
   *
   * @param stamp of its JAR; null if it has none
   */
  private record Stamped(Candidate candidate, @Nullable FileStamp stamp) {}

  /** Takes the stamps of all before the cache is needed, which is read meanwhile. */
  private static List<Stamped> stamped(List<Candidate> candidates) {
    List<Stamped> stamped = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      stamped.add(new Stamped(candidate, stamp(candidate.jar())));
    }
    return stamped;
  }

  private static boolean isThere(Path directory) {
    return directory.getFileSystem().equals(FileSystems.getDefault())
        && Files.isDirectory(directory);
  }

  /** One for all files, as it waits for all together; none where all are known. */
  private Identification identification() {
    Identification made = identification;
    if (made == null) {
      made = new Identification(Waiting.standard(), problems::add);
      identification = made;
    }
    return made;
  }

  /** What one look at a directory works with. */
  private record Tools(
      Trust trust, PluginScanner scanner, CacheOpening opening, HeldBack heldBack) {}

  /** Returns what decided on them; null if its lock file cannot be used. */
  private @Nullable DirectoryTrust find(
      Path directory, List<Stamped> stamped, Tools tools, List<FoundPlugin> plugins) {
    DirectoryTrust gate;
    try {
      gate = tools.trust().in(directory);
    } catch (LockFileException e) {
      problems.add(e.problem()); // then nothing of the directory may be loaded
      return null;
    }
    CatalogueCache cache = tools.opening().get();
    HeldBack heldBack = tools.heldBack();
    for (Stamped each : stamped) {
      Candidate candidate = each.candidate();
      gate.noteIsThere(candidate);
      FoundPlugin plugin =
          heldBack.contains(candidate)
              ? before(candidate, heldBack, gate)
              : look(each, tools.scanner(), cache, gate);
      if (plugin != null) {
        plugins.add(plugin);
      }
    }
    cache.save();
    return gate;
  }

  private @Nullable FoundPlugin look(
      Stamped stamped, PluginScanner scanner, CatalogueCache cache, DirectoryTrust gate) {
    Candidate candidate = stamped.candidate();
    FileStamp stamp = stamped.stamp();
    try {
      if (!seen.add(candidate.jar(), stamp)) {
        return null;
      }
      PluginFiles known = stamp == null ? null : known(candidate, stamp, cache);
      PluginContent remembered = known == null ? null : remembered(known, cache);
      if (known != null && remembered != null) {
        Problem refusal = gate.refusal(known);
        if (refusal == null) {
          return assembly.assemble(known, remembered, gate.isLocked());
        }
        assembly.refuse(candidate, refusal, remembered.offers());
        return null;
      }
      ReadPlugin read = identification().read(candidate);
      read.files().files().forEach(cache::add);
      Problem refusal = gate.refusal(read.files());
      if (refusal == null) {
        PluginContent content = content(read, scanner, cache);
        return assembly.assemble(read.files(), content, gate.isLocked());
      }
      assembly.refuse(candidate, refusal, names(read, scanner, cache));
    } catch (RejectedException e) {
      assembly.refuse(candidate, e.problem());
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      // Each stage has its own net; this is the one below them.
      problems.add(
          Problem.of(
              ProblemCode.UNREADABLE,
              candidate.location(),
              "the plug-in cannot be looked at: " + e.getClass().getSimpleName(),
              e instanceof OutOfMemoryError
                  ? "give the JVM more memory with -Xmx, or do without this plug-in"
                  : "build or copy it again"));
    }
    return null;
  }

  /**
   * Returns what a candidate was before, if that may still be used: who makes its file change all
   * the time must not thereby keep what a lock file does not list any more.
   */
  private @Nullable FoundPlugin before(
      Candidate candidate, HeldBack heldBack, DirectoryTrust gate) {
    boolean isNew = seen.add(candidate.jar(), stamp(candidate.jar()));
    FoundPlugin plugin = isNew ? heldBack.before(candidate) : null;
    PluginFiles files = plugin == null ? null : plugin.looked();
    Problem refusal = files == null ? null : gate.refusal(files);
    if (plugin != null && refusal != null) {
      assembly.refuse(candidate, refusal, plugin.offers());
      return null;
    }
    return plugin;
  }

  /**
   * Returns what a refused plug-in would offer, by which alone who misses one is told why. Whatever
   * goes wrong with that is no matter: it is refused anyway.
   */
  private static List<Offer> names(ReadPlugin read, PluginScanner scanner, CatalogueCache cache) {
    try {
      return content(read, scanner, cache).offers();
    } catch (RejectedException
        | RuntimeException
        | LinkageError
        | OutOfMemoryError
        | StackOverflowError e) {
      return List.of();
    }
  }

  /** Returns the files, if all have the stamps that they had when they were read. */
  private static @Nullable PluginFiles known(
      Candidate candidate, FileStamp stamp, CatalogueCache cache) {
    FileIdentity jar = known(candidate.jar(), stamp, cache);
    if (jar == null || candidate.libraries().isEmpty()) {
      return jar == null ? null : new PluginFiles(candidate, List.of(jar));
    }
    List<FileIdentity> files = new ArrayList<>();
    files.add(jar);
    for (Path library : candidate.libraries()) {
      FileIdentity file = known(library, stamp(library), cache);
      if (file == null) {
        return null;
      }
      files.add(file);
    }
    return new PluginFiles(candidate, List.copyOf(files));
  }

  private static @Nullable FileIdentity known(
      Path path, @Nullable FileStamp stamp, CatalogueCache cache) {
    if (stamp == null || !stamp.tellsOfEachChange()) {
      return null;
    }
    Sha256 sha256 = cache.sha256(path, stamp);
    return sha256 == null ? null : new FileIdentity(path, stamp, sha256);
  }

  private static @Nullable FileStamp stamp(Path path) {
    try {
      return FileStamp.of(path);
    } catch (IOException | RuntimeException e) {
      return null; // whoever reads it finds out why
    }
  }

  private static @Nullable PluginContent remembered(PluginFiles files, CatalogueCache cache) {
    PluginContent content = cache.content(files.sha256());
    return content != null && content.canBeOf(files) ? content : null;
  }

  private static PluginContent content(ReadPlugin read, PluginScanner scanner, CatalogueCache cache)
      throws RejectedException {
    Sha256 sha256 = read.files().sha256();
    PluginContent known = remembered(read.files(), cache);
    if (known != null) {
      return known;
    }
    PluginContent content = scanner.scan(read);
    cache.add(sha256, content);
    return content;
  }
}
