package dev.secant.runtime.worker;

import java.util.List;

/** What a worker has of plug-ins: how to load their classes, and how to explain what they throw. */
public interface Providers {
  /**
   * Returns a new instance of a class of a plug-in, made with the loader of the plug-in as the
   * context class loader, which it stays.
   *
   * @param code what the host has said of the files of the plug-in
   * @throws Throwable whatever the plug-in throws
   */
  Object create(String plugin, List<String> code, String className) throws Throwable;

  /** Returns what a throwable out of a plug-in means. */
  Fault explain(Throwable thrown);
}
