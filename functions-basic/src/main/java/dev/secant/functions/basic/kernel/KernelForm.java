package dev.secant.functions.basic.kernel;

/** How the built-in functions compute in this JVM, for those who report a defect or a speed. */
public final class KernelForm {
  private KernelForm() {}

  /**
   * Returns which kernels are in use and why, in one line: vector, scalar, or those of the JDK. The
   * numbers are the same bits, except on a processor without fma. Takes half a second where the
   * Vector API is there, since that is loaded; else nothing. Thread-safe.
   */
  public static String inUse() {
    return VectorForm.inUse();
  }
}
