package dev.secant.runtime.registry;

import dev.secant.runtime.registry.LockEntry.State;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.Identification;
import dev.secant.runtime.registry.scan.PluginJar;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.store.PrivateFile;
import dev.secant.runtime.registry.trust.Certificates;
import dev.secant.runtime.registry.trust.DirectoryTrust;
import dev.secant.runtime.registry.trust.LockFile;
import dev.secant.runtime.registry.trust.LockFiles;
import dev.secant.runtime.registry.trust.LockedPlugin;
import dev.secant.runtime.registry.trust.LockedPlugin.About;
import dev.secant.runtime.registry.trust.PinnedSigner;
import dev.secant.runtime.registry.trust.SignedContent;
import dev.secant.runtime.registry.trust.Trust;
import dev.secant.runtime.registry.trust.TrustMemory;
import dev.secant.runtime.registry.trust.TrustSettings;
import dev.secant.runtime.text.SafeText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock file of a directory of plug-ins, {@code plugins.lock}: which plug-ins may be loaded from
 * it, by their SHA-256, and whose signatures count. A registry obeys it; this class writes and
 * compares it. Nothing of a plug-in is defined or run.
 *
 * <p>Each method reads the file anew and, if it changes it, replaces it as a whole. Not atomic
 * between processes: of two that write at a time, one is lost.
 */
public final class PluginLock {
  private final Path directory;
  private final Path file;

  private PluginLock(Path directory) {
    this.directory = directory;
    this.file = directory.resolve(LockFile.NAME);
  }

  /**
   * Returns the lock file of a directory, whether it is there or not.
   *
   * @throws NullPointerException if {@code directory} is null
   */
  public static PluginLock in(Path directory) {
    return new PluginLock(Objects.requireNonNull(directory, "directory must not be null"));
  }

  /** Returns where the file is or would be. */
  public Path file() {
    return file;
  }

  /** Returns whether there is one, damaged or not. */
  public boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Returns the policy in the file.
   *
   * @throws IOException if there is no lock file, or it is damaged (the message has the line)
   */
  public TrustPolicy policy() throws IOException {
    return LockFiles.read(file).policy();
  }

  /**
   * Lists all plug-ins as they are now, and writes the file. What cannot be used is not listed; the
   * report says why. Comments and signers stay. Cost: reads all JARs.
   *
   * @param policy to be written; null keeps that of the file, or makes it {@link
   *     TrustPolicy#LOCKED} if the file lists no plug-in yet
   * @throws IOException if the file is damaged (the message has the line), or cannot be written
   */
  public LockReport update(@Nullable TrustPolicy policy) throws IOException {
    LockFile before = LockFiles.readIfThere(file);
    LockScan scan = new LockScan(directory);
    SortedMap<String, LockedPlugin> now = scan.plugins();
    LockFile old = before == null ? LockFile.empty(TrustPolicy.LOCKED) : before;
    List<LockEntry> entries = new ArrayList<>();
    SortedMap<String, LockedPlugin> written = new TreeMap<>();
    for (LockedPlugin plugin : now.values()) {
      LockedPlugin known = old.plugins().get(plugin.file());
      LockedPlugin merged = known == null ? plugin : merge(known, plugin);
      written.put(merged.file(), merged);
      boolean isKept = known != null && known.sums().equals(merged.sums());
      entries.add(
          LockEntry.of(merged, known == null ? State.ADDED : isKept ? State.KEPT : State.CHANGED));
    }
    for (LockedPlugin plugin : old.plugins().values()) {
      if (!written.containsKey(plugin.file())) {
        entries.add(LockEntry.of(plugin, State.REMOVED));
      }
    }
    TrustPolicy chosen = policy == null ? policyOf(old) : policy;
    LockFile content = old.withPolicy(chosen).withPlugins(written);
    if (before == null || !before.equals(content)) {
      LockFiles.write(file, content);
    }
    return report(chosen, entries, scan.problems());
  }

  private static TrustPolicy policyOf(LockFile file) {
    return file.plugins().isEmpty() ? file.policy().strictest(TrustPolicy.LOCKED) : file.policy();
  }

  /** Coordinates that somebody gave stay as long as the JAR does; so do comments. */
  private static LockedPlugin merge(LockedPlugin known, LockedPlugin now) {
    About about = now.about();
    boolean isSame = known.sha256().equals(now.sha256());
    String given = known.about().coordinates();
    String coordinates = isSame && !given.isEmpty() ? given : about.coordinates();
    return new LockedPlugin(
        now.file(),
        now.sha256(),
        now.libraries(),
        new About(about.id(), about.version(), coordinates, about.signer()),
        known.comments());
  }

  /**
   * Lists one plug-in as it is now, and leaves what the file says of others: what an installer does
   * that answers for this one only.
   *
   * @param jar the JAR of the plug-in: in the directory, or in a folder of it
   * @param coordinates where it was had from, as {@code group:artifact:version}; may be empty
   * @throws IOException if there is no such plug-in, the file is damaged or cannot be written
   */
  public LockReport add(Path jar, String coordinates) throws IOException {
    LockFile before = LockFiles.readIfThere(file);
    LockFile old = before == null ? LockFile.empty(TrustPolicy.LOCKED) : before;
    LockScan scan = new LockScan(directory);
    Path wanted = jar.toAbsolutePath().normalize();
    for (LockedPlugin plugin : scan.plugins().values()) {
      if (directory.resolve(plugin.file()).toAbsolutePath().normalize().equals(wanted)) {
        About about = plugin.about();
        String from = coordinates.isEmpty() ? about.coordinates() : coordinates;
        LockedPlugin known = old.plugins().get(plugin.file());
        LockedPlugin added =
            new LockedPlugin(
                plugin.file(),
                plugin.sha256(),
                plugin.libraries(),
                new About(about.id(), version(about, from), from, about.signer()),
                known == null ? List.of() : known.comments());
        SortedMap<String, LockedPlugin> plugins = new TreeMap<>(old.plugins());
        plugins.put(added.file(), added);
        LockFiles.write(file, old.withPlugins(plugins));
        State state = known == null ? State.ADDED : State.CHANGED;
        return report(old.policy(), List.of(LockEntry.of(added, state)), List.of());
      }
    }
    throw new FileNotFoundException(
        SafeText.of(jar.toString()) + " is no plug-in that can be locked");
  }

  private static String version(About about, String coordinates) {
    return about.version().isEmpty()
        ? coordinates.substring(coordinates.lastIndexOf(':') + 1)
        : about.version();
  }

  /**
   * Compares the file with what is there: what a registry of this directory would use, by this
   * version of Java, what not and why, and what is listed and missing. Cost: reads all JARs.
   *
   * @param atLeast policy to go by if that of the file is less strict; at least {@link
   *     TrustPolicy#LOCKED} always
   * @throws IOException if there is no lock file, or it is damaged (the message has the line)
   */
  public LockReport verify(TrustPolicy atLeast) throws IOException {
    LockFile lock = LockFiles.read(file);
    TrustSettings settings =
        new TrustSettings(atLeast.strictest(TrustPolicy.LOCKED), null, Set.of());
    DirectoryTrust trust =
        Trust.of(settings, new TrustMemory(), CopyStore.temporary()).in(directory);
    LockScan scan = new LockScan(directory);
    List<LockEntry> entries = new LockVerification(lock, trust, scan).entries();
    return report(lock.policy(), entries, scan.problems());
  }

  /**
   * Pins a certificate: what it signed may be loaded where signatures are demanded.
   *
   * @throws IllegalArgumentException if the certificate has no encoded form
   * @throws IOException if the file is damaged or cannot be written
   */
  public TrustedSigner trust(X509Certificate certificate) throws IOException {
    return pin(Certificates.fingerprint(certificate), Certificates.name(certificate));
  }

  /**
   * Pins a certificate of which only the fingerprint is known.
   *
   * @param fingerprint SHA-256 of the certificate, 64 hexadecimal digits, with or without colons
   * @throws IllegalArgumentException if the fingerprint has another form
   * @throws IOException if the file is damaged or cannot be written
   */
  public TrustedSigner trust(String fingerprint) throws IOException {
    String digits = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "fingerprint must be 64 hexadecimal digits, was " + SafeText.of(fingerprint));
    }
    return pin(digits, "");
  }

  private TrustedSigner pin(String fingerprint, String name) throws IOException {
    LockFile before = LockFiles.readIfThere(file);
    LockFile old = before == null ? LockFile.empty(TrustPolicy.ANY) : before;
    PinnedSigner known = old.signers().get(fingerprint);
    PinnedSigner signer =
        new PinnedSigner(
            fingerprint,
            name.isEmpty() && known != null ? known.name() : name,
            known == null ? List.of() : known.comments());
    LockFiles.write(file, old.withSigner(signer));
    return new TrustedSigner(signer, known == null);
  }

  /**
   * Returns the certificates that signed each entry of a JAR; none if it is not signed as a whole.
   *
   * @throws IOException if it cannot be read
   */
  public static List<X509Certificate> signersOf(Path jar) throws IOException {
    String location = SafeText.of(jar.toString());
    try {
      FileIdentity file = Identification.of(jar);
      try (PrivateFile copy = CopyStore.temporary().copy(jar, file.sha256().toString())) {
        PluginJar.check(copy.path(), location); // JarFile inflates signatures without a limit
        return List.copyOf(SignedContent.signers(copy));
      }
    } catch (RejectedException e) {
      throw new IOException(location + ": " + e.problem().message(), e);
    }
  }

  private LockReport report(TrustPolicy policy, List<LockEntry> entries, List<Problem> problems) {
    return new LockReport(file, policy, entries, problems.stream().sorted(Problem.ORDER).toList());
  }
}
