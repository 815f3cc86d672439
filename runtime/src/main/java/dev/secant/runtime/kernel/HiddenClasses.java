package dev.secant.runtime.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Copies of a class of this package, for the JIT compiler to see each with its own callees. */
final class HiddenClasses {
  private HiddenClasses() {}

  /**
   * Returns a hidden copy of a template, or null if the JVM makes none.
   *
   * @param classData what the copy gets by {@link MethodHandles#classData}; null for nothing
   */
  static @Nullable Class<?> copyOf(Class<?> template, @Nullable Object classData) {
    try (InputStream bytes = template.getResourceAsStream(template.getSimpleName() + ".class")) {
      if (bytes == null) {
        return null;
      }
      byte[] code = bytes.readAllBytes();
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      return classData == null
          ? lookup.defineHiddenClass(code, true).lookupClass()
          : lookup.defineHiddenClassWithClassData(code, classData, true).lookupClass();
    } catch (IOException | IllegalAccessException | LinkageError e) {
      return null; // the shared loop gives the same numbers
    }
  }
}
