package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.classfile.ClassReferences;
import dev.secant.runtime.registry.classfile.MalformedClassException;
import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows the references of functions through the classes of their JAR and finds those that lead
 * nowhere. Libraries in {@code lib} are not followed: much of what they refer to is optional.
 * Nothing of the plug-in is defined.
 */
public final class MissingReferences {
  /** Of one plug-in; one missing library may be hundreds of classes. */
  private static final int MAX_REPORTED = 20;

  /** A JAR in which more are within reach has been looked at well enough. */
  private static final int MAX_CLASSES = 10_000;

  private final OpenPlugin plugin;
  private final Set<String> entries;
  private final HostTypes types;
  private final Set<String> seen = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private MissingReferences(OpenPlugin plugin, HostTypes types) {
    this.plugin = plugin;
    this.entries = plugin.entryNames();
    this.types = types;
  }

  /**
   * Returns a problem for each class that is missing, with the class that refers to it and the
   * function that leads there; without location and plug-in.
   *
   * @param files of the plug-in, the JAR that lists the functions first
   */
  public static List<Problem> of(List<Path> files, List<Offer> offers, HostTypes types) {
    OpenPlugin.Opener opener = file -> PluginJar.open(files.get(file), PluginContent.place(file));
    try (OpenPlugin plugin = OpenPlugin.open(opener, files.size(), problem -> {})) {
      MissingReferences references = new MissingReferences(plugin, types);
      for (Offer offer : offers) {
        references.follow(offer);
      }
      return List.copyOf(references.problems);
    } catch (RejectedException e) {
      return List.of(); // the files are not what they were, and the next use says so
    }
  }

  private void follow(Offer offer) throws RejectedException {
    Deque<String> waiting = new ArrayDeque<>();
    if (seen.add(offer.className())) {
      waiting.add(offer.className());
    }
    while (!waiting.isEmpty() && seen.size() < MAX_CLASSES && problems.size() < MAX_REPORTED) {
      String className = waiting.remove();
      for (String name : references(className)) {
        if (seen.add(name)) {
          if (plugin.main().names().contains(entry(name))) {
            waiting.add(name);
          } else if (!entries.contains(entry(name)) && types.find(name) == null) {
            problems.add(missing(name, className, offer));
          }
        }
      }
    }
  }

  private Set<String> references(String className) throws RejectedException {
    byte[] bytes = plugin.main().classBytes(className);
    try {
      return bytes == null ? Set.of() : ClassReferences.of(bytes);
    } catch (MalformedClassException e) {
      return Set.of(); // if it is ever loaded, the JVM rejects it, which is another problem
    }
  }

  private static String entry(String className) {
    return className.replace('.', '/') + ".class";
  }

  private static Problem missing(String name, String referrer, Offer offer) {
    return Problem.of(
            ProblemCode.REFERENCE_MISSING,
            "",
            "class "
                + SafeText.of(referrer)
                + " refers to "
                + SafeText.of(name)
                + ", which is missing; a call that needs it fails",
            "put the JAR that holds it into the plug-in's lib folder, or its classes into the JAR")
        .ofClass(referrer)
        .ofFunction("", offer.name());
  }
}
