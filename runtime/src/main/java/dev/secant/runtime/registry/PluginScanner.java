package dev.secant.runtime.registry;

import dev.secant.runtime.registry.FunctionEntry.Kind;
import dev.secant.runtime.registry.classfile.ClassHeader;
import dev.secant.runtime.registry.classfile.MalformedClassException;
import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one candidate, stage by stage: the file, its entries, the manifest, what it lists, and
 * each class that it lists. What a stage rejects is a problem; nothing is thrown, defined or run.
 */
final class PluginScanner {
  private static final String MODULE_INFO = "module-info.class";

  private final HostView host;
  private final HostTypes types;
  private final ProblemLog problems;

  PluginScanner(HostView host, ProblemLog problems) {
    this.host = host;
    this.types = new HostTypes(host);
    this.problems = problems;
  }

  /** Returns the plug-in, or null if it is refused as a whole. */
  @Nullable FoundPlugin scan(Candidate candidate) {
    String fallbackId = PluginId.ofFileName(candidate.name()).id();
    try (OpenPlugin open = OpenPlugin.open(candidate, problems)) {
      return scan(candidate, open);
    } catch (RejectedException e) {
      problems.add(e.problem().ofFunction(fallbackId, ""));
      return null;
    }
  }

  private FoundPlugin scan(Candidate candidate, OpenPlugin open) throws RejectedException {
    String location = candidate.location();
    PluginManifest manifest = new PluginManifest(location, open.main().manifest());
    manifest.check();
    PluginId id = manifest.id(candidate.name());
    if (PluginId.isReserved(id.id())) {
      throw new RejectedException(
          Problem.of(
              ProblemCode.RESERVED_ID,
              location,
              "the id " + id.id() + " is reserved",
              "give the plug-in another one by Secant-Plugin in its manifest"));
    }
    warnOfBundledApi(location, open);
    PluginCode code = new PluginCode(id.id(), host, open.files());
    List<Offer> offers = new ArrayList<>();
    boolean listsAny = false;
    for (Kind kind : Kind.values()) {
      Listing listing = listing(kind, location, open.main());
      listsAny |= listing.exists();
      ClassProblems bad = new ClassProblems(location, id.id(), listing.entry(), problems);
      ProviderCheck check = new ProviderCheck(location, open, types);
      listing
          .lines()
          .forEach(
              (className, line) -> {
                try {
                  String name = check.check(kind, className);
                  InstanceSource source = code.source(className);
                  offers.add(new Offer(kind, name, className, listing.entry(), line, source));
                } catch (RejectedException e) {
                  bad.add(e.problem(), className, line);
                }
              });
      bad.finish();
    }
    if (!listsAny) {
      problems.add(noFunctions(location, open.main()));
    }
    return new FoundPlugin(id, location, open.files(), List.copyOf(offers), code);
  }

  /** Class names that a JAR lists for a service, and where. */
  private record Listing(String entry, boolean exists, Map<String, Integer> lines) {}

  private Listing listing(Kind kind, String location, PluginJar jar) throws RejectedException {
    String service = ProviderCheck.service(kind).getName();
    String entry = "META-INF/services/" + service;
    PluginJar.Content content = jar.read(entry, ServicesFile.MAX_BYTES);
    if (content != null) {
      ServicesFile file = ServicesFile.parse(location, entry, content);
      file.problems().forEach(problems::add);
      boolean isEmpty = file.lines().isEmpty() && file.problems().isEmpty();
      return new Listing(entry, !isEmpty, file.lines());
    }
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (String className : moduleProvides(location, jar).getOrDefault(service, List.of())) {
      lines.putIfAbsent(className, 0);
    }
    return new Listing(MODULE_INFO, !lines.isEmpty(), lines);
  }

  /** A modular JAR need not have services files. */
  private Map<String, List<String>> moduleProvides(String location, PluginJar jar)
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
      problems.add(
          Problem.of(
                  ProblemCode.CLASS_TOO_NEW,
                  location,
                  "module-info needs Java " + needed + ", this is Java " + release,
                  "run a newer Java, or compile with --release " + release)
              .inEntry(MODULE_INFO, 0));
    } catch (MalformedClassException e) {
      problems.add(
          Problem.of(
                  ProblemCode.CORRUPT_CLASS,
                  location,
                  "module-info is damaged: " + SafeText.sentence(String.valueOf(e.getMessage())),
                  "build the JAR again")
              .inEntry(MODULE_INFO, 0));
    }
    return Map.of();
  }

  private void warnOfBundledApi(String location, OpenPlugin open) {
    for (String entry : open.entryNames()) {
      if (entry.endsWith(".class")
          && HostView.isApi(entry.substring(0, entry.length() - 6).replace('/', '.'))) {
        problems.add(
            Problem.of(
                ProblemCode.API_BUNDLED,
                location,
                "the plug-in contains a copy of dev.secant.api, which is ignored",
                "depend on secant-api in scope provided"));
        return;
      }
    }
  }

  private static Problem noFunctions(String location, PluginJar jar) {
    String similar = "";
    for (String entry : jar.names()) {
      if (entry.startsWith("META-INF/") && entry.contains("secant") && !entry.endsWith("/")) {
        similar = entry;
      }
    }
    return Problem.of(
        ProblemCode.NO_FUNCTIONS,
        location,
        "the JAR lists no function in META-INF/services/dev.secant.api.Function",
        similar.isEmpty()
            ? "list the full names of its classes there, one a line"
            : "it has " + SafeText.of(similar) + ", which no host reads");
  }
}
