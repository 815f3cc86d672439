package dev.secant.runtime.registry;

import dev.secant.runtime.text.SafeText;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A static method {@code provider()}, by which a class of a named module may hand a service out
 * instead of being it. Not supported: a name is data of a class, and what such a method returns is
 * known only once it has run.
 */
final class ProviderMethod {
  private ProviderMethod() {}

  /**
   * Returns whether {@code ServiceLoader} got {@code type} from such a method: then its module does
   * not list it, or it has the method itself.
   *
   * @param type what {@code ServiceLoader.Provider.type()} returns
   */
  static boolean yields(Class<?> type, Class<?> service) {
    ModuleDescriptor module = type.getModule().getDescriptor();
    if (module == null || module.isAutomatic()) {
      return false; // ServiceLoader looks for the method in explicit modules only
    }
    boolean isListed =
        module.provides().stream()
            .filter(provides -> provides.service().equals(service.getName()))
            .anyMatch(provides -> provides.providers().contains(type.getName()));
    return !isListed || hasOne(type);
  }

  private static boolean hasOne(Class<?> type) {
    try {
      return Modifier.isStatic(type.getMethod("provider").getModifiers());
    } catch (NoSuchMethodException | LinkageError e) {
      return false;
    }
  }

  /**
   * Returns the class whose method yields {@code type}, which may itself be of another module; null
   * if its module is in a layer that cannot be found from here.
   */
  private static @Nullable Class<?> declaring(Class<?> type, Class<?> service) {
    if (hasOne(type)) {
      return type;
    }
    Set<ModuleLayer> layers = new LinkedHashSet<>();
    ModuleLayer own = type.getModule().getLayer();
    if (own != null) {
      layers.add(own);
    }
    layers.add(ModuleLayer.boot());
    for (ModuleLayer layer : layers) {
      for (Module module : layer.modules()) {
        for (ModuleDescriptor.Provides provides : module.getDescriptor().provides()) {
          if (provides.service().equals(service.getName())) {
            for (String name : provides.providers()) {
              Class<?> declaring = Class.forName(module, name);
              if (declaring != null && yieldsType(declaring, type)) {
                return declaring;
              }
            }
          }
        }
      }
    }
    return null;
  }

  private static boolean yieldsType(Class<?> declaring, Class<?> type) {
    try {
      return declaring.getMethod("provider").getReturnType().equals(type);
    } catch (NoSuchMethodException | LinkageError e) {
      return false;
    }
  }

  /** Returns the problem, at the module that has the method. */
  static Problem problem(CodeLocations locations, Class<?> type, Class<?> service) {
    Class<?> declaring = declaring(type, service);
    return Problem.of(
        ProblemCode.NO_CONSTRUCTOR,
        declaring == null ? "module path" : locations.of(declaring).text(),
        "a static method provider() makes a "
            + service.getSimpleName()
            + " of type "
            + SafeText.of(type.getName())
            + ", but provider methods are not supported",
        "name in the provides clause a public class with a public constructor without parameters");
  }
}
