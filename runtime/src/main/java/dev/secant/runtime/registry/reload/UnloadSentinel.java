package dev.secant.runtime.registry.reload;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells that garbage was collected thoroughly enough to unload classes: a hidden class that nobody
 * holds is gone by then, and this reference to it is in its queue. A collection of young objects,
 * which come by the hundred, leaves all classes alone and proves nothing.
 */
final class UnloadSentinel extends WeakReference<Class<?>> {
  /** What the hidden class is a copy of. */
  @SuppressWarnings("UnusedNestedClass") // by name
  private static final class Template {}

  private UnloadSentinel(Class<?> hidden, ReferenceQueue<Object> queue) {
    super(hidden, queue);
  }

  /** Returns a new one; null where the JVM makes no hidden class, and nothing can be told. */
  static @Nullable UnloadSentinel set(ReferenceQueue<Object> queue) {
    try (InputStream bytes =
        UnloadSentinel.class.getResourceAsStream("UnloadSentinel$Template.class")) {
      return bytes == null
          ? null
          : new UnloadSentinel(
              MethodHandles.lookup().defineHiddenClass(bytes.readAllBytes(), false).lookupClass(),
              queue);
    } catch (IOException | IllegalAccessException | LinkageError e) {
      return null;
    }
  }
}
