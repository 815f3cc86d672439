package dev.secant.runtime.registry.trust;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Who signed what of a JAR, found by reading each entry to its end: the JDK verifies as it reads.
 *
 * <p>The JDK lets three things pass that are looked at here: entries that were added (they have no
 * signer), entries that were removed (nothing is said), and main attributes of the manifest where
 * the signature has no sum of them.
 */
final class JarSignatures {
  /** More than plug-ins with all their native libraries have. */
  private static final long MAX_BYTES = 1L << 30;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final String MAIN_ATTRIBUTES = "-digest-manifest-main-attributes";

  /** By who signed, the first entry in the order of the JAR. */
  private final Map<Set<X509Certificate>, String> firstEntries = new LinkedHashMap<>();

  private final JarFile jar;
  private boolean hasDigests;
  private @Nullable Fault fault;
  private long left = MAX_BYTES;

  /** Why the signatures of a JAR are worth nothing, and of which entry that is said. */
  record Fault(Kind kind, String entry) {
    enum Kind {
      /** The entry is not what was signed. */
      CHANGED,
      /** The entry was signed and is not there. */
      REMOVED,
      /** The entry is a signature that says nothing of the manifest's main attributes. */
      INCOMPLETE,
      /** The entries up to this one are larger than can be looked at. */
      TOO_LARGE,
      /** The entry cannot be read. */
      DAMAGED
    }
  }

  private JarSignatures(JarFile jar) {
    this.jar = jar;
  }

  /** Reads a JAR that is open with verification. Cost: inflates all of it. */
  static JarSignatures of(JarFile jar) {
    JarSignatures signatures = new JarSignatures(jar);
    List<String> names = new ArrayList<>();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (JarEntry entry : Collections.list(jar.entries())) {
      names.add(entry.getName());
      if (signatures.fault == null && !entry.isDirectory() && !isSignature(entry.getName())) {
        signatures.read(entry, buffer);
      }
    }
    if (signatures.fault == null && signatures.isSigned()) {
      signatures.compareWith(new LinkedHashSet<>(names));
    }
    signatures.hasDigests = hasDigests(jar);
    return signatures;
  }

  private void read(JarEntry entry, byte[] buffer) {
    try (InputStream in = jar.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          fault = new Fault(Fault.Kind.TOO_LARGE, entry.getName());
          return;
        }
      }
      firstEntries.putIfAbsent(signers(entry), entry.getName());
    } catch (SecurityException e) {
      fault = new Fault(Fault.Kind.CHANGED, changedEntry(e, entry.getName()));
    } catch (IOException | RuntimeException e) {
      fault = new Fault(Fault.Kind.DAMAGED, entry.getName());
    }
  }

  /**
   * A manifest that does not fit its signature fails at whatever entry is read first; the text of
   * the JDK ends in the name of the right one.
   */
  private String changedEntry(SecurityException failure, String read) {
    String message = String.valueOf(failure.getMessage());
    int at = message.lastIndexOf(" for ");
    String named = at < 0 ? "" : message.substring(at + " for ".length());
    if (!named.isEmpty() && jar.getEntry(named) != null) {
      return named;
    }
    return message.contains("anifest") ? JarFile.MANIFEST_NAME : read;
  }

  private static Set<X509Certificate> signers(JarEntry entry) {
    Set<X509Certificate> certificates = new LinkedHashSet<>();
    CodeSigner[] signers = entry.getCodeSigners();
    for (CodeSigner signer : signers == null ? new CodeSigner[0] : signers) {
      // The first is that of the signer; the JDK does not check the others against each other.
      List<? extends Certificate> path = signer.getSignerCertPath().getCertificates();
      if (!path.isEmpty() && path.get(0) instanceof X509Certificate certificate) {
        certificates.add(certificate);
      }
    }
    return certificates;
  }

  private static boolean hasDigests(JarFile jar) {
    try {
      Manifest manifest = jar.getManifest();
      return manifest != null
          && manifest.getEntries().values().stream()
              .flatMap(attributes -> attributes.keySet().stream())
              .anyMatch(name -> name.toString().toUpperCase(Locale.ROOT).endsWith("-DIGEST"));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Compares what was signed, by the manifest and each signature file, with what is there. */
  private void compareWith(Set<String> names) {
    for (String name : names) {
      boolean isManifest = name.equalsIgnoreCase(JarFile.MANIFEST_NAME);
      if (fault == null && (isManifest || isSignatureFile(name))) {
        compare(name, isManifest, names);
      }
    }
  }

  private void compare(String name, boolean isManifest, Set<String> names) {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      Manifest list = new Manifest(in);
      if (!isManifest && !coversMainAttributes(list)) {
        fault = new Fault(Fault.Kind.INCOMPLETE, name);
      }
      for (String signed : list.getEntries().keySet()) {
        if (fault == null && !signed.endsWith("/") && !names.contains(signed)) {
          fault = new Fault(Fault.Kind.REMOVED, signed);
        }
      }
    } catch (IOException | RuntimeException e) {
      fault = new Fault(Fault.Kind.DAMAGED, name);
    }
  }

  private static boolean coversMainAttributes(Manifest signature) {
    for (Object key : signature.getMainAttributes().keySet()) {
      String name = ((Attributes.Name) key).toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(MAIN_ATTRIBUTES)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether an entry is part of a signature, which signs others and not itself. */
  private static boolean isSignature(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(JarFile.MANIFEST_NAME)
        || isSignatureFile(name)
        || (isInMetaInf(upper)
            && (upper.endsWith(".RSA") || upper.endsWith(".DSA") || upper.endsWith(".EC")));
  }

  private static boolean isSignatureFile(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return isInMetaInf(upper) && upper.endsWith(".SF");
  }

  private static boolean isInMetaInf(String upper) {
    return upper.startsWith("META-INF/") && upper.indexOf('/', "META-INF/".length()) < 0;
  }

  /** Returns what makes all signatures worthless, or null. */
  @Nullable Fault fault() {
    return fault;
  }

  /** Returns whether any entry has a signer. */
  boolean isSigned() {
    return firstEntries.keySet().stream().anyMatch(signers -> !signers.isEmpty());
  }

  /** Returns whether there was a signature once: the manifest still has the sums for one. */
  boolean isStripped() {
    return hasDigests && !isSigned();
  }

  /** Returns the sets of signers there are, and for each the first entry that they signed. */
  Map<Set<X509Certificate>, String> firstEntries() {
    return Collections.unmodifiableMap(firstEntries);
  }

  /** Returns who signed every entry; nobody if the signatures are worthless. */
  Set<X509Certificate> ofAll() {
    Set<X509Certificate> common = null;
    for (Set<X509Certificate> signers : firstEntries.keySet()) {
      if (common == null) {
        common = new LinkedHashSet<>(signers);
      } else {
        common.retainAll(signers);
      }
    }
    return common == null || fault != null ? Set.of() : common;
  }
}
