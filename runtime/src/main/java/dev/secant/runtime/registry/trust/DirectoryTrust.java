package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.CopyProblem;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.scan.PluginJar;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.scan.TrustGate;
import dev.secant.runtime.registry.store.CopyException;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.store.PrivateFile;
import dev.secant.runtime.registry.trust.Trust.Demands;
import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Decides on the plug-ins of one directory, by what their files hold. */
public final class DirectoryTrust implements TrustGate {
  private final Path directory;
  private final Demands demands;
  private final CopyStore copies;

  DirectoryTrust(Path directory, Demands demands, CopyStore copies) {
    this.directory = directory;
    this.demands = demands;
    this.copies = copies;
  }

  /** Returns whether a plug-in must be what a lock file lists. */
  public boolean isLocked() {
    return demands.locked();
  }

  /** Returns how a lock file names a plug-in of the directory. */
  public String name(Candidate candidate) {
    return PluginSums.relative(directory, candidate.jar());
  }

  /** Says that a plug-in is there, whatever is found out about it. */
  public void noteIsThere(Candidate candidate) {
    if (demands.locks().isEmpty()) { // as mostly: then nobody need find out its name
      return;
    }
    String file = name(candidate);
    demands.locks().forEach(rule -> rule.noteIsThere(file));
  }

  @Override
  public @Nullable Problem refusal(PluginFiles plugin) {
    Problem refusal = demands.locked() ? lockRefusal(plugin) : null;
    SignatureRule signed = demands.signed();
    if (refusal == null && signed != null) {
      for (FileIdentity file : plugin.files()) {
        refusal = refusal == null ? signatureRefusal(file, signed) : refusal;
      }
    }
    return refusal;
  }

  private @Nullable Problem lockRefusal(PluginFiles plugin) {
    Path jar = plugin.candidate().jar();
    Map<Path, String> files = new HashMap<>();
    plugin.files().forEach(file -> files.put(file.path(), file.sha256().toString()));
    PluginSums sums = PluginSums.of(directory, jar, files);
    for (Path library : plugin.candidate().libraries()) {
      if (!files.containsKey(library)) {
        return Problem.of(
            ProblemCode.LOCK_MISMATCH,
            SafeText.of(library.toString()),
            "the library cannot be read, so that it cannot be compared with the lock file",
            "check that this user may read it, or take it away and lock the plug-in anew");
      }
    }
    if (demands.locks().isEmpty()) {
      return LockRule.notLocked(
          sums.location(sums.file()),
          "the policy demands a lock file, and the folder has no "
              + LockFile.NAME
              + " with plug-ins");
    }
    for (LockRule rule : demands.locks()) {
      Problem refusal = rule.refusal(sums);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /** Over the private copy: what is verified is what has the sum, and what will be loaded. */
  private @Nullable Problem signatureRefusal(FileIdentity file, SignatureRule signed) {
    String location = SafeText.of(file.path().toString());
    try (PrivateFile copy = copies.copy(file.path(), file.sha256().toString())) {
      PluginJar.check(copy.path(), location); // JarFile inflates signatures without a limit
      try (JarFile jar = copy.openJar()) {
        return signed.refusal(JarSignatures.of(jar), location);
      }
    } catch (RejectedException e) {
      return e.problem();
    } catch (CopyException e) {
      return CopyProblem.of(file, e).problem();
    } catch (IOException e) {
      return Problem.of(
          ProblemCode.UNREADABLE,
          location,
          "the signature cannot be verified: the private copy of the file cannot be opened",
          "build or copy the JAR again; if too many files are open, close some");
    }
  }

  /** Reports what the lock file of the directory lists and the directory has not. */
  public void finish(Consumer<Problem> problems) {
    for (LockRule rule : demands.locks()) {
      if (rule.isDemanded() && rule.isOf(directory)) {
        rule.missing().forEach(file -> problems.accept(rule.missing(file)));
      }
    }
  }
}
