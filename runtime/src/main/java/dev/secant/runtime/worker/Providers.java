package dev.secant.runtime.worker;

import java.util.List;

/** What a worker has of plug-ins: how to load their classes, and how to explain what they throw. */
public interface Providers {
  /**
   * Makes the loader of a plug-in the context class loader, for a call of what it has made.
   *
   * @param key of the plug-in
   */
  void enter(int key);

  /** Lets a plug-in go, of which nobody has anything any more. */
  void forget(int key);

  /** Removes what is not to outlive the host; the process ends. */
  void end();

  /**
   * Returns a new instance of a class of a plug-in, made with the loader of the plug-in as the
   * context class loader.
   *
   * @param key stands for the plug-in
   * @param code what the host has said of the files of the plug-in
   * @throws Throwable whatever the plug-in throws
   */
  Object create(int key, String plugin, List<String> code, String className) throws Throwable;

  /** Returns what a throwable out of a plug-in means. */
  Fault explain(Throwable thrown);
}
