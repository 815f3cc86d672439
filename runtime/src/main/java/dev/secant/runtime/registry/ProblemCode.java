package dev.secant.runtime.registry;

/** SKELETON of the contract; to be completed. */
public enum ProblemCode {
  /** The file is no readable JAR. */
  NOT_A_JAR
}
