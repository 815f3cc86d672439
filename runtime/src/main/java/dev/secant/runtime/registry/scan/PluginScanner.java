package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.FunctionEntry.Kind;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.classfile.ClassHeader;
import dev.secant.runtime.registry.classfile.MalformedClassException;
import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.store.CopyException;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.store.PrivateFile;
import dev.secant.runtime.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the files of one plug-in, stage by stage: their entries, the manifest, what it lists,
 * and each class that it lists. What a stage rejects is a problem; nothing is thrown, defined or
 * run.
 */
public final class PluginScanner implements AutoCloseable {
  private static final String MODULE_INFO = "module-info.class";
  private static final String WHOLE = PluginContent.WHOLE;

  private final HostTypes types;
  private final CopyStore copies;
  private final Inflater inflater = new Inflater(true);

  /**
   * @param host what plug-ins see of it
   * @param copies where JARs that are not plain are copied to before the JDK opens them
   */
  public PluginScanner(HostView host, CopyStore copies) {
    this.types = new HostTypes(host);
    this.copies = copies;
  }

  /**
   * Returns what the files say: from the bytes that were read, as long as all are plain JARs, else
   * by the JDK from private copies that hold the same bytes.
   *
   * @throws RejectedException if a file is not any more what it was when it was read, or cannot be
   *     copied
   */
  public PluginContent scan(ReadPlugin plugin) throws RejectedException {
    try {
      return scan(file -> openPlain(plugin, file), plugin.bytes().size());
    } catch (OddJarException e) {
      return scanCopies(plugin.files().files());
    }
  }

  /** The files themselves may be others by now. */
  private PluginContent scanCopies(List<FileIdentity> files) throws RejectedException {
    List<PrivateFile> copied = new ArrayList<>();
    try {
      for (FileIdentity file : files) {
        copied.add(copy(file));
      }
      return scan(
          file -> PluginJar.open(copied.get(file).path(), PluginContent.place(file)), files.size());
    } finally {
      copied.forEach(PrivateFile::close);
    }
  }

  private PrivateFile copy(FileIdentity file) throws RejectedException {
    try {
      return copies.copy(file.path(), file.sha256().toString());
    } catch (CopyException e) {
      throw CopyProblem.of(file, e);
    }
  }

  private PluginJar openPlain(ReadPlugin plugin, int file) throws RejectedException {
    byte[] bytes = plugin.bytes().get(file).get();
    if (bytes == null) {
      throw new OddJarException();
    }
    return PluginJar.open(bytes, inflater, PluginContent.place(file));
  }

  private PluginContent scan(OpenPlugin.Opener opener, int count) {
    Findings findings = new Findings();
    try (OpenPlugin open = OpenPlugin.open(opener, count, findings.problems::add)) {
      findings.files = open.files();
      scan(open, findings);
      return findings.content(null);
    } catch (RejectedException e) {
      return findings.content(e.problem());
    }
  }

  /** Lets the native memory go that JARs are inflated with. */
  @Override
  public void close() {
    inflater.end();
  }

  /** What is known so far of a plug-in that is looked at. */
  private static final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private List<Integer> files = List.of();
    private @Nullable String id;
    private @Nullable String version;

    /** Of two with one name, the first counts. */
    void add(Offer offer) {
      Offer first = offers.putIfAbsent(offer.name(), offer);
      if (first != null) {
        problems.add(RepeatedName.problem(WHOLE, first, offer));
      }
    }

    PluginContent content(@Nullable Problem refusal) {
      return new PluginContent(
          id,
          version,
          files,
          refusal == null ? List.copyOf(offers.values()) : List.of(),
          List.copyOf(problems),
          refusal);
    }
  }

  private void scan(OpenPlugin open, Findings findings) throws RejectedException {
    PluginManifest manifest = new PluginManifest(PluginContent.place(0), open.main().manifest());
    manifest.check();
    findings.id = manifest.id();
    findings.version = manifest.version();
    if (bundlesApi(open)) {
      findings.problems.add(apiBundled());
    }
    boolean listsAny = false;
    for (Kind kind : Kind.values()) {
      Listing listing = listing(kind, open.main(), findings);
      listsAny |= listing.exists();
      check(kind, listing, open, findings);
    }
    if (!listsAny) {
      findings.problems.add(noFunctions(open.main()));
    }
  }

  private void check(Kind kind, Listing listing, OpenPlugin open, Findings findings) {
    ClassProblems bad = new ClassProblems(WHOLE, "", listing.entry(), findings.problems::add);
    ProviderCheck check = new ProviderCheck(WHOLE, open, types);
    listing
        .lines()
        .forEach(
            (className, line) -> {
              try {
                String name = check.check(kind, className);
                findings.add(new Offer(kind, name, className, listing.entry(), line));
              } catch (RejectedException e) {
                bad.add(e.problem(), className, line);
              }
            });
    bad.finish();
  }

  /** Class names that a JAR lists for a service, and where. */
  private record Listing(String entry, boolean exists, Map<String, Integer> lines) {}

  private static Listing listing(Kind kind, PluginJar jar, Findings findings)
      throws RejectedException {
    String service = ProviderCheck.service(kind).getName();
    String entry = "META-INF/services/" + service;
    PluginJar.Content content = jar.read(entry, ServicesFile.MAX_BYTES);
    if (content != null) {
      ServicesFile file = ServicesFile.parse(WHOLE, entry, content);
      findings.problems.addAll(file.problems());
      boolean isEmpty = file.lines().isEmpty() && file.problems().isEmpty();
      return new Listing(entry, !isEmpty, file.lines());
    }
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (String className : moduleProvides(jar, findings).getOrDefault(service, List.of())) {
      lines.putIfAbsent(className, 0);
    }
    return new Listing(MODULE_INFO, !lines.isEmpty(), lines);
  }

  /** A modular JAR need not have services files. */
  private static Map<String, List<String>> moduleProvides(PluginJar jar, Findings findings)
      throws RejectedException {
    byte[] bytes = jar.names().contains(MODULE_INFO) ? jar.classBytes("module-info") : null;
    if (bytes == null) {
      return Map.of();
    }
    try {
      int needed = ClassHeader.version(bytes).javaRelease();
      int release = Runtime.version().feature();
      if (needed <= release) {
        return ClassHeader.read(bytes).provides();
      }
      findings.problems.add(
          Problem.of(
                  ProblemCode.CLASS_TOO_NEW,
                  WHOLE,
                  "module-info needs Java " + needed + ", this is Java " + release,
                  "run a newer Java, or compile with --release " + release)
              .inEntry(MODULE_INFO, 0));
    } catch (MalformedClassException e) {
      findings.problems.add(
          Problem.of(
                  ProblemCode.CORRUPT_CLASS,
                  WHOLE,
                  "module-info is damaged: " + SafeText.sentence(String.valueOf(e.getMessage())),
                  "build the JAR again")
              .inEntry(MODULE_INFO, 0));
    }
    return Map.of();
  }

  private static boolean bundlesApi(OpenPlugin open) {
    for (String entry : open.entryNames()) {
      if (entry.endsWith(".class")
          && HostView.isApi(entry.substring(0, entry.length() - 6).replace('/', '.'))) {
        return true;
      }
    }
    return false;
  }

  private static Problem apiBundled() {
    return Problem.of(
        ProblemCode.API_BUNDLED,
        WHOLE,
        "the plug-in contains a copy of dev.secant.api, which is ignored",
        "depend on secant-api in scope provided");
  }

  private static Problem noFunctions(PluginJar jar) {
    String similar = "";
    for (String entry : jar.names()) {
      if (entry.startsWith("META-INF/")
          && entry.contains("secant")
          && !entry.endsWith("/")
          && !isServicesFile(entry)) {
        similar = entry;
      }
    }
    return Problem.of(
        ProblemCode.NO_FUNCTIONS,
        WHOLE,
        "the JAR lists no function in META-INF/services/dev.secant.api.Function",
        similar.isEmpty()
            ? "list the full names of its classes there, one a line"
            : "it has " + SafeText.of(similar) + ", which no host reads");
  }

  /** One that lists nothing is no file of a similar name. */
  private static boolean isServicesFile(String entry) {
    for (Kind kind : Kind.values()) {
      if (entry.equals("META-INF/services/" + ProviderCheck.service(kind).getName())) {
        return true;
      }
    }
    return false;
  }
}
