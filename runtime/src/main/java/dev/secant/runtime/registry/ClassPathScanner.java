package dev.secant.runtime.registry;

import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.FunctionNames;
import dev.secant.runtime.registry.FunctionEntry.Kind;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.ProviderCheck;
import dev.secant.runtime.text.SafeText;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Finds functions on the class path and the module path, as {@link ServiceLoader} does. Their
 * classes are loaded, as the host loads its own, and none is initialised.
 */
final class ClassPathScanner {
  private final ProblemLog problems;
  private final CodeLocations locations = new CodeLocations();
  private final Set<Class<?>> seen = new HashSet<>();
  private final Map<CodeLocation, List<Offer>> offers = new LinkedHashMap<>();
  private final ClassPathCode code = new ClassPathCode();

  ClassPathScanner(ProblemLog problems) {
    this.problems = problems;
  }

  /** Looks with one class loader; a class that was seen before is not counted again. */
  void scan(ClassLoader loader) {
    for (Kind kind : Kind.values()) {
      ProviderLoop loop = ProviderLoop.over(services(kind, loader));
      Set<String> loaded = new HashSet<>();
      for (ServiceLoader.Provider<?> provider : loop.providers()) {
        loaded.add(provider.type().getName());
        add(kind, provider.type(), source(provider, loader));
      }
      Failure failure = loop.firstFailure();
      if (failure != null) {
        ClassPathDiagnosis diagnosis = new ClassPathDiagnosis(loader, problems);
        diagnosis.run(kind, loaded, failure);
        diagnosis.usable().forEach(type -> add(kind, type, source(type)));
      }
    }
  }

  /** Returns the plug-ins that all scans together found. */
  List<FoundPlugin> plugins() {
    List<FoundPlugin> plugins = new ArrayList<>();
    for (Map.Entry<CodeLocation, List<Offer>> entry : offers.entrySet()) {
      CodeLocation location = entry.getKey();
      if (location.isReservedForOthers()) {
        problems.add(location.reserved());
      } else {
        plugins.add(
            new FoundPlugin(
                location.id(),
                location.text(),
                location.files(),
                null,
                List.copyOf(entry.getValue()),
                null,
                code));
      }
    }
    return plugins;
  }

  private static ServiceLoader<?> services(Kind kind, ClassLoader loader) {
    return kind == Kind.FUNCTION
        ? ServiceLoader.load(Function.class, loader)
        : ServiceLoader.load(FunctionFactory.class, loader);
  }

  private void add(Kind kind, Class<?> type, InstanceSource source) {
    if (!seen.add(type)) {
      return;
    }
    Class<?> service = ProviderCheck.service(kind);
    if (ProviderMethod.yields(type, service)) {
      problems.add(ProviderMethod.problem(locations, type, service));
      return;
    }
    CodeLocation location = locations.of(type);
    if (Modifier.isAbstract(type.getModifiers())) { // which ServiceLoader finds out at get()
      String name = type.getName();
      problems.add(
          ProviderCheck.isAbstract(location.text(), name, type.isInterface())
              .ofClass(name)
              .ofFunction(location.id().id(), ProviderCheck.guessName(name)));
      return;
    }
    String name;
    boolean isAnnotated;
    try {
      FunctionName annotation = type.getAnnotation(FunctionName.class);
      isAnnotated = annotation != null;
      name =
          annotation != null
              ? annotation.value()
              : FunctionNames.fromSimpleName(type.getSimpleName());
    } catch (RuntimeException | Error e) { // AnnotationFormatError is no LinkageError
      problems.add(
          Problem.of(
                  ProblemCode.CORRUPT_CLASS,
                  location.text(),
                  "class " + SafeText.of(type.getName()) + " is damaged: its name cannot be read",
                  "build the JAR again")
              .ofClass(type.getName()));
      return;
    }
    if (FunctionNames.isLegal(name)) {
      List<Offer> here = offers.get(location);
      if (here == null) {
        here = new ArrayList<>();
        offers.put(location, here);
      }
      Offer offer = new Offer(kind, name, type.getName(), "", 0);
      code.put(offer, source);
      here.add(offer);
    } else {
      problems.add(
          ProviderCheck.illegalName(location.text(), type.getName(), name, isAnnotated)
              .ofClass(type.getName()));
    }
  }

  private static InstanceSource source(ServiceLoader.Provider<?> provider, ClassLoader loader) {
    return new InstanceSource() {
      @Override
      public Object create(Terms terms) {
        return provider.get();
      }

      @Override
      public ClassLoader contextLoader() {
        ClassLoader own = provider.type().getClassLoader();
        return own == null ? loader : own;
      }
    };
  }

  private static InstanceSource source(Class<?> type) {
    return new InstanceSource() {
      @Override
      public Object create(Terms terms) throws ReflectiveOperationException {
        return type.getConstructor().newInstance();
      }

      @Override
      public ClassLoader contextLoader() {
        return type.getClassLoader();
      }
    };
  }
}
