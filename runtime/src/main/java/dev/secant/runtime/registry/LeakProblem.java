package dev.secant.runtime.registry;

import dev.secant.runtime.registry.reload.Leak;

/** Says in words that the classes of a plug-in stay in memory. */
final class LeakProblem {
  private LeakProblem() {}

  static Problem of(Leak leak) {
    String plugin = leak.code().plugin();
    String message =
        "the classes of plug-in "
            + plugin
            + " (class loader "
            + leak.loader()
            + ") stay in memory although nothing of the registry uses them any more";
    return leak.suspects().isEmpty()
        ? problem(
            leak,
            message + ": it cannot be seen from outside what holds them",
            "look for a function or exception of it that the application keeps, or a shutdown hook"
                + " or thread local that it left; a heap dump shows the path to the class loader")
        : problem(
            leak,
            message + ": " + String.join("; ", leak.suspects()),
            "tell the author of the plug-in: it must not leave threads or objects behind");
  }

  private static Problem problem(Leak leak, String message, String hint) {
    return Problem.of(ProblemCode.PLUGIN_LEAK, leak.code().location(), message, hint);
  }
}
