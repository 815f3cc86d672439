package dev.secant.runtime.registry;

import java.util.Locale;

/**
 * What kind of problem; names are stable, and each has a section of docs/errors.md under its {@link
 * #anchor()}.
 */
public enum ProblemCode {
  /** A directory of plug-ins does not exist. */
  DIRECTORY_MISSING(Problem.Severity.WARNING),
  /** What was given as a directory of plug-ins is a file. */
  NOT_A_DIRECTORY,
  /** A directory of plug-ins cannot be listed. */
  DIRECTORY_UNREADABLE,
  /** What has the name of a JAR is a directory, a pipe, a socket or a device. */
  NOT_A_FILE,
  /** What has the name of a JAR is a link to nothing or in a circle. */
  BROKEN_LINK,
  /** A file cannot be opened or read. */
  UNREADABLE,
  /** A file is still being written: it changed each time it was read. */
  CHANGED_WHILE_READ,
  /** The file is empty, truncated, damaged or something else than a JAR. */
  NOT_A_JAR,
  /** A folder among the plug-ins holds no JAR of its own name. */
  FOLDER_WITHOUT_JAR(Problem.Severity.WARNING),
  /** The JAR has more entries than a plug-in may have. */
  TOO_MANY_ENTRIES,
  /** The JAR has an entry whose name leads out of it. */
  ILLEGAL_ENTRY,
  /** The JAR has two entries of one name that matters to loading. */
  DUPLICATE_ENTRY,
  /** An entry, or all that must be read of the JAR, is larger than a plug-in's may be. */
  TOO_LARGE,
  /** The manifest is no manifest, or one of its values has the wrong form. */
  BAD_MANIFEST,
  /** The manifest names a Class-Path, which would load code from outside the plug-in. */
  CLASS_PATH_ATTRIBUTE,
  /** The plug-in needs a newer version of the api than this one. */
  API_TOO_NEW,
  /** The plug-in contains a copy of the api, which is ignored. */
  API_BUNDLED(Problem.Severity.WARNING),
  /** A plug-in claims an id that is reserved. */
  RESERVED_ID,
  /** Several plug-ins have one id, so that none of them is loaded. */
  DUPLICATE_PLUGIN,
  /** A plug-in offers no function. */
  NO_FUNCTIONS(Problem.Severity.WARNING),
  /** A services file is larger than it may be and is read only in part. */
  SERVICES_TOO_LARGE,
  /** A line of a services file is not the name of a class. */
  BAD_SERVICES_LINE,
  /** A class that is offered is not there. */
  CLASS_MISSING,
  /** A class file contains a class of another name. */
  WRONG_CLASS_NAME,
  /** A class file is truncated, damaged, or rejected by the JVM. */
  CORRUPT_CLASS,
  /** A class needs a newer Java than this one. */
  CLASS_TOO_NEW,
  /** A class that is offered does not implement the service type. */
  NOT_A_FUNCTION,
  /** A class that is offered is not public. */
  NOT_PUBLIC,
  /** A class that is offered is abstract or an interface. */
  ABSTRACT,
  /** A class that is offered has no public constructor without parameters. */
  NO_CONSTRUCTOR,
  /** A class or its annotation yields no legal function name. */
  ILLEGAL_NAME,
  /** A class that another needs is neither in the plug-in nor in what its host shows it. */
  DEPENDENCY_MISSING,
  /** A class that code refers to is missing; whether a call needs it, only a call shows. */
  REFERENCE_MISSING(Problem.Severity.WARNING),
  /** The content of a signed JAR differs from what was signed. */
  TAMPERED,
  /** A lock file is damaged, of a newer version, unreadable or not there. */
  BAD_LOCK_FILE,
  /** A plug-in, or a JAR in its lib folder, is not in the lock file. */
  NOT_LOCKED,
  /** A JAR is another one than the lock file lists. */
  LOCK_MISMATCH,
  /** The lock file lists a JAR that is not there. */
  LOCK_MISSING(Problem.Severity.WARNING),
  /** A JAR has an entry that nobody signed. */
  NOT_SIGNED,
  /** A JAR is signed, but not in each entry by a pinned certificate that is valid now. */
  UNTRUSTED_SIGNER,
  /** Two classes of one plug-in have one function name; the first counts. */
  DUPLICATE_FUNCTION,
  /** A function has the short name of a built-in function and is found by its full name only. */
  SHADOWED_NAME(Problem.Severity.WARNING),
  /** One location has more problems than are worth listing. */
  TOO_MANY_PROBLEMS(Problem.Severity.WARNING),
  /** Functions on the class path or module path could not be looked up. */
  DISCOVERY_FAILED,
  /** The constructor or static initialiser of a class failed. */
  CONSTRUCTOR_FAILED,
  /** The constructor or static initialiser of a class did not return in time. */
  CONSTRUCTOR_TIMEOUT,
  /** An instance says that it has another name than its class. */
  NAME_MISMATCH(Problem.Severity.WARNING),
  /** A factory fails to list its parameters, or lists them against the rules. */
  BAD_PARAMETERS,
  /** A factory fails to create a function. */
  FACTORY_FAILED,
  /** There is no worker process for a function that is to run in one, or it ended too often. */
  WORKER_FAILED,
  /** A function fails to describe itself. */
  DESCRIPTION_FAILED(Problem.Severity.WARNING),
  /** Something keeps the classes of a plug-in in memory that was replaced or removed. */
  PLUGIN_LEAK(Problem.Severity.WARNING);

  private final Problem.Severity severity;

  ProblemCode() {
    this(Problem.Severity.ERROR);
  }

  ProblemCode(Problem.Severity severity) {
    this.severity = severity;
  }

  /** Returns how bad problems of this kind are. */
  public Problem.Severity severity() {
    return severity;
  }

  /** Returns the anchor in docs/errors.md: the name in lower case with hyphens. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
