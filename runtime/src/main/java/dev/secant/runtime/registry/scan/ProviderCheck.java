package dev.secant.runtime.registry.scan;

import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionNames;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.classfile.ClassHeader;
import dev.secant.runtime.registry.classfile.ClassHeader.Constructors;
import dev.secant.runtime.registry.classfile.MalformedClassException;
import dev.secant.runtime.text.SafeText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stage that decides from class files alone whether a class can be a function of the registry,
 * and under which name. Nothing of a plug-in is defined or run for it.
 */
public final class ProviderCheck {
  /** Deeper and wider than any hierarchy that people write. */
  private static final int MAX_ANCESTORS = 1000;

  private final String location;
  private final ClassSource source;
  private final HostTypes host;

  /** Headers of ancestors, which the functions of a plug-in mostly share. */
  private final Map<String, ClassHeader> ancestors = new HashMap<>();

  private int missing;

  /**
   * @param location how messages call the plug-in
   * @param source of the class files of the plug-in
   * @param host what it finds outside itself
   */
  public ProviderCheck(String location, ClassSource source, HostTypes host) {
    this.location = location;
    this.source = source;
    this.host = host;
  }

  /** Returns the service type of a kind. */
  public static Class<?> service(FunctionEntry.Kind kind) {
    return kind == FunctionEntry.Kind.FUNCTION ? Function.class : FunctionFactory.class;
  }

  /** Returns the name that a class of this name would give its function, or the empty text. */
  public static String guessName(String className) {
    int start = Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1;
    String name = FunctionNames.fromSimpleName(className.substring(start));
    return FunctionNames.isLegal(name) ? name : "";
  }

  /** Returns the name of the function of a class that can be used as one. */
  public String check(FunctionEntry.Kind kind, String className) throws RejectedException {
    byte[] bytes = source.classBytes(className);
    if (bytes == null) {
      throw missing(className);
    }
    ClassHeader header = read(className, bytes);
    try {
      requireUsable(header);
      requireService(header, kind);
      requireConstructor(header);
      return name(header);
    } catch (RejectedException e) {
      String name = header.annotatedName();
      throw name == null || !FunctionNames.isLegal(name)
          ? e
          : new RejectedException(e.problem().ofFunction("", name));
    }
  }

  private ClassHeader read(String className, byte[] bytes) throws RejectedException {
    String subject = "class " + SafeText.of(className);
    try {
      ClassHeader.Version version = ClassHeader.version(bytes);
      int release = Runtime.version().feature();
      if (version.javaRelease() > release) {
        throw reject(
            ProblemCode.CLASS_TOO_NEW,
            subject + " needs Java " + version.javaRelease() + ", this is Java " + release,
            "run a newer Java, or compile with --release " + release);
      }
      if (version.isPreview() && version.javaRelease() < release) {
        throw reject(
            ProblemCode.CLASS_TOO_NEW,
            subject + " needs the preview features of Java " + version.javaRelease(),
            "compile without --enable-preview");
      }
      ClassHeader header = ClassHeader.read(bytes);
      if (!header.name().equals(className)) {
        throw reject(
            ProblemCode.WRONG_CLASS_NAME,
            subject + " is not in its file, which holds class " + SafeText.of(header.name()),
            "put the class file into the folder of its package, under its own name");
      }
      return header;
    } catch (MalformedClassException e) {
      throw reject(
          ProblemCode.CORRUPT_CLASS,
          subject + " is damaged: " + SafeText.sentence(String.valueOf(e.getMessage())),
          "build the JAR again");
    }
  }

  private void requireUsable(ClassHeader header) throws RejectedException {
    String subject = "class " + SafeText.of(header.name());
    if (!header.isPublic()) {
      throw reject(ProblemCode.NOT_PUBLIC, subject + " is not public", "declare it public");
    }
    if (header.isAbstract()) {
      throw new RejectedException(isAbstract(location, header.name(), header.isInterface()));
    }
  }

  /** Returns the problem of an abstract class or an interface. */
  public static Problem isAbstract(String location, String className, boolean isInterface) {
    return Problem.of(
        ProblemCode.ABSTRACT,
        location,
        "class " + SafeText.of(className) + (isInterface ? " is an interface" : " is abstract"),
        "list a class that implements it instead");
  }

  private void requireService(ClassHeader header, FunctionEntry.Kind kind)
      throws RejectedException {
    Set<String> relocated = new HashSet<>();
    Set<Class<?>> services = services(header, relocated);
    Class<?> service = service(kind);
    if (services.contains(service)) {
      return;
    }
    String hint = "implement it, or take the class off the list";
    if (!services.isEmpty()) {
      String other = services.iterator().next().getName();
      hint = "it implements " + other + ": list it in META-INF/services/" + other;
    } else if (!relocated.isEmpty()) {
      hint =
          "it implements a copy, "
              + SafeText.of(relocated.iterator().next())
              + ": do not relocate dev.secant.api when shading";
    }
    throw reject(
        ProblemCode.NOT_A_FUNCTION,
        "class " + SafeText.of(header.name()) + " does not implement " + service.getName(),
        hint);
  }

  /** Returns which of the service types are among the ancestors, all of which must be there. */
  private Set<Class<?>> services(ClassHeader header, Set<String> relocated)
      throws RejectedException {
    Set<Class<?>> services = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    addParents(header, open);
    while (!open.isEmpty()) {
      String ancestor = open.remove();
      if (!seen.add(ancestor)) {
        continue;
      }
      if (seen.size() > MAX_ANCESTORS) {
        throw reject(
            ProblemCode.CORRUPT_CLASS,
            "class "
                + SafeText.of(header.name())
                + " has more than "
                + MAX_ANCESTORS
                + " ancestors",
            "build the JAR again");
      }
      if (ancestor.endsWith("." + Function.class.getName())) {
        relocated.add(ancestor);
      }
      Class<?> shown = host.find(ancestor);
      if (shown == null) {
        addParents(readAncestor(header.name(), ancestor), open);
      } else {
        addServices(shown, services);
      }
    }
    return services;
  }

  private static void addParents(ClassHeader header, Deque<String> open) {
    if (!header.superName().isEmpty()) {
      open.add(header.superName());
    }
    open.addAll(header.interfaces());
  }

  private static void addServices(Class<?> type, Set<Class<?>> services) {
    if (Function.class.isAssignableFrom(type)) {
      services.add(Function.class);
    }
    if (FunctionFactory.class.isAssignableFrom(type)) {
      services.add(FunctionFactory.class);
    }
  }

  private ClassHeader readAncestor(String className, String ancestor) throws RejectedException {
    ClassHeader known = ancestors.get(ancestor);
    if (known != null) {
      return known;
    }
    byte[] bytes = source.classBytes(ancestor);
    if (bytes == null) {
      throw reject(
          ProblemCode.DEPENDENCY_MISSING,
          "class "
              + SafeText.of(className)
              + " needs "
              + SafeText.of(ancestor)
              + ", which is missing",
          "put the JAR that holds it into the plug-in's lib folder, or its classes into the JAR");
    }
    ClassHeader header = read(ancestor, bytes);
    if (ancestors.size() < MAX_ANCESTORS) {
      ancestors.put(ancestor, header);
    }
    return header;
  }

  private void requireConstructor(ClassHeader header) throws RejectedException {
    if (header.constructors() == Constructors.PUBLIC_NO_ARGUMENT) {
      return;
    }
    String subject = "class " + SafeText.of(header.name());
    String hint = "give it a public constructor without parameters";
    if (header.isInner()) {
      hint = "it is an inner class: declare it static";
    } else if (header.constructors() == Constructors.PROVIDER_METHOD) {
      hint = "a static provider() method counts in named modules only: " + hint;
    }
    throw reject(
        ProblemCode.NO_CONSTRUCTOR,
        subject
            + (header.constructors() == Constructors.HIDDEN_NO_ARGUMENT
                ? " has a constructor without parameters that is not public"
                : " has no public constructor without parameters"),
        hint);
  }

  private String name(ClassHeader header) throws RejectedException {
    String annotated = header.annotatedName();
    String name = annotated != null ? annotated : FunctionNames.fromSimpleName(header.simpleName());
    if (!FunctionNames.isLegal(name)) {
      throw new RejectedException(illegalName(location, header.name(), name, annotated != null));
    }
    return name;
  }

  /** Returns the problem of a class whose annotation or simple name gives no legal name. */
  public static Problem illegalName(
      String location, String className, String name, boolean isAnnotated) {
    return Problem.of(
        ProblemCode.ILLEGAL_NAME,
        location,
        "class "
            + SafeText.of(className)
            + (isAnnotated ? " has @FunctionName(\"" : " yields the name \"")
            + SafeText.of(name)
            + (isAnnotated ? "\"), which is no legal name" : "\", which is not legal"),
        "use a letter a-z, then up to 63 of a-z, 0-9 and _, and not x, in @FunctionName");
  }

  private RejectedException missing(String className) {
    missing++;
    String similar = missing > ClassProblems.MAX_LISTED ? null : similarClass(className);
    return reject(
        ProblemCode.CLASS_MISSING,
        "class " + SafeText.of(className) + " is missing",
        similar == null
            ? "build the JAR with the class, or take it off the list"
            : "did you mean " + SafeText.of(similar) + "?");
  }

  private @Nullable String similarClass(String className) {
    return NearestClass.of(className, source.entryNames());
  }

  private RejectedException reject(ProblemCode code, String message, String hint) {
    return new RejectedException(Problem.of(code, location, message, hint));
  }
}
