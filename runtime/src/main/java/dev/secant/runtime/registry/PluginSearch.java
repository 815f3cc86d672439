package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.Identification;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.PluginDirectory;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.scan.PluginScanner;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.scan.TrustGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plug-ins of directories, stage by stage: what may be one, which bytes it holds, whether
 * it may be used, what it offers, what that makes it. One bad JAR is one JAR's loss.
 */
final class PluginSearch {
  private final ProblemLog problems;
  private final Identification identification;
  private final TrustGate gate;
  private final PluginScanner scanner;
  private final PluginAssembly assembly;
  private final Set<Path> seen = new HashSet<>();

  PluginSearch(DiscoveryOptions options, HostView host, ProblemLog problems) {
    this.problems = problems;
    this.identification = new Identification(problems::add);
    this.gate = options.gate();
    this.scanner = new PluginScanner(host);
    this.assembly = new PluginAssembly(options.supply(host), problems::add);
  }

  /** Returns the plug-ins of directories, in the order of these, then of the names of the files. */
  List<FoundPlugin> find(List<Path> directories, HeldBack heldBack) {
    List<FoundPlugin> plugins = new ArrayList<>();
    for (Path directory : directories) {
      for (Candidate candidate : new PluginDirectory(directory, problems::add).list()) {
        FoundPlugin plugin = null;
        if (seen.add(realPath(candidate.jar()))) {
          plugin = heldBack.contains(candidate) ? heldBack.before(candidate) : look(candidate);
        }
        if (plugin != null) {
          plugins.add(plugin);
        }
      }
    }
    return plugins;
  }

  private @Nullable FoundPlugin look(Candidate candidate) {
    try {
      PluginFiles files = identification.identify(candidate);
      Problem refusal = gate.refusal(files);
      if (refusal != null) {
        assembly.refuse(candidate, refusal);
        return null;
      }
      PluginContent content = scanner.scan(files.paths());
      return assembly.assemble(files, content);
    } catch (RejectedException e) {
      assembly.refuse(candidate, e.problem());
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      // Each stage has its own net; this is the one below them.
      problems.add(
          Problem.of(
              ProblemCode.UNREADABLE,
              candidate.location(),
              "the plug-in cannot be looked at: " + e.getClass().getSimpleName(),
              "build or copy it again"));
    }
    return null;
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException | RuntimeException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
