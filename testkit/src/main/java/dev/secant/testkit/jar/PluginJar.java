package dev.secant.testkit.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The JAR of a plug-in, good or broken, for tests of what hosts it: a recipe from source text,
 * class files and damage, carried out in memory.
 *
 * <pre>{@code
 * PluginJar hill = PluginJar.elementwise("org.acme.Hill", "x * x / (1 + x * x)");
 * hill.writeTo(plugins.resolve("hill.jar"));
 * hill.truncatedTo(100).writeTo(plugins.resolve("half-copied.jar"));
 * hill.signedBy(key).tampering("org/acme/Hill.class", bytes -> other).writeTo(...);
 * }</pre>
 *
 * <p>Every method returns a new recipe and leaves the old one as it is. What is done first: sources
 * are compiled (for Java 17, against the api), the manifest and the services files are put in
 * front, {@link #changing} is applied, the JAR is signed, {@link #tampering} and its like are
 * applied, the file is written, and damage to the file as a whole is done in the order of the
 * calls. The same recipe gives the same bytes, unless it is signed. Immutable and thread-safe.
 */
public final class PluginJar {
  /** The services file of functions. */
  public static final String FUNCTIONS = "META-INF/services/dev.secant.api.Function";

  /** The services file of factories. */
  public static final String FACTORIES = "META-INF/services/dev.secant.api.FunctionFactory";

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final PluginJar EMPTY = new PluginJar();

  private final List<SourceText> sources;
  private final Map<String, String> manifest;
  private final Map<String, List<String>> services;
  private final List<ZipMember> entries;
  private final Map<String, PluginJar> libraries;

  /** Done to the entries before they are signed, then to the signed ones. */
  private final List<UnaryOperator<List<ZipMember>>> changes;

  private final List<UnaryOperator<List<ZipMember>>> tampering;
  private final List<UnaryOperator<byte[]>> damage;
  private @Nullable SigningKey key;
  private byte[] comment;
  private int missingEntries;

  private PluginJar() {
    sources = new ArrayList<>();
    manifest = new LinkedHashMap<>();
    services = new LinkedHashMap<>();
    entries = new ArrayList<>();
    libraries = new LinkedHashMap<>();
    changes = new ArrayList<>();
    tampering = new ArrayList<>();
    damage = new ArrayList<>();
    comment = new byte[0];
  }

  private PluginJar(PluginJar other) {
    sources = new ArrayList<>(other.sources);
    manifest = new LinkedHashMap<>(other.manifest);
    services = new LinkedHashMap<>();
    other.services.forEach((file, lines) -> services.put(file, new ArrayList<>(lines)));
    entries = new ArrayList<>(other.entries);
    libraries = new LinkedHashMap<>(other.libraries);
    changes = new ArrayList<>(other.changes);
    tampering = new ArrayList<>(other.tampering);
    damage = new ArrayList<>(other.damage);
    key = other.key;
    comment = other.comment;
    missingEntries = other.missingEntries;
  }

  /** Returns a JAR without anything in it. */
  public static PluginJar empty() {
    return EMPTY;
  }

  /**
   * Returns a JAR with one function of a number, listed in its services file.
   *
   * @param className full name of the class, in a package
   * @param expression Java for the value at {@code x}: {@code x * x}
   */
  public static PluginJar elementwise(String className, String expression) {
    return empty().withElementwise(className, expression);
  }

  /** Returns this with one more function of a number, listed; see {@link #elementwise}. */
  public PluginJar withElementwise(String className, String expression) {
    int dot = className.lastIndexOf('.');
    return source(
            "package "
                + className.substring(0, dot)
                + ";\npublic class "
                + className.substring(dot + 1)
                + " implements dev.secant.api.ElementwiseFunction {\n"
                + "  public double forward(double x) { return "
                + expression
                + "; }\n}\n")
        .listing(className);
  }

  /**
   * Returns this with a class, compiled from the text of its source file; nothing lists it. It sees
   * the JDK, the api, and the other sources.
   *
   * @param text a whole file, with its package; or the declaration of a module
   * @throws IllegalArgumentException if the text declares no type and no module
   */
  public PluginJar source(String text) {
    PluginJar jar = new PluginJar(this);
    jar.sources.add(SourceText.of(text));
    return jar;
  }

  /**
   * Returns this with the class file of a loaded class and those of its nested and local classes;
   * nothing lists it.
   *
   * @throws IllegalArgumentException if there is no class file, as of a lambda
   */
  public PluginJar type(Class<?> type) {
    PluginJar jar = new PluginJar(this);
    ClassFiles.of(type).forEach((name, bytes) -> jar.entries.add(ZipMember.of(name, bytes)));
    return jar;
  }

  /** Returns this with lines in the services file of functions: names of classes, or anything. */
  public PluginJar listing(String... lines) {
    return withLines(FUNCTIONS, lines);
  }

  /** Returns this with lines in the services file of factories: names of classes, or anything. */
  public PluginJar listingFactory(String... lines) {
    return withLines(FACTORIES, lines);
  }

  private PluginJar withLines(String file, String... lines) {
    PluginJar jar = new PluginJar(this);
    jar.services.computeIfAbsent(file, name -> new ArrayList<>()).addAll(Arrays.asList(lines));
    return jar;
  }

  /**
   * Returns this with an attribute in the manifest, as it stands: a value longer than a line may
   * be, or with a line feed in it, gives a manifest against the rules.
   */
  public PluginJar manifest(String name, String value) {
    PluginJar jar = new PluginJar(this);
    jar.manifest.put(name, value);
    return jar;
  }

  /** Returns this with an entry of text, in UTF-8. A name that is there already is there twice. */
  public PluginJar entry(String name, String text) {
    return entry(name, text.getBytes(UTF_8));
  }

  /** Returns this with an entry of bytes. A name that is there already is there twice. */
  public PluginJar entry(String name, byte[] bytes) {
    return with(ZipMember.of(name, bytes));
  }

  /** Returns this with an entry whose name is bytes that need be no text. */
  public PluginJar entry(byte[] name, byte[] bytes) {
    return with(ZipMember.of(name, bytes));
  }

  /**
   * Returns this with an entry that inflates to {@code size} bytes and takes less than a hundredth
   * of that: a zip bomb, if large enough.
   *
   * @param pattern what it is made of, over and over
   * @throws IllegalArgumentException if {@code pattern} is empty
   */
  public PluginJar bomb(String name, String pattern, long size) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("pattern must not be empty");
    }
    return with(ZipMember.repeating(name, pattern.getBytes(UTF_8), size));
  }

  private PluginJar with(ZipMember member) {
    PluginJar jar = new PluginJar(this);
    jar.entries.add(member);
    return jar;
  }

  /** Returns this with a library beside it, {@code lib/name.jar}, if written as a folder. */
  public PluginJar library(String name, PluginJar library) {
    PluginJar jar = new PluginJar(this);
    jar.libraries.put(name, Objects.requireNonNull(library, "library must not be null"));
    return jar;
  }

  /** Returns this signed, every entry of it. */
  public PluginJar signedBy(SigningKey signer) {
    PluginJar jar = new PluginJar(this);
    jar.key = Objects.requireNonNull(signer, "signer must not be null");
    return jar;
  }

  /**
   * Returns this with the class files of all its classes saying another version than 61, which is
   * Java 17; 99 is a Java that no one has.
   */
  public PluginJar classVersion(int major) {
    return changed(
        members ->
            members.stream()
                .map(
                    member ->
                        new String(member.name(), UTF_8).endsWith(".class")
                            ? content(member, bytes -> ClassFiles.withVersion(bytes, major))
                            : member)
                .toList());
  }

  /**
   * Returns this with the content of an entry changed before anything is signed. Its headers are
   * those of the new content: {@link #claimingSize} and the like come after this.
   *
   * @throws IllegalArgumentException when the JAR is built, if there is no such entry
   */
  public PluginJar changing(String entry, UnaryOperator<byte[]> change) {
    return changed(onEntry(entry, member -> content(member, change)));
  }

  /**
   * Returns this without an entry, such as the class file of a source that others are compiled
   * against.
   *
   * @throws IllegalArgumentException when the JAR is built, if there is no such entry
   */
  public PluginJar removing(String entry) {
    return changed(
        members -> {
          requireEntry(members, entry);
          return members.stream().filter(member -> !member.isNamed(entry)).toList();
        });
  }

  /** Returns this with an entry under another name. */
  public PluginJar renaming(String entry, String name) {
    byte[] other = name.getBytes(UTF_8);
    return changed(
        onEntry(
            entry,
            member ->
                new ZipMember(
                    other,
                    member.flags(),
                    member.method(),
                    member.packed(),
                    member.size(),
                    member.crc())));
  }

  /** Returns this with an entry flagged as encrypted. */
  public PluginJar encrypting(String entry) {
    return changed(onEntry(entry, ZipMember::encrypted));
  }

  /** Returns this with an entry by a method of compression that the JDK does not know. */
  public PluginJar compressing(String entry, int method) {
    return changed(onEntry(entry, member -> member.withMethod(method)));
  }

  /** Returns this with an entry whose headers say another size than it has. */
  public PluginJar claimingSize(String entry, long size) {
    return changed(onEntry(entry, member -> member.claimingSize(size)));
  }

  /** Returns this with an entry whose checksum is not that of its bytes. */
  public PluginJar miscounting(String entry) {
    return changed(onEntry(entry, ZipMember::withWrongChecksum));
  }

  private PluginJar changed(UnaryOperator<List<ZipMember>> change) {
    PluginJar jar = new PluginJar(this);
    jar.changes.add(change);
    return jar;
  }

  /** Returns this with the content of an entry changed after the JAR was signed. */
  public PluginJar tampering(String entry, UnaryOperator<byte[]> change) {
    return tampered(onEntry(entry, member -> content(member, change)));
  }

  /** Returns this with an entry added after the JAR was signed. */
  public PluginJar smuggling(String entry, byte[] bytes) {
    return tampered(
        members -> {
          List<ZipMember> more = new ArrayList<>(members);
          more.add(ZipMember.of(entry, bytes));
          return more;
        });
  }

  /** Returns this with all traces of the signature taken out again: signature files and digests. */
  public PluginJar stripped() {
    return tampered(JarSigning::strip);
  }

  private PluginJar tampered(UnaryOperator<List<ZipMember>> change) {
    PluginJar jar = new PluginJar(this);
    jar.tampering.add(change);
    return jar;
  }

  /** Returns this with bytes behind the end of the zip file that count as its comment. */
  public PluginJar comment(byte[] bytes) {
    PluginJar jar = new PluginJar(this);
    jar.comment = bytes.clone();
    return jar;
  }

  /** Returns this with an end record that says so many more entries than there are, or fewer. */
  public PluginJar claimingMoreEntries(int count) {
    PluginJar jar = new PluginJar(this);
    jar.missingEntries = count;
    return jar;
  }

  /**
   * Returns this without all but the first {@code length} bytes of the file, as a copy half done.
   */
  public PluginJar truncatedTo(int length) {
    return damaged(bytes -> Arrays.copyOf(bytes, Math.min(length, bytes.length)));
  }

  /** Returns this with bytes in front of the file, as a self-extracting archive has them. */
  public PluginJar behind(byte[] junk) {
    return damaged(bytes -> concat(junk, bytes));
  }

  /** Returns this with bytes behind the file that nothing says are there. */
  public PluginJar followedBy(byte[] junk) {
    return damaged(bytes -> concat(bytes, junk));
  }

  /** Returns this with the file as a whole changed in any way. */
  public PluginJar damaged(UnaryOperator<byte[]> change) {
    PluginJar jar = new PluginJar(this);
    jar.damage.add(change);
    return jar;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /**
   * Returns the bytes of the file.
   *
   * @throws IllegalArgumentException if a source does not compile, with what the compiler says; or
   *     an entry is to be changed that is not there
   * @throws IllegalStateException if there are sources and this Java has no compiler
   */
  public byte[] toBytes() {
    List<ZipMember> members = members();
    for (UnaryOperator<List<ZipMember>> change : changes) {
      members = change.apply(members);
    }
    if (key != null) {
      members = JarSigning.sign(members, key);
    }
    for (UnaryOperator<List<ZipMember>> change : tampering) {
      members = change.apply(members);
    }
    byte[] file = ZipImage.of(members, comment, missingEntries);
    for (UnaryOperator<byte[]> change : damage) {
      file = change.apply(file);
    }
    return file;
  }

  private List<ZipMember> members() {
    List<ZipMember> members = new ArrayList<>();
    if (!manifest.isEmpty()) {
      StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
      manifest.forEach(
          (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
      members.add(ZipMember.of(MANIFEST, text.append("\r\n").toString().getBytes(UTF_8)));
    }
    services.forEach(
        (file, lines) ->
            members.add(ZipMember.of(file, (String.join("\n", lines) + "\n").getBytes(UTF_8))));
    SourceCompiler.compile(sources)
        .forEach((name, bytes) -> members.add(ZipMember.of(name, bytes)));
    members.addAll(entries);
    return members;
  }

  /**
   * Writes the file, over one that is there.
   *
   * @return {@code file}
   * @throws UncheckedIOException if it cannot be written
   */
  public Path writeTo(Path file) {
    try {
      return Files.write(file, toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a folder of a plug-in with libraries of its own: {@code name/name.jar} and {@code
   * name/lib/*.jar}.
   *
   * @param folder its path; what is in it already stays
   * @return {@code folder}
   * @throws UncheckedIOException if it cannot be written
   */
  public Path writeFolder(Path folder) {
    try {
      Path lib = Files.createDirectories(folder.resolve("lib"));
      libraries.forEach((name, library) -> library.writeTo(lib.resolve(name + ".jar")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writeTo(folder.resolve(folder.getFileName() + ".jar"));
    return folder;
  }

  /**
   * Returns the content of an entry before {@link #changing}, signature and damage: to be changed
   * and put into another JAR.
   *
   * @throws IllegalArgumentException if there is no such entry
   */
  public byte[] contentOf(String entry) {
    for (ZipMember member : members()) {
      if (member.isNamed(entry)) {
        return Inflation.of(member);
      }
    }
    throw new IllegalArgumentException("JAR must have an entry " + entry + ", has none");
  }

  private static UnaryOperator<List<ZipMember>> onEntry(
      String entry, UnaryOperator<ZipMember> change) {
    return members -> {
      requireEntry(members, entry);
      return members.stream()
          .map(member -> member.isNamed(entry) ? change.apply(member) : member)
          .toList();
    };
  }

  private static void requireEntry(List<ZipMember> members, String entry) {
    if (members.stream().noneMatch(member -> member.isNamed(entry))) {
      throw new IllegalArgumentException("JAR must have an entry " + entry + ", has none");
    }
  }

  private static ZipMember content(ZipMember member, UnaryOperator<byte[]> change) {
    return ZipMember.of(member.name(), change.apply(Inflation.of(member)));
  }
}
