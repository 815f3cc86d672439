package dev.secant.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Set;

/** What holds for a class that is listed as a provider. */
final class ProviderChecks {
  private ProviderChecks() {}

  /** Returns the test that a class is listed, and can be made by whoever reads the list. */
  static Check listed(Class<?> type, Set<String> listed) {
    return new Check(
        Clause.LISTED,
        trial -> {
          if (!listed.contains(type.getName())) {
            throw Clause.LISTED.brokenBy(
                "class " + type.getName() + " is not listed; listed are " + listed);
          }
          requireUsable(type);
        });
  }

  static void requireUsable(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw Clause.LISTED.brokenBy("class " + type.getName() + " is not public");
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw Clause.LISTED.brokenBy(
          (type.isInterface() ? "interface " : "abstract class ")
              + type.getName()
              + " cannot be constructed");
    }
    for (Constructor<?> constructor : type.getConstructors()) {
      if (constructor.getParameterCount() == 0) {
        return;
      }
    }
    throw Clause.LISTED.brokenBy(
        "class " + type.getName() + " has no public constructor without parameters");
  }
}
