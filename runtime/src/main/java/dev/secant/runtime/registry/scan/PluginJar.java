package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A JAR that is looked at, open for that long only: a host with a thousand plug-ins must not hold a
 * thousand files. Whatever is read of it is bounded, entry by entry and in all, since a few
 * kilobytes may inflate to gigabytes.
 */
public final class PluginJar implements Closeable {
  /** Far above what compilers write, whose methods end at 64 KiB of code each. */
  private static final int MAX_CLASS_BYTES = 16 << 20;

  /** In all: a signed JAR lists each of its entries in the manifest and in a signature file. */
  private static final int MAX_MANIFEST_BYTES = 16 << 20;

  private static final String REBUILD =
      "no compiler or build tool writes such an entry; build the JAR again";

  /** Each signer has two; the JDK reads them all again, and looks each up. */
  private static final int MAX_SIGNATURE_PARTS = 1000;

  private static final int MAX_TOTAL_BYTES = 256 << 20;

  private final String location;
  private final JarSource source;
  private final Attributes manifest;
  private int bytesLeft = MAX_TOTAL_BYTES;

  private PluginJar(String location, JarSource source, Attributes manifest) {
    this.location = location;
    this.source = source;
    this.manifest = manifest;
  }

  /** What was read of an entry, cut at the limit that was asked for. */
  public static final class Content {
    private final byte[] bytes;
    private final boolean complete;

    /**
     * @param complete whether they are all there are
     */
    public Content(byte[] bytes, boolean complete) {
      this.bytes = bytes;
      this.complete = complete;
    }

    /** The bytes themselves, which their one reader does not change. */
    public byte[] bytes() {
      return bytes;
    }

    /** Whether they are all there are. */
    public boolean isComplete() {
      return complete;
    }
  }

  /**
   * Opens a JAR that was read into memory and is of the plain form.
   *
   * @param location how messages call it
   * @throws OddJarException if it is not
   */
  static PluginJar open(byte[] bytes, Inflater inflater, String location) throws RejectedException {
    PlainJar plain = PlainJar.of(bytes, inflater);
    if (plain == null) {
      throw new OddJarException();
    }
    Content content = plain.read(JarFile.MANIFEST_NAME, MAX_MANIFEST_BYTES);
    try {
      Attributes manifest =
          content == null ? new Attributes() : parseManifest(content.bytes(), location);
      return new PluginJar(location, plain, manifest);
    } catch (IOException e) { // which reading from memory has not
      throw new OddJarException();
    }
  }

  /**
   * Opens a JAR whose entries are sane.
   *
   * @param location how messages call it
   */
  static PluginJar open(Path path, String location) throws RejectedException {
    PluginFile file = new PluginFile(path, location);
    ZipEnd end = file.check();
    // First without JarFile, which inflates the manifest and the signature files without a limit.
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.size() != end.entries()) { // which old JDKs correct and new ones refuse
        throw file.damaged();
      }
      Set<String> names = JarEntries.check(zip, location);
      Attributes manifest = new Attributes();
      int left = MAX_MANIFEST_BYTES;
      int parts = 0;
      for (String name : names) {
        if (JarEntries.isSignaturePart(name)) {
          if (++parts > MAX_SIGNATURE_PARTS) {
            throw tooManySignatures(location);
          }
          byte[] bytes = readSignaturePart(zip, name, left, location);
          left -= bytes.length;
          if (name.equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
            manifest = parseManifest(bytes, location);
          }
        }
      }
      return new PluginJar(location, JdkJar.open(path, names), manifest);
    } catch (FileSystemException e) {
      throw file.unreadable();
    } catch (IOException | RuntimeException e) {
      // The JDK has several exceptions for what cannot be a ZIP file, and their texts change.
      throw file.damaged();
    }
  }

  /**
   * Looks at what {@link #open} looks at, and closes the JAR again.
   *
   * @throws RejectedException if its entries are not sane
   */
  public static void check(Path path, String location) throws RejectedException {
    open(path, location).close();
  }

  /**
   * Returns the main attributes of a JAR's manifest, with as much caution as {@link #open} has, but
   * without a look at what else is in the JAR: for one that the host itself loads classes from.
   */
  public static Attributes manifestOf(Path path, String location) throws RejectedException {
    PluginFile file = new PluginFile(path, location);
    ZipEnd end = file.check();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.size() != end.entries()) {
        throw file.damaged();
      }
      if (zip.getEntry(JarFile.MANIFEST_NAME) == null) {
        return new Attributes();
      }
      byte[] bytes = readSignaturePart(zip, JarFile.MANIFEST_NAME, MAX_MANIFEST_BYTES, location);
      return parseManifest(bytes, location);
    } catch (FileSystemException e) {
      throw file.unreadable();
    } catch (IOException | RuntimeException e) {
      throw file.damaged();
    }
  }

  private static byte[] readSignaturePart(ZipFile zip, String name, int limit, String location)
      throws IOException, RejectedException {
    ZipEntry entry = zip.getEntry(name);
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(limit + 1);
    }
    if (bytes.length > limit) {
      throw new RejectedException(
          Problem.of(
                  ProblemCode.TOO_LARGE,
                  location,
                  "the manifest and the signature files are larger than "
                      + MAX_MANIFEST_BYTES
                      + " bytes",
                  REBUILD)
              .inEntry(name, 0));
    }
    return bytes;
  }

  private static RejectedException tooManySignatures(String location) {
    return new RejectedException(
        Problem.of(
            ProblemCode.TOO_LARGE,
            location,
            "the JAR has more than " + MAX_SIGNATURE_PARTS + " signature files",
            "sign the JAR once"));
  }

  private static Attributes parseManifest(byte[] bytes, String location)
      throws IOException, RejectedException {
    int ids = countIds(bytes);
    if (MainSection.isTooLong(bytes)) {
      throw new RejectedException(
          Problem.of(
                  ProblemCode.TOO_LARGE,
                  location,
                  "the main section of the manifest is longer than "
                      + MainSection.MAX_BYTES
                      + " bytes",
                  "let the build tool write the manifest")
              .inEntry(JarFile.MANIFEST_NAME, 0));
    }
    if (ids > 1) { // of which the JDK would take the last
      throw new RejectedException(
          Problem.of(
                  ProblemCode.BAD_MANIFEST,
                  location,
                  "Secant-Plugin is in the manifest " + ids + " times",
                  "give the plug-in one id")
              .inEntry(JarFile.MANIFEST_NAME, 0));
    }
    try {
      return MainSection.of(bytes);
    } catch (IOException | RuntimeException e) {
      throw new RejectedException(
          Problem.of(
                  ProblemCode.BAD_MANIFEST,
                  location,
                  "the manifest has a line that is not of the form Name: value",
                  "let the build tool write the manifest")
              .inEntry(JarFile.MANIFEST_NAME, 0));
    }
  }

  /** Returns how often the main section, which ends with an empty line, names an id. */
  private static int countIds(byte[] manifest) throws IOException {
    BufferedReader lines =
        new BufferedReader(new StringReader(new String(manifest, StandardCharsets.ISO_8859_1)));
    int ids = 0;
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("secant-plugin:")) {
        ids++;
      }
    }
    return ids;
  }

  /** Returns the main attributes of the manifest; none if there is no manifest. */
  Attributes manifest() {
    return manifest;
  }

  /** Returns the names of all entries. */
  Set<String> names() {
    return source.names();
  }

  /** Returns the bytes of a class, or null if it is not here. */
  byte @Nullable [] classBytes(String className) throws RejectedException {
    String name = className.replace('.', '/') + ".class";
    Content content = read(name, MAX_CLASS_BYTES);
    if (content != null && !content.isComplete()) {
      throw tooLarge(name, MAX_CLASS_BYTES, location);
    }
    return content == null ? null : content.bytes();
  }

  /** Returns the first bytes of an entry, at most {@code limit}; null if it is not here. */
  @Nullable Content read(String name, int limit) throws RejectedException {
    try {
      int allowed = Math.min(limit, bytesLeft);
      Content content = source.read(name, allowed);
      if (content != null) {
        requireBytesLeft(allowed > 0);
        bytesLeft -= content.bytes().length;
        requireBytesLeft(content.isComplete() || allowed == limit);
      }
      return content;
    } catch (OddJarException e) {
      throw e;
    } catch (JarSource.DamagedEntryException e) {
      throw damaged(name, " is damaged: its checksum is not that of its bytes");
    } catch (SecurityException e) {
      throw tampered(name);
    } catch (IOException | RuntimeException e) {
      throw damaged(name, " is damaged");
    }
  }

  private RejectedException damaged(String name, String what) {
    return new RejectedException(
        Problem.of(
                ProblemCode.NOT_A_JAR,
                location,
                "the entry " + SafeText.of(name) + what,
                "build or copy the JAR again")
            .inEntry(name, 0));
  }

  private void requireBytesLeft(boolean areLeft) throws RejectedException {
    if (!areLeft) {
      bytesLeft = 0; // nothing more is inflated, however small
      throw new RejectedException(
          Problem.of(
              ProblemCode.TOO_LARGE,
              location,
              "the classes it offers inflate to more than " + MAX_TOTAL_BYTES + " bytes",
              "offer fewer or smaller classes in one JAR"));
    }
  }

  private RejectedException tampered(String name) {
    return new RejectedException(
        Problem.of(
                ProblemCode.TAMPERED,
                location,
                "the entry " + SafeText.of(name) + " is not what was signed",
                "do not use this JAR; get it again from its author")
            .inEntry(name, 0));
  }

  private static RejectedException tooLarge(String name, int limit, String location) {
    return new RejectedException(
        Problem.of(
                ProblemCode.TOO_LARGE,
                location,
                "the entry " + SafeText.of(name) + " is larger than " + limit + " bytes",
                REBUILD)
            .inEntry(name, 0));
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      // It was open for reading: there is nothing to lose and nobody to tell.
    }
  }
}
