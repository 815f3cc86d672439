package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.Identification;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.PluginDirectory;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.scan.PluginId;
import dev.secant.runtime.registry.scan.PluginScanner;
import dev.secant.runtime.registry.scan.ReadPlugin;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.scan.Waiting;
import dev.secant.runtime.registry.store.CopyException;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.store.PrivateJar;
import dev.secant.runtime.registry.trust.Certificates;
import dev.secant.runtime.registry.trust.LockedPlugin;
import dev.secant.runtime.registry.trust.LockedPlugin.About;
import dev.secant.runtime.registry.trust.PluginSums;
import dev.secant.runtime.registry.trust.SignedContent;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the plug-ins of one directory for its lock file. Nothing of them is defined or run. */
final class LockScan {
  private final Path directory;
  private final List<Problem> problems = new ArrayList<>();
  private final CopyStore copies = CopyStore.temporary();
  private final Identification identification =
      new Identification(Waiting.standard(), problems::add);

  LockScan(Path directory) {
    this.directory = directory;
  }

  /** Returns what was wrong so far. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns what may be a plug-in. */
  List<Candidate> candidates() {
    return new PluginDirectory(directory, problems::add).list();
  }

  /** Returns what opens JARs that are not plain from copies of this. */
  PluginScanner scanner(HostView host) {
    return new PluginScanner(host, copies);
  }

  /**
   * Returns the files of a candidate and what they hold; libraries that cannot be read are
   * problems.
   *
   * @throws RejectedException if the JAR that is to list the functions cannot be read
   */
  ReadPlugin read(Candidate candidate) throws RejectedException {
    return identification.read(candidate);
  }

  /**
   * Returns the id of a plug-in that can be used.
   *
   * @throws RejectedException if it is refused as a whole
   */
  PluginId id(ReadPlugin read, PluginScanner scanner) throws RejectedException {
    PluginContent content = scanner.scan(read);
    PluginFiles files = read.files();
    Problem refusal = content.refusal();
    if (refusal != null) {
      throw new RejectedException(PluginContent.locate(refusal, files));
    }
    return PluginId.of(content.id(), content.version(), files.candidate().name());
  }

  /**
   * Passes if a plug-in has a function, or lists none.
   *
   * @throws RejectedException if all that it lists are of no use, on this version of Java at least
   */
  static void requireOffers(ReadPlugin read, PluginScanner scanner) throws RejectedException {
    PluginContent content = scanner.scan(read);
    for (Problem problem : content.problems()) {
      if (content.offers().isEmpty() && problem.severity() == Problem.Severity.ERROR) {
        throw new RejectedException(PluginContent.locate(problem, read.files()));
      }
    }
  }

  /** Returns what a lock file would say of each plug-in that can be used, by file. */
  SortedMap<String, LockedPlugin> plugins() {
    SortedMap<String, LockedPlugin> plugins = new TreeMap<>();
    try (PluginScanner scanner = scanner(HostView.create())) {
      for (Candidate candidate : candidates()) {
        LockedPlugin plugin = plugin(candidate, scanner);
        if (plugin != null) {
          plugins.put(plugin.file(), plugin);
        }
      }
    }
    return plugins;
  }

  private @Nullable LockedPlugin plugin(Candidate candidate, PluginScanner scanner) {
    int before = problems.size();
    try {
      ReadPlugin read = read(candidate);
      if (problems.size() > before) {
        return null; // a library cannot be read: the plug-in would be locked without it
      }
      return plugin(id(read, scanner), read.files());
    } catch (RejectedException e) {
      problems.add(e.problem());
    } catch (CopyException e) {
      problems.add(
          Problem.of(
              ProblemCode.UNREADABLE,
              candidate.location(),
              "the file was changed or removed while it was looked at, or cannot be copied",
              "try again when nobody writes to it"));
    }
    return null;
  }

  private LockedPlugin plugin(PluginId id, PluginFiles files) throws CopyException {
    FileIdentity main = files.files().get(0);
    String sum = main.sha256().toString();
    String signer;
    String coordinates;
    try (PrivateJar jar = copies.open(main.path(), sum)) {
      Set<X509Certificate> signers = SignedContent.signers(jar);
      signer = signers.isEmpty() ? "" : Certificates.fingerprint(signers.iterator().next());
      coordinates = SignedContent.coordinates(jar);
    }
    About about = new About(id.id(), id.version(), coordinates, signer);
    PluginSums sums = sums(files);
    SortedMap<String, String> libraries = new TreeMap<>(sums.sums());
    libraries.remove(sums.file());
    return new LockedPlugin(sums.file(), sum, libraries, about, List.of());
  }

  PluginSums sums(PluginFiles files) {
    Map<Path, String> sums = new HashMap<>();
    files.files().forEach(file -> sums.put(file.path(), file.sha256().toString()));
    return PluginSums.of(directory, files.candidate().jar(), sums);
  }
}
