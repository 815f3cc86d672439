package dev.secant.runtime.registry;

/** Makes the instance of a function or a factory; what that runs is the plug-in's own code. */
interface InstanceSource {
  /** Returns a new instance. */
  Object create() throws ReflectiveOperationException;

  /** Returns the loader to be the thread's context class loader meanwhile. */
  ClassLoader contextLoader();
}
